//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// transposes reports whether a weight gradient pays for a transposed copy of X: where each of its numbers meets rows of Y
// enough (eight of them in batches of 16, eleven in those of 12), and X is not so small that shortOuter or outer3x2 are through with it
// before the panel is cleared. Of stretches each would go through all weights anew.
func transposes(s Product, step int, b Blocks) bool {
	return step == 1 && b.Count == 1 && s.M >= 8 && s.M*s.N >= 128 && s.K >= simd.Float32s{}.Len() && s.K*s.N >= panelNumbers/16
}

// transposedOuter adds a weight gradient as an ordinary product, W += Y·Xᵀ, from transposed copies of
// X as large as a panel: lanes are then weights of a row, and nothing is added across. It takes
// whole vectors of them and returns how many of each row those are.
//
// Every weight is a sum over n = 0, 1, ..., which begins with what it holds.
//
//go:nocheckptr
func transposedOuter(w, y, x unsafe.Pointer, s Product) int {
	var panel [panelNumbers]float32
	lanes := simd.Float32s{}.Len()
	whole := s.K / lanes * lanes
	strideX := 4 * uintptr(s.StrideX)
	t := strip{m: s.M, stepM: 4 * uintptr(s.StrideY), stepK: 4, strideY: 4 * uintptr(s.StrideW), add: true}
	for left := whole; left > 0; {
		wide := width(left, lanes)
		most := panelNumbers / wide &^ 3
		t.strideX = 4 * uintptr(wide)
		for n := 0; n < s.N; n += most {
			count := min(s.N-n, most)
			transpose(start(panel[:]), unsafe.Add(x, 4*n), strideX, wide, count)
			t.lastX = uintptr(count-1) * t.strideX
			if t.k = count; wide == 4*lanes {
				panel2x4(w, unsafe.Add(y, 4*n), start(zeroBias), start(panel[:]), &t)
			} else {
				rows(&t, wide, w, unsafe.Add(y, 4*n), start(zeroBias), start(panel[:]))
			}
		}
		left -= wide
		w, x = unsafe.Add(w, 4*wide), unsafe.Add(x, uintptr(wide)*strideX)
	}
	return whole
}

// transpose copies count numbers, a multiple of four, of each of wide rows to count rows of wide.
//
//go:nocheckptr
func transpose(panel, x unsafe.Pointer, strideX uintptr, wide, count int) {
	down := 4 * uintptr(wide)
	for c := wide; c > 0; c-- {
		to, from := unsafe.Add(panel, zero), unsafe.Add(x, zero)
		for n := count; n > 0; n -= 4 {
			u0, u1 := *(*uint32)(from), *(*uint32)(unsafe.Add(from, 4))
			u2, u3 := *(*uint32)(unsafe.Add(from, 8)), *(*uint32)(unsafe.Add(from, 12))
			*(*uint32)(to) = u0
			to = unsafe.Add(to, down)
			*(*uint32)(to) = u1
			to = unsafe.Add(to, down)
			*(*uint32)(to) = u2
			to = unsafe.Add(to, down)
			*(*uint32)(to) = u3
			if n > 4 {
				to, from = unsafe.Add(to, down), unsafe.Add(from, 16)
			}
		}
		panel, x = unsafe.Add(panel, 4), unsafe.Add(x, strideX)
	}
}
