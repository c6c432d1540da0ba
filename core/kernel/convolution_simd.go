//go:build goexperiment.simd

package kernel

import "unsafe"

// vectorConvolve copies what a row of pixels of Y sees of X into a panel, column by column of the
// image: a pixel's part of it is then a matrix of one row for each weight, its neighbour's
// part begins a column later, and each is multiplied by W as any other matrix. So a number is
// copied once for each row of the kernel, and edges, strides and channels stay out of the
// inner loop.
//
//go:nocheckptr
func vectorConvolve(y, w, x, b []float32, c Conv, scratch []float32) {
	channels, filters := c.Channels/c.Groups, c.Filters/c.Groups
	weights := channels * c.KernelHeight * c.KernelWidth
	pixelsIn, pixelsOut := c.Height*c.Width*c.N, c.OutHeight*c.OutWidth*c.N
	if c.Filters*pixelsOut == 0 {
		return
	}
	t := strip{m: filters, stepM: 4 * uintptr(weights), stepK: 4, strideY: 4 * uintptr(pixelsOut)}
	if b == nil {
		b = zeroBias
	} else {
		t.stepB = 4
		_ = b[c.Filters-1]
	}
	_, _, _ = y[c.Filters*pixelsOut-1], x[c.Channels*pixelsIn-1], w[c.Filters*weights-1]
	p := patch{planes: channels, rows: c.KernelHeight, columns: c.KernelWidth, down: 1,
		height: c.Height, width: c.Width, stride: 4 * uintptr(c.N)}
	part, panel := scratch[:filters*weights], scratch[filters*weights:]
	for g := range c.Groups {
		c.byColumns(part, w[g*filters*weights:])
		toB := unsafe.Add(start(b), uintptr(g*filters)*t.stepB)
		from, to := unsafe.Add(start(x), 4*g*channels*pixelsIn), unsafe.Add(start(y), 4*g*filters*pixelsOut)
		for i := range c.OutHeight {
			l := line{first: -c.PadLeft, step: c.StrideWidth, pixels: c.OutWidth, next: 4 * c.N}
			l.compute(&t, &p, from, i*c.StrideHeight-c.PadTop, unsafe.Add(to, 4*i*c.OutWidth*c.N), start(part), toB, panel)
		}
	}
}

// vectorConvolveBackData does the same the other way round: a panel is what pixels of dX saw of
// dY. Only every StrideHeight-th row and StrideWidth-th column of a kernel meets a given
// pixel, and so the pixels are taken in up to StrideHeight*StrideWidth classes, each with
// its part of the weights.
//
//go:nocheckptr
func vectorConvolveBackData(dx, w, dy []float32, c Conv, scratch []float32) {
	channels, filters := c.Channels/c.Groups, c.Filters/c.Groups
	area := c.KernelHeight * c.KernelWidth
	pixelsIn, pixelsOut := c.Height*c.Width*c.N, c.OutHeight*c.OutWidth*c.N
	if c.Channels*pixelsIn == 0 {
		return
	}
	_, _, _ = dx[c.Channels*pixelsIn-1], dy[c.Filters*pixelsOut-1], w[c.Filters*channels*area-1]
	part, panel := scratch[:channels*filters*area], scratch[channels*filters*area:]
	for g := range c.Groups {
		from, to := unsafe.Add(start(dy), 4*g*filters*pixelsOut), unsafe.Add(start(dx), 4*g*channels*pixelsIn)
		columnsOfClasses := min(c.StrideWidth, c.Width)
		for class := range min(c.StrideHeight, c.Height) * columnsOfClasses {
			first, v := class/columnsOfClasses, class%columnsOfClasses // the first row; the first pixel of a row
			top, left := (first+c.PadTop)%c.StrideHeight, (v+c.PadLeft)%c.StrideWidth
			rows, columns := c.byColumnsBack(part, w[g*filters*channels*area:], top, left)
			weights := filters * rows * columns
			t := strip{m: channels, stepM: 4 * uintptr(weights), stepK: 4, strideY: 4 * uintptr(pixelsIn)}
			p := patch{planes: filters, rows: rows, columns: columns, down: -1,
				height: c.OutHeight, width: c.OutWidth, stride: 4 * uintptr(c.N)}
			pixels := (c.Width - v + c.StrideWidth - 1) / c.StrideWidth
			l := line{first: (v+c.PadLeft-left)/c.StrideWidth - columns + 1, step: 1, pixels: pixels, next: 4 * c.StrideWidth * c.N}
			for h := first; h < c.Height; h += c.StrideHeight {
				row := unsafe.Add(to, 4*(h*c.Width+v)*c.N)
				if weights == 0 {
					for q := range pixels {
						clearPixels(unsafe.Add(row, q*l.next), channels, pixelsIn, c.N)
					}
					continue
				}
				l.compute(&t, &p, from, (h+c.PadTop-top)/c.StrideHeight, row, start(part), start(zeroBias), panel)
			}
		}
	}
}

