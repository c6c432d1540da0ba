//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

func vectorELU(y, x []float32, alpha float32) { expLinear(y, x, 1, alpha) }

func vectorELUBackward(dx, x, y, dy []float32, alpha float32) {
	expLinearBackward(dx, x, y, dy, 1, alpha)
}

func vectorSELU(y, x []float32, alpha float32) { expLinear(y, x, seluScale, seluScale*seluAlpha) }

func vectorSELUBackward(dx, x, y, dy []float32, alpha float32) {
	expLinearBackward(dx, x, y, dy, seluScale, seluScale*seluAlpha)
}

// expLinear is above*x for x > 0 and below*(exp(x)-1) elsewhere. The difference is formed as
// scale*rest + (scale-1): near 0 scale is 1, and no digit of a small x is lost.
func expLinear(y, x []float32, above, below float32) {
	low, log2e, magic, high2, low2, c2, c3, c4, c5, c6 := expConstants()
	one, slope, factor := simd.BroadcastFloat32s(1), broadcast(above), broadcast(below)
	var zero simd.Float32s
	to, from, lane := start(y), start(x[:len(y)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		v := loadAt(unsafe.Add(from, i))
		scale, rest := expBelow(atMost(v, zero), low, log2e, magic, high2, low2, c2, c3, c4, c5, c6)
		curve := factor.Mul(madd(scale, rest, scale.Sub(one)))
		storeAt(unsafe.Add(to, i), slope.Mul(v).IfElse(v.Greater(zero), curve))
	}
}

// expLinearBackward: below*exp(x) is y + below.
func expLinearBackward(dx, x, y, dy []float32, above, below float32) {
	slope, factor := simd.BroadcastFloat32s(above), broadcast(below)
	var zero simd.Float32s
	to, from, value, by, lane := start(dx), start(x[:len(dx)]), start(y[:len(dx)]), start(dy[:len(dx)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(dx)); i < end; i += lane {
		positive := loadAt(unsafe.Add(from, i)).Greater(zero)
		s := slope.IfElse(positive, loadAt(unsafe.Add(value, i)).Add(factor))
		storeAt(unsafe.Add(to, i), s.Mul(loadAt(unsafe.Add(by, i))))
	}
}
