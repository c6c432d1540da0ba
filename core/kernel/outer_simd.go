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

// vectorAddGradients is one loop where sums are short, and otherwise two.
func vectorAddGradients(w, bias, y, x []float32, s Product, b Blocks) {
	lanes := simd.Float32s{}.Len() // mentioned here, so that what follows is called without a choice of width
	if s.M > 0 && s.K > 0 && isShort(s.N, lanes) && b.Count == 1 && !transposes(s, 1, b) {
		_, _ = y[(s.M-1)*s.StrideY+s.N-1], x[(s.K-1)*s.StrideX+s.N-1]
		_ = w[(s.M-1)*s.StrideW+s.K-1]
		toBias := unsafe.Pointer(nil)
		if bias != nil {
			_ = bias[s.M-1]
			toBias = start(bias)
		}
		shortOuter(start(w), toBias, start(y), start(x), s, 1)
		return
	}
	addOuter(w, y, x, s, 1, b)
	if bias != nil {
		vectorAddRowSums(bias, y, s, b)
	}
}

// isShort says whether rows of n numbers are for shortOuter, in vectors of so many lanes.
func isShort(n, lanes int) bool { return n > 0 && n <= shortVectors*lanes }

// addOuter is vectorAddOuter for weights whose columns are step numbers apart.
//
//go:nocheckptr
func addOuter(w, y, x []float32, s Product, step int, b Blocks) {
	if s.M <= 0 || s.K <= 0 || s.N <= 0 || b.Count <= 0 {
		return
	}
	steps := b.Count - 1
	_ = y[(s.M-1)*s.StrideY+steps*b.StepY+s.N-1]
	_ = x[(s.K-1)*s.StrideX+steps*b.StepX+s.N-1]
	_ = w[(s.M-1)*s.StrideW+(s.K-1)*step]
	if transposes(s, step, b) {
		done := transposedOuter(start(w), start(y), start(x), s)
		if s.K -= done; s.K == 0 {
			return
		}
		w, x = w[done:], x[done*s.StrideX:]
	}
	if b.Count == 1 && isShort(s.N, simd.Float32s{}.Len()) {
		shortOuter(start(w), nil, start(y), start(x), s, step)
		return
	}
	t := outer{count: b.Count, last: 4 * uintptr(s.N-simd.Float32s{}.Len()),
		strideW: 4 * uintptr(s.StrideW), stepW: 4 * uintptr(step),
		stepY: 4 * uintptr(b.StepY), stepX: 4 * uintptr(b.StepX)}
	strideY, strideX := 4*uintptr(s.StrideY), 4*uintptr(s.StrideX)
	toW, toX := start(w), start(x)
	for k := s.K; k > 0; k -= 2 {
		t.nextX = 0
		if t.columns = min(k, 2); k > 1 {
			t.nextX = strideX
		}
		rowW, rowY := toW, start(y)
		for m := s.M; m > 0; m -= 3 {
			t.rows = min(m, 3)
			t.nextY1, t.nextY2 = strideY, 2*strideY
			if m < 3 { // a row that is not there is the first again, and its sums are dropped
				t.nextY2 = 0
				if m < 2 {
					t.nextY1 = 0
				}
			}
			outer3x2(rowW, rowY, toX, &t)
			rowW, rowY = unsafe.Add(rowW, 3*t.strideW), unsafe.Add(rowY, 3*strideY)
		}
		toW, toX = unsafe.Add(toW, 2*t.stepW), unsafe.Add(toX, 2*strideX)
	}
}

// outer says how the rows of a block and its weights lie in memory, in bytes.
type outer struct {
	count          int
	last           uintptr // from the first vector of a stretch to the last
	stepY, stepX   uintptr // from a stretch to the next
	nextY1, nextY2 uintptr // from the first row of Y to the second and third
	nextX          uintptr // from the first row of X to the second
	strideW, stepW uintptr // from a weight to that of the next row of Y, of X
	rows, columns  int     // of weights that there are
}
