package nn

import "backdraw/core/kernel"

// Reshape gives the same rows another shape: flatten and reshape of the spec. Rows keep
// their row-major order (C, then H, then W; T before F), so Y = X.
type Reshape[F kernel.Float] struct {
	fixed
	scratchless
	in, out Shape
}

// Shapes returns the two shapes, of equal size.
func (l *Reshape[F]) Shapes() (in, out Shape) { return l.in, l.out }

// Forward computes Y = X.
func (l *Reshape[F]) Forward(p *Pass[F]) { copy(p.Y, p.X) }

// Backward: in the forward pass Y = X, so DX = DY.
func (l *Reshape[F]) Backward(p *Pass[F]) {
	if p.DX != nil {
		copy(p.DX, p.DY)
	}
}
