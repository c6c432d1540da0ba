package nn

import (
	"math"

	"backdraw/core/kernel"
)

// BatchNorm normalises every feature, or channel of an image, over the batch (Ioffe 2015):
//
//	y = gamma * xhat + beta,   xhat = (x - mean) / sqrt(variance + epsilon)
//
//	X, Y [C,H,W], [F] or [T,F]   gamma, beta, running_mean, running_var (C,) or (F,)
//
// In training, mean and variance are those of the feature's numbers in this batch, the variance
// divided by their count n: B for features, B*H*W for a channel, the sum of the lengths for
// sequences. They are kept for inference:
//
//	running_mean = (1-momentum) * running_mean + momentum * mean
//	running_var  = (1-momentum) * running_var  + momentum * variance * n/(n-1)
//
// but running_var stays where n is 1, which says nothing of a variance. In inference mean and
// variance are the running ones. Y past the length of a sequence has no meaning.
type BatchNorm[F kernel.Float] struct {
	shape             Shape
	channels          int
	momentum, epsilon float64
	params            []Param
	state             []State
}

// NewBatchNorm returns the layer for shape.
func NewBatchNorm[F kernel.Float](shape Shape, momentum, epsilon float64) *BatchNorm[F] {
	c := []int{shape.Dims[0]}
	return &BatchNorm[F]{shape: shape, channels: c[0], momentum: momentum, epsilon: epsilon,
		params: []Param{{Name: "gamma", Shape: c, Init: initOnes}, {Name: "beta", Shape: c, Init: initZeros}},
		state:  []State{{Name: "running_mean", Shape: c}, {Name: "running_var", Shape: c, Initial: 1}}}
}

// Shapes returns the same shape twice.
func (l *BatchNorm[F]) Shapes() (in, out Shape) { return l.shape, l.shape }

// Params returns gamma and beta.
func (l *BatchNorm[F]) Params() []Param { return l.params }

// State returns running_mean and running_var.
func (l *BatchNorm[F]) State() []State { return l.state }

// Scratch keeps xhat, a number for each of X, and two numbers for each channel: 1/sqrt(variance +
// epsilon), and a sum of Backward's.
func (l *BatchNorm[F]) Scratch(e Extent) int {
	if !e.Backward {
		return 0
	}
	return l.shape.Size(e.T)*e.N + 2*l.channels
}

// A feature's numbers in a pass: count runs of length numbers, the first at start, step apart.
type runs struct{ start, count, length, step int }

// of returns the runs of channel c.
func (l *BatchNorm[F]) of(c int, p *Pass[F]) runs {
	length := l.shape.Width() / l.channels * p.N
	return runs{start: c * length, count: p.T, length: length, step: l.channels * length}
}

// at returns run i of rows.
func at[F kernel.Float](rows []F, r runs, i int) []F { return rows[r.start+i*r.step:][:r.length] }

// Forward computes y = gamma*xhat + beta, and in training the running statistics.
func (l *BatchNorm[F]) Forward(p *Pass[F]) {
	xhat, scales := p.Y, []F(nil)
	if p.DY != nil {
		xhat, scales = cut(p.Scratch, len(p.Y))
	}
	for c := range l.channels {
		r := l.of(c, p)
		var scale float64
		if p.Training {
			scale = l.normalise(p, c, r, xhat)
		} else {
			scale = 1 / math.Sqrt(float64(p.State[l.channels+c])+l.epsilon)
			for i := range r.count {
				p.K.ScaleShift(at(xhat, r, i), at(p.X, r, i), 1, -p.State[c])
				p.K.Scale(at(xhat, r, i), at(xhat, r, i), F(scale))
			}
		}
		if scales != nil {
			scales[c] = F(scale)
		}
		for i := range r.count {
			y := at(p.Y, r, i)
			p.K.ScaleShift(y, at(xhat, r, i), p.W[c], p.W[l.channels+c])
			repeatLast(y, p.B, p.N)
		}
	}
}

