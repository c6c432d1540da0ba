//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// rows2x3 computes a strip of three vectors, two rows at a time. A last single row is a block whose rows are the same.
//
// Sums are as short as those of a network of eight units: the loop over k is written twice, not eight times as in rows2x4.
//
//go:nocheckptr
func rows2x3(y, w, b, x unsafe.Pointer, s *strip) {
	lane := uintptr(4 * simd.Float32s{}.Len())
	first := unsafe.Add(x, zero)
	last := unsafe.Add(first, s.lastX)
	strideX, stepK := s.strideX, s.stepK
	nextY, nextW, nextB := s.strideY, s.stepM, s.stepB
	v, to := unsafe.Add(w, zero), unsafe.Add(y, zero)
	for m := s.m; ; m -= 2 {
		if m == 1 {
			nextY, nextW, nextB = 0, 0, 0
		}
		to1 := unsafe.Add(to, nextY)
		v0, v1 := v, unsafe.Add(v, nextW)
		var a00, a01, a02 simd.Float32s
		var a10, a11, a12 simd.Float32s
		if s.add {
			a00, a01, a02 = loadAt(to), loadAt(unsafe.Add(to, lane)), loadAt(unsafe.Add(to, 2*lane))
			a10, a11, a12 = loadAt(to1), loadAt(unsafe.Add(to1, lane)), loadAt(unsafe.Add(to1, 2*lane))
		} else {
			a00 = broadcastAt(b)
			a01, a02 = a00, a00
			a10 = broadcastAt(unsafe.Add(b, nextB))
			a11, a12 = a10, a10
		}
		from := first
		for {
			x0, x1, x2 := loadAt(from), loadAt(unsafe.Add(from, lane)), loadAt(unsafe.Add(from, 2*lane))
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

			x0, x1, x2 = loadAt(from), loadAt(unsafe.Add(from, lane)), loadAt(unsafe.Add(from, 2*lane))
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
		storeAt(to, a00)
		storeAt(unsafe.Add(to, lane), a01)
		storeAt(unsafe.Add(to, 2*lane), a02)
		storeAt(to1, a10)
		storeAt(unsafe.Add(to1, lane), a11)
		storeAt(unsafe.Add(to1, 2*lane), a12)
		if m <= 2 {
			return
		}
		to, v, b = unsafe.Add(to1, nextY), unsafe.Add(v, 2*nextW), unsafe.Add(b, 2*nextB)
	}
}
