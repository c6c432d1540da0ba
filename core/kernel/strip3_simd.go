//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// strip3 computes three vectors of every row, two rows at a time.
func strip3(y, w, b, x unsafe.Pointer, s *strip) {
	lane := uintptr(4 * simd.Float32s{}.Len())
	last := unsafe.Add(x, s.lastX)
	strideX, stepK := s.strideX, s.stepK
	for m := s.m; ; m -= 2 {
		nextY, nextW, nextB := s.strideY, s.stepM, s.stepB
		if m == 1 {
			nextY, nextW, nextB = 0, 0, 0 // the last of an odd number of rows, twice
		}
		y1, w1, b1 := unsafe.Add(y, nextY), unsafe.Add(w, nextW), unsafe.Add(b, nextB)
		var a00, a01, a02 simd.Float32s
		var a10, a11, a12 simd.Float32s
		if s.add {
			a00, a01, a02 = loadAt(y), loadAt(unsafe.Add(y, lane)), loadAt(unsafe.Add(y, 2*lane))
			a10, a11, a12 = loadAt(y1), loadAt(unsafe.Add(y1, lane)), loadAt(unsafe.Add(y1, 2*lane))
		} else {
			a00 = broadcastAt(b)
			a01, a02 = a00, a00
			a10 = broadcastAt(b1)
			a11, a12 = a10, a10
		}
		from, v0, v1 := x, w, w1
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
		storeAt(y1, a10)
		storeAt(unsafe.Add(y1, lane), a11)
		storeAt(unsafe.Add(y1, 2*lane), a12)
		if m <= 2 {
			return
		}
		y, w, b = unsafe.Add(y, 2*s.strideY), unsafe.Add(w, 2*s.stepM), unsafe.Add(b, 2*s.stepB)
	}
}
