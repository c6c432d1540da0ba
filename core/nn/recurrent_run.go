package nn

import "backdraw/core/kernel"

// run computes a direction's states from the first step of its run to the last.
func (l *Recurrent[F]) run(p *Pass[F], m *trail[F], w weights[F], valid []F) {
	f, h, g := l.in.Width(), l.units, l.cell.gates()
	size := h * p.N
	l.begin(p, m, size)
	fromInput := kernel.Dense(g*h, f, p.N)
	fromState := kernel.Dense(g*h, h, p.N)
	for s := range m.steps {
		t := m.step(s)
		x := p.X[t*f*p.N:]
		gates := m.at(m.gates, t, g*size)
		before, after := m.at(m.hidden, m.before(t), size), m.at(m.hidden, m.after(t), size)
		p.K.Affine(gates, w.input, x, w.bias, fromInput)
		switch l.cell {
		case cellTanh, cellReLU:
			p.K.AddProduct(gates, w.recurrent, before, fromState)
			activate(p.K, l.cell, gates)
			copy(after, gates)
		case cellGRU:
			recurrent := m.at(m.recurrent, t, g*size)
			p.K.Affine(recurrent, w.recurrent, before, w.biasRecurrent, fromState)
			gruForward(p.K, gates, recurrent, before, after)
		case cellLSTM:
			p.K.AddProduct(gates, w.recurrent, before, fromState)
			lstmForward(p.K, gates, m.at(m.cell, m.before(t), size), m.at(m.cell, m.after(t), size), m.at(m.tanhCell, t, size), after)
		}
		if valid != nil {
			l.skip(p, m, t, size, valid[t*p.N:][:p.N])
		}
	}
	if l.stateful {
		copy(p.Carry[:size], m.at(m.hidden, m.slot(m.steps), size))
		if l.cell == cellLSTM {
			copy(p.Carry[size:][:size], m.at(m.cell, m.slot(m.steps), size))
		}
	}
}

// begin sets the state before the run: what was carried, or 0.
func (l *Recurrent[F]) begin(p *Pass[F], m *trail[F], size int) {
	first := m.at(m.hidden, m.slot(0), size)
	clear(first)
	if l.stateful {
		copy(first, p.Carry[:size])
	}
	if l.cell != cellLSTM {
		return
	}
	first = m.at(m.cell, m.slot(0), size)
	clear(first)
	if l.stateful {
		copy(first, p.Carry[size:][:size])
	}
}

// skip undoes step t in the examples for which it is not valid.
func (l *Recurrent[F]) skip(p *Pass[F], m *trail[F], t, size int, valid []F) {
	hold(p, m.at(m.hidden, m.after(t), size), m.at(m.hidden, m.before(t), size), valid)
	gates := m.at(m.gates, t, l.cell.gates()*size)
	switch l.cell {
	case cellTanh, cellReLU:
	case cellGRU:
		idleGRU(gates, valid, size)
	case cellLSTM:
		hold(p, m.at(m.cell, m.after(t), size), m.at(m.cell, m.before(t), size), valid)
		idleLSTM(gates, valid, size)
	}
}

// hold puts back the state before a step in the examples for which the step is not valid.
func hold[F kernel.Float](p *Pass[F], after, before, valid []F) {
	for at := 0; at < len(after); at += p.N {
		p.K.Select(after[at:][:p.N], after[at:][:p.N], before[at:][:p.N], valid)
	}
}

func activate[F kernel.Float](k *kernel.Table[F], c cell, gates []F) {
	f := kernel.Tanh
	if c == cellReLU {
		f = kernel.ReLU
	}
	k.Activations[f].Forward(gates, gates, 0)
}

// undo computes the gradients of a run, from its last step to its first. In the forward pass
//
//	z = W·x + U·h + b,  h' = cell(z, h)
//
// so, with dz and the part of dh' that goes past the gates from the cell,
//
//	dh = Uᵀ·dz + past   dx = Wᵀ·dz   dW += dz·xᵀ   dU += dz·hᵀ   db += dz
//
// where the sums over time wait for the end. The candidate of a gru has U·h+b behind the reset
// gate, and so a gradient of its own there.
func (l *Recurrent[F]) undo(p *Pass[F], m *trail[F], w, dw weights[F], valid []F, d int) {
	h, g := l.units, l.cell.gates()
	size := h * p.N
	toState := kernel.Product{M: h, K: g * h, N: p.N, StrideY: p.N, StrideW: h, StrideX: p.N}
	for s := m.steps - 1; s >= 0; s-- {
		t := m.step(s)
		dz := m.at(m.dGates, t, g*size)
		dRecurrent := dz
		dAfter, dBefore := m.at(m.dHidden, m.after(t), size), m.at(m.dHidden, m.before(t), size)
		switch l.cell {
		case cellTanh, cellReLU:
			f := kernel.Tanh
			if l.cell == cellReLU {
				f = kernel.ReLU
			}
			gates := m.at(m.gates, t, size)
			p.K.Activations[f].Backward(dz, gates, gates, dAfter, 0)
			if valid != nil {
				eachRow(dz, valid[t*p.N:][:p.N], p.K.Multiply)
			}
			p.K.AddTransposedProduct(dBefore, w.recurrent, dz, toState)
		case cellGRU:
			dRecurrent = m.at(m.dRecurrent, t, g*size)
			l.undoGRU(p, m, t, size, dz, dRecurrent, dAfter, dBefore)
			p.K.AddTransposedProduct(dBefore, w.recurrent, dRecurrent, toState)
		case cellLSTM:
			l.undoLSTM(p, m, t, size, dz, dAfter)
			p.K.AddTransposedProduct(dBefore, w.recurrent, dz, toState)
		}
		if valid != nil && l.cell != cellGRU {
			pass(dBefore, dAfter, valid[t*p.N:][:p.N])
		}
		if own := m.reverse && valid != nil; l.truncate > 0 && s > 0 && (own || s%l.truncate == 0) {
			l.sever(p, m, t, size, valid, d)
		}
	}
	l.toInput(p, m, w, d)
	if p.DW != nil {
		l.toWeights(p, m, dw)
	}
}

