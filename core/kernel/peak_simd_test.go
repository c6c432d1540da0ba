//go:build goexperiment.simd

package kernel

import (
	"simd"
	"testing"
)

// peak multiplies and adds in registers only, steps*12 vectors. Each sum goes into the
// next product, so that no compiler can take the product out of the loop.
func peak(y, x []float32, steps int) {
	var a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11 simd.Float32s
	u, v := simd.LoadFloat32s(x), simd.LoadFloat32s(x[16:])
	for i := 0; i < steps; i++ {
		a0, a1, a2, a3 = madd(a0, u, v), madd(a1, u, v), madd(a2, u, v), madd(a3, u, v)
		a4, a5, a6, a7 = madd(a4, u, v), madd(a5, u, v), madd(a6, u, v), madd(a7, u, v)
		a8, a9, a10, a11 = madd(a8, u, v), madd(a9, u, v), madd(a10, u, v), madd(a11, u, v)
		a0, a1, a2, a3 = madd(a0, u, v), madd(a1, u, v), madd(a2, u, v), madd(a3, u, v)
		a4, a5, a6, a7 = madd(a4, u, v), madd(a5, u, v), madd(a6, u, v), madd(a7, u, v)
		a8, a9, a10, a11 = madd(a8, u, v), madd(a9, u, v), madd(a10, u, v), madd(a11, u, v)
	}
	a0.Add(a1).Add(a2).Add(a3).Add(a4).Add(a5).Add(a6).Add(a7).Add(a8).Add(a9).Add(a10).Add(a11).Store(y)
}

// BenchmarkPeak measures what the machine can do at all, to hold the others against.
func BenchmarkPeak(b *testing.B) {
	x, y := make([]float32, 32), make([]float32, 16)
	for i := range x {
		x[i] = 0.5
	}
	for b.Loop() {
		peak(y, x, 1000)
	}
	rate(b, 2*1000*24*Fast().Lanes)
}
