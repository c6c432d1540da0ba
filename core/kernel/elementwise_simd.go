//go:build goexperiment.simd

package kernel

import "simd"

func vectorAdd(y, a, b []float32) {
	a, b = a[:len(y)], b[:len(y)]
	for i := 0; i < len(y); i += lanes() {
		load(a[i:]).Add(load(b[i:])).Store(y[i:])
	}
}

func vectorMultiply(y, a, b []float32) {
	a, b = a[:len(y)], b[:len(y)]
	for i := 0; i < len(y); i += lanes() {
		load(a[i:]).Mul(load(b[i:])).Store(y[i:])
	}
}

func vectorScale(y, a []float32, s float32) {
	a = a[:len(y)]
	factor := broadcast(s)
	for i := 0; i < len(y); i += lanes() {
		factor.Mul(load(a[i:])).Store(y[i:])
	}
}

func vectorAddScale(y, a []float32, s float32) {
	a = a[:len(y)]
	factor := broadcast(s)
	for i := 0; i < len(y); i += lanes() {
		madd(factor, load(a[i:]), load(y[i:])).Store(y[i:])
	}
}

func vectorScaleShift(y, a []float32, s, t float32) {
	a = a[:len(y)]
	factor, term := broadcast(s), broadcast(t)
	for i := 0; i < len(y); i += lanes() {
		madd(factor, load(a[i:]), term).Store(y[i:])
	}
}

func vectorSelect(y, a, b, m []float32) {
	a, b, m = a[:len(y)], b[:len(y)], m[:len(y)]
	var zero simd.Float32s
	for i := 0; i < len(y); i += lanes() {
		load(a[i:]).IfElse(load(m[i:]).NotEqual(zero), load(b[i:])).Store(y[i:])
	}
}
