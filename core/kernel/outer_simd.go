//go:build goexperiment.simd

package kernel

import "simd"

func vectorAddOuter(w, y, x []float32, s Product, b Blocks) {
	l := lanes()
	for m := range s.M {
		for k := range s.K {
			var sum simd.Float32s
			for i := range b.Count {
				yRow := y[m*s.StrideY+i*b.StepY:][:s.N]
				xRow := x[k*s.StrideX+i*b.StepX:][:s.N]
				for n := 0; n < s.N; n += l {
					sum = madd(load(yRow[n:]), load(xRow[n:]), sum)
				}
			}
			w[m*s.StrideW+k] += sumLanes(sum)
		}
	}
}
