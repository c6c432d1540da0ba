//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// shortVectors is how many vectors a row may have for shortOuter.
const shortVectors = 3

// shortOuter adds a weight gradient whose sums are a few vectors long, as those of a batch of ten
// are in wasm: the blocks of outer3x2 would take longer to begin and to end than to add. Two rows
// of X stay in registers and meet each row of Y in turn, in one function. Where a row has less than
// three vectors, the first stands in for the others and meets zeros.
//
// While the first two rows of X meet Y, its own rows are added up for bias, unless that is nil.
//
// The order of sums is outer3x2's and vectorAddRowSums'. A single row of Y changes places with X, so that the loop is the
// long way.
//
//go:nocheckptr
func shortOuter(w, bias, y, x unsafe.Pointer, s Product, step int) {
	lane, vectors := laneBytes(), s.N/simd.Float32s{}.Len()
	strideY, strideX := 4*uintptr(s.StrideY), 4*uintptr(s.StrideX)
	strideW, stepW := 4*uintptr(s.StrideW), 4*uintptr(step)
	if s.M == 1 {
		if bias != nil {
			addRowSum(bias, y, vectors)
			bias = nil
		}
		y, x, strideY, strideX, strideW, stepW = x, y, strideX, strideY, stepW, strideW
		s.M, s.K = s.K, 1
	}
	second, third := lane, 2*lane
	if vectors < 3 {
		third = 0
	}
	if vectors < 2 {
		second = 0
	}
	for k := s.K; ; k -= 2 {
		g := unsafe.Add(x, zero)
		h := unsafe.Add(g, strideX)
		if k == 1 {
			h = g
		}
		u0, v0 := loadAt(g), loadAt(h)
		var u1, u2, v1, v2 simd.Float32s
		if vectors > 1 {
			u1, v1 = loadAt(unsafe.Add(g, second)), loadAt(unsafe.Add(h, second))
		}
		if vectors > 2 {
			u2, v2 = loadAt(unsafe.Add(g, third)), loadAt(unsafe.Add(h, third))
		}
		p, to := unsafe.Add(y, zero), unsafe.Add(w, zero)
		for m := s.M; ; m-- {
			z0, z1, z2 := loadAt(p), loadAt(unsafe.Add(p, second)), loadAt(unsafe.Add(p, third))
			a, b := z0.Mul(u0), z0.Mul(v0)
			a, b = madd(z1, u1, a), madd(z1, v1, b)
			a, b = madd(z2, u2, a), madd(z2, v2, b)
			if bias != nil {
				if vectors > 1 {
					z0 = z0.Add(z1)
				}
				if vectors > 2 {
					z0 = z0.Add(z2)
				}
				addSum(bias, z0)
				bias = unsafe.Add(bias, 4)
			}
			addSum(to, a)
			if k > 1 {
				addSum(unsafe.Add(to, stepW), b)
			}
			if m == 1 {
				break
			}
			p, to = unsafe.Add(p, strideY), unsafe.Add(to, strideW)
		}
		if k <= 2 {
			return
		}
		x, w, bias = unsafe.Add(x, 2*strideX), unsafe.Add(w, 2*stepW), nil
	}
}

// addRowSum adds a row of up to three vectors to the number at p.
//
//go:nocheckptr
func addRowSum(p, row unsafe.Pointer, vectors int) {
	sum := loadAt(row)
	for i, lane := 1, laneBytes(); i < vectors; i++ {
		sum = sum.Add(loadAt(unsafe.Add(row, uintptr(i)*lane)))
	}
	addSum(p, sum)
}
