package nn

import "backdraw/core/kernel"

// Convolution slides filters over an image; the kernel is not flipped (LeCun 1989):
//
//	y[o,i,j] = b[o] + sum over c, u, v of w[o,c,u,v] * x[g+c, i*stride-top+u, j*stride-left+v]
//
//	X [C,H,W]   Y [O,H',W']   w (O, C/groups, KH, KW)   b (O,)
//
// Pixels outside the image count as 0. Filters and channels fall into consecutive groups;
// g is the first channel of the filter's group. Groups of one channel make it depthwise.
type Convolution[F kernel.Float] struct {
	stateless
	sizes  kernel.Conv // but N
	params []Param
	bias   bool
}

// NewConvolution returns the layer of those sizes, N aside. weights names its w.
func NewConvolution[F kernel.Float](sizes kernel.Conv, weights string, bias bool, init string) *Convolution[F] {
	window := sizes.KernelHeight * sizes.KernelWidth
	channels, filters := sizes.Channels/sizes.Groups, sizes.Filters/sizes.Groups
	params := []Param{{Name: weights, Shape: []int{sizes.Filters, channels, sizes.KernelHeight, sizes.KernelWidth},
		FanIn: channels * window, FanOut: filters * window, Init: init, Penalised: true}}
	if bias {
		params = append(params, Param{Name: "b", Shape: []int{sizes.Filters}, Init: initZeros})
	}
	return &Convolution[F]{sizes: sizes, params: params, bias: bias}
}

// Shapes returns [C,H,W] and [O,H',W'].
func (l *Convolution[F]) Shapes() (in, out Shape) {
	s := l.sizes
	return Image(s.Channels, s.Height, s.Width), Image(s.Filters, s.OutHeight, s.OutWidth)
}

// Params returns w and b.
func (l *Convolution[F]) Params() []Param { return l.params }

// Scratch is the kernels' own working space.
func (l *Convolution[F]) Scratch(e Extent) int { return l.at(e.N).Scratch() }

func (l *Convolution[F]) at(n int) kernel.Conv {
	s := l.sizes
	s.N = n
	return s
}

// split returns w and b, or their gradients; b is nil where there is none.
func (l *Convolution[F]) split(flat []F) (w, b []F) {
	w, b = cut(flat, l.params[0].Size())
	if !l.bias {
		b = nil
	}
	return w, b
}

// Forward computes Y = w*X + b.
func (l *Convolution[F]) Forward(p *Pass[F]) {
	w, b := l.split(p.W)
	p.K.Convolve(p.Y, w, p.X, b, l.at(p.N), p.Scratch)
}

// Backward: in the forward pass Y = w*X + b, so
//
//	dw[o,c,u,v] += sum over i, j of dy[o,i,j] * x[g+c, i*stride-top+u, j*stride-left+v]
//	db[o] += sum over i, j of dy[o,i,j]
//	dx[c,h,w] = sum of w[o,c-g,u,v] * dy[o,i,j] over the products that read x[c,h,w]
func (l *Convolution[F]) Backward(p *Pass[F]) {
	sizes := l.at(p.N)
	if p.DW != nil {
		dw, db := l.split(p.DW)
		p.K.ConvolveBackWeights(dw, p.X, p.DY, sizes)
		if db != nil {
			addPlaneSums(p.K, db, p.DY)
		}
	}
	if p.DX != nil {
		w, _ := l.split(p.W)
		p.K.ConvolveBackData(p.DX, w, p.DY, sizes, p.Scratch)
	}
}

// addPlaneSums adds to b[c] the sum of channel c's rows: the gradient of a channel's bias.
func addPlaneSums[F kernel.Float](k *kernel.Table[F], b, dy []F) {
	plane := len(dy) / len(b)
	k.AddRowSums(b, dy, kernel.Product{M: len(b), N: plane, StrideY: plane}, kernel.Blocks{Count: 1})
}
