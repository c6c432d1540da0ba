package nn

import (
	"backdraw/core/kernel"
	"backdraw/core/spec"
)

// Recurrent is a layer with a state h of H units that it carries from step to step, forward in
// time or in both directions: rnn, gru or lstm, see the cells.
//
//	X [T,F]   Y [T,H], or [H], the state after the last step; H is doubled where bidirectional
//	w_ih (G*H, F)   w_hh (G*H, H)   b (G*H,), gates stacked in golden's order
//
// Steps past an example's length are not run: the state stays, the output is 0. The backward
// direction has parameters of its own with the suffix _rev, begins at the last valid step, and its
// output stands behind the forward one's.
//
// A stateful layer begins where the last batch's same example ended, with that state as a
// constant; otherwise from 0. Backpropagation through time (Werbos 1990) runs over all steps, or,
// with truncate k, never across a step whose number is a multiple of k.
type Recurrent[F kernel.Float] struct {
	in, out    Shape
	cell       cell
	units      int
	sequences  bool
	directions int
	truncate   int
	stateful   bool
	bias       bool
	params     []Param
	state      []State
}

// A cell is what a recurrent layer computes in one step.
type cell int

const (
	cellTanh cell = iota
	cellReLU
	cellGRU
	cellLSTM
)

// gates returns how many blocks of H rows a cell's parameters have.
func (c cell) gates() int {
	switch c {
	case cellGRU:
		return 3
	case cellLSTM:
		return 4
	}
	return 1
}

// newRecurrent returns the layer of a spec for sequences of shape in.
func newRecurrent[F kernel.Float](in Shape, l spec.Layer) *Recurrent[F] {
	r := &Recurrent[F]{in: in, units: l.Units, sequences: l.ReturnSequences, directions: 1,
		truncate: l.Truncate, stateful: l.Stateful, bias: l.Bias}
	switch {
	case l.Type == "gru":
		r.cell = cellGRU
	case l.Type == "lstm":
		r.cell = cellLSTM
	case l.Activation.Name == "relu":
		r.cell = cellReLU
	}
	if l.Bidirectional {
		r.directions = 2
	}
	r.out = Features(l.Units * r.directions)
	if l.ReturnSequences {
		r.out = Sequence(in.Steps, l.Units*r.directions)
	}
	for _, suffix := range []string{"", "_rev"}[:r.directions] {
		r.params = append(r.params, r.parameters(l, suffix)...)
	}
	if l.Stateful {
		r.state = append(r.state, State{Name: "h", Shape: []int{l.Units}, PerExample: true})
		if r.cell == cellLSTM {
			r.state = append(r.state, State{Name: "c", Shape: []int{l.Units}, PerExample: true})
		}
	}
	return r
}

func (l *Recurrent[F]) parameters(s spec.Layer, suffix string) []Param {
	f, h, g := l.in.Width(), l.units, l.cell.gates()
	input, recurrent, bias := initialiser(s), "orthogonal", initZeros
	if s.Init.Name != "" {
		recurrent = s.Init.Name
	}
	params := []Param{
		{Name: "w_ih" + suffix, Shape: []int{g * h, f}, FanIn: f, FanOut: h, Init: input, Penalised: true},
		{Name: "w_hh" + suffix, Shape: []int{g * h, h}, FanIn: h, FanOut: h, Blocks: g, Init: recurrent, Penalised: true},
	}
	if !l.bias {
		return params
	}
	switch l.cell {
	case cellGRU:
		return append(params, Param{Name: "b_ih" + suffix, Shape: []int{g * h}, Init: bias}, Param{Name: "b_hh" + suffix, Shape: []int{g * h}, Init: bias})
	case cellLSTM:
		bias = initForget
	}
	return append(params, Param{Name: "b" + suffix, Shape: []int{g * h}, Init: bias})
}

// Shapes returns [T,F], and [T,H] or [H].
func (l *Recurrent[F]) Shapes() (in, out Shape) { return l.in, l.out }

