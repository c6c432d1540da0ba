package train

import (
	"testing"

	"backdraw/core/data"
	"backdraw/core/spec"
)

// TestOneRuleForAllSets: what is right is read off the training targets, whatever another set happens to hold.
func TestOneRuleForAllSets(t *testing.T) {
	cases := 0
	for _, c := range []struct {
		name            string
		training, other []float32
		accuracy, r2    bool
		want            float64
	}{
		{"0 and 1, tested on 1 alone", []float32{0, 1, 0}, []float32{1, 1, 1}, true, false, 1. / 3},
		{"0 and 1, tested on 0 alone", []float32{0, 1, 0}, []float32{0, 0, 0}, true, false, 2. / 3},
		{"-1 and 1, tested on 1 alone", []float32{-1, 1, 1}, []float32{1, 1, 1}, true, false, 1},
		{"numbers, tested on 0 and 1", []float32{0.3, 2, -1}, []float32{0, 1, 1}, false, true, 0},
	} {
		s, err := spec.Parse([]byte(`{"input":[1],"layers":[{"type":"dense","units":1,"bias":false}],"loss":"mse"}`))
		if err != nil {
			t.Fatal(err)
		}
		trainer := newTrainer(t, s, &data.Set{N: 3, T: 1, X: []float32{1, 2, 3}, Values: c.training})
		if err := trainer.SetParameters(map[string]ParameterChange{"layers[0].w": {Value: []float32{1}}}); err != nil {
			t.Fatal(err)
		}
		e, err := trainer.Evaluate(&data.Set{N: 3, T: 1, X: []float32{0.2, 0.3, 0.9}, Values: c.other})
		if err != nil {
			t.Fatal(err)
		}
		if (e.Accuracy != nil) != c.accuracy || (e.R2 != nil) != c.r2 {
			t.Errorf("%s: accuracy %v, r2 %v", c.name, e.Accuracy, e.R2)
		} else if c.accuracy && *e.Accuracy != c.want {
			t.Errorf("%s: accuracy is %v, want %v", c.name, *e.Accuracy, c.want)
		}
		cases++
	}
	if cases != 4 {
		t.Errorf("ran %d cases, want 4", cases)
	}
}