// normalise writes xhat, 0 where there is no example, by the statistics of the batch; it returns
// 1/sqrt(variance + epsilon). The mean is taken twice, the second time of what the first left, so
// that numbers far from 0 keep their variance (Chan 1983).
func (l *BatchNorm[F]) normalise(p *Pass[F], c int, r runs, xhat []F) (scale float64) {
	n := float64(r.length / p.N * p.valid())
	mean := 0.0
	for i := range r.count {
		d := at(xhat, r, i)
		copy(d, at(p.X, r, i))
		p.clear(d, i)
		mean += float64(p.K.Sum(d))
	}
	shift := F(mean / n)
	sum, squares := 0.0, 0.0
	for i := range r.count {
		d := at(xhat, r, i)
		p.K.ScaleShift(d, at(p.X, r, i), 1, -shift)
		p.clear(d, i)
		sum += float64(p.K.Sum(d))
		squares += float64(p.K.Squares(d))
	}
	rest := sum / n
	variance := max(squares/n-rest*rest, 0)
	scale = 1 / math.Sqrt(variance+l.epsilon)
	for i := range r.count {
		d := at(xhat, r, i)
		p.K.ScaleShift(d, d, F(scale), F(-rest*scale))
		p.clear(d, i)
	}
	keep := func(state *F, value float64) {
		*state = F((1-l.momentum)*float64(*state) + l.momentum*value)
	}
	keep(&p.State[c], float64(shift)+rest)
	if n > 1 {
		keep(&p.State[l.channels+c], variance*n/(n-1))
	}
	return scale
}

// valid returns the number of examples, or of steps of all of them.
func (p *Pass[F]) valid() int {
	if p.Lengths == nil {
		return p.B * p.T
	}
	n := 0
	for _, length := range p.Lengths {
		n += min(int(length), p.T)
	}
	return n
}

// clear sets to 0, in rows of step t, what belongs to no example: lanes past the last one, and
// those whose sequence is over.
func (p *Pass[F]) clear(rows []F, t int) {
	if p.B == p.N && p.Lengths == nil {
		return
	}
	for first := 0; first < len(rows); first += p.N {
		row := rows[first:][:p.N]
		clear(row[p.B:])
		for b, length := range p.Lengths {
			if t >= int(length) {
				row[b] = 0
			}
		}
	}
}

// repeatLast copies the last of b examples to the lanes after it, in rows of n.
func repeatLast[F kernel.Float](rows []F, b, n int) {
	if b == n {
		return
	}
	for first := 0; first < len(rows); first += n {
		row := rows[first:][:n]
		for i := b; i < n; i++ {
			row[i] = row[b-1]
		}
	}
}

// Backward: in the forward pass y = gamma*xhat + beta, so
//
//	dgamma = sum of dy*xhat   dbeta = sum of dy
//
// and, with s = 1/sqrt(variance + epsilon), in inference dx = gamma*s*dy. In training mean and
// variance follow x as well, which takes from dx its mean and its part along xhat:
//
//	dx = gamma*s * (dy - dbeta/n - xhat*dgamma/n)
func (l *BatchNorm[F]) Backward(p *Pass[F]) {
	xhat, scales := cut(p.Scratch, len(p.Y))
	scales, dots := cut(scales, l.channels)
	n := F(p.valid() * (l.shape.Width() / l.channels))
	clear(dots)
	for c := range l.channels {
		r := l.of(c, p)
		dgamma := dots[c : c+1]
		p.K.AddOuter(dgamma, p.DY[r.start:], xhat[r.start:], kernel.Product{M: 1, K: 1, N: r.length, StrideY: r.length, StrideW: 1, StrideX: r.length},
			kernel.Blocks{Count: r.count, StepY: r.step, StepX: r.step})
		dbeta := F(0)
		for i := range r.count {
			dbeta += p.K.Sum(at(p.DY, r, i))
		}
		if p.DW != nil {
			p.DW[c] += dgamma[0]
			p.DW[l.channels+c] += dbeta
		}
		if p.DX == nil {
			continue
		}
		scale := p.W[c] * scales[c]
		for i := range r.count {
			dx := at(p.DX, r, i)
			if !p.Training {
				p.K.Scale(dx, at(p.DY, r, i), scale)
				continue
			}
			p.K.ScaleShift(dx, at(p.DY, r, i), 1, -dbeta/n)
			p.K.AddScale(dx, at(xhat, r, i), -dgamma[0]/n)
			p.K.Scale(dx, dx, scale)
			p.clear(dx, i)
		}
	}
}
