package nn

import "backdraw/core/kernel"

// Activated applies an elementwise activation: Y = f(X).
type Activated[F kernel.Float] struct {
	fixed
	scratchless
	shape Shape
	f     kernel.Activation
	alpha F
}

// NewActivated returns the layer for shape; alpha is the parameter of leaky-relu and elu.
func NewActivated[F kernel.Float](shape Shape, f kernel.Activation, alpha float64) *Activated[F] {
	return &Activated[F]{shape: shape, f: f, alpha: F(alpha)}
}

// Shapes returns the same shape twice.
func (l *Activated[F]) Shapes() (in, out Shape) { return l.shape, l.shape }

// Forward computes Y = f(X).
func (l *Activated[F]) Forward(p *Pass[F]) {
	p.K.Activations[l.f].Forward(p.Y, p.X, l.alpha)
}

// Backward: in the forward pass Y = f(X), so DX = f'(X) * DY.
func (l *Activated[F]) Backward(p *Pass[F]) {
	if p.DX != nil {
		p.K.Activations[l.f].Backward(p.DX, p.X, p.Y, p.DY, l.alpha)
	}
}

// Softmax turns the features of each step into probabilities:
//
//	y[c] = exp(x[c]) / sum over c of exp(x[c])
type Softmax[F kernel.Float] struct {
	fixed
	scratchless
	shape Shape
}

// Shapes returns the same shape twice.
func (l *Softmax[F]) Shapes() (in, out Shape) { return l.shape, l.shape }

// Forward computes the softmax at each step.
func (l *Softmax[F]) Forward(p *Pass[F]) {
	c := l.shape.Dims[0]
	for t := range p.T {
		p.K.Softmax(p.Y[t*c*p.N:], nil, p.X[t*c*p.N:], c, p.N)
	}
}

// Backward: in the forward pass Y = softmax(X), whose Jacobian is diag(y) - y·yᵀ, so
//
//	dx[c] = y[c] * (dy[c] - sum over k of y[k]*dy[k])
func (l *Softmax[F]) Backward(p *Pass[F]) {
	if p.DX == nil {
		return
	}
	c := l.shape.Dims[0]
	for t := range p.T {
		at := t * c * p.N
		y, dy, dx := p.Y[at:], p.DY[at:], p.DX[at:]
		for b := range p.N {
			var dot F
			for k := range c {
				dot += y[k*p.N+b] * dy[k*p.N+b]
			}
			for k := range c {
				dx[k*p.N+b] = y[k*p.N+b] * (dy[k*p.N+b] - dot)
			}
		}
	}
}