// byColumns copies a group's weights in the order of a panel's rows: filter, column, channel, row.
func (c Conv) byColumns(part, w []float32) {
	channels, filters := c.Channels/c.Groups, c.Filters/c.Groups
	to := 0
	for o := range filters {
		for v := range c.KernelWidth {
			for k := range channels {
				for u := range c.KernelHeight {
					part[to] = w[((o*channels+k)*c.KernelHeight+u)*c.KernelWidth+v]
					to++
				}
			}
		}
	}
}

// byColumnsBack copies a group's weights of kernel rows top, top+StrideHeight, ... and columns
// left, left+StrideWidth, ..., the last first, in the order channel, column, filter, row. It
// returns how many rows and columns they are.
func (c Conv) byColumnsBack(part, w []float32, top, left int) (rows, columns int) {
	rows = max((c.KernelHeight-top+c.StrideHeight-1)/c.StrideHeight, 0)
	columns = max((c.KernelWidth-left+c.StrideWidth-1)/c.StrideWidth, 0)
	channels, filters := c.Channels/c.Groups, c.Filters/c.Groups
	to := 0
	for k := range channels {
		for v := columns - 1; v >= 0; v-- {
			for o := range filters {
				for u := range rows {
					part[to] = w[((o*channels+k)*c.KernelHeight+top+u*c.StrideHeight)*c.KernelWidth+left+v*c.StrideWidth]
					to++
				}
			}
		}
	}
	return rows, columns
}

// clearPixels writes zeros to one pixel of so many images.
//
//go:nocheckptr
func clearPixels(p unsafe.Pointer, planes, stride, n int) {
	for range planes {
		clear(unsafe.Slice((*float32)(p), n))
		p = unsafe.Add(p, 4*stride)
	}
}

// vectorConvolveBackWeights takes the taps of the kernel one by one: the gradient by the
// weights of all filters and channels there is the product of dY's rows and those of X that
// the tap met, summed over all pixels that have both.
func vectorConvolveBackWeights(dw, x, dy []float32, c Conv) {
	channels, filters := c.Channels/c.Groups, c.Filters/c.Groups
	area := c.KernelHeight * c.KernelWidth
	pixelsIn, pixelsOut := c.Height*c.Width*c.N, c.OutHeight*c.OutWidth*c.N
	for u := range c.KernelHeight {
		top, bottom := met(u-c.PadTop, c.StrideHeight, c.Height, c.OutHeight)
		for v := range c.KernelWidth {
			left, right := met(v-c.PadLeft, c.StrideWidth, c.Width, c.OutWidth)
			if top >= bottom || left >= right {
				continue
			}
			s := Product{M: filters, K: channels, N: (right - left) * c.N,
				StrideY: pixelsOut, StrideW: channels * area, StrideX: pixelsIn}
			b := Blocks{Count: bottom - top, StepY: c.OutWidth * c.N, StepX: c.StrideHeight * c.Width * c.N}
			rows := 1
			if c.StrideWidth > 1 { // the pixels of a row do not follow each other: row by row
				rows = b.Count
				b = Blocks{Count: right - left, StepY: c.N, StepX: c.StrideWidth * c.N}
				s.N = c.N
			}
			for g := range c.Groups {
				w := dw[g*filters*channels*area+u*c.KernelWidth+v:]
				for i := range rows {
					i += top
					toY := g*filters*pixelsOut + (i*c.OutWidth+left)*c.N
					toX := g*channels*pixelsIn + ((i*c.StrideHeight+u-c.PadTop)*c.Width+left*c.StrideWidth+v-c.PadLeft)*c.N
					addOuter(w, dy[toY:], x[toX:], s, area, b)
				}
			}
		}
	}
}

// met returns the first pixel of Y, and the one after the last, that a tap reaches inside X, the
// tap being that far from the place of pixel 0.
func met(offset, stride, size, out int) (first, after int) {
	if offset < 0 {
		first = (-offset + stride - 1) / stride
	}
	if offset < size {
		after = min((size-1-offset)/stride+1, out)
	}
	return first, after
}
