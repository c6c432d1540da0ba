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
	offset := uintptr(s.N) & 3 // 0
	toY, toW, toB, toX := start(y, offset), start(w, offset), start(b, offset), start(x, offset)
	lane := 4 * simd.Float32s{}.Len()
	for left := s.N * 4 / lane; left > 0; {
		wide := 1
		switch {
		case left >= 6 || left == 4:
			strip4(toY, toW, toB, toX, &t)
			wide = 4
		case left == 5 || left == 3: // 5 is 3 and 2: a single vector is slow
			strip3(toY, toW, toB, toX, &t)
			wide = 3
		case left == 2:
			strip2(toY, toW, toB, toX, &t)
			wide = 2
		default:
			strip1(toY, toW, toB, toX, &t)
		}
		left -= wide
		toY, toX = unsafe.Add(toY, wide*lane), unsafe.Add(toX, wide*lane)
	}
}
