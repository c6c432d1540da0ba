//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

func vectorHardSigmoid(y, x []float32, alpha float32) {
	one, sixth, half := simd.BroadcastFloat32s(1), broadcast(1.0/6), broadcast(0.5)
	var zero simd.Float32s
	to, from, lane := start(y), start(x[:len(y)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		storeAt(unsafe.Add(to, i), atMost(atLeast(madd(sixth, loadAt(unsafe.Add(from, i)), half), zero), one))
	}
}

func vectorHardSigmoidBackward(dx, x, y, dy []float32, alpha float32) {
	three, sixth := simd.BroadcastFloat32s(3), broadcast(1.0/6)
	to, from, by, lane := start(dx), start(x[:len(dx)]), start(dy[:len(dx)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(dx)); i < end; i += lane {
		inside := loadAt(unsafe.Add(from, i)).Abs().Less(three)
		storeAt(unsafe.Add(to, i), sixth.Mul(loadAt(unsafe.Add(by, i))).Masked(inside))
	}
}

// vectorSoftsign is x/(1+|x|); the bounds keep an infinity from being divided by itself.
func vectorSoftsign(y, x []float32, alpha float32) {
	one, low, high := simd.BroadcastFloat32s(1), broadcast(-1e38), broadcast(1e38)
	to, from, lane := start(y), start(x[:len(y)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		v := atMost(atLeast(loadAt(unsafe.Add(from, i)), low), high)
		storeAt(unsafe.Add(to, i), v.Div(one.Add(v.Abs())))
	}
}

func vectorSoftsignBackward(dx, x, y, dy []float32, alpha float32) {
	one := simd.BroadcastFloat32s(1)
	to, from, by, lane := start(dx), start(x[:len(dx)]), start(dy[:len(dx)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(dx)); i < end; i += lane {
		r := one.Div(one.Add(loadAt(unsafe.Add(from, i)).Abs()))
		storeAt(unsafe.Add(to, i), r.Mul(r).Mul(loadAt(unsafe.Add(by, i))))
	}
}
