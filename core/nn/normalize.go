package nn

import "backdraw/core/kernel"

// Normalize shifts and scales every feature by fixed numbers:
//
//	y[f] = (x[f] - mean[f]) / std[f]
//
// mean and std have one number for all, or one for each feature of a vector or a step, or
// one for each channel of an image.
type Normalize[F kernel.Float] struct {
	fixed
	scratchless
	shape     Shape
	mean, std []F
}

// Shapes returns the same shape twice.
func (l *Normalize[F]) Shapes() (in, out Shape) { return l.shape, l.shape }

// at returns the index of a row's own number among count of them.
func (l *Normalize[F]) at(row, count int) int {
	if count == 1 {
		return 0
	}
	width := l.shape.Width()
	return row % width / (width / count)
}

// Forward computes y = (x-mean)/std row by row.
func (l *Normalize[F]) Forward(p *Pass[F]) {
	for r := range l.shape.Size(p.T) {
		mean, scale := l.mean[l.at(r, len(l.mean))], 1/l.std[l.at(r, len(l.std))]
		y, x := p.Y[r*p.N:][:p.N], p.X[r*p.N:]
		for n := range y {
			y[n] = (x[n] - mean) * scale
		}
	}
}

// Backward: in the forward pass y = (x-mean)/std, so dx = dy/std.
func (l *Normalize[F]) Backward(p *Pass[F]) {
	if p.DX == nil {
		return
	}
	for r := range l.shape.Size(p.T) {
		at := r * p.N
		p.K.Scale(p.DX[at:][:p.N], p.DY[at:][:p.N], 1/l.std[l.at(r, len(l.std))])
	}
}
