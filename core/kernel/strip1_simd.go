//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// strip1 computes one vector of every row, four rows at a time.
func strip1(y, w, b, x unsafe.Pointer, s *strip) {
	last := unsafe.Add(x, s.lastX)
	strideX, stepK := s.strideX, s.stepK
	for m := s.m; ; m -= 4 {
		y1, w1, b1 := next(y, w, b, s, m > 1)
		y2, w2, b2 := next(y1, w1, b1, s, m > 2)
		y3, w3, b3 := next(y2, w2, b2, s, m > 3)
		var a00 simd.Float32s
		var a10 simd.Float32s
		var a20 simd.Float32s
		var a30 simd.Float32s
		if s.add {
			a00 = loadAt(y)
			a10 = loadAt(y1)
			a20 = loadAt(y2)
			a30 = loadAt(y3)
		} else {
			a00 = broadcastAt(b)
			a10 = broadcastAt(b1)
			a20 = broadcastAt(b2)
			a30 = broadcastAt(b3)
		}
		from, v0, v1, v2, v3 := x, w, w1, w2, w3
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
		storeAt(y1, a10)
		storeAt(y2, a20)
		storeAt(y3, a30)
		if m <= 4 {
			return
		}
		y, w, b = unsafe.Add(y, 4*s.strideY), unsafe.Add(w, 4*s.stepM), unsafe.Add(b, 4*s.stepB)
	}
}

// next returns the places of the next row, or the same again where there is none: the last
// row is then computed more than once, always to the same numbers.
func next(y, w, b unsafe.Pointer, s *strip, more bool) (_, _, _ unsafe.Pointer) {
	if !more {
		return y, w, b
	}
	return unsafe.Add(y, s.strideY), unsafe.Add(w, s.stepM), unsafe.Add(b, s.stepB)
}
