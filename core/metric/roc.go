package metric

import (
	"cmp"
	"slices"

	"backdraw/core/fault"
)

// Rate is a point of the receiver operating characteristic: the shares of negatives and of
// positives whose score is at least some threshold.
type Rate struct{ FalsePositive, TruePositive float64 }

// ROC returns the points in the order of falling thresholds, one for each distinct score, after
// (0, 0). positive says which scores belong to positives. It is an error of code invalid-data if
// the lengths differ or one of the classes has no example.
func ROC[F number](scores []F, positive []bool) ([]Rate, error) {
	if len(scores) != len(positive) {
		return nil, fault.New(fault.InvalidData, "scores", "scores has %d numbers, want %d, as many as examples", len(scores), len(positive))
	}
	order := make([]int, len(scores))
	positives := 0
	for i, p := range positive {
		order[i] = i
		if p {
			positives++
		}
	}
	negatives := len(scores) - positives
	if positives == 0 || negatives == 0 {
		return nil, fault.New(fault.InvalidData, "positive", "positive has %d positives and %d negatives, want at least one of each", positives, negatives)
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	points := []Rate{{}}
	fp, tp := 0, 0
	for i, e := range order {
		if positive[e] {
			tp++
		} else {
			fp++
		}
		if i == len(order)-1 || scores[order[i+1]] != scores[e] {
			points = append(points, Rate{share(fp, negatives), share(tp, positives)})
		}
	}
	return points, nil
}

// AUC returns the area under the curve through points of ROC: the probability that a positive has
// a higher score than a negative, ties counting one half. Hanley and McNeil 1982.
func AUC(points []Rate) float64 {
	area := 0.0
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		area += (b.FalsePositive - a.FalsePositive) * (a.TruePositive + b.TruePositive) / 2
	}
	return area
}
