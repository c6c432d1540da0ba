//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// block2x4 computes two rows of four vectors. Eight sums and eight
// products would be more than the sixteen registers that Go uses, and one sum would go to memory
// and back at each step: the comparison of from with v0, which never holds, begins
// a new basic block after half a step, so that only four products wait at a time.
//
//go:nocheckptr
func block2x4(y, w, b, x unsafe.Pointer, s *strip) {
	lane := uintptr(4 * simd.Float32s{}.Len())
	from := unsafe.Add(x, zero)
	last := unsafe.Add(from, s.lastX)
	v0 := unsafe.Add(w, zero)
	v1 := unsafe.Add(v0, s.nextW)
	strideX, stepK := s.strideX, s.stepK
	var a00, a01, a02, a03 simd.Float32s
	var a10, a11, a12, a13 simd.Float32s
	if s.add {
		y1 := unsafe.Add(y, s.nextY)
		a00, a01, a02, a03 = loadAt(y), loadAt(unsafe.Add(y, lane)), loadAt(unsafe.Add(y, 2*lane)), loadAt(unsafe.Add(y, 3*lane))
		a10, a11, a12, a13 = loadAt(y1), loadAt(unsafe.Add(y1, lane)), loadAt(unsafe.Add(y1, 2*lane)), loadAt(unsafe.Add(y1, 3*lane))
	} else {
		a00 = broadcastAt(b)
		a01, a02, a03 = a00, a00, a00
		b = unsafe.Add(b, s.nextB)
		a10 = broadcastAt(b)
		a11, a12, a13 = a10, a10, a10
	}
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
	}
	storeAt(y, a00)
	storeAt(unsafe.Add(y, lane), a01)
	storeAt(unsafe.Add(y, 2*lane), a02)
	storeAt(unsafe.Add(y, 3*lane), a03)
	y = unsafe.Add(y, s.nextY)
	storeAt(y, a10)
	storeAt(unsafe.Add(y, lane), a11)
	storeAt(unsafe.Add(y, 2*lane), a12)
	storeAt(unsafe.Add(y, 3*lane), a13)
}
