package train

import (
	"backdraw/core/data"
	"backdraw/core/nn"
)

// A judge decides which predictions are right.
//
//	cross-entropy, hinge of several outputs   the largest output is the label's, or the largest target's
//	binary-cross-entropy                      output above 0 (probability one half) where the target is above 1/2
//	hinge of one output                       output above 0 where the target is
//	other losses of one output                the same at 0 for targets -1 and 1, at 1/2 for 0 and 1 (or 1 alone)
//
// Which targets there are, the training set says, for all sets; without one, the set itself.
// For anything else there is no right and wrong.
type judge struct {
	rule      rule
	at        float32 // threshold of the output
	targetAt  float32 // threshold of the target
	classes   int
	sequences bool
}

type rule int

const (
	noRule rule = iota
	largest
	threshold
)

func newJudge(n *nn.Network[float32], s *data.Set) judge {
	j := judge{classes: n.Out.Width(), sequences: n.Out.Sequence}
	switch loss := n.Loss.Name(); {
	case loss == "cross-entropy", loss == "hinge" && j.classes > 1:
		j.rule = largest
	case loss == "binary-cross-entropy":
		j.rule, j.targetAt = threshold, 0.5
	case loss == "hinge":
		j.rule = threshold
	case j.classes == 1 && only(s.Values, 0, 1):
		j.rule, j.at, j.targetAt = threshold, 0.5, 0.5
	case j.classes == 1 && only(s.Values, -1, 1):
		j.rule = threshold
	}
	return j
}

func only(values []float32, a, b float32) bool {
	for _, v := range values {
		if v != a && v != b {
			return false
		}
	}
	return len(values) > 0
}

// classCount returns how many classes a confusion matrix has, or 0.
func (j judge) classCount() int {
	switch {
	case j.rule == largest:
		return j.classes
	case j.rule == threshold && j.classes == 1:
		return 2
	}
	return 0
}

// judged is told of every prediction that counts.
type judged func(predicted, actual int)

// each calls f for every prediction in the workspace that counts.
func (j judge) each(w *nn.Workspace[float32], labels bool, lengths []int32, f judged) {
	if j.rule == noRule {
		return
	}
	n := w.N
	steps := len(w.Y) / (j.classes * n)
	for t := range steps {
		y := w.Y[t*j.classes*n:][:j.classes*n]
		for b := range w.B {
			if j.sequences && lengths != nil && t >= int(lengths[b]) {
				continue
			}
			target := w.Values[t*j.classes*n:]
			switch {
			case j.rule == threshold:
				for c := range j.classes {
					at := c*n + b
					f(above(y[at], j.at), above(target[at], j.targetAt))
				}
			case labels:
				f(argmax(y, j.classes, n, b), int(w.Labels[t*n+b]))
			default:
				f(argmax(y, j.classes, n, b), argmax(target, j.classes, n, b))
			}
		}
	}
}

func above(v, threshold float32) int {
	if v > threshold {
		return 1
	}
	return 0
}

// argmax returns the row, of c rows of n, with example b's largest number; the first of equals.
func argmax(rows []float32, c, n, b int) int {
	best, value := 0, rows[b]
	for k := 1; k < c; k++ {
		if v := rows[k*n+b]; v > value {
			best, value = k, v
		}
	}
	return best
}

// count returns the predictions that are right, of those that count. It is what each would tell,
// without a call for each.
func (j judge) count(w *nn.Workspace[float32], labels bool, lengths []int32) (right, counted int) {
	if j.rule == threshold && j.classes == 1 && !j.sequences {
		for b := range w.B {
			if (w.Y[b] > j.at) == (w.Values[b] > j.targetAt) {
				right++
			}
		}
		return right, w.B
	}
	j.each(w, labels, lengths, func(predicted, actual int) {
		counted++
		if predicted == actual {
			right++
		}
	})
	return right, counted
}
