//go:build goexperiment.simd

package kernel

import "simd"

func vectorLinear(y, x []float32, alpha float32) { copy(y, x) }

func vectorLinearBackward(dx, x, y, dy []float32, alpha float32) { copy(dx, dy) }

func vectorReLU(y, x []float32, alpha float32) {
	x = x[:len(y)]
	var zero simd.Float32s
	for i := 0; i < len(y); i += lanes() {
		atLeast(load(x[i:]), zero).Store(y[i:])
	}
}

func vectorReLUBackward(dx, x, y, dy []float32, alpha float32) {
	x, dy = x[:len(dx)], dy[:len(dx)]
	var zero simd.Float32s
	for i := 0; i < len(dx); i += lanes() {
		load(dy[i:]).Masked(load(x[i:]).Greater(zero)).Store(dx[i:])
	}
}

func vectorLeakyReLU(y, x []float32, alpha float32) {
	x = x[:len(y)]
	var zero simd.Float32s
	slope := broadcast(alpha)
	for i := 0; i < len(y); i += lanes() {
		v := load(x[i:])
		v.IfElse(v.Greater(zero), slope.Mul(v)).Store(y[i:])
	}
}

func vectorLeakyReLUBackward(dx, x, y, dy []float32, alpha float32) {
	x, dy = x[:len(dx)], dy[:len(dx)]
	var zero simd.Float32s
	slope := broadcast(alpha)
	for i := 0; i < len(dx); i += lanes() {
		d := load(dy[i:])
		d.IfElse(load(x[i:]).Greater(zero), slope.Mul(d)).Store(dx[i:])
	}
}
