package metric

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-12 }

// TestConfusionAndItsFigures: of class 0 (three examples) two are taken for 1, of class 1 (two) one for 2, of class 2 (one)
// none for another.
func TestConfusionAndItsFigures(t *testing.T) {
	confusion, err := Confusion([]int32{0, 0, 0, 1, 1, 2}, []int32{0, 1, 1, 1, 2, 2}, 3)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(confusion), "[[1 2 0] [0 1 1] [0 0 1]]"; got != want {
		t.Fatalf("confusion is %s, want %s", got, want)
	}
	c := Classify(confusion)
	if fmt.Sprint(c.Support) != "[3 2 1]" || !near(c.Accuracy, 3./6) {
		t.Errorf("support %v, accuracy %v, want [3 2 1] and 1/2", c.Support, c.Accuracy)
	}
	for name, pair := range map[string][2][]float64{
		"precision": {c.Precision, {1, 1. / 3, 1. / 2}},
		"recall":    {c.Recall, {1. / 3, 1. / 2, 1}},
		"F1":        {c.F1, {2. / 4, 2. / 5, 2. / 3}},
		"macro":     {{c.Macro.Precision, c.Macro.Recall, c.Macro.F1}, {11. / 18, 11. / 18, (1./2 + 2./5 + 2./3) / 3}},
		"weighted":  {{c.Weighted.Precision, c.Weighted.Recall, c.Weighted.F1}, {(3 + 2./3 + 1./2) / 6, (1. + 1 + 1) / 6, (3./2 + 4./5 + 2./3) / 6}},
		"micro":     {{c.Micro.Precision, c.Micro.Recall, c.Micro.F1}, {1. / 2, 1. / 2, 1. / 2}},
	} {
		if !slices.EqualFunc(pair[0], pair[1], near) {
			t.Errorf("%s is %v, want %v", name, pair[0], pair[1])
		}
	}
}

// TestRegress: differences -1, 0, 3 from targets 1, 2, 6 of mean 3: 1 - (1+0+9)/(4+1+9) = 2/7.
func TestRegress(t *testing.T) {
	r := Regress([]float64{0, 2, 9}, []float64{1, 2, 6})
	if !near(r.MeanSquared, 10./3) || !near(r.MeanAbsolute, 4./3) || !near(r.R2, 2./7) {
		t.Errorf("got %+v, want 10/3, 4/3 and 2/7", r)
	}
}

// TestROCByHand: thresholds 4, 3 (a tie of a positive and a negative), 1.
func TestROCByHand(t *testing.T) {
	points, err := ROC([]float64{3, 1, 4, 3}, []bool{true, false, true, false})
	if err != nil {
		t.Fatal(err)
	}
	if want := []Rate{{0, 0}, {0, 0.5}, {0.5, 1}, {1, 1}}; !slices.Equal(points, want) {
		t.Errorf("points are %v, want %v", points, want)
	}
	if got := AUC(points); !near(got, 0.875) {
		t.Errorf("area is %v, want 7/8: of 4 pairs 3 are in order and one is a tie", got)
	}
}

func TestArgMaxIsTheFirstOfEquals(t *testing.T) {
	if got := ArgMax([]float64{1, 3, 3, 2}); got != 1 {
		t.Errorf("got %d, want 1", got)
	}
	if got := ArgMax([]float64{}); got != 0 {
		t.Errorf("got %d of nothing, want 0", got)
	}
	if got := BinaryAccuracy([]float64{0.5, 0.6}, []float64{0.5, 0.5}, 0.5, 0.5); got != 0.5 {
		t.Errorf("accuracy is %v, want 1/2: what is on a threshold is not above it", got)
	}
}