// pass adds the gradient of a state that was held, since h' = h there; a gru's gates do that.
func pass[F kernel.Float](dBefore, dAfter, valid []F) {
	for at := 0; at < len(dBefore); at += len(valid) {
		before, after := dBefore[at:][:len(valid)], dAfter[at:][:len(valid)]
		for n, v := range valid {
			if v == 0 {
				before[n] += after[n]
			}
		}
	}
}

// sever makes the state before step t a constant, in the examples that run the step: what came
// back to it is dropped, and what its own output asks of it remains. A backward run begins at each
// example's last valid step, and its steps are counted from there, however long others are.
func (l *Recurrent[F]) sever(p *Pass[F], m *trail[F], t, size int, valid []F, d int) {
	dBefore := m.at(m.dHidden, m.before(t), size)
	var own, dCell []F
	if l.sequences {
		last := t - 1
		if m.reverse {
			last = t + 1
		}
		own = p.DY[(last*l.directions+d)*size:][:size]
	}
	if l.cell == cellLSTM {
		dCell = m.at(m.dCell, m.before(t), size)
	}
	for i := range dBefore {
		if valid != nil && valid[t*p.N+i%p.N] == 0 {
			continue
		}
		if m.reverse && valid != nil {
			if steps := int(p.Lengths[min(i%p.N, p.B-1)]) - 1 - t; steps == 0 || steps%l.truncate != 0 {
				continue
			}
		}
		dBefore[i] = 0
		if own != nil {
			dBefore[i] = own[i]
		}
		if dCell != nil {
			dCell[i] = 0
		}
	}
}

// toInput writes or, in the second direction, adds DX: in the forward pass z took W·x.
func (l *Recurrent[F]) toInput(p *Pass[F], m *trail[F], w weights[F], d int) {
	if p.DX == nil {
		return
	}
	f, rows := l.in.Width(), l.cell.gates()*l.units
	product := p.K.TransposedProduct
	if d > 0 {
		product = p.K.AddTransposedProduct
	}
	size := kernel.Product{M: f, K: rows, N: p.N, StrideY: p.N, StrideW: f, StrideX: p.N}
	for t := range m.steps {
		product(p.DX[t*f*p.N:], w.input, m.dGates[t*rows*p.N:], size)
	}
}

// toWeights adds the gradients of the parameters, one product over all steps each.
func (l *Recurrent[F]) toWeights(p *Pass[F], m *trail[F], dw weights[F]) {
	f, h, rows := l.in.Width(), l.units, l.cell.gates()*l.units
	over := kernel.Blocks{Count: m.steps, StepY: rows * p.N, StepX: f * p.N}
	fromInput := kernel.Dense(rows, f, p.N)
	fromState := kernel.Dense(rows, h, p.N)
	dRecurrent := m.dGates
	if l.cell == cellGRU {
		dRecurrent = m.dRecurrent
	}
	p.K.AddOuter(dw.input, m.dGates, p.X, fromInput, over)
	over.StepX = h * p.N
	p.K.AddOuter(dw.recurrent, dRecurrent, m.hidden[m.before(0)*h*p.N:], fromState, over)
	if dw.bias != nil {
		p.K.AddRowSums(dw.bias, m.dGates, fromInput, over)
	}
	if dw.biasRecurrent != nil {
		p.K.AddRowSums(dw.biasRecurrent, dRecurrent, fromState, over)
	}
}

// record shows the states after every step and their gradients; h0 and c0 are those before the first.
func (l *Recurrent[F]) record(p *Pass[F]) (all []Hidden[F]) {
	both, _ := l.trails(p)
	size := l.units * p.N
	for d, suffix := range []string{"", "_rev"}[:l.directions] {
		m := &both[d]
		show := func(name string, values, grads []F) {
			from := m.after(0) * size // the T places of after, in the order of the sequence
			if m.reverse {
				from = 0
			}
			all = append(all, Hidden[F]{name + suffix, l.units, values[from:][:p.T*size], part(grads, from, p.T*size)})
			first := m.slot(0) * size
			all = append(all, Hidden[F]{name + "0" + suffix, l.units, values[first:][:size], part(grads, first, size)})
		}
		show("h", m.hidden, m.dHidden)
		if l.cell == cellLSTM {
			show("c", m.cell, m.dCell)
		}
	}
	return all
}

func part[F any](s []F, from, n int) []F {
	if s == nil {
		return nil
	}
	return s[from:][:n]
}
