//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// The sums below keep vectors of partial sums, one each for even and odd vectors of the
// slice, and add across at the end: the same order on every machine with that many lanes.

func vectorSum(a []float32) float32 {
	var even, odd simd.Float32s
	p, lane, end := start(a), laneBytes(), 4*uintptr(len(a))
	i := uintptr(0)
	for ; i+2*lane <= end; i += 2 * lane {
		even = even.Add(loadAt(unsafe.Add(p, i)))
		odd = odd.Add(loadAt(unsafe.Add(p, i+lane)))
	}
	if i < end {
		even = even.Add(loadAt(unsafe.Add(p, i)))
	}
	return sumLanes(even.Add(odd))
}

func vectorSquares(a []float32) float32 {
	var even, odd simd.Float32s
	p, lane, end := start(a), laneBytes(), 4*uintptr(len(a))
	i := uintptr(0)
	for ; i+2*lane <= end; i += 2 * lane {
		v, w := loadAt(unsafe.Add(p, i)), loadAt(unsafe.Add(p, i+lane))
		even = madd(v, v, even)
		odd = madd(w, w, odd)
	}
	if i < end {
		v := loadAt(unsafe.Add(p, i))
		even = madd(v, v, even)
	}
	return sumLanes(even.Add(odd))
}

// vectorFinite adds x - x, which is 0 for a finite x and NaN for every other, to two sums in turn, as an addition waits
// for the one before.
func vectorFinite(a []float32) bool {
	var even, odd simd.Float32s
	p, lane, end := start(a), laneBytes(), 4*uintptr(len(a))
	i := uintptr(0)
	for ; i+4*lane <= end; i += 4 * lane {
		u, v := loadAt(unsafe.Add(p, i)), loadAt(unsafe.Add(p, i+lane))
		even, odd = even.Add(u.Sub(u)), odd.Add(v.Sub(v))
		u, v = loadAt(unsafe.Add(p, i+2*lane)), loadAt(unsafe.Add(p, i+3*lane))
		even, odd = even.Add(u.Sub(u)), odd.Add(v.Sub(v))
	}
	for ; i < end; i += lane {
		v := loadAt(unsafe.Add(p, i))
		even = even.Add(v.Sub(v))
	}
	return sumLanes(even.Add(odd)) == 0
}

func vectorAddRowSums(b, y []float32, s Product, bl Blocks) {
	if s.M <= 0 || s.N <= 0 || bl.Count <= 0 {
		return
	}
	_ = y[(s.M-1)*s.StrideY+(bl.Count-1)*bl.StepY+s.N-1]
	row, stride, step := start(y), 4*uintptr(s.StrideY), 4*uintptr(bl.StepY)
	lane, end := laneBytes(), 4*uintptr(s.N)
	for m := range b[:s.M] {
		var sum simd.Float32s
		from := row
		for n := bl.Count; ; n-- {
			for i := uintptr(0); i < end; i += lane {
				sum = sum.Add(loadAt(unsafe.Add(from, i)))
			}
			if n == 1 {
				break
			}
			from = unsafe.Add(from, step)
		}
		b[m] += sumLanes(sum)
		if m == s.M-1 {
			break
		}
		row = unsafe.Add(row, stride)
	}
}
