package nn

import "backdraw/core/kernel"

// Residual adds what its layers make of X to X itself (He 2015):
//
//	Y = X + inner(X)
type Residual[F kernel.Float] struct {
	chain *Chain[F]
}

// Shapes returns the same shape twice.
func (l *Residual[F]) Shapes() (in, out Shape) { return l.chain.in, l.chain.in }

// Params returns those of the layers inside.
func (l *Residual[F]) Params() []Param { return l.chain.Params() }

// State returns that of the layers inside.
func (l *Residual[F]) State() []State { return l.chain.State() }

// Scratch keeps inner(X) and what the layers inside keep.
func (l *Residual[F]) Scratch(e Extent) int {
	return l.chain.in.Size(e.T)*e.N + l.chain.Scratch(e)
}

func (l *Residual[F]) bind(p *Pass[F]) {
	if p.inner == nil {
		p.inner = make([]Pass[F], 1)
	}
	q := &p.inner[0]
	y, scratch := cut(p.Scratch, l.chain.in.Size(p.T)*p.N)
	inner := q.inner
	*q = *p
	q.Y, q.Scratch, q.inner = y, scratch, inner
	l.chain.bind(q)
}

// Forward computes Y = X + inner(X).
func (l *Residual[F]) Forward(p *Pass[F]) {
	q := &p.inner[0]
	l.chain.Forward(q)
	p.K.Add(p.Y, p.X, q.Y)
}

// Backward: in the forward pass Y = X + inner(X), so DX = DY + what inner passes back of DY.
func (l *Residual[F]) Backward(p *Pass[F]) {
	l.chain.Backward(&p.inner[0])
	if p.DX != nil {
		p.K.Add(p.DX, p.DX, p.DY)
	}
}
