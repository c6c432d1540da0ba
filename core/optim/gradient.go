package optim

import (
	"math"

	"backdraw/core/kernel"
)

// This file has what is done to a gradient before the optimizer sees it.

// Penalty returns l1*sum|w| + l2/2*sum(w^2), what a regularizer adds to the loss.
func Penalty[F kernel.Float](w []F, l1, l2 float64) (sum float64) {
	for _, v := range w {
		x := float64(v)
		sum += l1*math.Abs(x) + l2/2*x*x
	}
	return sum
}

// Regularize adds the gradient of Penalty to g: l1*sign(w) + l2*w, the sign of 0 being 0.
func Regularize[F kernel.Float](w, g []F, l1, l2 float64) {
	first, second := F(l1), F(l2)
	g = g[:len(w)]
	for i, v := range w {
		slope := second * v
		switch {
		case v > 0:
			slope += first
		case v < 0:
			slope -= first
		}
		g[i] += slope
	}
}

// ClipNorm scales g by min(1, limit/norm), where norm is the root of its sum of squares. Of a whole
// gradient that keeps its direction (Pascanu 2013); tensor by tensor it does not.
func ClipNorm[F kernel.Float](g []F, limit float64) (norm float64) {
	sum := 0.0
	for _, v := range g {
		sum += float64(v) * float64(v)
	}
	norm = math.Sqrt(sum)
	if norm > limit {
		scale := F(limit / norm)
		for i := range g {
			g[i] *= scale
		}
	}
	return norm
}

// ClipValue brings every number of g into [-limit, limit].
func ClipValue[F kernel.Float](g []F, limit float64) {
	bound := F(limit)
	for i, v := range g {
		g[i] = max(-bound, min(v, bound))
	}
}

// Average moves an exponential moving average towards the weights: a = d*a + (1-d)*w. It begins
// as the first weights, and is what inference reads. Polyak 1992.
func Average[F kernel.Float](a, w []F, d float64) {
	keep := F(d)
	w = w[:len(a)]
	for i := range a {
		a[i] = keep*a[i] + (1-keep)*w[i]
	}
}
