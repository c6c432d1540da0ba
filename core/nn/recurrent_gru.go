package nn

import "backdraw/core/kernel"

// gruForward is one step of a gated recurrent unit (Cho 2014) that resets after the product, as
// PyTorch's. gates come in as a = W·x + b_ih and recurrent as s = U·h + b_hh, in the order r, z, n:
//
//	r = sigmoid(a_r + s_r)   z = sigmoid(a_z + s_z)   n = tanh(a_n + r*s_n)
//	h' = n + z*(h - n)
func gruForward[F kernel.Float](k *kernel.Table[F], gates, recurrent, before, after []F) {
	size := len(after)
	r, z, n := gates[:size], gates[size:2*size], gates[2*size:]
	k.Add(gates[:2*size], gates[:2*size], recurrent[:2*size])
	k.Activations[kernel.Sigmoid].Forward(gates[:2*size], gates[:2*size], 0)
	k.AddProducts(n, r, recurrent[2*size:])
	k.Activations[kernel.Tanh].Forward(n, n, 0)
	k.Interpolate(after, n, before, z)
}

// idleGRU sets the gates of examples that do not run the step so that undoGRU passes dh' on to dh
// and nothing to the gates: z = 1.
func idleGRU[F kernel.Float](gates, valid []F, size int) { idle(gates[size:2*size], valid, 1) }

// undoGRU: in the forward pass h' = n + z*(h-n), n = tanh(a_n + r*s_n), so
//
//	dn = dh'*(1-z)*(1-n²)   ds_n = dn*r   dr = dn*s_n*r*(1-r)   dz = dh'*(h-n)*z*(1-z)
//
// and dh'*z goes past the gates to dh. The gradients of s_r and s_z are those of a_r and a_z.
func (l *Recurrent[F]) undoGRU(p *Pass[F], m *trail[F], t, size int, dz, dRecurrent, dAfter, dBefore []F) {
	gates := m.at(m.gates, t, 3*size)
	past := dRecurrent[:size] // until the reset gate's gradient is copied there
	step := kernel.GRU[F]{R: gates[:size], Z: gates[size : 2*size], N: gates[2*size:],
		Recurrent: m.at(m.recurrent, t, 3*size)[2*size:], Before: m.at(m.hidden, m.before(t), size),
		DR: dz[:size], DZ: dz[size : 2*size], DN: dz[2*size:], DRecurrent: dRecurrent[2*size:],
		DHidden: dAfter, DBefore: past}
	p.K.GRUBackward(step)
	p.K.Add(dBefore, dBefore, past)
	copy(dRecurrent[:2*size], dz[:2*size])
}
