package nn

import "backdraw/core/kernel"

// Dense is a fully connected layer, at every step of a sequence:
//
//	Y = W·X + b
//
//	X [T,I]   Y [T,O]   w (O, I)   b (O,)
type Dense[F kernel.Float] struct {
	stateless
	scratchless
	in, out Shape
	params  []Param
	bias    bool
}

// NewDense returns a dense layer from features or a sequence of features to units features.
func NewDense[F kernel.Float](in Shape, units int, bias bool, init string) *Dense[F] {
	out := in
	out.Rank, out.Dims = 1, [3]int{units}
	params := []Param{{Name: "w", Shape: []int{units, in.Width()}, FanIn: in.Width(), FanOut: units, Init: init, Penalised: true}}
	if bias {
		params = append(params, Param{Name: "b", Shape: []int{units}, Init: initZeros})
	}
	return &Dense[F]{in: in, out: out, params: params, bias: bias}
}

// Shapes returns [I] and [O], or [T,I] and [T,O].
func (l *Dense[F]) Shapes() (in, out Shape) { return l.in, l.out }

// Params returns w and b.
func (l *Dense[F]) Params() []Param { return l.params }

// Forward computes Y = W·X + b at each step.
func (l *Dense[F]) Forward(p *Pass[F]) {
	i, o := l.in.Dims[0], l.out.Dims[0]
	w, b := p.W[:o*i], p.W[o*i:]
	if !l.bias {
		b = nil
	}
	for t := range p.T {
		p.K.Affine(p.Y[t*o*p.N:], w, p.X[t*i*p.N:], b, kernel.Dense(o, i, p.N))
	}
}

// Backward: in the forward pass Y = W·X + b, so
//
//	DX = Wᵀ·DY   dw += DY·Xᵀ   db += row sums of DY
func (l *Dense[F]) Backward(p *Pass[F]) {
	i, o := l.in.Dims[0], l.out.Dims[0]
	size := kernel.Dense(o, i, p.N)
	if p.DW != nil {
		steps := kernel.Blocks{Count: p.T, StepY: o * p.N, StepX: i * p.N}
		dw, db := p.DW[:o*i], p.DW[o*i:]
		if !l.bias {
			db = nil
		}
		p.K.AddGradients(dw, db, p.DY, p.X, size, steps)
	}
	if p.DX != nil {
		back := kernel.Product{M: i, K: o, N: p.N, StrideY: p.N, StrideW: i, StrideX: p.N}
		for t := range p.T {
			p.K.TransposedProduct(p.DX[t*i*p.N:], p.W[:o*i], p.DY[t*o*p.N:], back)
		}
	}
}
