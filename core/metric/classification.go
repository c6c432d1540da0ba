// Package metric holds figures that say how good predictions are and that training does not
// minimise: of classes, of numbers, of scores.
package metric

import (
	"fmt"

	"backdraw/core/fault"
)

// Average is precision, recall and F1 over classes.
type Average struct{ Precision, Recall, F1 float64 }

// Classification is what a confusion matrix says. Of class i, with tp right predictions:
//
//	precision = tp / predicted as i    recall = tp / support    F1 = 2*tp / (predicted as i + support)
//
// where 0/0 counts as 0. Macro is the plain mean over classes, Weighted the mean by support,
// Micro that of all predictions together (equal to the accuracy for all three).
type Classification struct {
	Accuracy               float64
	Confusion              [][]int // [actual][predicted]
	Precision, Recall, F1  []float64
	Support                []int // examples of each class
	Macro, Micro, Weighted Average
}

// Confusion counts in [i][j] the examples of class i that were predicted as j. Classes are 0 to
// classes-1; others, and lists of different length, are errors of code invalid-data.
func Confusion(actual, predicted []int32, classes int) ([][]int, error) {
	if len(actual) != len(predicted) {
		return nil, fault.New(fault.InvalidData, "predicted", "predicted has %d labels, want %d, as many as actual", len(predicted), len(actual))
	}
	counts := make([][]int, classes)
	for i := range counts {
		counts[i] = make([]int, classes)
	}
	for e := range actual {
		for _, label := range []struct {
			name  string
			value int32
		}{{"actual", actual[e]}, {"predicted", predicted[e]}} {
			if label.value < 0 || int(label.value) >= classes {
				path := fmt.Sprintf("%s[%d]", label.name, e)
				return nil, fault.New(fault.InvalidData, path, "%s is %d, want a label from 0 to %d", path, label.value, classes-1)
			}
		}
		counts[actual[e]][predicted[e]]++
	}
	return counts, nil
}

// Classify works out the figures of a confusion matrix, which it keeps.
func Classify(confusion [][]int) Classification {
	n := len(confusion)
	c := Classification{Confusion: confusion, Precision: make([]float64, n), Recall: make([]float64, n), F1: make([]float64, n), Support: make([]int, n)}
	right, total := 0, 0
	predicted := make([]int, n)
	for i, row := range confusion {
		for j, count := range row {
			c.Support[i] += count
			predicted[j] += count
		}
		right += row[i]
		total += c.Support[i]
	}
	c.Accuracy = share(right, total)
	for i := range n {
		tp := confusion[i][i]
		p, r, f := share(tp, predicted[i]), share(tp, c.Support[i]), share(2*tp, predicted[i]+c.Support[i])
		c.Precision[i], c.Recall[i], c.F1[i] = p, r, f
		c.Macro.add(p, r, f, share(1, n))
		c.Weighted.add(p, r, f, share(c.Support[i], total))
	}
	c.Micro = Average{c.Accuracy, c.Accuracy, c.Accuracy}
	return c
}

func (a *Average) add(precision, recall, f1, weight float64) {
	a.Precision += weight * precision
	a.Recall += weight * recall
	a.F1 += weight * f1
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
