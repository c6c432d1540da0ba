//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// All four products are one: Y is covered by strips, each up to four vectors wide and as
// high as Y. A strip is computed two rows at a time with all sums in registers: they begin
// with the bias, or with what Y holds, and add w[m,k]*x[k,n] for k = 0, 1, ... in this order.
// X is read as it lies, and so is W: its transpose is the same loop, the steps exchanged.

func vectorAffine(y, w, x, b []float32, s Product) {
	if s.M <= 0 || s.N <= 0 || s.K <= 0 {
		plainAffine(y, w, x, b, s)
		return
	}
	_, _, _ = y[(s.M-1)*s.StrideY+s.N-1], w[(s.M-1)*s.StrideW+s.K-1], x[(s.K-1)*s.StrideX+s.N-1]
	t := strip{lanes: simd.Float32s{}.Len(), stepM: 4 * uintptr(s.StrideW), stepK: 4}
	if b == nil {
		b = zeroBias
	} else {
		t.stepB = 4
		_ = b[s.M-1]
	}
	product(&t, start(y), start(w), start(b), start(x), &s)
}

func vectorAddProduct(y, w, x []float32, s Product) {
	if s.M <= 0 || s.N <= 0 || s.K <= 0 {
		return
	}
	_, _, _ = y[(s.M-1)*s.StrideY+s.N-1], w[(s.M-1)*s.StrideW+s.K-1], x[(s.K-1)*s.StrideX+s.N-1]
	t := strip{lanes: simd.Float32s{}.Len(), stepM: 4 * uintptr(s.StrideW), stepK: 4, add: true}
	product(&t, start(y), start(w), start(zeroBias), start(x), &s)
}

func vectorTransposedProduct(y, v, x []float32, s Product) {
	if s.M <= 0 || s.N <= 0 || s.K <= 0 {
		plainTransposedProduct(y, v, x, s)
		return
	}
	_, _, _ = y[(s.M-1)*s.StrideY+s.N-1], v[(s.K-1)*s.StrideW+s.M-1], x[(s.K-1)*s.StrideX+s.N-1]
	t := strip{lanes: simd.Float32s{}.Len(), stepM: 4, stepK: 4 * uintptr(s.StrideW)}
	product(&t, start(y), start(v), start(zeroBias), start(x), &s)
}

func vectorAddTransposedProduct(y, v, x []float32, s Product) {
	if s.M <= 0 || s.N <= 0 || s.K <= 0 {
		return
	}
	_, _, _ = y[(s.M-1)*s.StrideY+s.N-1], v[(s.K-1)*s.StrideW+s.M-1], x[(s.K-1)*s.StrideX+s.N-1]
	t := strip{lanes: simd.Float32s{}.Len(), stepM: 4, stepK: 4 * uintptr(s.StrideW), add: true}
	product(&t, start(y), start(v), start(zeroBias), start(x), &s)
}

var zeroBias = make([]float32, 1)

// strip says how the rows of a strip lie in memory; distances are in bytes.
type strip struct {
	lanes            int     // of a vector: who makes a strip mentions vectors, and calls the loops without a choice of width
	m                int     // rows of Y
	stepM, stepK     uintptr // from a weight to that of the next row, to that of the next k
	stepB            uintptr // from a bias to the next
	strideY, strideX uintptr // from a row to the next
	lastX            uintptr // from the first row of X to the last
	k                int     // rows of X, for panel2x4
	add              bool    // begin with what Y holds

	nextY, nextW, nextB uintptr // strideY, stepM, stepB, or 0 where the block is one row
}

// product goes through the strips from left to right. The slices are known to reach far enough.
//
//go:nocheckptr
func product(s *strip, y, w, b, x unsafe.Pointer, p *Product) {
	lanes := simd.Float32s{}.Len()
	s.m = p.M
	s.strideY, s.strideX = 4*uintptr(p.StrideY), 4*uintptr(p.StrideX)
	s.lastX = uintptr(p.K-1) * s.strideX
	copies := packed(p, s.stepK)
	for left := p.N; left > 0; {
		wide := width(left, s.lanes)
		if copies && wide == 4*lanes {
			packedStrip(*s, y, w, b, x, p.K)
		} else {
			rows(s, wide, y, w, b, x)
		}
		left -= wide
		y, x = unsafe.Add(y, 4*wide), unsafe.Add(x, 4*wide)
	}
}

// width returns how many of the numbers that are left the next strip takes: four vectors, but
// never so many that a single one remains, which is slow.
func width(left, lanes int) int {
	if left == 5*lanes {
		return 3 * lanes
	}
	return min(left, 4*lanes)
}

// rows goes down a strip so many numbers wide, two rows of two to four vectors at a time, or four
// rows of one. What is left goes one by one, as a block whose rows are all the same.
//
// All sums of a block are in registers. In wasm few enough numbers may be alive in its loop for the sixteen
// registers that V8 has.
//
//go:nocheckptr
func rows(s *strip, wide int, y, w, b, x unsafe.Pointer) {
	vectors := wide / simd.Float32s{}.Len()
	high := 2
	switch vectors {
	case 4:
		rows2x4(y, w, b, x, s)
		return
	case 3:
		rows2x3(y, w, b, x, s)
		return
	case 1:
		high = 4
	}
	s.nextY, s.nextW, s.nextB = s.strideY, s.stepM, s.stepB
	for m := s.m; m > 0; m -= high {
		if m < high {
			s.nextY, s.nextW, s.nextB = 0, 0, 0
			high = 1
		}
		if vectors == 2 {
			block2x2(y, w, b, x, s)
		} else {
			block4x1(y, w, b, x, s)
		}
		down := uintptr(high)
		y, w, b = unsafe.Add(y, down*s.strideY), unsafe.Add(w, down*s.stepM), unsafe.Add(b, down*s.stepB)
	}
}
