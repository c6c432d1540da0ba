//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// vectorAddOuter takes two rows of X and goes with them through all of Y, three rows at a
// time: six sums of products, a vector each, which are added across at the end. X is read
// once, and Y stays in the nearest cache.
func vectorAddOuter(w, y, x []float32, s Product, b Blocks) { addOuter(w, y, x, s, 1, b) }

// addOuter is vectorAddOuter for weights whose columns are step numbers apart.
func addOuter(w, y, x []float32, s Product, step int, b Blocks) {
	if s.M <= 0 || s.K <= 0 || s.N <= 0 || b.Count <= 0 {
		return
	}
	steps := b.Count - 1
	_ = y[(s.M-1)*s.StrideY+steps*b.StepY+s.N-1]
	_ = x[(s.K-1)*s.StrideX+steps*b.StepX+s.N-1]
	_ = w[(s.M-1)*s.StrideW+(s.K-1)*step]
	lane := simd.Float32s{}.Len()
	t := outer{m: s.M, count: b.Count, n: 4 * uintptr(s.N-lane),
		strideY: 4 * uintptr(s.StrideY), strideW: 4 * uintptr(s.StrideW), stepW: 4 * uintptr(step),
		backY: 4 * uintptr(b.StepY-s.N+lane), backX: 4 * uintptr(b.StepX-s.N+lane)}
	toW, toY, toX := start(w), start(y), start(x)
	stride := 4 * uintptr(s.StrideX)
	for k := s.K; k > 0; k -= 2 {
		t.pair = k > 1
		next := stride
		if !t.pair {
			next = 0
		}
		outerStrip(toW, toY, toX, unsafe.Add(toX, next), &t)
		toW, toX = unsafe.Add(toW, 2*t.stepW), unsafe.Add(toX, 2*stride)
	}
}

// outer says how the rows of Y and the weights lie in memory, in bytes.
type outer struct {
	m, count         int
	n                uintptr // from the first vector of a row to the last
	strideY, strideW uintptr // from a row to the next
	stepW            uintptr // from a weight to that of the next row of X
	backY, backX     uintptr // from the last vector of a stretch to the first of the next
	pair             bool    // there are two rows of X, not one
}

func outerStrip(w, y, x0, x1 unsafe.Pointer, s *outer) {
	lane := uintptr(4 * simd.Float32s{}.Len())
	w, y, x0, x1 = unsafe.Add(w, zero), unsafe.Add(y, zero), unsafe.Add(x0, zero), unsafe.Add(x1, zero)
	for m := s.m; ; m -= 3 {
		y1, y2 := unsafe.Add(y, s.strideY), unsafe.Add(y, 2*s.strideY)
		if m < 3 {
			y2 = y // no such row: any will do, its sums are dropped
			if m < 2 {
				y1 = y
			}
		}
		var a00, a01, a10, a11, a20, a21 simd.Float32s
		p, q, r, g, h := y, y1, y2, x0, x1
		for i := s.count; ; i-- {
			last := unsafe.Add(p, s.n)
			for {
				u, v := loadAt(g), loadAt(h)
				z := loadAt(p)
				a00 = madd(z, u, a00)
				a01 = madd(z, v, a01)
				z = loadAt(q)
				a10 = madd(z, u, a10)
				a11 = madd(z, v, a11)
				z = loadAt(r)
				a20 = madd(z, u, a20)
				a21 = madd(z, v, a21)
				if p == last {
					break
				}
				p, q, r = unsafe.Add(p, lane), unsafe.Add(q, lane), unsafe.Add(r, lane)
				g, h = unsafe.Add(g, lane), unsafe.Add(h, lane)

				u, v = loadAt(g), loadAt(h)
				z = loadAt(p)
				a00 = madd(z, u, a00)
				a01 = madd(z, v, a01)
				z = loadAt(q)
				a10 = madd(z, u, a10)
				a11 = madd(z, v, a11)
				z = loadAt(r)
				a20 = madd(z, u, a20)
				a21 = madd(z, v, a21)
				if p == last {
					break
				}
				p, q, r = unsafe.Add(p, lane), unsafe.Add(q, lane), unsafe.Add(r, lane)
				g, h = unsafe.Add(g, lane), unsafe.Add(h, lane)

				u, v = loadAt(g), loadAt(h)
				z = loadAt(p)
				a00 = madd(z, u, a00)
				a01 = madd(z, v, a01)
				z = loadAt(q)
				a10 = madd(z, u, a10)
				a11 = madd(z, v, a11)
				z = loadAt(r)
				a20 = madd(z, u, a20)
				a21 = madd(z, v, a21)
				if p == last {
					break
				}
				p, q, r = unsafe.Add(p, lane), unsafe.Add(q, lane), unsafe.Add(r, lane)
				g, h = unsafe.Add(g, lane), unsafe.Add(h, lane)

				u, v = loadAt(g), loadAt(h)
				z = loadAt(p)
				a00 = madd(z, u, a00)
				a01 = madd(z, v, a01)
				z = loadAt(q)
				a10 = madd(z, u, a10)
				a11 = madd(z, v, a11)
				z = loadAt(r)
				a20 = madd(z, u, a20)
				a21 = madd(z, v, a21)
				if p == last {
					break
				}
				p, q, r = unsafe.Add(p, lane), unsafe.Add(q, lane), unsafe.Add(r, lane)
				g, h = unsafe.Add(g, lane), unsafe.Add(h, lane)
			}
			if i == 1 {
				break
			}
			p, q, r = unsafe.Add(p, s.backY), unsafe.Add(q, s.backY), unsafe.Add(r, s.backY)
			g, h = unsafe.Add(g, s.backX), unsafe.Add(h, s.backX)
		}
		addAt(w, sumLanes(a00))
		if s.pair {
			addAt(unsafe.Add(w, s.stepW), sumLanes(a01))
		}
		if m > 1 {
			addAt(unsafe.Add(w, s.strideW), sumLanes(a10))
			if s.pair {
				addAt(unsafe.Add(w, s.strideW+s.stepW), sumLanes(a11))
			}
		}
		if m > 2 {
			addAt(unsafe.Add(w, 2*s.strideW), sumLanes(a20))
			if s.pair {
				addAt(unsafe.Add(w, 2*s.strideW+s.stepW), sumLanes(a21))
			}
		}
		if m <= 3 {
			return
		}
		y, w = unsafe.Add(y, 3*s.strideY), unsafe.Add(w, 3*s.strideW)
	}
}
