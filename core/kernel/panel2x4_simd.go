//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// panel2x4 is rows2x4 for weights that lie side by side and rows of X without gaps, as in a panel: every distance is a constant,
// which an instruction takes along, and nothing moves but once in eight steps.
//
//go:nocheckptr
func panel2x4(y, w, b, x unsafe.Pointer, s *strip) {
	lane := uintptr(4 * simd.Float32s{}.Len())
	first := unsafe.Add(x, zero)
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
		for left := s.k; ; left -= 8 {
			weight0 := broadcastAt(v0)
			weight1 := broadcastAt(v1)
			x0 := loadAt(from)
			x1 := loadAt(unsafe.Add(from, lane))
			a00 = madd(weight0, x0, a00)
			a01 = madd(weight0, x1, a01)
			a10 = madd(weight1, x0, a10)
			a11 = madd(weight1, x1, a11)
			if left == 0 {
				break
			}
			x2 := loadAt(unsafe.Add(from, 2*lane))
			x3 := loadAt(unsafe.Add(from, 3*lane))
			a02 = madd(weight0, x2, a02)
			a03 = madd(weight0, x3, a03)
			a12 = madd(weight1, x2, a12)
			a13 = madd(weight1, x3, a13)
			if left == 1 {
				break
			}

			weight0 = broadcastAt(unsafe.Add(v0, 4))
			weight1 = broadcastAt(unsafe.Add(v1, 4))
			x0 = loadAt(unsafe.Add(from, 4*lane))
			x1 = loadAt(unsafe.Add(from, 5*lane))
			a00 = madd(weight0, x0, a00)
			a01 = madd(weight0, x1, a01)
			a10 = madd(weight1, x0, a10)
			a11 = madd(weight1, x1, a11)
			if left == -1 {
				break
			}
			x2 = loadAt(unsafe.Add(from, 6*lane))
			x3 = loadAt(unsafe.Add(from, 7*lane))
			a02 = madd(weight0, x2, a02)
			a03 = madd(weight0, x3, a03)
			a12 = madd(weight1, x2, a12)
			a13 = madd(weight1, x3, a13)
			if left == 2 {
				break
			}

			weight0 = broadcastAt(unsafe.Add(v0, 8))
			weight1 = broadcastAt(unsafe.Add(v1, 8))
			x0 = loadAt(unsafe.Add(from, 8*lane))
			x1 = loadAt(unsafe.Add(from, 9*lane))
			a00 = madd(weight0, x0, a00)
			a01 = madd(weight0, x1, a01)
			a10 = madd(weight1, x0, a10)
			a11 = madd(weight1, x1, a11)
			if left == -2 {
				break
			}
			x2 = loadAt(unsafe.Add(from, 10*lane))
			x3 = loadAt(unsafe.Add(from, 11*lane))
			a02 = madd(weight0, x2, a02)
			a03 = madd(weight0, x3, a03)
			a12 = madd(weight1, x2, a12)
			a13 = madd(weight1, x3, a13)
			if left == 3 {
				break
			}

			weight0 = broadcastAt(unsafe.Add(v0, 12))
			weight1 = broadcastAt(unsafe.Add(v1, 12))
			x0 = loadAt(unsafe.Add(from, 12*lane))
			x1 = loadAt(unsafe.Add(from, 13*lane))
			a00 = madd(weight0, x0, a00)
			a01 = madd(weight0, x1, a01)
			a10 = madd(weight1, x0, a10)
			a11 = madd(weight1, x1, a11)
			if left == -3 {
				break
			}
			x2 = loadAt(unsafe.Add(from, 14*lane))
			x3 = loadAt(unsafe.Add(from, 15*lane))
			a02 = madd(weight0, x2, a02)
			a03 = madd(weight0, x3, a03)
			a12 = madd(weight1, x2, a12)
			a13 = madd(weight1, x3, a13)
			if left == 4 {
				break
			}

			weight0 = broadcastAt(unsafe.Add(v0, 16))
			weight1 = broadcastAt(unsafe.Add(v1, 16))
			x0 = loadAt(unsafe.Add(from, 16*lane))
			x1 = loadAt(unsafe.Add(from, 17*lane))
			a00 = madd(weight0, x0, a00)
			a01 = madd(weight0, x1, a01)
			a10 = madd(weight1, x0, a10)
			a11 = madd(weight1, x1, a11)
			if left == -4 {
				break
			}
			x2 = loadAt(unsafe.Add(from, 18*lane))
			x3 = loadAt(unsafe.Add(from, 19*lane))
			a02 = madd(weight0, x2, a02)
			a03 = madd(weight0, x3, a03)
			a12 = madd(weight1, x2, a12)
			a13 = madd(weight1, x3, a13)
			if left == 5 {
				break
			}

			weight0 = broadcastAt(unsafe.Add(v0, 20))
			weight1 = broadcastAt(unsafe.Add(v1, 20))
			x0 = loadAt(unsafe.Add(from, 20*lane))
			x1 = loadAt(unsafe.Add(from, 21*lane))
			a00 = madd(weight0, x0, a00)
			a01 = madd(weight0, x1, a01)
			a10 = madd(weight1, x0, a10)
			a11 = madd(weight1, x1, a11)
			if left == -5 {
				break
			}
			x2 = loadAt(unsafe.Add(from, 22*lane))
			x3 = loadAt(unsafe.Add(from, 23*lane))
			a02 = madd(weight0, x2, a02)
			a03 = madd(weight0, x3, a03)
			a12 = madd(weight1, x2, a12)
			a13 = madd(weight1, x3, a13)
			if left == 6 {
				break
			}

			weight0 = broadcastAt(unsafe.Add(v0, 24))
			weight1 = broadcastAt(unsafe.Add(v1, 24))
			x0 = loadAt(unsafe.Add(from, 24*lane))
			x1 = loadAt(unsafe.Add(from, 25*lane))
			a00 = madd(weight0, x0, a00)
			a01 = madd(weight0, x1, a01)
			a10 = madd(weight1, x0, a10)
			a11 = madd(weight1, x1, a11)
			if left == -6 {
				break
			}
			x2 = loadAt(unsafe.Add(from, 26*lane))
			x3 = loadAt(unsafe.Add(from, 27*lane))
			a02 = madd(weight0, x2, a02)
			a03 = madd(weight0, x3, a03)
			a12 = madd(weight1, x2, a12)
			a13 = madd(weight1, x3, a13)
			if left == 7 {
				break
			}

			weight0 = broadcastAt(unsafe.Add(v0, 28))
			weight1 = broadcastAt(unsafe.Add(v1, 28))
			x0 = loadAt(unsafe.Add(from, 28*lane))
			x1 = loadAt(unsafe.Add(from, 29*lane))
			a00 = madd(weight0, x0, a00)
			a01 = madd(weight0, x1, a01)
			a10 = madd(weight1, x0, a10)
			a11 = madd(weight1, x1, a11)
			if left == -7 {
				break
			}
			x2 = loadAt(unsafe.Add(from, 30*lane))
			x3 = loadAt(unsafe.Add(from, 31*lane))
			a02 = madd(weight0, x2, a02)
			a03 = madd(weight0, x3, a03)
			a12 = madd(weight1, x2, a12)
			a13 = madd(weight1, x3, a13)
			if left == 8 {
				break
			}
			from = unsafe.Add(from, 32*lane)
			v0, v1 = unsafe.Add(v0, 32), unsafe.Add(v1, 32)
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
