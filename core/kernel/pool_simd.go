//go:build goexperiment.simd

package kernel

import "simd"

func vectorMaxPool(y, x []float32, p Pool) {
	if p.KernelHeight == 2 && p.KernelWidth == 2 {
		vectorMaxPool2(y, x, p)
		return
	}
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

// vectorMaxPool2 is vectorMaxPool for windows of 2x2, the commonest.
func vectorMaxPool2(y, x []float32, p Pool) {
	to := 0
	for c := range p.Channels {
		for i := range p.OutHeight {
			from := (c*p.Height + i*p.StrideHeight) * p.Width * p.N
			for j := 0; j < p.OutWidth; j++ {
				above, below := x[from:][:2*p.N], x[from+p.Width*p.N:][:2*p.N]
				row := y[to:][:p.N]
				for n := 0; n < len(row); n += lanes() {
					largest := load(above[n:])
					next := load(above[n+p.N:])
					largest = next.IfElse(next.Greater(largest), largest)
					next = load(below[n:])
					largest = next.IfElse(next.Greater(largest), largest)
					next = load(below[n+p.N:])
					next.IfElse(next.Greater(largest), largest).Store(row[n:])
				}
				to += p.N
				from += p.StrideWidth * p.N
			}
		}
	}
}

// disjoint says whether no two windows share a pixel, covered whether they leave none out either.
func (p Pool) disjoint() bool {
	return p.StrideHeight >= p.KernelHeight && p.StrideWidth >= p.KernelWidth
}

func (p Pool) covered() bool {
	return p.StrideHeight == p.KernelHeight && p.StrideWidth == p.KernelWidth &&
		p.OutHeight*p.KernelHeight == p.Height && p.OutWidth*p.KernelWidth == p.Width
}

// vectorMaxPoolBack takes from a window's gradient, pixel by pixel, the lanes whose largest
// number the pixel is: what a lane has given away is 0 for the pixels that follow.
func vectorMaxPoolBack(dx, x, y, dy []float32, p Pool) {
	if !p.covered() {
		clear(dx[:p.Channels*p.Height*p.Width*p.N])
	}
	if p.disjoint() && p.KernelHeight == 2 && p.KernelWidth == 2 {
		vectorMaxPoolBack2(dx, x, y, dy, p)
		return
	}
	disjoint := p.disjoint()
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
							left := rest.Masked(load(x[at:]).NotEqual(largest))
							took := rest.Sub(left)
							if !disjoint {
								took = took.Add(load(dx[at:]))
							}
							took.Store(dx[at:])
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

// vectorMaxPoolBack2 is vectorMaxPoolBack for windows of 2x2 that share no pixel.
func vectorMaxPoolBack2(dx, x, y, dy []float32, p Pool) {
	to := 0
	for c := range p.Channels {
		for i := range p.OutHeight {
			from := (c*p.Height + i*p.StrideHeight) * p.Width * p.N
			for j := 0; j < p.OutWidth; j++ {
				under := from + p.Width*p.N
				above, below := x[from:][:2*p.N], x[under:][:2*p.N]
				toAbove, toBelow := dx[from:][:2*p.N], dx[under:][:2*p.N]
				row, gradient := y[to:][:p.N], dy[to:][:p.N]
				for n := 0; n < len(row); n += lanes() {
					largest, rest := load(row[n:]), load(gradient[n:])
					left := rest.Masked(load(above[n:]).NotEqual(largest))
					rest.Sub(left).Store(toAbove[n:])
					rest = left.Masked(load(above[n+p.N:]).NotEqual(largest))
					left.Sub(rest).Store(toAbove[n+p.N:])
					left = rest.Masked(load(below[n:]).NotEqual(largest))
					rest.Sub(left).Store(toBelow[n:])
					rest = left.Masked(load(below[n+p.N:]).NotEqual(largest))
					left.Sub(rest).Store(toBelow[n+p.N:])
				}
				to += p.N
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
	if !p.covered() {
		clear(dx[:p.Channels*p.Height*p.Width*p.N])
	}
	disjoint := p.disjoint()
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
							if disjoint {
								share.Store(dx[at:])
							} else {
								load(dx[at:]).Add(share).Store(dx[at:])
							}
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
