package nn

import (
	"math"
	"testing"

	"backdraw/core/kernel"
	"backdraw/core/spec"
)

// TestTruncation holds a run of six steps truncated at three against two stateful runs of three:
// the gradients of the weights must be the same sum.
func TestTruncation(t *testing.T) {
	for _, kind := range []string{"rnn", "gru", "lstm"} {
		l := spec.Layer{Type: kind, Units: 4, Bias: true, ReturnSequences: true, Truncate: 3}
		whole := newRig(kernel.Reference(), Layer[float64](newRecurrent[float64](Sequence(0, 2), l)), trial{b: 2, t: 6, seed: 5})
		whole.layer.Forward(&whole.pass)
		whole.layer.Backward(&whole.pass)

		l.Truncate, l.Stateful = 0, true
		half := newRig(kernel.Reference(), Layer[float64](newRecurrent[float64](Sequence(0, 2), l)), trial{b: 2, t: 3, seed: 5})
		copy(half.pass.W, whole.pass.W)
		clear(half.pass.Carry)
		for i := range 2 {
			copy(half.pass.X, whole.pass.X[i*len(half.pass.X):])
			copy(half.pass.DY, whole.pass.DY[i*len(half.pass.DY):])
			half.layer.Forward(&half.pass)
			half.layer.Backward(&half.pass)
		}
		for i, want := range half.pass.DW {
			if got := whole.pass.DW[i]; math.Abs(got-want) > 1e-12 {
				t.Fatalf("%s: gradient %d is %g, two runs of half the length give %g", kind, i, got, want)
			}
		}
	}
}
