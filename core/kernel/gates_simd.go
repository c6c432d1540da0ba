//go:build goexperiment.simd

package kernel

import "simd"

func vectorProductSum(y, a, b, c, d []float32) {
	a, b, c, d = a[:len(y)], b[:len(y)], c[:len(y)], d[:len(y)]
	for i := 0; i < len(y); i += lanes() {
		madd(load(a[i:]), load(b[i:]), load(c[i:]).Mul(load(d[i:]))).Store(y[i:])
	}
}

func vectorAddProducts(y, a, b []float32) {
	a, b = a[:len(y)], b[:len(y)]
	for i := 0; i < len(y); i += lanes() {
		madd(load(a[i:]), load(b[i:]), load(y[i:])).Store(y[i:])
	}
}

func vectorInterpolate(y, a, b, s []float32) {
	a, b, s = a[:len(y)], b[:len(y)], s[:len(y)]
	for i := 0; i < len(y); i += lanes() {
		from := load(a[i:])
		madd(load(s[i:]), load(b[i:]).Sub(from), from).Store(y[i:])
	}
}

func vectorLSTMBackward(s *LSTM[float32]) {
	var one simd.Float32s = broadcast(1)
	for i := 0; i < len(s.DHidden); i += lanes() {
		dh := load(s.DHidden[i:])
		in, forget, g, out, tanh := load(s.I[i:]), load(s.Forget[i:]), load(s.G[i:]), load(s.O[i:]), load(s.TanhCell[i:])
		dc := madd(dh.Mul(out), one.Sub(tanh.Mul(tanh)), load(s.DCell[i:]))
		dc.Store(s.DCell[i:])
		dh.Mul(tanh).Mul(out).Mul(one.Sub(out)).Store(s.DO[i:])
		dc.Mul(g).Mul(in).Mul(one.Sub(in)).Store(s.DI[i:])
		dc.Mul(in).Mul(one.Sub(g.Mul(g))).Store(s.DG[i:])
		through := dc.Mul(forget)
		through.Mul(load(s.CellBefore[i:])).Mul(one.Sub(forget)).Store(s.DForget[i:])
		through.Store(s.DCellBefore[i:])
	}
}

func vectorGRUBackward(s *GRU[float32]) {
	var one simd.Float32s = broadcast(1)
	for i := 0; i < len(s.DHidden); i += lanes() {
		dh := load(s.DHidden[i:])
		r, z, n := load(s.R[i:]), load(s.Z[i:]), load(s.N[i:])
		dn := dh.Mul(one.Sub(z)).Mul(one.Sub(n.Mul(n)))
		dn.Store(s.DN[i:])
		dn.Mul(r).Store(s.DRecurrent[i:])
		dh.Mul(load(s.Before[i:]).Sub(n)).Mul(z).Mul(one.Sub(z)).Store(s.DZ[i:])
		dn.Mul(load(s.Recurrent[i:])).Mul(r).Mul(one.Sub(r)).Store(s.DR[i:])
		dh.Mul(z).Store(s.DBefore[i:])
	}
}
