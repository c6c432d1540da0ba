//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// inside returns which of so many rows (or columns) of a patch, from first on, step by step, lie
// in an image of that size: from low up to, not including, high.
func inside(first, step, count, size int) (low, high int) {
	if step > 0 {
		low, high = -first, size-first
	} else {
		low, high = first-size+1, first+1
	}
	return max(low, 0), min(high, count)
}

// taps computes one pixel of a single image of Y: with one row of weights, a panel would be used
// only once, and the patch is read where it lies. Wide bytes of it are computed.
func taps(p *patch, from unsafe.Pointer, top, side int, to, w, b unsafe.Pointer, wide uintptr) {
	lane := laneBytes()
	low, high := inside(top, p.step, p.rows, p.height)
	left, right := inside(side, p.step, p.columns, p.width)
	row := p.stride * uintptr(p.width)
	down, across := uintptr(p.step)*row, uintptr(p.step)*p.stride
	from = unsafe.Add(from, uintptr(top+p.step*low)*row+uintptr(side+p.step*left)*p.stride)
	w = unsafe.Add(w, 4*(low*p.columns+left))
	first := simd.BroadcastFloat32s(*(*float32)(b))
	i := uintptr(0)
	for ; i+4*lane <= wide; i += 4 * lane {
		a0, a1, a2, a3 := first, first, first, first
		plane, weights := unsafe.Add(from, i), w
		for k := p.planes; k > 0; k-- {
			line, weight := plane, weights
			for u := low; u < high; u++ {
				at := line
				for v := left; v < right; v++ {
					factor := broadcastAt(unsafe.Add(weight, 4*(v-left)))
					a0 = madd(factor, loadAt(unsafe.Add(at, zero)), a0)
					a1 = madd(factor, loadAt(unsafe.Add(at, lane)), a1)
					a2 = madd(factor, loadAt(unsafe.Add(at, 2*lane)), a2)
					a3 = madd(factor, loadAt(unsafe.Add(at, 3*lane)), a3)
					at = unsafe.Add(at, across)
				}
				line, weight = unsafe.Add(line, down), unsafe.Add(weight, 4*p.columns)
			}
			plane, weights = unsafe.Add(plane, row*uintptr(p.height)), unsafe.Add(weights, 4*p.rows*p.columns)
		}
		storeAt(unsafe.Add(to, i), a0)
		storeAt(unsafe.Add(to, i+lane), a1)
		storeAt(unsafe.Add(to, i+2*lane), a2)
		storeAt(unsafe.Add(to, i+3*lane), a3)
	}
	for ; i < wide; i += lane {
		sum := first
		plane, weights := unsafe.Add(from, i), w
		for k := p.planes; k > 0; k-- {
			line, weight := plane, weights
			for u := low; u < high; u++ {
				at := line
				for v := left; v < right; v++ {
					sum = madd(broadcastAt(unsafe.Add(weight, 4*(v-left))), loadAt(unsafe.Add(at, zero)), sum)
					at = unsafe.Add(at, across)
				}
				line, weight = unsafe.Add(line, down), unsafe.Add(weight, 4*p.columns)
			}
			plane, weights = unsafe.Add(plane, row*uintptr(p.height)), unsafe.Add(weights, 4*p.rows*p.columns)
		}
		storeAt(unsafe.Add(to, i), sum)
	}
}
