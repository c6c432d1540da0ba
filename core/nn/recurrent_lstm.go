package nn

import "backdraw/core/kernel"

// lstmForward is one step of a long short-term memory (Hochreiter and Schmidhuber 1997, with the
// forget gate of Gers 2000). gates come in as z = W·x + U·h + b, in the order i, f, g, o:
//
//	i, f, o = sigmoid(z)   g = tanh(z)
//	c' = f*c + i*g         h' = o*tanh(c')
func lstmForward[F kernel.Float](k *kernel.Table[F], gates, before, after, tanh, hidden []F) {
	size := len(hidden)
	sigmoid, tanhOf := k.Activations[kernel.Sigmoid].Forward, k.Activations[kernel.Tanh].Forward
	in, forget, g, out := gates[:size], gates[size:2*size], gates[2*size:3*size], gates[3*size:]
	sigmoid(gates[:2*size], gates[:2*size], 0)
	tanhOf(g, g, 0)
	sigmoid(out, out, 0)
	k.ProductSum(after, forget, before, in, g)
	tanhOf(tanh, after, 0)
	k.Multiply(hidden, out, tanh)
}

// undoLSTM: in the forward pass c' = f*c + i*g and h' = o*tanh(c'), so
//
//	dc' += dh'*o*(1-tanh²(c'))   dc = dc'*f
//	do = dh'*tanh(c')   di = dc'*g   df = dc'*c   dg = dc'*i
//
// each times the slope of its activation. dc' is left in dCell for who looks at it.
func (l *Recurrent[F]) undoLSTM(p *Pass[F], m *trail[F], t, size int, dz, dAfter []F) {
	gates := m.at(m.gates, t, 4*size)
	p.K.LSTMBackward(kernel.LSTM[F]{
		I: gates[:size], Forget: gates[size : 2*size], G: gates[2*size : 3*size], O: gates[3*size:],
		CellBefore: m.at(m.cell, m.before(t), size), TanhCell: m.at(m.tanhCell, t, size),
		DI: dz[:size], DForget: dz[size : 2*size], DG: dz[2*size : 3*size], DO: dz[3*size:],
		DHidden: dAfter, DCell: m.at(m.dCell, m.after(t), size), DCellBefore: m.at(m.dCell, m.before(t), size),
	})
}

// idleLSTM sets the gates of examples that do not run the step so that c' = c, and so that
// undoLSTM passes dc' on to dc and nothing to the gates: i = o = 0, f = 1.
func idleLSTM[F kernel.Float](gates, valid []F, size int) {
	idle(gates[:size], valid, 0)
	idle(gates[size:2*size], valid, 1)
	idle(gates[3*size:], valid, 0)
}

// idle sets the numbers of examples that do not run a step.
func idle[F kernel.Float](rows, valid []F, value F) {
	for at := 0; at < len(rows); at += len(valid) {
		row := rows[at:][:len(valid)]
		for n, v := range valid {
			if v == 0 {
				row[n] = value
			}
		}
	}
}
