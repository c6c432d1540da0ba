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

// TestTruncationCountsFromEachExamplesEnds holds a batch of sequences of different length, padded to the longest, against
// each sequence alone: where gradients are cut belongs to a sequence, not to the batch that it is in.
func TestTruncationCountsFromEachExamplesEnds(t *testing.T) {
	ran := 0
	for _, kind := range []string{"rnn", "gru", "lstm"} {
		for _, sequences := range []bool{true, false} {
			l := spec.Layer{Type: kind, Units: 3, Bias: true, ReturnSequences: sequences, Bidirectional: true, Truncate: 2}
			lengths := []int32{3, 7, 4, 1}
			build := func(tr trial) *rig[float64] {
				return newRig(kernel.Reference(), Layer[float64](newRecurrent[float64](Sequence(0, 2), l)), tr)
			}
			batch := build(trial{b: 4, t: 7, lengths: lengths, seed: 6})
			clear(batch.pass.DW)
			batch.layer.Forward(&batch.pass)
			batch.layer.Backward(&batch.pass)
			sum := make([]float64, len(batch.pass.DW))
			for b, length := range lengths {
				alone := build(trial{b: 1, t: int(length), seed: 6})
				copy(alone.pass.W, batch.pass.W)
				clear(alone.pass.DW)
				take := func(to, from []float64) {
					for r := range len(to) / alone.pass.N {
						for n := range alone.pass.N {
							to[r*alone.pass.N+n] = 0
						}
						to[r*alone.pass.N] = from[r*batch.pass.N+b]
					}
				}
				take(alone.pass.X, batch.pass.X)
				take(alone.pass.DY, batch.pass.DY)
				alone.layer.Forward(&alone.pass)
				alone.layer.Backward(&alone.pass)
				for i, d := range alone.pass.DW {
					sum[i] += d
				}
				for r := range len(alone.pass.DX) / alone.pass.N {
					if got, want := batch.pass.DX[r*batch.pass.N+b], alone.pass.DX[r*alone.pass.N]; math.Abs(got-want) > 1e-12 {
						t.Fatalf("%s, sequences %v: row %d of the input's gradient of example %d is %g, alone %g", kind, sequences, r, b, got, want)
					}
				}
			}
			for i, want := range sum {
				if got := batch.pass.DW[i]; math.Abs(got-want) > 1e-12 {
					t.Fatalf("%s, sequences %v: gradient %d is %g, of each alone %g", kind, sequences, i, got, want)
				}
			}
			ran++
		}
	}
	if ran != 6 {
		t.Errorf("ran %d layers, want 6", ran)
	}
}
