package train

import (
	"math"

	"backdraw/core/nn"
	"backdraw/core/spec"
)

// penalty is what happens to a gradient between backward and optimizer: the regularizer's own
// gradient over the weights, then the clipping of its norm, of every tensor's norm, of every value.
type penalty struct {
	regularizer spec.Regularizer
	clip        spec.Clip
	params      []nn.Param
}

func newPenalty(n *nn.Network[float32], s *spec.Spec) penalty {
	return penalty{s.Regularizer, s.Clip, n.Params}
}

// loss returns L1*sum|w| + L2/2*sum w^2 over the weights.
func (p *penalty) loss(w []float32) (sum float64) {
	for _, param := range p.params {
		if !param.Penalised {
			continue
		}
		for _, v := range w[param.Offset:][:param.Size()] {
			sum += p.regularizer.L1*math.Abs(float64(v)) + p.regularizer.L2/2*float64(v)*float64(v)
		}
	}
	return sum
}

// apply adds the gradient of loss to g, L1*sign(w) + L2*w, and clips g.
func (p *penalty) apply(w, g []float32) {
	if p.regularizer != (spec.Regularizer{}) {
		p.regularize(w, g)
	}
	if p.clip.Norm > 0 {
		clipNorm(g, p.clip.Norm)
	}
	if p.clip.TensorNorm > 0 {
		for _, param := range p.params {
			clipNorm(g[param.Offset:][:param.Size()], p.clip.TensorNorm)
		}
	}
	if limit := float32(p.clip.Value); limit > 0 {
		for i, v := range g {
			g[i] = max(-limit, min(v, limit))
		}
	}
}

func (p *penalty) regularize(w, g []float32) {
	l1, l2 := float32(p.regularizer.L1), float32(p.regularizer.L2)
	for _, param := range p.params {
		if !param.Penalised {
			continue
		}
		w, g := w[param.Offset:][:param.Size()], g[param.Offset:][:param.Size()]
		for i, v := range w {
			switch {
			case v > 0:
				g[i] += l1 + l2*v
			case v < 0:
				g[i] += l2*v - l1
			}
		}
	}
}

// clipNorm scales g down to the norm limit, if its own is larger. Pascanu 2013.
func clipNorm(g []float32, limit float64) {
	sum := 0.0
	for _, v := range g {
		sum += float64(v) * float64(v)
	}
	if norm := math.Sqrt(sum); norm > limit {
		scale := float32(limit / norm)
		for i := range g {
			g[i] *= scale
		}
	}
}
