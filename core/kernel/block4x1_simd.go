//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// block4x1 computes four rows of one vector.
//
//go:nocheckptr
func block4x1(y, w, b, x unsafe.Pointer, s *strip) {
	from := unsafe.Add(x, zero)
	last := unsafe.Add(from, s.lastX)
	v0 := unsafe.Add(w, zero)
	v1 := unsafe.Add(v0, s.nextW)
	v2 := unsafe.Add(v1, s.nextW)
	v3 := unsafe.Add(v2, s.nextW)
	strideX, stepK := s.strideX, s.stepK
	var a00 simd.Float32s
	var a10 simd.Float32s
	var a20 simd.Float32s
	var a30 simd.Float32s
	if s.add {
		y1 := unsafe.Add(y, s.nextY)
		y2 := unsafe.Add(y1, s.nextY)
		y3 := unsafe.Add(y2, s.nextY)
		a00 = loadAt(y)
		a10 = loadAt(y1)
		a20 = loadAt(y2)
		a30 = loadAt(y3)
	} else {
		a00 = broadcastAt(b)
		b = unsafe.Add(b, s.nextB)
		a10 = broadcastAt(b)
		b = unsafe.Add(b, s.nextB)
		a20 = broadcastAt(b)
		b = unsafe.Add(b, s.nextB)
		a30 = broadcastAt(b)
	}
	for {
		x0 := loadAt(from)
		weight := broadcastAt(v0)
		a00 = madd(weight, x0, a00)
		weight = broadcastAt(v1)
		a10 = madd(weight, x0, a10)
		weight = broadcastAt(v2)
		a20 = madd(weight, x0, a20)
		weight = broadcastAt(v3)
		a30 = madd(weight, x0, a30)
		if from == last {
			break
		}
		from = unsafe.Add(from, strideX)
		v0, v1, v2, v3 = unsafe.Add(v0, stepK), unsafe.Add(v1, stepK), unsafe.Add(v2, stepK), unsafe.Add(v3, stepK)

		x0 = loadAt(from)
		weight = broadcastAt(v0)
		a00 = madd(weight, x0, a00)
		weight = broadcastAt(v1)
		a10 = madd(weight, x0, a10)
		weight = broadcastAt(v2)
		a20 = madd(weight, x0, a20)
		weight = broadcastAt(v3)
		a30 = madd(weight, x0, a30)
		if from == last {
			break
		}
		from = unsafe.Add(from, strideX)
		v0, v1, v2, v3 = unsafe.Add(v0, stepK), unsafe.Add(v1, stepK), unsafe.Add(v2, stepK), unsafe.Add(v3, stepK)

		x0 = loadAt(from)
		weight = broadcastAt(v0)
		a00 = madd(weight, x0, a00)
		weight = broadcastAt(v1)
		a10 = madd(weight, x0, a10)
		weight = broadcastAt(v2)
		a20 = madd(weight, x0, a20)
		weight = broadcastAt(v3)
		a30 = madd(weight, x0, a30)
		if from == last {
			break
		}
		from = unsafe.Add(from, strideX)
		v0, v1, v2, v3 = unsafe.Add(v0, stepK), unsafe.Add(v1, stepK), unsafe.Add(v2, stepK), unsafe.Add(v3, stepK)

		x0 = loadAt(from)
		weight = broadcastAt(v0)
		a00 = madd(weight, x0, a00)
		weight = broadcastAt(v1)
		a10 = madd(weight, x0, a10)
		weight = broadcastAt(v2)
		a20 = madd(weight, x0, a20)
		weight = broadcastAt(v3)
		a30 = madd(weight, x0, a30)
		if from == last {
			break
		}
		from = unsafe.Add(from, strideX)
		v0, v1, v2, v3 = unsafe.Add(v0, stepK), unsafe.Add(v1, stepK), unsafe.Add(v2, stepK), unsafe.Add(v3, stepK)
	}
	storeAt(y, a00)
	y = unsafe.Add(y, s.nextY)
	storeAt(y, a10)
	y = unsafe.Add(y, s.nextY)
	storeAt(y, a20)
	y = unsafe.Add(y, s.nextY)
	storeAt(y, a30)
}
