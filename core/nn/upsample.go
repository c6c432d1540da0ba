package nn

import "backdraw/core/kernel"

// Upsample makes each pixel of an image a block of factor*factor pixels (nearest neighbour):
//
//	y[c,i,j] = x[c, i/factor, j/factor], rounded down
//
//	X [C,H,W]   Y [C,factor*H,factor*W]
type Upsample[F kernel.Float] struct {
	fixed
	scratchless
	blocks kernel.Pool // from Y, larger, to X: each block is one window; but N
}

// NewUpsample returns the layer for images of shape in.
func NewUpsample[F kernel.Float](in Shape, factor int) *Upsample[F] {
	c, h, w := in.Dims[0], in.Dims[1], in.Dims[2]
	return &Upsample[F]{blocks: kernel.Pool{Channels: c, Height: factor * h, Width: factor * w,
		KernelHeight: factor, KernelWidth: factor, StrideHeight: factor, StrideWidth: factor, OutHeight: h, OutWidth: w}}
}

// Shapes returns [C,H,W] and [C,factor*H,factor*W].
func (l *Upsample[F]) Shapes() (in, out Shape) {
	out, in = poolShapes(l.blocks)
	return in, out
}

// Forward copies each pixel to its block.
func (l *Upsample[F]) Forward(p *Pass[F]) {
	p.K.SumPoolBack(p.Y, p.X, 1, rowsOf(l.blocks, p.N))
}

// Backward: in the forward pass y = x for each pixel of a block, so dx is the sum of the block's dy.
func (l *Upsample[F]) Backward(p *Pass[F]) {
	if p.DX != nil {
		p.K.SumPool(p.DX, p.DY, 1, rowsOf(l.blocks, p.N))
	}
}
