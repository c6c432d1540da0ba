package kernel

// Pool gives the sizes of windows over images: X is Channels*Height*Width rows of N numbers,
// Y is Channels*OutHeight*OutWidth rows. Number (i, j) of a channel of Y belongs to the window
// of KernelHeight*KernelWidth pixels of the same channel of X from
// (i*StrideHeight, j*StrideWidth) on; every window lies inside the image.
type Pool struct {
	Channels, Height, Width   int
	KernelHeight, KernelWidth int
	StrideHeight, StrideWidth int
	OutHeight, OutWidth       int
	N                         int // numbers in a row, a multiple of Table.Lanes
}

// windows calls visit for each window in row-major order: row y of the results, and the row of X
// that is its first pixel.
func (p Pool) windows(visit func(y, x int)) {
	for c := range p.Channels {
		for i := range p.OutHeight {
			for j := range p.OutWidth {
				visit((c*p.OutHeight+i)*p.OutWidth+j, (c*p.Height+i*p.StrideHeight)*p.Width+j*p.StrideWidth)
			}
		}
	}
}

// pixels calls visit for each pixel of a window in row-major order: its row of X, counted from
// the window's first.
func (p Pool) pixels(visit func(x int)) {
	for u := range p.KernelHeight {
		for v := range p.KernelWidth {
			visit(u*p.Width + v)
		}
	}
}

func plainMaxPool[F Float](y, x []F, p Pool) {
	p.windows(func(to, from int) {
		row := y[to*p.N:][:p.N]
		copy(row, x[from*p.N:])
		p.pixels(func(pixel int) {
			for n, v := range x[(from+pixel)*p.N:][:p.N] {
				if v > row[n] {
					row[n] = v
				}
			}
		})
	})
}

func plainMaxPoolBack[F Float](dx, x, y, dy []F, p Pool) {
	clear(dx[:p.Channels*p.Height*p.Width*p.N])
	p.windows(func(to, from int) {
		for n := range p.N {
			largest, given := y[to*p.N+n], false
			p.pixels(func(pixel int) {
				at := (from+pixel)*p.N + n
				if !given && x[at] == largest {
					dx[at] += dy[to*p.N+n]
					given = true
				}
			})
		}
	})
}

func plainSumPool[F Float](y, x []F, scale F, p Pool) {
	p.windows(func(to, from int) {
		row := y[to*p.N:][:p.N]
		for n := range row {
			sum := 0.0
			p.pixels(func(pixel int) { sum += float64(x[(from+pixel)*p.N+n]) })
			row[n] = F(sum) * scale
		}
	})
}

func plainSumPoolBack[F Float](dx, dy []F, scale F, p Pool) {
	clear(dx[:p.Channels*p.Height*p.Width*p.N])
	p.windows(func(to, from int) {
		p.pixels(func(pixel int) {
			row := dx[(from+pixel)*p.N:][:p.N]
			for n, d := range dy[to*p.N:][:p.N] {
				row[n] += scale * d
			}
		})
	})
}
