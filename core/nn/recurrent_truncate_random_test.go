package nn

import (
	"math"
	"slices"
	"testing"

	"backdraw/core/kernel"
	"backdraw/core/spec"

	"pgregory.net/rapid"
)

// segments runs a truncated layer as what it stands for: one run after another of at most k steps,
// each from the state that the last one left, as a constant. The runs share the weights and the
// input of the rig whose states they begin with.
type segments struct {
	whole *rig[float64]
	parts []*rig[float64]
	carry [][]float64
}

func newSegments(whole *rig[float64], l spec.Layer, tr trial) *segments {
	s := &segments{whole: whole}
	layer := whole.layer.(*Recurrent[float64])
	both, _ := layer.trails(&whole.pass)
	size := l.Units * tr.b
	k := l.Truncate
	l.Truncate, l.Stateful = 0, true
	for from := 0; from < tr.t; from += k {
		part := tr
		part.t = min(k, tr.t-from)
		part.lengths = nil
		for _, length := range tr.lengths {
			part.lengths = append(part.lengths, int32(min(max(int(length)-from, 0), part.t)))
		}
		r := newRig(kernel.Reference(), Layer[float64](newRecurrent[float64](layer.in, l)), part)
		r.pass.W, r.pass.X = whole.pass.W, whole.pass.X[from*layer.in.Width()*tr.b:][:len(r.pass.X)]
		clear(r.pass.DY)
		if l.ReturnSequences {
			copy(r.pass.DY, whole.pass.DY[from*size:])
		} else {
			for b := range tr.b { // the output is the state after the last step: the part's that has it
				last := tr.t - 1
				if tr.lengths != nil {
					last = int(tr.lengths[b]) - 1
				}
				for at := b; last/k == from/k && at < size; at += tr.b {
					r.pass.DY[at] = whole.pass.DY[at]
				}
			}
		}
		state := slices.Clone(both[0].at(both[0].hidden, from, size))
		if layer.cell == cellLSTM {
			state = append(state, both[0].at(both[0].cell, from, size)...)
		}
		s.parts, s.carry = append(s.parts, r), append(s.carry, state)
	}
	return s
}

func (s *segments) loss() (sum float64) {
	for i, r := range s.parts {
		copy(r.pass.Carry, s.carry[i])
		sum += r.loss()
	}
	return sum
}

// TestTruncatedGradient holds a truncated layer's gradient against differences of the loss of its
// segments, in which the states between them are held.
func TestTruncatedGradient(t *testing.T) {
	seen := map[string]int{}
	checkCorners(t, func(t *rapid.T) {
		tr := trial{b: rapid.IntRange(1, 3).Draw(t, "batch"), t: rapid.IntRange(1, 7).Draw(t, "steps"), seed: rapid.Uint64().Draw(t, "seed")}
		l := spec.Layer{Type: rapid.SampledFrom([]string{"rnn", "gru", "lstm"}).Draw(t, "cell"), Units: rapid.IntRange(1, 4).Draw(t, "units"),
			Bias: rapid.Bool().Draw(t, "bias"), ReturnSequences: rapid.Bool().Draw(t, "return sequences"),
			Stateful: rapid.Bool().Draw(t, "stateful"), Truncate: rapid.IntRange(1, 4).Draw(t, "truncate")}
		tr.carried = l.Stateful
		if rapid.Bool().Draw(t, "lengths differ") {
			for range tr.b {
				tr.lengths = append(tr.lengths, int32(rapid.IntRange(1, tr.t).Draw(t, "length")))
			}
		}
		for corner, met := range map[string]bool{"all": true, l.Type: true, "a sequence of one": tr.t == 1, "cuts that do not divide": tr.t > l.Truncate && tr.t%l.Truncate != 0,
			"a cut at every step": l.Truncate == 1 && tr.t > 1, "a batch of one": tr.b == 1, "stateful": l.Stateful,
			"last state of uneven lengths": tr.lengths != nil && !l.ReturnSequences, "sequences of uneven lengths": tr.lengths != nil && l.ReturnSequences} {
			if met {
				seen[corner]++
			}
		}
		in := Sequence(0, rapid.IntRange(1, 3).Draw(t, "features"))
		tr.layer, tr.twin = newRecurrent[float64](in, l), newRecurrent[float32](in, l)
		whole := newRig(kernel.Reference(), tr.layer, tr)
		whole.loss()
		whole.layer.Backward(&whole.pass)
		c := comparison{loss: newSegments(whole, l, tr).loss}
		c.compare(t, "W", whole.pass.W, whole.pass.DW)
		c.compare(t, "X", whole.pass.X, whole.pass.DX)
		checkFloat32(t, tr)
	}, seen, "rnn", "gru", "lstm", "a sequence of one", "cuts that do not divide", "a cut at every step", "a batch of one", "stateful",
		"last state of uneven lengths", "sequences of uneven lengths")
}

// TestTruncatedBothWays holds a bidirectional truncated layer against its two directions as layers
// of their own, the second on the sequence turned round.
func TestTruncatedBothWays(t *testing.T) {
	ran := 0
	rapid.Check(t, func(t *rapid.T) {
		tr := trial{b: rapid.IntRange(1, 3).Draw(t, "batch"), t: rapid.IntRange(1, 7).Draw(t, "steps"), seed: rapid.Uint64().Draw(t, "seed")}
		l := spec.Layer{Type: rapid.SampledFrom([]string{"rnn", "gru", "lstm"}).Draw(t, "cell"), Units: rapid.IntRange(1, 3).Draw(t, "units"),
			Bias: true, ReturnSequences: true, Truncate: rapid.IntRange(1, 4).Draw(t, "truncate")}
		in := Sequence(0, rapid.IntRange(1, 3).Draw(t, "features"))
		one := newRecurrent[float64](in, l)
		l.Bidirectional = true
		both := newRig(kernel.Reference(), Layer[float64](newRecurrent[float64](in, l)), tr)
		both.loss()
		both.layer.Backward(&both.pass)
		same := func(what string, got, want float64) {
			if math.Abs(got-want) > 1e-12*max(1, math.Abs(want)) { // sums over time run the other way
				t.Fatalf("%s is %g, of the directions alone %g", what, got, want)
			}
		}
		sum := make([]float64, len(both.pass.DX))
		for d := range 2 {
			r := newRig(kernel.Reference(), Layer[float64](one), tr)
			weights, width, size := len(r.pass.W), in.Width()*tr.b, l.Units*tr.b
			copy(r.pass.W, both.pass.W[d*weights:])
			place := func(step int) int { return step + d*(tr.t-1-2*step) }
			for step := range tr.t {
				copy(r.pass.X[step*width:][:width], both.pass.X[place(step)*width:])
				copy(r.pass.DY[step*size:][:size], both.pass.DY[(2*place(step)+d)*size:])
			}
			r.loss()
			r.layer.Backward(&r.pass)
			for i, want := range r.pass.DW {
				same("DW", both.pass.DW[d*weights+i], want)
			}
			for step := range tr.t {
				for i, v := range r.pass.DX[step*width:][:width] {
					sum[place(step)*width+i] += v
				}
			}
		}
		for i, want := range sum {
			same("DX", both.pass.DX[i], want)
		}
		ran++
	})
	if ran == 0 {
		t.Error("ran no case")
	}
}
