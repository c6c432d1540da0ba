package nn

import "backdraw/core/kernel"

// A trail is what a run through time leaves in memory, for one direction. Steps are indexed by
// their place in the sequence, t = 0 to T-1, also where the run is reversed, so that sums over
// time are one product. States have T+1 places: before(t) and after(t) are those around step t.
type trail[F kernel.Float] struct {
	reverse   bool
	steps     int
	gates     []F // [T,G*H] after their activation
	recurrent []F // gru: [T,3H], U·h+b of every step
	hidden    []F // [T+1,H]
	cell      []F // lstm: [T+1,H]
	tanhCell  []F // lstm: [T,H]

	dGates     []F // gradients of the gates before their activation
	dRecurrent []F // gru: of U·h+b; otherwise that is dGates
	dHidden    []F
	dCell      []F
}

// cut takes the slices from memory and returns how much they are; with nil it only counts.
func (m *trail[F]) cut(memory []F, l *Recurrent[F], n, steps int, backward bool) (used int) {
	m.steps = steps
	take := func(rows int) []F {
		from := used
		used += rows * n
		if memory == nil {
			return nil
		}
		return memory[from:used]
	}
	gates, units := steps*l.cell.gates()*l.units, l.units
	m.gates = take(gates)
	m.hidden = take((steps + 1) * units)
	if l.cell == cellGRU {
		m.recurrent = take(gates)
	}
	if l.cell == cellLSTM {
		m.cell = take((steps + 1) * units)
		m.tanhCell = take(steps * units)
	}
	if !backward {
		return used
	}
	m.dGates = take(gates)
	m.dHidden = take((steps + 1) * units)
	if l.cell == cellGRU {
		m.dRecurrent = take(gates)
	}
	if l.cell == cellLSTM {
		m.dCell = take((steps + 1) * units)
	}
	return used
}

// step returns the sequence's place of the run's step s.
func (m *trail[F]) step(s int) int {
	if m.reverse {
		return m.steps - 1 - s
	}
	return s
}

// slot returns the place of the state after s steps of the run.
func (m *trail[F]) slot(s int) int {
	if m.reverse {
		return m.steps - s
	}
	return s
}

// before and after return the places of the states around step t.
func (m *trail[F]) before(t int) int {
	if m.reverse {
		return t + 1
	}
	return t
}

func (m *trail[F]) after(t int) int {
	if m.reverse {
		return t
	}
	return t + 1
}

// at returns entry i of a list of entries of that size.
func (m *trail[F]) at(list []F, i, size int) []F { return list[i*size:][:size:size] }

// weights are one direction's parameters, or their gradients.
type weights[F kernel.Float] struct{ input, recurrent, bias, biasRecurrent []F }

// weights cuts direction d's parameters from the layer's.
func (l *Recurrent[F]) weights(all []F, d int) (w weights[F]) {
	rows := l.cell.gates() * l.units
	size := rows * (l.in.Width() + l.units)
	if l.bias {
		size += rows
		if l.cell == cellGRU {
			size += rows
		}
	}
	all = all[d*size:][:size]
	w.input, all = cut(all, rows*l.in.Width())
	w.recurrent, all = cut(all, rows*l.units)
	if !l.bias {
		return w
	}
	w.bias, all = cut(all, rows)
	if l.cell == cellGRU {
		w.biasRecurrent = all
	}
	return w
}
