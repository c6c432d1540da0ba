//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// rows2x4 computes a strip of four vectors, two rows at a time. A last single row is a block whose rows are the same.
//
// Eight sums and eight products would be more than the sixteen registers that Go uses, and one sum would go to memory
// and back at each step: the comparison of from with v0, which never holds, begins
// a new basic block after half a step, so that only four products wait at a time.
//
//go:nocheckptr
func rows2x4(y, w, b, x unsafe.Pointer, s *strip) {
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
		var a00, a01, a02, a03 simd.Float32s
		var a10, a11, a12, a13 simd.Float32s
		if s.add {
			a00, a01, a02, a03 = loadAt(to), loadAt(unsafe.Add(to, lane)), loadAt(unsafe.Add(to, 2*lane)), loadAt(unsafe.Add(to, 3*lane))
			a10, a11, a12, a13 = loadAt(to1), loadAt(unsafe.Add(to1, lane)), loadAt(unsafe.Add(to1, 2*lane)), loadAt(unsafe.Add(to1, 3*lane))
		} else {
			a00 = broadcastAt(b)
			a01, a02, a03 = a00, a00, a00
			a10 = broadcastAt(unsafe.Add(b, nextB))
			a11, a12, a13 = a10, a10, a10
		}
		from := first
		for {
			weight0 := broadcastAt(v0)
			weight1 := broadcastAt(v1)
			x0 := loadAt(from)
			x1 := loadAt(unsafe.Add(from, lane))
			a00 = madd(weight0, x0, a00)
			a01 = madd(weight0, x1, a01)
			a10 = madd(weight1, x0, a10)
			a11 = madd(weight1, x1, a11)
			if from == v0 {
				break
			}
			x2 := loadAt(unsafe.Add(from, 2*lane))
			x3 := loadAt(unsafe.Add(from, 3*lane))
			a02 = madd(weight0, x2, a02)
			a03 = madd(weight0, x3, a03)
			a12 = madd(weight1, x2, a12)
			a13 = madd(weight1, x3, a13)
			if from == last {
				break
			}
			from = unsafe.Add(from, strideX)
			v0, v1 = unsafe.Add(v0, stepK), unsafe.Add(v1, stepK)

			weight0 = broadcastAt(v0)
			weight1 = broadcastAt(v1)
			x0 = loadAt(from)
			x1 = loadAt(unsafe.Add(from, lane))
			a00 = madd(weight0, x0, a00)
			a01 = madd(weight0, x1, a01)
			a10 = madd(weight1, x0, a10)
			a11 = madd(weight1, x1, a11)
			if from == v0 {
				break
			}
			x2 = loadAt(unsafe.Add(from, 2*lane))
			x3 = loadAt(unsafe.Add(from, 3*lane))
			a02 = madd(weight0, x2, a02)
			a03 = madd(weight0, x3, a03)
			a12 = madd(weight1, x2, a12)
			a13 = madd(weight1, x3, a13)
			if from == last {
				break
			}
			from = unsafe.Add(from, strideX)
			v0, v1 = unsafe.Add(v0, stepK), unsafe.Add(v1, stepK)

			weight0 = broadcastAt(v0)
			weight1 = broadcastAt(v1)
			x0 = loadAt(from)
			x1 = loadAt(unsafe.Add(from, lane))
			a00 = madd(weight0, x0, a00)
			a01 = madd(weight0, x1, a01)
			a10 = madd(weight1, x0, a10)
			a11 = madd(weight1, x1, a11)
			if from == v0 {
				break
			}
			x2 = loadAt(unsafe.Add(from, 2*lane))
			x3 = loadAt(unsafe.Add(from, 3*lane))
			a02 = madd(weight0, x2, a02)
			a03 = madd(weight0, x3, a03)
			a12 = madd(weight1, x2, a12)
			a13 = madd(weight1, x3, a13)
			if from == last {
				break
			}
			from = unsafe.Add(from, strideX)
			v0, v1 = unsafe.Add(v0, stepK), unsafe.Add(v1, stepK)

			weight0 = broadcastAt(v0)
			weight1 = broadcastAt(v1)
			x0 = loadAt(from)
			x1 = loadAt(unsafe.Add(from, lane))
			a00 = madd(weight0, x0, a00)
			a01 = madd(weight0, x1, a01)
			a10 = madd(weight1, x0, a10)
			a11 = madd(weight1, x1, a11)
			if from == v0 {
				break
			}
			x2 = loadAt(unsafe.Add(from, 2*lane))
			x3 = loadAt(unsafe.Add(from, 3*lane))
			a02 = madd(weight0, x2, a02)
			a03 = madd(weight0, x3, a03)
			a12 = madd(weight1, x2, a12)
			a13 = madd(weight1, x3, a13)
			if from == last {
				break
			}
			from = unsafe.Add(from, strideX)
			v0, v1 = unsafe.Add(v0, stepK), unsafe.Add(v1, stepK)

			weight0 = broadcastAt(v0)
			weight1 = broadcastAt(v1)
			x0 = loadAt(from)
			x1 = loadAt(unsafe.Add(from, lane))
			a00 = madd(weight0, x0, a00)
			a01 = madd(weight0, x1, a01)
			a10 = madd(weight1, x0, a10)
			a11 = madd(weight1, x1, a11)
			if from == v0 {
				break
			}
			x2 = loadAt(unsafe.Add(from, 2*lane))
			x3 = loadAt(unsafe.Add(from, 3*lane))
			a02 = madd(weight0, x2, a02)
			a03 = madd(weight0, x3, a03)
			a12 = madd(weight1, x2, a12)
			a13 = madd(weight1, x3, a13)
			if from == last {
				break
			}
			from = unsafe.Add(from, strideX)
			v0, v1 = unsafe.Add(v0, stepK), unsafe.Add(v1, stepK)

			weight0 = broadcastAt(v0)
			weight1 = broadcastAt(v1)
			x0 = loadAt(from)
			x1 = loadAt(unsafe.Add(from, lane))
			a00 = madd(weight0, x0, a00)
			a01 = madd(weight0, x1, a01)
			a10 = madd(weight1, x0, a10)
			a11 = madd(weight1, x1, a11)
			if from == v0 {
				break
			}
			x2 = loadAt(unsafe.Add(from, 2*lane))
			x3 = loadAt(unsafe.Add(from, 3*lane))
			a02 = madd(weight0, x2, a02)
			a03 = madd(weight0, x3, a03)
			a12 = madd(weight1, x2, a12)
			a13 = madd(weight1, x3, a13)
			if from == last {
				break
			}
			from = unsafe.Add(from, strideX)
			v0, v1 = unsafe.Add(v0, stepK), unsafe.Add(v1, stepK)

			weight0 = broadcastAt(v0)
			weight1 = broadcastAt(v1)
			x0 = loadAt(from)
			x1 = loadAt(unsafe.Add(from, lane))
			a00 = madd(weight0, x0, a00)
			a01 = madd(weight0, x1, a01)
			a10 = madd(weight1, x0, a10)
			a11 = madd(weight1, x1, a11)
			if from == v0 {
				break
			}
			x2 = loadAt(unsafe.Add(from, 2*lane))
			x3 = loadAt(unsafe.Add(from, 3*lane))
			a02 = madd(weight0, x2, a02)
			a03 = madd(weight0, x3, a03)
			a12 = madd(weight1, x2, a12)
			a13 = madd(weight1, x3, a13)
			if from == last {
				break
			}
			from = unsafe.Add(from, strideX)
			v0, v1 = unsafe.Add(v0, stepK), unsafe.Add(v1, stepK)

			weight0 = broadcastAt(v0)
			weight1 = broadcastAt(v1)
			x0 = loadAt(from)
			x1 = loadAt(unsafe.Add(from, lane))
			a00 = madd(weight0, x0, a00)
			a01 = madd(weight0, x1, a01)
			a10 = madd(weight1, x0, a10)
			a11 = madd(weight1, x1, a11)
			if from == v0 {
				break
			}
			x2 = loadAt(unsafe.Add(from, 2*lane))
			x3 = loadAt(unsafe.Add(from, 3*lane))
			a02 = madd(weight0, x2, a02)
			a03 = madd(weight0, x3, a03)
			a12 = madd(weight1, x2, a12)
			a13 = madd(weight1, x3, a13)
			if from == last {
				break
			}
			from = unsafe.Add(from, strideX)
			v0, v1 = unsafe.Add(v0, stepK), unsafe.Add(v1, stepK)
		}
		storeAt(to, a00)
		storeAt(unsafe.Add(to, lane), a01)
		storeAt(unsafe.Add(to, 2*lane), a02)
		storeAt(unsafe.Add(to, 3*lane), a03)
		storeAt(to1, a10)
		storeAt(unsafe.Add(to1, lane), a11)
		storeAt(unsafe.Add(to1, 2*lane), a12)
		storeAt(unsafe.Add(to1, 3*lane), a13)
		if m <= 2 {
			return
		}
		to, v, b = unsafe.Add(to1, nextY), unsafe.Add(v, 2*nextW), unsafe.Add(b, 2*nextB)
	}
}
