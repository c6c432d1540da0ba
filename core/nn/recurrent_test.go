package nn

import (
	"fmt"
	"testing"

	"backdraw/core/spec"
)

// TestRecurrent checks every cell in every form against differences in float64, and its float32
// forms against that.
func TestRecurrent(t *testing.T) {
	cases := 0
	for _, kind := range []string{"rnn", "rnn-relu", "gru", "lstm"} {
		for _, sequences := range []bool{false, true} {
			for _, bidirectional := range []bool{false, true} {
				for _, lengths := range [][]int32{nil, {5, 1, 3}} {
					for _, bias := range []bool{true, false} {
						l := spec.Layer{Type: kind, Units: 3, Bias: bias, ReturnSequences: sequences, Bidirectional: bidirectional}
						if kind == "rnn-relu" {
							l.Type, l.Activation.Name = "rnn", "relu"
						}
						seed := uint64(cases + 1)
						t.Run(fmt.Sprint(kind, sequences, bidirectional, lengths, bias), func(t *testing.T) {
							in := Sequence(0, 2)
							checkGradient(t, trial{b: 3, t: 5, lengths: lengths, seed: seed,
								layer: newRecurrent[float64](in, l), twin: newRecurrent[float32](in, l)})
						})
						cases++
					}
				}
			}
		}
	}
	for _, size := range []struct{ b, t, f, h int }{{1, 1, 1, 1}, {9, 2, 5, 17}, {2, 7, 3, 4}} {
		for _, kind := range []string{"rnn", "gru", "lstm"} {
			l := spec.Layer{Type: kind, Units: size.h, Bias: true, ReturnSequences: true}
			in := Sequence(0, size.f)
			t.Run(fmt.Sprint(kind, size), func(t *testing.T) {
				checkGradient(t, trial{b: size.b, t: size.t, seed: 3, layer: newRecurrent[float64](in, l), twin: newRecurrent[float32](in, l)})
			})
			cases++
		}
	}
	if cases != 73 {
		t.Errorf("ran %d cases, want 73", cases)
	}
}

func TestEmbedding(t *testing.T) {
	for _, in := range []Shape{{Sequence: true}, Features(4)} {
		checkGradient(t, trial{b: 3, t: 5, ids: 6, seed: 2,
			layer: newEmbedding[float64](in, 6, 5, ""), twin: newEmbedding[float32](in, 6, 5, "")})
	}
}
