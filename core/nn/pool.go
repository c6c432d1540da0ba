package nn

import "backdraw/core/kernel"

// MaxPool takes the largest number of each window of an image:
//
//	y[c,i,j] = max over u, v of x[c, i*stride+u, j*stride+v]
//
//	X [C,H,W]   Y [C,H',W']
type MaxPool[F kernel.Float] struct {
	fixed
	scratchless
	sizes kernel.Pool // but N
}

// Shapes returns [C,H,W] and [C,H',W'].
func (l *MaxPool[F]) Shapes() (in, out Shape) { return poolShapes(l.sizes) }

func poolShapes(s kernel.Pool) (in, out Shape) {
	return Image(s.Channels, s.Height, s.Width), Image(s.Channels, s.OutHeight, s.OutWidth)
}

// Forward computes the largest of each window.
func (l *MaxPool[F]) Forward(p *Pass[F]) {
	p.K.MaxPool(p.Y, p.X, rowsOf(l.sizes, p.N))
}

func rowsOf(s kernel.Pool, n int) kernel.Pool {
	s.N = n
	return s
}

// Backward: in the forward pass y is the largest of its window, so dx = dy at the first pixel of
// the window, row by row, that is the largest, and 0 elsewhere.
func (l *MaxPool[F]) Backward(p *Pass[F]) {
	if p.DX != nil {
		p.K.MaxPoolBack(p.DX, p.X, p.Y, p.DY, rowsOf(l.sizes, p.N))
	}
}

// AveragePool takes the mean of each window of an image:
//
//	y[c,i,j] = 1/(KH*KW) * sum over u, v of x[c, i*stride+u, j*stride+v]
//
//	X [C,H,W]   Y [C,H',W'], or [C] where the window is the whole image
type AveragePool[F kernel.Float] struct {
	fixed
	scratchless
	sizes  kernel.Pool // but N
	global bool        // Y is [C]
}

// Shapes returns [C,H,W] and [C,H',W'] or [C].
func (l *AveragePool[F]) Shapes() (in, out Shape) {
	in, out = poolShapes(l.sizes)
	if l.global {
		out = Features(l.sizes.Channels)
	}
	return in, out
}

func (l *AveragePool[F]) share() F {
	return F(1 / (float64(l.sizes.KernelHeight) * float64(l.sizes.KernelWidth)))
}

// Forward computes the mean of each window.
func (l *AveragePool[F]) Forward(p *Pass[F]) {
	p.K.SumPool(p.Y, p.X, l.share(), rowsOf(l.sizes, p.N))
}

// Backward: in the forward pass y = 1/(KH*KW) * sum of x, so dx is 1/(KH*KW) times the sum of dy
// over the windows that the pixel lies in.
func (l *AveragePool[F]) Backward(p *Pass[F]) {
	if p.DX != nil {
		p.K.SumPoolBack(p.DX, p.DY, l.share(), rowsOf(l.sizes, p.N))
	}
}
