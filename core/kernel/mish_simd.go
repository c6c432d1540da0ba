//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// With e = exp(-|x|), tanh(softplus(x)) = n/(n+d) where
//
//	n = 1 + 2e,    d = 2*e*e  for x >= 0
//	n = e*(2 + e), d = 2      for x < 0
//
// which loses no digits for any x.
func mishParts(x, e, one, two simd.Float32s) (n, d simd.Float32s) {
	var zero simd.Float32s
	twice := e.Add(e)
	positive := x.GreaterEqual(zero)
	return one.Add(twice).IfElse(positive, madd(e, e, twice)), twice.Mul(e).IfElse(positive, two)
}

func vectorMish(y, x []float32, alpha float32) {
	low, log2e, magic, high2, low2, c2, c3, c4, c5, c6 := expConstants()
	one, two := simd.BroadcastFloat32s(1), broadcast(2)
	to, from, lane := start(y), start(x[:len(y)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		v := atLeast(loadAt(unsafe.Add(from, i)), low)
		scale, rest := expBelow(v.Abs().Neg(), low, log2e, magic, high2, low2, c2, c3, c4, c5, c6)
		n, d := mishParts(v, madd(scale, rest, scale), one, two)
		storeAt(unsafe.Add(to, i), v.Mul(n.Div(n.Add(d))))
	}
}

// vectorMishBackward: with t = n/(n+d) the derivative is t + x*(1-t)*(1+t)*sigmoid(x).
func vectorMishBackward(dx, x, y, dy []float32, alpha float32) {
	low, log2e, magic, high2, low2, c2, c3, c4, c5, c6 := expConstants()
	one, two, high := simd.BroadcastFloat32s(1), broadcast(2), broadcast(88)
	to, from, by, lane := start(dx), start(x[:len(dx)]), start(dy[:len(dx)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(dx)); i < end; i += lane {
		v := atMost(atLeast(loadAt(unsafe.Add(from, i)), low), high)
		scale, rest := expBelow(v.Abs().Neg(), low, log2e, magic, high2, low2, c2, c3, c4, c5, c6)
		e := madd(scale, rest, scale)
		n, d := mishParts(v, e, one, two)
		inverse := one.Div(n.Add(d))
		t := n.Mul(inverse)
		s, _ := sigmoids(v, e, one)
		slope := madd(v.Mul(d.Mul(inverse)).Mul(s), one.Add(t), t)
		storeAt(unsafe.Add(to, i), slope.Mul(loadAt(unsafe.Add(by, i))))
	}
}
