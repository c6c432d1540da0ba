//go:build goexperiment.simd

package kernel

import "simd"

func vectorSigmoid(y, x []float32, alpha float32) { plainSigmoid.Forward(y, x, alpha) }

func vectorSigmoidBackward(dx, x, y, dy []float32, alpha float32) {
	y, dy = y[:len(dx)], dy[:len(dx)]
	for i := 0; i < len(dx); i += lanes() {
		v := simd.LoadFloat32s(y[i:])
		v.Sub(v.Mul(v)).Mul(load(dy[i:])).Store(dx[i:])
	}
}

var plainSigmoid = plainActivations[float32]()[Sigmoid]
