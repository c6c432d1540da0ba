//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

func vectorLinear(y, x []float32, alpha float32) { copy(y, x) }

func vectorLinearBackward(dx, x, y, dy []float32, alpha float32) { copy(dx, dy) }

func vectorReLU(y, x []float32, alpha float32) {
	var zero simd.Float32s
	to, from, lane := start(y), start(x[:len(y)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		storeAt(unsafe.Add(to, i), atLeast(loadAt(unsafe.Add(from, i)), zero))
	}
}

func vectorReLUBackward(dx, x, y, dy []float32, alpha float32) {
	var zero simd.Float32s
	to, from, by, lane := start(dx), start(x[:len(dx)]), start(dy[:len(dx)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(dx)); i < end; i += lane {
		storeAt(unsafe.Add(to, i), loadAt(unsafe.Add(by, i)).Masked(loadAt(unsafe.Add(from, i)).Greater(zero)))
	}
}

func vectorLeakyReLU(y, x []float32, alpha float32) {
	var zero simd.Float32s
	slope := broadcast(alpha)
	to, from, lane := start(y), start(x[:len(y)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		v := loadAt(unsafe.Add(from, i))
		storeAt(unsafe.Add(to, i), v.IfElse(v.Greater(zero), slope.Mul(v)))
	}
}

func vectorLeakyReLUBackward(dx, x, y, dy []float32, alpha float32) {
	var zero simd.Float32s
	slope := broadcast(alpha)
	to, from, by, lane := start(dx), start(x[:len(dx)]), start(dy[:len(dx)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(dx)); i < end; i += lane {
		d := loadAt(unsafe.Add(by, i))
		storeAt(unsafe.Add(to, i), d.IfElse(loadAt(unsafe.Add(from, i)).Greater(zero), slope.Mul(d)))
	}
}
