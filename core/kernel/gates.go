package kernel

// LSTM is one time step of an LSTM's gates for rows of hidden units, all of one length: the
// gates after their activation, the cell before and after, its tanh, and gradients.
type LSTM[F Float] struct {
	I, Forget, G, O      []F // input, forget, candidate and output gate
	CellBefore, TanhCell []F
	DI, DForget, DG, DO  []F // receive the gradients of the gates before their activation
	DHidden              []F // gradient of the hidden state after the step
	DCell                []F // gradient of the cell after the step; receives that by way of DHidden too
	DCellBefore          []F // receives the gradient of the cell before the step
}

// GRU is one time step of a GRU's gates, likewise. Recurrent is U·h+b of the candidate.
type GRU[F Float] struct {
	R, Z, N, Recurrent     []F // reset, update and candidate gate
	Before                 []F // hidden state before the step
	DR, DZ, DN, DRecurrent []F // receive gradients before the activation
	DHidden                []F // gradient of the hidden state after the step
	DBefore                []F // receives the part that goes past the gates: DHidden*Z
}

func plainProductSum[F Float](y, a, b, c, d []F) {
	for i := range y {
		y[i] = a[i]*b[i] + c[i]*d[i]
	}
}

func plainLerp[F Float](y, a, b, s []F) {
	for i := range y {
		y[i] = a[i] + s[i]*(b[i]-a[i])
	}
}

func plainAddProducts[F Float](y, a, b []F) {
	for i := range y {
		y[i] += a[i] * b[i]
	}
}

func plainLSTMBackward[F Float](s LSTM[F]) {
	for i, dh := range s.DHidden {
		in, forget, g, out, tanh := s.I[i], s.Forget[i], s.G[i], s.O[i], s.TanhCell[i]
		dc := s.DCell[i] + dh*out*(1-tanh*tanh)
		s.DCell[i] = dc
		s.DO[i] = dh * tanh * out * (1 - out)
		s.DI[i] = dc * g * in * (1 - in)
		s.DG[i] = dc * in * (1 - g*g)
		s.DForget[i] = dc * s.CellBefore[i] * forget * (1 - forget)
		s.DCellBefore[i] = dc * forget
	}
}

func plainGRUBackward[F Float](s GRU[F]) {
	for i, dh := range s.DHidden {
		r, z, n := s.R[i], s.Z[i], s.N[i]
		dn := dh * (1 - z) * (1 - n*n)
		s.DN[i] = dn
		s.DRecurrent[i] = dn * r
		s.DZ[i] = dh * (s.Before[i] - n) * z * (1 - z)
		s.DR[i] = dn * s.Recurrent[i] * r * (1 - r)
		s.DBefore[i] = dh * z
	}
}
