package train

import (
	"slices"
	"testing"

	"backdraw/core/data"
)

// TestExamplesOfWeightlessClasses: batches whose classes all have weight 0 leave the weights as they
// are, and every figure of them is 0.
func TestExamplesOfWeightlessClasses(t *testing.T) {
	s := parse(t, `{"input":[2],"layers":[{"type":"dense","units":3}],"batchSize":1,"loss":{"type":"cross-entropy","classWeights":[0,1,1]}}`)
	set := &data.Set{N: 2, T: 1, X: []float32{1, 2, 3, 4}, Labels: []int32{0, 0}}
	trainer := newTrainer(t, s, set)
	before := slices.Clone(trainer.w)
	if err := trainer.Begin(false); err != nil {
		t.Fatal(err)
	}
	if err := trainer.Train(5); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(before, trainer.w) {
		t.Error("steps that count nothing moved the weights")
	}
	report, err := trainer.Report(false)
	if err != nil {
		t.Fatal(err)
	}
	evaluated, err := trainer.Evaluate(set)
	if err != nil {
		t.Fatal(err)
	}
	traced, err := trainer.Trace(set)
	if err != nil {
		t.Fatal(err)
	}
	checked, err := trainer.CheckGradients(set, MaxChecked)
	if err != nil {
		t.Fatal(err)
	}
	for what, got := range map[string]float64{"report": report.Loss, "evaluate": evaluated.Loss, "trace": traced.Loss, "gradient check": checked.MaxRelativeError} {
		if got != 0 {
			t.Errorf("%s gives %v, want 0", what, got)
		}
	}
}
