package train

import (
	"fmt"
	"slices"
	"testing"

	"backdraw/core/data"
)

// TestCheckLeavesKinksOut: on examples that are zero every relu stands at its kink while the biases are 0, where a difference
// measures half a slope; the biases are named, and what is left agrees.
func TestCheckLeavesKinksOut(t *testing.T) {
	blank := &data.Set{N: 2, T: 1, X: make([]float32, 4), Values: []float32{1, 0.5}}
	trainer := newTrainer(t, parse(t, `{"input": [2], "layers": [{"type": "dense", "units": 3, "activation": "relu"}, {"type": "dense", "units": 1}]}`), blank)
	c, err := trainer.CheckGradients(blank, MaxChecked)
	if err != nil {
		t.Fatal(err)
	}
	hidden := c.PerLayer[0].Parameters
	if c.Checked != 13 || c.Kinks != 3 || !slices.Equal(c.KinksOf, []string{"relu"}) || len(hidden[0].Kinks) != 0 || !slices.Equal(hidden[1].Kinks, []int{0, 1, 2}) {
		t.Errorf("of %d parameters %d lie at kinks of %v: %v of the weights and %v of the biases; want 3 of 13, the biases 0 to 2, by relu", c.Checked, c.Kinks, c.KinksOf, hidden[0].Kinks, hidden[1].Kinks)
	}
	if c.MaxRelativeError > 1e-6 || hidden[1].Analytic[0] == hidden[1].Numeric[0] {
		t.Errorf("the others are %g apart; at the kink both ways give %g and %g", c.MaxRelativeError, hidden[1].Analytic[0], hidden[1].Numeric[0])
	}

	// With biases that are not 0 there is no kink, and all agree.
	if err := trainer.SetParameters(map[string]ParameterChange{"layers[0].b": {Value: []float32{0.5, -0.25, 0.125}}}); err != nil {
		t.Fatal(err)
	}
	c, err = trainer.CheckGradients(blank, MaxChecked)
	if err != nil || c.Kinks != 0 || len(c.KinksOf) != 0 || c.MaxRelativeError > 1e-6 {
		t.Errorf("with biases %d lie at kinks of %v, the worst error is %g (%v)", c.Kinks, c.KinksOf, c.MaxRelativeError, err)
	}
}

// TestCheckOfAnUntrainedImageNetworkAgrees: a stroke on blank paper, as in the digits lab before the first step.
func TestCheckOfAnUntrainedImageNetworkAgrees(t *testing.T) {
	x := make([]float32, 144)
	for i := range 8 {
		x[12*(i+2)+5], x[12*(i+2)+6] = 1, 0.5
	}
	stroke := &data.Set{N: 1, T: 1, X: x, Labels: []int32{1}}
	trainer := newTrainer(t, parse(t, `{"input": [1, 12, 12], "layers": [{"type": "conv2d", "filters": 4, "kernel": 5, "padding": "same", "activation": "relu"}, {"type": "max-pool2d", "size": 2},
		{"type": "conv2d", "filters": 6, "kernel": 3, "padding": "same", "activation": "relu"}, {"type": "max-pool2d", "size": 2}, {"type": "flatten"}, {"type": "dense", "units": 3}], "loss": "cross-entropy"}`), stroke)
	c, err := trainer.CheckGradients(stroke, MaxChecked)
	if err != nil {
		t.Fatal(err)
	}
	if c.MaxRelativeError > 1e-5 || c.Kinks == 0 || c.Kinks > 20 {
		t.Errorf("the worst relative error is %g, %d of %d lie at kinks of %v; want below 1e-5, and some biases", c.MaxRelativeError, c.Kinks, c.Checked, c.KinksOf)
	}
}

// TestCheckingGoesPartByPart: parts come to what the whole does, whatever happens to the trainer between them.
func TestCheckingGoesPartByPart(t *testing.T) {
	set := spirals(10)
	trainer := newTrainer(t, playground(), set)
	want, err := trainer.CheckGradients(set, 12)
	if err != nil {
		t.Fatal(err)
	}
	c, err := trainer.NewChecking(set, 12)
	if err != nil {
		t.Fatal(err)
	}
	_, of := c.Progress()
	parts := 0
	for more := true; more; {
		more = c.Next()
		parts++
		if done, all := c.Progress(); done != parts || all != of || more != (done < of) {
			t.Fatalf("after part %d the progress is %d of %d, and whether there is more is %v", parts, done, all, more)
		}
		if err := trainer.Train(1); err != nil {
			t.Fatal(err)
		}
	}
	if got := c.Result(); parts != want.Checked || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%d parts come to\n%v, want\n%v", parts, got, want)
	}
	if c.Next() {
		t.Error("past its end there is more")
	}
}
