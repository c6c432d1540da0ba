package metric

import (
	"math"
	"slices"
	"testing"
)

func TestConfusionNamesALabelOutOfRange(t *testing.T) {
	_, err := Confusion([]int32{0, 1}, []int32{1, 3}, 3)
	if err == nil || err.Error() != "predicted[1] is 3, want a label from 0 to 2" {
		t.Errorf("got %v", err)
	}
	if _, err := Confusion([]int32{0}, []int32{1, 3}, 3); err == nil {
		t.Error("lists of different length were taken")
	}
}

func TestClassifyOfNothing(t *testing.T) {
	c := Classify([][]int{{0, 0}, {0, 0}})
	if c.Accuracy != 0 || c.Macro != (Average{}) || c.Weighted != (Average{}) {
		t.Errorf("got %+v, want zeros", c)
	}
}

func TestAccuracyOfEquals(t *testing.T) {
	outputs := []float32{1, 1, 0, 0, 2, 2}
	if got := Accuracy(outputs, []int32{0, 1}, 3); got != 1 {
		t.Errorf("accuracy is %v, want 1: the first of equals counts", got)
	}
	if got := TopAccuracy(outputs, []int32{1, 2}, 3, 1); got != 0 {
		t.Errorf("top-1 accuracy is %v, want 0", got)
	}
	if got := TopAccuracy(outputs, []int32{1, 2}, 3, 2); got != 1 {
		t.Errorf("top-2 accuracy is %v, want 1", got)
	}
	if got := BinaryAccuracy([]float32{-1, 0.1, 0, 2}, []float32{-1, 1, 1, 1}, 0, 0); got != 0.75 {
		t.Errorf("binary accuracy is %v, want 0.75", got)
	}
}

func TestR2OfConstantTargets(t *testing.T) {
	if got := Regress([]float64{2, 2}, []float64{2, 2}).R2; got != 1 {
		t.Errorf("exact: %v, want 1", got)
	}
	if got := Regress([]float64{2, 3}, []float64{2, 2}).R2; got != 0 {
		t.Errorf("wrong: %v, want 0", got)
	}
}

// The area is the share of pairs of a positive and a negative that are in order.
func TestAUCCountsPairs(t *testing.T) {
	scores := []float32{3, 1, 2, 2, 5, 0, 2, 4}
	positive := []bool{true, false, true, false, false, false, true, true}
	pairs, ordered := 0.0, 0.0
	for i, p := range positive {
		for j, q := range positive {
			if p && !q {
				pairs++
				switch {
				case scores[i] > scores[j]:
					ordered++
				case scores[i] == scores[j]:
					ordered += 0.5
				}
			}
		}
	}
	points, err := ROC(scores, positive)
	if err != nil || math.Abs(AUC(points)-ordered/pairs) > 1e-12 {
		t.Errorf("got %v, %v, want %v", AUC(points), err, ordered/pairs)
	}
	if want := (Rate{1, 1}); !slices.Contains(points, want) || points[0] != (Rate{}) || len(points) != 7 {
		t.Errorf("points are %v", points)
	}
	if _, err := ROC(scores, make([]bool, 8)); err == nil {
		t.Error("scores without a positive were taken")
	}
}