// Params returns those of the forward direction, then those of the backward one.
func (l *Recurrent[F]) Params() []Param { return l.params }

// State returns h, and c of an lstm, where the layer is stateful.
func (l *Recurrent[F]) State() []State { return l.state }

// Scratch keeps every step's gates and states, see trail.
func (l *Recurrent[F]) Scratch(e Extent) int {
	var t trail[F]
	return l.directions*t.cut(nil, l, e.N, e.T, e.Backward) + e.T*e.N
}

// trails returns the memory of both directions and, where lengths differ, a row for each step
// that is 1 where the step is valid.
func (l *Recurrent[F]) trails(p *Pass[F]) (both [2]trail[F], valid []F) {
	memory := p.Scratch
	for d := range l.directions {
		used := both[d].cut(memory, l, p.N, p.T, p.DY != nil)
		both[d].reverse = d == 1
		memory = memory[used:]
	}
	if p.Lengths == nil {
		return both, nil
	}
	return both, memory[:p.T*p.N]
}

// markValid fills the rows of trails. Padding repeats the last example.
func markValid[F kernel.Float](valid []F, p *Pass[F]) {
	for t := range p.T {
		row := valid[t*p.N:][:p.N]
		for n := range row {
			row[n] = 0
			if t < int(p.Lengths[min(n, p.B-1)]) {
				row[n] = 1
			}
		}
	}
}

// Forward runs each direction over the steps and copies its states to Y.
func (l *Recurrent[F]) Forward(p *Pass[F]) {
	both, valid := l.trails(p)
	if valid != nil {
		markValid(valid, p)
	}
	for d := range l.directions {
		l.run(p, &both[d], l.weights(p.W, d), valid)
		l.emit(p, &both[d], d, valid)
	}
}

// Backward: in the forward pass Y was copied from the states of each direction's run, so DY is
// copied to their gradients, and the run is undone from its last step to its first.
func (l *Recurrent[F]) Backward(p *Pass[F]) {
	both, valid := l.trails(p)
	for d := range l.directions {
		var dw weights[F]
		if p.DW != nil {
			dw = l.weights(p.DW, d)
		}
		l.absorb(p, &both[d], d, valid)
		l.undo(p, &both[d], l.weights(p.W, d), dw, valid, d)
	}
}

// emit copies the states of a direction to its rows of Y.
func (l *Recurrent[F]) emit(p *Pass[F], m *trail[F], d int, valid []F) {
	size := l.units * p.N
	if !l.sequences {
		copy(p.Y[d*size:][:size], m.at(m.hidden, m.slot(p.T), size))
		return
	}
	for t := range p.T {
		y := p.Y[(t*l.directions+d)*size:][:size]
		copy(y, m.at(m.hidden, m.after(t), size))
		if valid != nil {
			eachRow(y, valid[t*p.N:][:p.N], p.K.Multiply)
		}
	}
}

// absorb copies DY to the gradients of the states that Y was copied from; other gradients are 0.
func (l *Recurrent[F]) absorb(p *Pass[F], m *trail[F], d int, valid []F) {
	size := l.units * p.N
	clear(m.dHidden)
	clear(m.dCell)
	if !l.sequences {
		copy(m.at(m.dHidden, m.slot(p.T), size), p.DY[d*size:][:size])
		return
	}
	for t := range p.T {
		dh := m.at(m.dHidden, m.after(t), size)
		copy(dh, p.DY[(t*l.directions+d)*size:][:size])
		if valid != nil {
			eachRow(dh, valid[t*p.N:][:p.N], p.K.Multiply)
		}
	}
}

// eachRow applies multiply to every row of rows in place.
func eachRow[F kernel.Float](rows, row []F, multiply func(y, a, b []F)) {
	for at := 0; at < len(rows); at += len(row) {
		part := rows[at:][:len(row)]
		multiply(part, part, row)
	}
}
