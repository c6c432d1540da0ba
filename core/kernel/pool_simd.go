//go:build goexperiment.simd

package kernel

import "simd"

func vectorMaxPool(y, x []float32, p Pool) {
	to := 0
	for c := range p.Channels {
		for i := range p.OutHeight {
			from := (c*p.Height + i*p.StrideHeight) * p.Width * p.N
			for j := 0; j < p.OutWidth; j++ {
				for n := 0; n < p.N; n += lanes() {
					largest := load(x[from+n:])
					for u := range p.KernelHeight {
						at := from + n + u*p.Width*p.N
						for v := 0; v < p.KernelWidth; v++ {
							next := load(x[at:])
							largest = next.IfElse(next.Greater(largest), largest)
							at += p.N
						}
					}
					largest.Store(y[to:])
					to += lanes()
				}
				from += p.StrideWidth * p.N
			}
		}
	}
}

// vectorMaxPoolBack takes from a window's gradient, pixel by pixel, the lanes whose largest
// number the pixel is: what a lane has given away is 0 for the pixels that follow.
func vectorMaxPoolBack(dx, x, y, dy []float32, p Pool) {
	clear(dx[:p.Channels*p.Height*p.Width*p.N])
	to := 0
	for c := range p.Channels {
		for i := range p.OutHeight {
			from := (c*p.Height + i*p.StrideHeight) * p.Width * p.N
			for j := 0; j < p.OutWidth; j++ {
				for n := 0; n < p.N; n += lanes() {
					largest, rest := load(y[to:]), load(dy[to:])
					for u := range p.KernelHeight {
						at := from + n + u*p.Width*p.N
						for v := 0; v < p.KernelWidth; v++ {
							other := load(x[at:]).NotEqual(largest)
							left := rest.Masked(other)
							load(dx[at:]).Add(rest.Sub(left)).Store(dx[at:])
							rest = left
							at += p.N
						}
					}
					to += lanes()
				}
				from += p.StrideWidth * p.N
			}
		}
	}
}

// vectorSumPool sums the rows of a window, then those sums: the rounding of a large window's sum
// grows with its sides, not with its area.
func vectorSumPool(y, x []float32, scale float32, p Pool) {
	factor := broadcast(scale)
	to := 0
	for c := range p.Channels {
		for i := range p.OutHeight {
			from := (c*p.Height + i*p.StrideHeight) * p.Width * p.N
			for j := 0; j < p.OutWidth; j++ {
				for n := 0; n < p.N; n += lanes() {
					var sum simd.Float32s
					for u := range p.KernelHeight {
						at := from + n + u*p.Width*p.N
						var row simd.Float32s
						for v := 0; v < p.KernelWidth; v++ {
							row = row.Add(load(x[at:]))
							at += p.N
						}
						sum = sum.Add(row)
					}
					sum.Mul(factor).Store(y[to:])
					to += lanes()
				}
				from += p.StrideWidth * p.N
			}
		}
	}
}

func vectorSumPoolBack(dx, dy []float32, scale float32, p Pool) {
	clear(dx[:p.Channels*p.Height*p.Width*p.N])
	factor := broadcast(scale)
	to := 0
	for c := range p.Channels {
		for i := range p.OutHeight {
			from := (c*p.Height + i*p.StrideHeight) * p.Width * p.N
			for j := 0; j < p.OutWidth; j++ {
				for n := 0; n < p.N; n += lanes() {
					share := factor.Mul(load(dy[to:]))
					for u := range p.KernelHeight {
						at := from + n + u*p.Width*p.N
						for v := 0; v < p.KernelWidth; v++ {
							load(dx[at:]).Add(share).Store(dx[at:])
							at += p.N
						}
					}
					to += lanes()
				}
				from += p.StrideWidth * p.N
			}
		}
	}
}
