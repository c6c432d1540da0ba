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
// only once, and the patch is read where it lies. Its first column is side, its weights are in
// the order of a panel's rows, and so many bytes of examples are computed.
//
//go:nocheckptr
func taps(p *patch, from unsafe.Pointer, top, side int, to, w, b unsafe.Pointer, examples uintptr) {
	lane := laneBytes()
	low, high := inside(top, p.down, p.rows, p.height)
	left, right := inside(side, 1, p.columns, p.width)
	row := p.stride * uintptr(p.width)
	down, image := uintptr(p.down)*row, row*uintptr(p.height)
	column := 4 * p.planes * p.rows
	from = unsafe.Add(from, uintptr(top+p.down*low)*row+uintptr(side+left)*p.stride)
	w = unsafe.Add(w, left*column+4*low)
	first := simd.BroadcastFloat32s(*(*float32)(b))
	i := uintptr(0)
	for ; i+4*lane <= examples; i += 4 * lane {
		a0, a1, a2, a3 := first, first, first, first
		plane, weights := unsafe.Add(from, i), w
		for k := p.planes; k > 0; k-- {
			line, weight := plane, weights
			for u := low; u < high; u++ {
				at, tap := line, weight
				for v := left; v < right; v++ {
					factor := broadcastAt(unsafe.Add(tap, zero))
					a0 = madd(factor, loadAt(unsafe.Add(at, zero)), a0)
					a1 = madd(factor, loadAt(unsafe.Add(at, lane)), a1)
					a2 = madd(factor, loadAt(unsafe.Add(at, 2*lane)), a2)
					a3 = madd(factor, loadAt(unsafe.Add(at, 3*lane)), a3)
					at, tap = unsafe.Add(at, p.stride), unsafe.Add(tap, column)
				}
				line, weight = unsafe.Add(line, down), unsafe.Add(weight, 4)
			}
			plane, weights = unsafe.Add(plane, image), unsafe.Add(weights, 4*p.rows)
		}
		storeAt(unsafe.Add(to, i), a0)
		storeAt(unsafe.Add(to, i+lane), a1)
		storeAt(unsafe.Add(to, i+2*lane), a2)
		storeAt(unsafe.Add(to, i+3*lane), a3)
	}
	for ; i < examples; i += lane {
		sum := first
		plane, weights := unsafe.Add(from, i), w
		for k := p.planes; k > 0; k-- {
			line, weight := plane, weights
			for u := low; u < high; u++ {
				at, tap := line, weight
				for v := left; v < right; v++ {
					sum = madd(broadcastAt(unsafe.Add(tap, zero)), loadAt(unsafe.Add(at, zero)), sum)
					at, tap = unsafe.Add(at, p.stride), unsafe.Add(tap, column)
				}
				line, weight = unsafe.Add(line, down), unsafe.Add(weight, 4)
			}
			plane, weights = unsafe.Add(plane, image), unsafe.Add(weights, 4*p.rows)
		}
		storeAt(unsafe.Add(to, i), sum)
	}
}
