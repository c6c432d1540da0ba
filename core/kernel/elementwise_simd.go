//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

func vectorAdd(y, a, b []float32) {
	to, p, q, lane := start(y), start(a[:len(y)]), start(b[:len(y)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		v := simd.LoadFloat32s((*register)(unsafe.Add(p, i))[:])
		storeAt(unsafe.Add(to, i), v.Add(loadAt(unsafe.Add(q, i))))
	}
}

func vectorMultiply(y, a, b []float32) {
	to, p, q, lane := start(y), start(a[:len(y)]), start(b[:len(y)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		v := simd.LoadFloat32s((*register)(unsafe.Add(p, i))[:])
		storeAt(unsafe.Add(to, i), v.Mul(loadAt(unsafe.Add(q, i))))
	}
}

func vectorScale(y, a []float32, s float32) {
	factor := simd.BroadcastFloat32s(s)
	to, p, lane := start(y), start(a[:len(y)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		storeAt(unsafe.Add(to, i), factor.Mul(loadAt(unsafe.Add(p, i))))
	}
}

func vectorAddScale(y, a []float32, s float32) {
	factor := simd.BroadcastFloat32s(s)
	to, p, lane := start(y), start(a[:len(y)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		storeAt(unsafe.Add(to, i), madd(factor, loadAt(unsafe.Add(p, i)), loadAt(unsafe.Add(to, i))))
	}
}

func vectorScaleShift(y, a []float32, s, t float32) {
	factor, term := simd.BroadcastFloat32s(s), broadcast(t)
	to, p, lane := start(y), start(a[:len(y)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		storeAt(unsafe.Add(to, i), madd(factor, loadAt(unsafe.Add(p, i)), term))
	}
}

func vectorSelect(y, a, b, m []float32) {
	var zero simd.Float32s
	to, p, q, by, lane := start(y), start(a[:len(y)]), start(b[:len(y)]), start(m[:len(y)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		chosen := loadAt(unsafe.Add(by, i)).NotEqual(zero)
		storeAt(unsafe.Add(to, i), loadAt(unsafe.Add(p, i)).IfElse(chosen, loadAt(unsafe.Add(q, i))))
	}
}
