//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// block2x3 computes two rows of three vectors.
//
//go:nocheckptr
func block2x3(y, w, b, x unsafe.Pointer, s *strip) {
	lane := uintptr(4 * simd.Float32s{}.Len())
	from := unsafe.Add(x, zero)
	last := unsafe.Add(from, s.lastX)
	v0 := unsafe.Add(w, zero)
	v1 := unsafe.Add(v0, s.nextW)
	strideX, stepK := s.strideX, s.stepK
	var a00, a01, a02 simd.Float32s
	var a10, a11, a12 simd.Float32s
	if s.add {
		y1 := unsafe.Add(y, s.nextY)
		a00, a01, a02 = loadAt(y), loadAt(unsafe.Add(y, lane)), loadAt(unsafe.Add(y, 2*lane))
		a10, a11, a12 = loadAt(y1), loadAt(unsafe.Add(y1, lane)), loadAt(unsafe.Add(y1, 2*lane))
	} else {
		a00 = broadcastAt(b)
		a01, a02 = a00, a00
		b = unsafe.Add(b, s.nextB)
		a10 = broadcastAt(b)
		a11, a12 = a10, a10
	}
	for {
		x0 := loadAt(from)
		x1 := loadAt(unsafe.Add(from, lane))
		x2 := loadAt(unsafe.Add(from, 2*lane))
		weight := broadcastAt(v0)
		a00 = madd(weight, x0, a00)
		a01 = madd(weight, x1, a01)
		a02 = madd(weight, x2, a02)
		weight = broadcastAt(v1)
		a10 = madd(weight, x0, a10)
		a11 = madd(weight, x1, a11)
		a12 = madd(weight, x2, a12)
		if from == last {
			break
		}
		from = unsafe.Add(from, strideX)
		v0, v1 = unsafe.Add(v0, stepK), unsafe.Add(v1, stepK)

		x0 = loadAt(from)
		x1 = loadAt(unsafe.Add(from, lane))
		x2 = loadAt(unsafe.Add(from, 2*lane))
		weight = broadcastAt(v0)
		a00 = madd(weight, x0, a00)
		a01 = madd(weight, x1, a01)
		a02 = madd(weight, x2, a02)
		weight = broadcastAt(v1)
		a10 = madd(weight, x0, a10)
		a11 = madd(weight, x1, a11)
		a12 = madd(weight, x2, a12)
		if from == last {
			break
		}
		from = unsafe.Add(from, strideX)
		v0, v1 = unsafe.Add(v0, stepK), unsafe.Add(v1, stepK)

		x0 = loadAt(from)
		x1 = loadAt(unsafe.Add(from, lane))
		x2 = loadAt(unsafe.Add(from, 2*lane))
		weight = broadcastAt(v0)
		a00 = madd(weight, x0, a00)
		a01 = madd(weight, x1, a01)
		a02 = madd(weight, x2, a02)
		weight = broadcastAt(v1)
		a10 = madd(weight, x0, a10)
		a11 = madd(weight, x1, a11)
		a12 = madd(weight, x2, a12)
		if from == last {
			break
		}
		from = unsafe.Add(from, strideX)
		v0, v1 = unsafe.Add(v0, stepK), unsafe.Add(v1, stepK)

		x0 = loadAt(from)
		x1 = loadAt(unsafe.Add(from, lane))
		x2 = loadAt(unsafe.Add(from, 2*lane))
		weight = broadcastAt(v0)
		a00 = madd(weight, x0, a00)
		a01 = madd(weight, x1, a01)
		a02 = madd(weight, x2, a02)
		weight = broadcastAt(v1)
		a10 = madd(weight, x0, a10)
		a11 = madd(weight, x1, a11)
		a12 = madd(weight, x2, a12)
		if from == last {
			break
		}
		from = unsafe.Add(from, strideX)
		v0, v1 = unsafe.Add(v0, stepK), unsafe.Add(v1, stepK)
	}
	storeAt(y, a00)
	storeAt(unsafe.Add(y, lane), a01)
	storeAt(unsafe.Add(y, 2*lane), a02)
	y = unsafe.Add(y, s.nextY)
	storeAt(y, a10)
	storeAt(unsafe.Add(y, lane), a11)
	storeAt(unsafe.Add(y, 2*lane), a12)
}
