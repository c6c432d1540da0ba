//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// logConstants makes the vectors that logOver takes.
func logConstants() (two, a0, a1, a2, a3 simd.Float32s) {
	return simd.BroadcastFloat32s(2), broadcast(0.333333201683), broadcast(0.200037803225), broadcast(0.141183099027), broadcast(0.134257490114)
}

// logOver returns log(1 + d) = 2*atanh(d/(2+d)) for -0.3 <= d <= 1, to 1e-7 of it, however small
// d is: the polynomial is off by 1.6e-8.
func logOver(d, two, a0, a1, a2, a3 simd.Float32s) simd.Float32s {
	z := d.Div(d.Add(two))
	u := z.Mul(z)
	p := madd(madd(madd(a3, u, a2), u, a1), u, a0)
	z = z.Add(z)
	return madd(z.Mul(u), p, z)
}

// vectorSoftplus is max(x, 0) + log(1 + exp(-|x|)).
func vectorSoftplus(y, x []float32, alpha float32) {
	low, log2e, magic, high2, low2, c2, c3, c4, c5, c6 := expConstants()
	two, a0, a1, a2, a3 := logConstants()
	var zero simd.Float32s
	to, from, lane := start(y), start(x[:len(y)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		v := loadAt(unsafe.Add(from, i))
		scale, rest := expBelow(v.Abs().Neg(), low, log2e, magic, high2, low2, c2, c3, c4, c5, c6)
		storeAt(unsafe.Add(to, i), atLeast(v, zero).Add(logOver(madd(scale, rest, scale), two, a0, a1, a2, a3)))
	}
}

// vectorSoftplusBackward: the derivative is sigmoid(x).
func vectorSoftplusBackward(dx, x, y, dy []float32, alpha float32) {
	low, log2e, magic, high2, low2, c2, c3, c4, c5, c6 := expConstants()
	one := simd.BroadcastFloat32s(1)
	to, from, by, lane := start(dx), start(x[:len(dx)]), start(dy[:len(dx)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(dx)); i < end; i += lane {
		v := loadAt(unsafe.Add(from, i))
		scale, rest := expBelow(v.Abs().Neg(), low, log2e, magic, high2, low2, c2, c3, c4, c5, c6)
		s, _ := sigmoids(v, madd(scale, rest, scale), one)
		storeAt(unsafe.Add(to, i), s.Mul(loadAt(unsafe.Add(by, i))))
	}
}
