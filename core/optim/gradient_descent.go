package optim

import (
	"backdraw/core/kernel"
	"backdraw/core/spec"
)

// gradientDescent is sgd, with momentum (Polyak 1964) and Nesterov's form of it (1983):
//
//	v = mu*v + g,  w = w - rate*v   or, with nesterov,  w = w - rate*(g + mu*v)
type gradientDescent[F kernel.Float] struct{ memory[F] }

// Configure takes over the numbers; without momentum there is no velocity.
func (s *gradientDescent[F]) Configure(o spec.Optimizer) {
	if o.Momentum == 0 {
		s.keep(o, 0)
		return
	}
	s.keep(o, 1)
}

// Step makes one update.
func (s *gradientDescent[F]) Step(k *kernel.Table[F], w, g []F, rate float64) {
	s.steps++
	var v []F
	if len(s.kept) > 0 {
		v = s.kept[0]
	}
	k.GradientDescent(w, g, v, kernel.Momentum[F]{Rate: F(rate), Mu: F(s.o.Momentum),
		Decay: F(s.o.WeightDecay), Nesterov: s.o.Nesterov, Decoupled: s.o.Decoupled})
}
