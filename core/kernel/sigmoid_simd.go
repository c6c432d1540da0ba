//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// The functions of this file are made of e = exp(-|x|), which is at most 1: neither
// overflows, and both sigmoid(x) and 1-sigmoid(x) keep all their digits for every x.

// sigmoids returns sigmoid(x) and 1-sigmoid(x), given e.
func sigmoids(x, e, one simd.Float32s) (s, rest simd.Float32s) {
	var zero simd.Float32s
	large := one.Div(one.Add(e))
	small := e.Mul(large)
	positive := x.GreaterEqual(zero)
	return large.IfElse(positive, small), small.IfElse(positive, large)
}

func vectorSigmoid(y, x []float32, alpha float32) {
	low, log2e, magic, high2, low2, c2, c3, c4, c5, c6 := expConstants()
	one := simd.BroadcastFloat32s(1)
	to, from, lane := start(y), start(x[:len(y)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		v := loadAt(unsafe.Add(from, i))
		scale, rest := expBelow(v.Abs().Neg(), low, log2e, magic, high2, low2, c2, c3, c4, c5, c6)
		s, _ := sigmoids(v, madd(scale, rest, scale), one)
		storeAt(unsafe.Add(to, i), s)
	}
}

func vectorSigmoidBackward(dx, x, y, dy []float32, alpha float32) {
	to, from, by, lane := start(dx), start(y[:len(dx)]), start(dy[:len(dx)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(dx)); i < end; i += lane {
		v := simd.LoadFloat32s((*register)(unsafe.Add(from, i))[:])
		storeAt(unsafe.Add(to, i), v.Sub(v.Mul(v)).Mul(loadAt(unsafe.Add(by, i))))
	}
}

// vectorSiLU is x*sigmoid(x); the lower bound on x keeps minus infinity from making NaN of 0.
func vectorSiLU(y, x []float32, alpha float32) {
	low, log2e, magic, high2, low2, c2, c3, c4, c5, c6 := expConstants()
	one := simd.BroadcastFloat32s(1)
	to, from, lane := start(y), start(x[:len(y)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		v := atLeast(loadAt(unsafe.Add(from, i)), low)
		scale, rest := expBelow(v.Abs().Neg(), low, log2e, magic, high2, low2, c2, c3, c4, c5, c6)
		s, _ := sigmoids(v, madd(scale, rest, scale), one)
		storeAt(unsafe.Add(to, i), v.Mul(s))
	}
}

// vectorSiLUBackward: the derivative is s*(1 + x*(1-s)).
func vectorSiLUBackward(dx, x, y, dy []float32, alpha float32) {
	low, log2e, magic, high2, low2, c2, c3, c4, c5, c6 := expConstants()
	one, high := simd.BroadcastFloat32s(1), broadcast(88)
	to, from, by, lane := start(dx), start(x[:len(dx)]), start(dy[:len(dx)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(dx)); i < end; i += lane {
		v := atMost(atLeast(loadAt(unsafe.Add(from, i)), low), high)
		scale, rest := expBelow(v.Abs().Neg(), low, log2e, magic, high2, low2, c2, c3, c4, c5, c6)
		s, other := sigmoids(v, madd(scale, rest, scale), one)
		storeAt(unsafe.Add(to, i), s.Mul(madd(v, other, one)).Mul(loadAt(unsafe.Add(by, i))))
	}
}
