package train

import (
	"slices"
	"testing"
)

// TestTraceShowsStates traces an lstm that returns sequences: its states are its output, and at the
// last step their gradient is the output's.
func TestTraceShowsStates(t *testing.T) {
	trainer := newTrainer(t, writerSpec("lstm"), alphabet(6, 4))
	trace, err := trainer.Trace(alphabet(6, 4))
	if err != nil {
		t.Fatal(err)
	}
	l := trace.Layers[1]
	h, dh := l.States["h"], l.StateGradients["h"]
	if want := []int{6, 4, 12}; !slices.Equal(h.Shape, want) || !slices.Equal(l.Output.Shape, want) || !slices.Equal(dh.Shape, want) {
		t.Fatalf("shapes are %v, %v and %v, want %v", h.Shape, l.Output.Shape, dh.Shape, want)
	}
	if !slices.Equal(h.Data, l.Output.Data) {
		t.Error("the states are not the output")
	}
	for example := range 6 {
		at := (example*4 + 3) * 12
		if !slices.Equal(dh.Data[at:at+12], l.OutputGradient.Data[at:at+12]) {
			t.Errorf("the last state's gradient of example %d is not the output's", example)
		}
	}
	if c0 := l.States["c0"]; !slices.Equal(c0.Shape, []int{6, 1, 12}) {
		t.Errorf("c0 has shape %v, want [6 1 12]", c0.Shape)
	}
}

// A network is traced before it has any data.
func TestTraceWithoutData(t *testing.T) {
	trainer, err := New(playground())
	if err != nil {
		t.Fatal(err)
	}
	trace, err := trainer.Trace(spirals(10))
	if err != nil {
		t.Fatal(err)
	}
	if len(trace.Layers) != 3 {
		t.Errorf("the trace has %d layers, want 3", len(trace.Layers))
	}
}
