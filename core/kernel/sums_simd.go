//go:build goexperiment.simd

package kernel

import (
	"math"
	"simd"
)

// The sums below keep two vectors of partial sums, for even and odd vectors of the slice,
// and add across at the end: the same order on every machine with that many lanes.

func vectorSum(a []float32) float32 {
	var even, odd simd.Float32s
	l := lanes()
	i := 0
	for ; i+2*l <= len(a); i += 2 * l {
		even = even.Add(load(a[i:]))
		odd = odd.Add(load(a[i+l:]))
	}
	for ; i < len(a); i += l {
		even = even.Add(load(a[i:]))
	}
	return sumLanes(even.Add(odd))
}

func vectorSquares(a []float32) float32 {
	var even, odd simd.Float32s
	l := lanes()
	i := 0
	for ; i+2*l <= len(a); i += 2 * l {
		v, w := load(a[i:]), load(a[i+l:])
		even = madd(v, v, even)
		odd = madd(w, w, odd)
	}
	for ; i < len(a); i += l {
		v := load(a[i:])
		even = madd(v, v, even)
	}
	return sumLanes(even.Add(odd))
}

// vectorFinite adds x - x, which is 0 for a finite x and NaN for every other.
func vectorFinite(a []float32) bool {
	var doubt simd.Float32s
	for i := 0; i < len(a); i += lanes() {
		v := load(a[i:])
		doubt = doubt.Add(v.Sub(v))
	}
	return !math.IsNaN(float64(sumLanes(doubt)))
}

func vectorAddRowSums(b, y []float32, s Product, bl Blocks) {
	for m := range s.M {
		var sum simd.Float32s
		for i := range bl.Count {
			row := y[m*s.StrideY+i*bl.StepY:][:s.N]
			for n := 0; n < len(row); n += lanes() {
				sum = sum.Add(load(row[n:]))
			}
		}
		b[m] += sumLanes(sum)
	}
}
