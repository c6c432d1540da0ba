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
	strips(y, w, x, b, s, strip{stepM: 4 * uintptr(s.StrideW), stepK: 4}, (s.M-1)*s.StrideW+s.K)
}

func vectorAddProduct(y, w, x []float32, s Product) {
	strips(y, w, x, nil, s, strip{stepM: 4 * uintptr(s.StrideW), stepK: 4, add: true}, (s.M-1)*s.StrideW+s.K)
}

func vectorTransposedProduct(y, v, x []float32, s Product) {
	strips(y, v, x, nil, s, strip{stepM: 4, stepK: 4 * uintptr(s.StrideW)}, (s.K-1)*s.StrideW+s.M)
}

func vectorAddTransposedProduct(y, v, x []float32, s Product) {
	strips(y, v, x, nil, s, strip{stepM: 4, stepK: 4 * uintptr(s.StrideW), add: true}, (s.K-1)*s.StrideW+s.M)
}

// strip says how the rows of a strip lie in memory; distances are in bytes.
type strip struct {
	m                int     // rows of Y
	stepM, stepK     uintptr // from a weight to that of the next row, to that of the next k
	stepB            uintptr // from a bias to the next
	strideY, strideX uintptr // from a row to the next
	lastX            uintptr // from the first row of X to the last
	add              bool    // begin with what Y holds

	nextY, nextW, nextB uintptr // strideY, stepM, stepB, or 0 where the block is one row
}

var zeroBias = make([]float32, 1)

// strips checks that the slices reach as far as the strips go (weights numbers of W), and
// goes through them from left to right.
func strips(y, w, x, b []float32, s Product, t strip, weights int) {
	if s.M <= 0 || s.N <= 0 || s.K <= 0 {
		if !t.add {
			plainAffine(y, w, x, b, s)
		}
		return
	}
	_, _, _ = y[(s.M-1)*s.StrideY+s.N-1], x[(s.K-1)*s.StrideX+s.N-1], w[weights-1]
	if b == nil {
		b = zeroBias
	} else {
		t.stepB = 4
		_ = b[s.M-1]
	}
	t.m = s.M
	t.strideY, t.strideX = 4*uintptr(s.StrideY), 4*uintptr(s.StrideX)
	t.lastX = uintptr(s.K-1) * t.strideX
	toY, toW, toB, toX := start(y), start(w), start(b), start(x)
	lane := 4 * simd.Float32s{}.Len()
	for left := s.N * 4 / lane; left > 0; {
		wide := min(left, 4)
		if left == 5 {
			wide = 3 // then 2: a single vector is slow
		}
		if wide == 4 && packed(s) {
			packedStrip(t, toY, toW, toB, toX, s.K)
		} else {
			t.rows(wide, toY, toW, toB, toX)
		}
		left -= wide
		toY, toX = unsafe.Add(toY, wide*lane), unsafe.Add(toX, wide*lane)
	}
}

// rows goes down a strip, two rows of two to four vectors at a time, or four rows of one. What
// is left goes one by one, as a block whose rows are all the same.
//
// A block is a function of its own, with all sums in registers. In wasm few enough numbers
// may be alive in its loop for the sixteen registers that V8 has: with the loop over the rows
// in the same function, its pointers went to memory at every step (13 GFLOP/s instead of 26).
func (s *strip) rows(wide int, y, w, b, x unsafe.Pointer) {
	s.nextY, s.nextW, s.nextB = s.strideY, s.stepM, s.stepB
	high := 2
	if wide == 1 {
		high = 4
	}
	for m := s.m; m > 0; m -= high {
		if m < high {
			s.nextY, s.nextW, s.nextB = 0, 0, 0
			high = 1
		}
		switch wide {
		case 4:
			block2x4(y, w, b, x, s)
		case 3:
			block2x3(y, w, b, x, s)
		case 2:
			block2x2(y, w, b, x, s)
		default:
			block4x1(y, w, b, x, s)
		}
		down := uintptr(high)
		y, w, b = unsafe.Add(y, down*s.strideY), unsafe.Add(w, down*s.stepM), unsafe.Add(b, down*s.stepB)
	}
}
