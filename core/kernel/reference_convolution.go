package kernel

// taps calls visit for every product that a convolution sums: weight w times number 0 of
// row x of the images goes to number 0 of row y of the results.
func (c Conv) taps(visit func(y, w, x int)) {
	channels, filters := c.Channels/c.Groups, c.Filters/c.Groups
	for o := range c.Filters {
		for i := range c.OutHeight {
			for j := range c.OutWidth {
				y := (o*c.OutHeight+i)*c.OutWidth + j
				for k := range channels {
					channel := o/filters*channels + k
					for kh := range c.KernelHeight {
						h := i*c.StrideHeight + kh - c.PadTop
						for kw := range c.KernelWidth {
							v := j*c.StrideWidth + kw - c.PadLeft
							if h >= 0 && h < c.Height && v >= 0 && v < c.Width {
								visit(y, ((o*channels+k)*c.KernelHeight+kh)*c.KernelWidth+kw, (channel*c.Height+h)*c.Width+v)
							}
						}
					}
				}
			}
		}
	}
}

func plainConvolve[F Float](y, w, x, b []F, c Conv, _ []F) {
	pixels := c.OutHeight * c.OutWidth * c.N
	for o := range c.Filters {
		var bias F
		if b != nil {
			bias = b[o]
		}
		plane := y[o*pixels:][:pixels]
		for i := range plane {
			plane[i] = bias
		}
	}
	c.taps(func(to, weight, from int) {
		row, image := y[to*c.N:][:c.N], x[from*c.N:][:c.N]
		for n := range row {
			row[n] += w[weight] * image[n]
		}
	})
}

func plainConvolveBackData[F Float](dx, w, dy []F, c Conv, _ []F) {
	clear(dx[:c.Channels*c.Height*c.Width*c.N])
	c.taps(func(from, weight, to int) {
		row, gradient := dx[to*c.N:][:c.N], dy[from*c.N:][:c.N]
		for n := range row {
			row[n] += w[weight] * gradient[n]
		}
	})
}

func plainConvolveBackWeights[F Float](dw, x, dy []F, c Conv) {
	c.taps(func(from, weight, image int) {
		gradient, row := dy[from*c.N:][:c.N], x[image*c.N:][:c.N]
		var sum F
		for n := range row {
			sum += gradient[n] * row[n]
		}
		dw[weight] += sum
	})
}
