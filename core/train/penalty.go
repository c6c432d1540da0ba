package train

import (
	"backdraw/core/nn"
	"backdraw/core/optim"
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

// apply adds the gradient of the regularizer to g, over the weights and not the biases, and clips it.
// A frozen layer has no gradient and counts in no norm.
func (p *penalty) apply(w, g []float32) {
	if p.regularizer != (spec.Regularizer{}) {
		for _, param := range p.params {
			if param.Penalised && !param.Frozen {
				from, size := param.Offset, param.Size()
				optim.Regularize(w[from:][:size], g[from:][:size], p.regularizer.L1, p.regularizer.L2)
			}
		}
	}
	if p.clip.Norm > 0 {
		optim.ClipNorm(g, p.clip.Norm)
	}
	if p.clip.TensorNorm > 0 {
		for _, param := range p.params {
			optim.ClipNorm(g[param.Offset:][:param.Size()], p.clip.TensorNorm)
		}
	}
	if p.clip.Value > 0 {
		optim.ClipValue(g, p.clip.Value)
	}
}
