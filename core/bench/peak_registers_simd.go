//go:build goexperiment.simd

package bench

import "simd"

// Loops without a counter (for range steps) over vectors crash the compiler of Go 1.27.3.

func peakSeparate(y, x, z []float32, steps int) {
	u, v := simd.LoadFloat32s(x), simd.LoadFloat32s(z)
	a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11 := v, v, v, v, v, v, v, v, v, v, v, v
	for i := 0; i < steps; i++ {
		a0, a1, a2, a3 = a0.Mul(u).Add(v), a1.Mul(u).Add(v), a2.Mul(u).Add(v), a3.Mul(u).Add(v)
		a4, a5, a6, a7 = a4.Mul(u).Add(v), a5.Mul(u).Add(v), a6.Mul(u).Add(v), a7.Mul(u).Add(v)
		a8, a9, a10, a11 = a8.Mul(u).Add(v), a9.Mul(u).Add(v), a10.Mul(u).Add(v), a11.Mul(u).Add(v)
	}
	a0.Add(a1).Add(a2).Add(a3).Add(a4).Add(a5).Add(a6).Add(a7).Add(a8).Add(a9).Add(a10).Add(a11).Store(y)
}

func peakFused(y, x, z []float32, steps int) {
	u, v := simd.LoadFloat32s(x), simd.LoadFloat32s(z)
	a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11 := v, v, v, v, v, v, v, v, v, v, v, v
	for i := 0; i < steps; i++ {
		a0, a1, a2, a3 = a0.MulAdd(u, v), a1.MulAdd(u, v), a2.MulAdd(u, v), a3.MulAdd(u, v)
		a4, a5, a6, a7 = a4.MulAdd(u, v), a5.MulAdd(u, v), a6.MulAdd(u, v), a7.MulAdd(u, v)
		a8, a9, a10, a11 = a8.MulAdd(u, v), a9.MulAdd(u, v), a10.MulAdd(u, v), a11.MulAdd(u, v)
	}
	a0.Add(a1).Add(a2).Add(a3).Add(a4).Add(a5).Add(a6).Add(a7).Add(a8).Add(a9).Add(a10).Add(a11).Store(y)
}
