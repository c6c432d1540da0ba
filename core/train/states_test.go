package train

import (
	"math"
	"testing"

	"backdraw/core/data"
)

// TestStatesAreTheRunningStatistics: by hand after one step on one batch of two, beside a layer that carries states of its own.
func TestStatesAreTheRunningStatistics(t *testing.T) {
	trainer, err := New(parse(t, `{"input":[2],"layers":[{"type":"batch-norm","momentum":0.1},{"type":"dense","units":1}],"batchSize":2}`))
	if err != nil {
		t.Fatal(err)
	}
	examples := &data.Set{N: 2, T: 1, X: []float32{1, 10, 3, 20}, Values: []float32{0, 1}}
	if err := trainer.SetData(examples, nil); err != nil {
		t.Fatal(err)
	}
	if err := trainer.Train(1); err != nil {
		t.Fatal(err)
	}
	want := []State{
		{"layers[0].running_mean", []int{2}, []float32{0.2, 1.5}},
		// 0.9 and a tenth of the unbiased variances 2 and 50.
		{"layers[0].running_var", []int{2}, []float32{1.1, 5.9}},
	}
	got := trainer.States()
	if len(got) != len(want) {
		t.Fatalf("there are %d states, want %d", len(got), len(want))
	}
	for i, each := range got {
		if each.Path != want[i].Path || len(each.Shape) != 1 || each.Shape[0] != 2 {
			t.Errorf("state %d is %s of shape %v, want %s of [2]", i, each.Path, each.Shape, want[i].Path)
		}
		for k, value := range each.Data {
			if math.Abs(float64(value-want[i].Data[k])) > 1e-5 {
				t.Errorf("%s[%d] is %v, want %v", each.Path, k, value, want[i].Data[k])
			}
		}
		each.Data[0] = 7
	}
	if trainer.States()[0].Data[0] == 7 {
		t.Error("a change of the copy changes the trainer")
	}
	carried, err := New(parse(t, `{"input":["T",2],"layers":[{"type":"gru","units":3,"stateful":true},{"type":"dense","units":1}],"shuffle":false}`))
	if err != nil {
		t.Fatal(err)
	}
	if states := carried.States(); len(states) > 0 {
		t.Errorf("a carried state is given: %v", states)
	}
}
