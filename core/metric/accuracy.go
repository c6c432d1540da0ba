package metric

type number interface{ float32 | float64 }

// ArgMax returns the index of the largest number, the first of equals; 0 for an empty row.
func ArgMax[F number](row []F) int {
	best := 0
	for i, v := range row {
		if v > row[best] {
			best = i
		}
	}
	return best
}

// Accuracy returns the share of rows, of classes numbers each, whose largest number stands at the
// label; 0 of no rows.
func Accuracy[F number](outputs []F, labels []int32, classes int) float64 {
	right := 0
	for e, label := range labels {
		if ArgMax(outputs[e*classes:][:classes]) == int(label) {
			right++
		}
	}
	return share(right, len(labels))
}

// TopAccuracy returns the share of rows, of classes numbers each, in which fewer than k numbers
// are larger than the label's. Of equal numbers the first counts as the larger.
func TopAccuracy[F number](outputs []F, labels []int32, classes, k int) float64 {
	right := 0
	for e, label := range labels {
		row := outputs[e*classes:][:classes]
		ahead := 0
		for i, v := range row {
			if v > row[label] || v == row[label] && i < int(label) {
				ahead++
			}
		}
		if ahead < k {
			right++
		}
	}
	return share(right, len(labels))
}

// BinaryAccuracy returns the share of outputs that lie on the same side of threshold as their
// targets lie of targetThreshold: above it or not.
func BinaryAccuracy[F number](outputs, targets []F, threshold, targetThreshold F) float64 {
	right := 0
	for e, v := range outputs {
		if (v > threshold) == (targets[e] > targetThreshold) {
			right++
		}
	}
	return share(right, len(outputs))
}
