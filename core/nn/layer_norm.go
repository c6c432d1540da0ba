package nn

import (
	"math"

	"backdraw/core/kernel"
)

// LayerNorm normalises the features of each example, at each step of a sequence (Ba 2016):
//
//	y[f] = gamma[f] * xhat[f] + beta[f],   xhat[f] = (x[f] - mean) / sqrt(variance + epsilon)
//
//	X, Y [F] or [T,F]   gamma, beta (F,)
//
// mean and variance (divided by F) are those of the example's F features.
type LayerNorm[F kernel.Float] struct {
	stateless
	shape   Shape
	epsilon float64
	params  []Param
}

// NewLayerNorm returns the layer for features or a sequence of features.
func NewLayerNorm[F kernel.Float](shape Shape, epsilon float64) *LayerNorm[F] {
	f := []int{shape.Dims[0]}
	return &LayerNorm[F]{shape: shape, epsilon: epsilon,
		params: []Param{{Name: "gamma", Shape: f, Init: initOnes}, {Name: "beta", Shape: f, Init: initZeros}}}
}

// Shapes returns the same shape twice.
func (l *LayerNorm[F]) Shapes() (in, out Shape) { return l.shape, l.shape }

// Params returns gamma and beta.
func (l *LayerNorm[F]) Params() []Param { return l.params }

// Scratch keeps xhat, a number for each of X, and 1/sqrt(variance + epsilon), a row for each step;
// two rows more are Backward's own.
func (l *LayerNorm[F]) Scratch(e Extent) int {
	return (l.shape.Size(e.T) + l.shape.Time(e.T) + 2) * e.N
}

// rows cuts the scratch.
func (l *LayerNorm[F]) rows(p *Pass[F]) (xhat, scales, a, b []F) {
	xhat, rest := cut(p.Scratch, l.shape.Size(p.T)*p.N)
	scales, rest = cut(rest, p.T*p.N)
	return xhat, scales, rest[:p.N], rest[p.N:][:p.N]
}

// Forward computes y = gamma*xhat + beta at each step.
func (l *LayerNorm[F]) Forward(p *Pass[F]) {
	features, n := l.shape.Dims[0], p.N
	xhat, scales, mean, _ := l.rows(p)
	for t := range p.T {
		first := t * features * n
		d, scale := xhat[first:][:features*n], scales[t*n:][:n]
		copy(d, p.X[first:])
		subtractMean(p.K, d, mean)
		subtractMean(p.K, d, mean)
		clear(scale)
		for f := 0; f < len(d); f += n {
			p.K.AddProducts(scale, d[f:][:n], d[f:][:n])
		}
		for i, squares := range scale {
			scale[i] = F(1 / math.Sqrt(float64(squares)/float64(features)+l.epsilon))
		}
		for f := range features {
			row := d[f*n:][:n]
			p.K.Multiply(row, row, scale)
			p.K.ScaleShift(p.Y[first+f*n:][:n], row, p.W[f], p.W[features+f])
		}
	}
}

// subtractMean takes the mean of the rows from each, with one row to work in. A second time it
// takes away what rounding left of the mean of large numbers (Chan 1983).
func subtractMean[F kernel.Float](k *kernel.Table[F], rows, mean []F) {
	n := len(mean)
	clear(mean)
	for f := 0; f < len(rows); f += n {
		k.Add(mean, mean, rows[f:][:n])
	}
	k.Scale(mean, mean, -F(n)/F(len(rows)))
	for f := 0; f < len(rows); f += n {
		k.Add(rows[f:][:n], rows[f:][:n], mean)
	}
}

// Backward: in the forward pass y = gamma*xhat + beta, so at each step
//
//	dgamma += sum of dy*xhat   dbeta += sum of dy
//
// and, with s = 1/sqrt(variance + epsilon) and g = gamma*dy, of which mean and variance take the
// mean and the part along xhat,
//
//	dx = s * (g - mean(g) - xhat*mean(g*xhat))
func (l *LayerNorm[F]) Backward(p *Pass[F]) {
	features, n := l.shape.Dims[0], p.N
	xhat, scales, mean, along := l.rows(p)
	if p.DW != nil {
		steps := kernel.Blocks{Count: p.T, StepY: features * n, StepX: features * n}
		for f := range features {
			p.K.AddOuter(p.DW[f:f+1], p.DY[f*n:], xhat[f*n:], kernel.Dense(1, 1, n), steps)
		}
		p.K.AddRowSums(p.DW[features:], p.DY, kernel.Dense(features, features, n), steps)
	}
	if p.DX == nil {
		return
	}
	for t := range p.T {
		first := t * features * n
		clear(mean)
		clear(along)
		for f := range features {
			at := first + f*n
			g := p.DX[at:][:n]
			p.K.Scale(g, p.DY[at:][:n], p.W[f])
			p.K.Add(mean, mean, g)
			p.K.AddProducts(along, g, xhat[at:][:n])
		}
		p.K.Scale(mean, mean, -1/F(features))
		p.K.Scale(along, along, -1/F(features))
		for at := first; at < first+features*n; at += n {
			dx := p.DX[at:][:n]
			p.K.Add(dx, dx, mean)
			p.K.AddProducts(dx, along, xhat[at:][:n])
			p.K.Multiply(dx, dx, scales[t*n:][:n])
		}
	}
}
