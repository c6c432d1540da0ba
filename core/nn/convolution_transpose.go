package nn

import "backdraw/core/kernel"

// TransposedConvolution adds the kernel, times the pixel, to the output at each pixel of the
// input: the transpose of a Convolution from Y to X (Zeiler 2010):
//
//	y[o, i*stride-crop+u, j*stride-crop+v] += w[c,o,u,v] * x[c,i,j]   from y[o,...] = b[o]
//
//	X [C,H,W]   Y [O,H',W']   w (C, O, KH, KW)   b (O,)
//
// What falls outside Y is dropped.
type TransposedConvolution[F kernel.Float] struct {
	stateless
	sizes  kernel.Conv // of the convolution from Y to X; but N
	params []Param
	bias   bool
}

// NewTransposedConvolution returns the transpose of the convolution of those sizes, N aside: its
// filters are the layer's input channels.
func NewTransposedConvolution[F kernel.Float](sizes kernel.Conv, bias bool, init string) *TransposedConvolution[F] {
	reach := func(kernel, stride int) int { return (kernel + stride - 1) / stride } // pixels of X, at most, that reach one of Y
	params := []Param{{Name: "w", Shape: []int{sizes.Filters, sizes.Channels, sizes.KernelHeight, sizes.KernelWidth},
		FanIn:  sizes.Filters * reach(sizes.KernelHeight, sizes.StrideHeight) * reach(sizes.KernelWidth, sizes.StrideWidth),
		FanOut: sizes.Channels * sizes.KernelHeight * sizes.KernelWidth, Init: init, Penalised: true}}
	if bias {
		params = append(params, Param{Name: "b", Shape: []int{sizes.Channels}, Init: initZeros})
	}
	return &TransposedConvolution[F]{sizes: sizes, params: params, bias: bias}
}

// Shapes returns [C,H,W] and [O,H',W'].
func (l *TransposedConvolution[F]) Shapes() (in, out Shape) {
	s := l.sizes
	return Image(s.Filters, s.OutHeight, s.OutWidth), Image(s.Channels, s.Height, s.Width)
}

// Params returns w and b.
func (l *TransposedConvolution[F]) Params() []Param { return l.params }

// Scratch is the kernels' own working space.
func (l *TransposedConvolution[F]) Scratch(e Extent) int { return l.at(e.N).Scratch() }

func (l *TransposedConvolution[F]) at(n int) kernel.Conv {
	s := l.sizes
	s.N = n
	return s
}

// Forward computes Y = wᵀ*X + b: what a convolution by w does backward.
func (l *TransposedConvolution[F]) Forward(p *Pass[F]) {
	w, b := cut(p.W, l.params[0].Size())
	p.K.ConvolveBackData(p.Y, w, p.X, l.at(p.N), p.Scratch)
	if !l.bias {
		return
	}
	plane := l.sizes.Height * l.sizes.Width * p.N
	for o, bias := range b {
		y := p.Y[o*plane:][:plane]
		p.K.ScaleShift(y, y, 1, bias)
	}
}

// Backward: in the forward pass Y = wᵀ*X + b, so
//
//	dx[c,i,j] = sum over o, u, v of w[c,o,u,v] * dy[o, i*stride-crop+u, j*stride-crop+v]
//	dw[c,o,u,v] += sum over i, j of x[c,i,j] * dy[o, i*stride-crop+u, j*stride-crop+v]
//	db[o] += sum of dy[o]
//
// which is that convolution forward, and its weight gradient.
func (l *TransposedConvolution[F]) Backward(p *Pass[F]) {
	sizes, weights := l.at(p.N), l.params[0].Size()
	if p.DW != nil {
		p.K.ConvolveBackWeights(p.DW[:weights], p.DY, p.X, sizes)
		if l.bias {
			addPlaneSums(p.K, p.DW[weights:], p.DY)
		}
	}
	if p.DX != nil {
		p.K.Convolve(p.DX, p.W[:weights], p.DY, nil, sizes, p.Scratch)
	}
}
