//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// outer3x2 adds to the weights of three rows of Y and two of X.
//
//go:nocheckptr
func outer3x2(w, y, x unsafe.Pointer, s *outer) {
	lane, last := laneBytes(), s.last
	var a00, a01, a10, a11, a20, a21 simd.Float32s
	p, g := unsafe.Add(y, zero), unsafe.Add(x, zero)
	q, r, h := unsafe.Add(p, s.nextY1), unsafe.Add(p, s.nextY2), unsafe.Add(g, s.nextX)
	for i := s.count; ; i-- {
		j := uintptr(0)
		for {
			u, v := loadAt(unsafe.Add(g, j)), loadAt(unsafe.Add(h, j))
			z := loadAt(unsafe.Add(p, j))
			a00 = madd(z, u, a00)
			a01 = madd(z, v, a01)
			z = loadAt(unsafe.Add(q, j))
			a10 = madd(z, u, a10)
			a11 = madd(z, v, a11)
			z = loadAt(unsafe.Add(r, j))
			a20 = madd(z, u, a20)
			a21 = madd(z, v, a21)
			if j == last {
				break
			}
			j += lane

			u, v = loadAt(unsafe.Add(g, j)), loadAt(unsafe.Add(h, j))
			z = loadAt(unsafe.Add(p, j))
			a00 = madd(z, u, a00)
			a01 = madd(z, v, a01)
			z = loadAt(unsafe.Add(q, j))
			a10 = madd(z, u, a10)
			a11 = madd(z, v, a11)
			z = loadAt(unsafe.Add(r, j))
			a20 = madd(z, u, a20)
			a21 = madd(z, v, a21)
			if j == last {
				break
			}
			j += lane

			u, v = loadAt(unsafe.Add(g, j)), loadAt(unsafe.Add(h, j))
			z = loadAt(unsafe.Add(p, j))
			a00 = madd(z, u, a00)
			a01 = madd(z, v, a01)
			z = loadAt(unsafe.Add(q, j))
			a10 = madd(z, u, a10)
			a11 = madd(z, v, a11)
			z = loadAt(unsafe.Add(r, j))
			a20 = madd(z, u, a20)
			a21 = madd(z, v, a21)
			if j == last {
				break
			}
			j += lane

			u, v = loadAt(unsafe.Add(g, j)), loadAt(unsafe.Add(h, j))
			z = loadAt(unsafe.Add(p, j))
			a00 = madd(z, u, a00)
			a01 = madd(z, v, a01)
			z = loadAt(unsafe.Add(q, j))
			a10 = madd(z, u, a10)
			a11 = madd(z, v, a11)
			z = loadAt(unsafe.Add(r, j))
			a20 = madd(z, u, a20)
			a21 = madd(z, v, a21)
			if j == last {
				break
			}
			j += lane
		}
		if i == 1 {
			break
		}
		p, q, r = unsafe.Add(p, s.stepY), unsafe.Add(q, s.stepY), unsafe.Add(r, s.stepY)
		g, h = unsafe.Add(g, s.stepX), unsafe.Add(h, s.stepX)
	}
	w = unsafe.Add(w, zero)
	if s.rows == 3 && s.columns == 2 {
		step, down := s.stepW, s.strideW
		addSum(w, a00)
		addSum(unsafe.Add(w, step), a01)
		w = unsafe.Add(w, down)
		addSum(w, a10)
		addSum(unsafe.Add(w, step), a11)
		w = unsafe.Add(w, down)
		addSum(w, a20)
		addSum(unsafe.Add(w, step), a21)
		return
	}
	addRow(w, a00, a01, s)
	if s.rows > 1 {
		addRow(unsafe.Add(w, s.strideW), a10, a11, s)
	}
	if s.rows > 2 {
		addRow(unsafe.Add(w, 2*s.strideW), a20, a21, s)
	}
}

// addRow adds the sums of one row of Y.
//
//go:nocheckptr
func addRow(w unsafe.Pointer, first, second simd.Float32s, s *outer) {
	addSum(w, first)
	if s.columns > 1 {
		addSum(unsafe.Add(w, s.stepW), second)
	}
}
