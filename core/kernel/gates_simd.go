//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

func vectorProductSum(y, a, b, c, d []float32) {
	n := len(y)
	to, p, q, r, s, lane := start(y), start(a[:n]), start(b[:n]), start(c[:n]), start(d[:n]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(n); i < end; i += lane {
		second := simd.LoadFloat32s((*register)(unsafe.Add(r, i))[:]).Mul(loadAt(unsafe.Add(s, i)))
		storeAt(unsafe.Add(to, i), madd(loadAt(unsafe.Add(p, i)), loadAt(unsafe.Add(q, i)), second))
	}
}

func vectorAddProducts(y, a, b []float32) {
	to, p, q, lane := start(y), start(a[:len(y)]), start(b[:len(y)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		sum := simd.LoadFloat32s((*register)(unsafe.Add(to, i))[:])
		storeAt(unsafe.Add(to, i), madd(loadAt(unsafe.Add(p, i)), loadAt(unsafe.Add(q, i)), sum))
	}
}

func vectorInterpolate(y, a, b, s []float32) {
	n := len(y)
	to, p, q, by, lane := start(y), start(a[:n]), start(b[:n]), start(s[:n]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(n); i < end; i += lane {
		from := simd.LoadFloat32s((*register)(unsafe.Add(p, i))[:])
		storeAt(unsafe.Add(to, i), madd(loadAt(unsafe.Add(by, i)), loadAt(unsafe.Add(q, i)).Sub(from), from))
	}
}

func vectorLSTMBackward(s LSTM[float32]) {
	one := simd.BroadcastFloat32s(1)
	n := len(s.DHidden)
	dHidden, input, forget, candidate := start(s.DHidden), start(s.I[:n]), start(s.Forget[:n]), start(s.G[:n])
	output, tanhCell, dCell, before := start(s.O[:n]), start(s.TanhCell[:n]), start(s.DCell[:n]), start(s.CellBefore[:n])
	dInput, dForget, dCandidate := start(s.DI[:n]), start(s.DForget[:n]), start(s.DG[:n])
	dOutput, dBefore, lane := start(s.DO[:n]), start(s.DCellBefore[:n]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(n); i < end; i += lane {
		dh := loadAt(unsafe.Add(dHidden, i))
		in, f, g := loadAt(unsafe.Add(input, i)), loadAt(unsafe.Add(forget, i)), loadAt(unsafe.Add(candidate, i))
		out, t := loadAt(unsafe.Add(output, i)), loadAt(unsafe.Add(tanhCell, i))
		dc := madd(dh.Mul(out), one.Sub(t.Mul(t)), loadAt(unsafe.Add(dCell, i)))
		storeAt(unsafe.Add(dCell, i), dc)
		storeAt(unsafe.Add(dOutput, i), dh.Mul(t).Mul(out).Mul(one.Sub(out)))
		storeAt(unsafe.Add(dInput, i), dc.Mul(g).Mul(in).Mul(one.Sub(in)))
		storeAt(unsafe.Add(dCandidate, i), dc.Mul(in).Mul(one.Sub(g.Mul(g))))
		through := dc.Mul(f)
		storeAt(unsafe.Add(dForget, i), through.Mul(loadAt(unsafe.Add(before, i))).Mul(one.Sub(f)))
		storeAt(unsafe.Add(dBefore, i), through)
	}
}

func vectorGRUBackward(s GRU[float32]) {
	one := simd.BroadcastFloat32s(1)
	k := len(s.DHidden)
	dHidden, reset, update, candidate := start(s.DHidden), start(s.R[:k]), start(s.Z[:k]), start(s.N[:k])
	before, recurrent := start(s.Before[:k]), start(s.Recurrent[:k])
	dCandidate, dRecurrent, dUpdate := start(s.DN[:k]), start(s.DRecurrent[:k]), start(s.DZ[:k])
	dReset, dBefore, lane := start(s.DR[:k]), start(s.DBefore[:k]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(k); i < end; i += lane {
		dh := loadAt(unsafe.Add(dHidden, i))
		r, z, n := loadAt(unsafe.Add(reset, i)), loadAt(unsafe.Add(update, i)), loadAt(unsafe.Add(candidate, i))
		dn := dh.Mul(one.Sub(z)).Mul(one.Sub(n.Mul(n)))
		storeAt(unsafe.Add(dUpdate, i), dh.Mul(loadAt(unsafe.Add(before, i)).Sub(n)).Mul(z).Mul(one.Sub(z)))
		storeAt(unsafe.Add(dReset, i), dn.Mul(loadAt(unsafe.Add(recurrent, i))).Mul(r).Mul(one.Sub(r)))
		storeAt(unsafe.Add(dCandidate, i), dn)
		storeAt(unsafe.Add(dRecurrent, i), dn.Mul(r))
		storeAt(unsafe.Add(dBefore, i), dh.Mul(z))
	}
}
