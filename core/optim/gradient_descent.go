package optim

import (
	"backdraw/core/kernel"
	"backdraw/core/spec"
)

// gradientDescent is sgd, with momentum (Polyak 1964) and Nesterov's form of it (1983):
//
//	v = mu*v + g,  w -= rate*v   or, with nesterov,  w -= rate*(g + mu*v)
type gradientDescent struct {
	o spec.Optimizer
	v []float32 // nil where momentum was 0 from the start
	p int
}

// Configure takes over the numbers; momentum that was 0 begins from rest.
func (s *gradientDescent) Configure(o spec.Optimizer) {
	s.o = o
	switch {
	case o.Momentum == 0:
		s.v = nil
	case s.v == nil:
		s.v = make([]float32, s.p)
	}
}

// Step makes one update.
func (s *gradientDescent) Step(k *kernel.Table[float32], w, g []float32, rate float64) {
	k.GradientDescent(w, g, s.v, kernel.Momentum[float32]{Rate: float32(rate), Mu: float32(s.o.Momentum),
		Decay: float32(s.o.WeightDecay), Nesterov: s.o.Nesterov, Decoupled: s.o.Decoupled})
}

// State returns the velocity, where there is one.
func (s *gradientDescent) State() [][]float32 {
	if s.v == nil {
		return nil
	}
	return [][]float32{s.v}
}

// AppendCounters appends nothing.
func (s *gradientDescent) AppendCounters(to []uint64) []uint64 { return to }

// SetCounters wants none.
func (s *gradientDescent) SetCounters(from []uint64) bool { return len(from) == 0 }

// Reset sets the velocity to 0.
func (s *gradientDescent) Reset() { clear(s.v) }
