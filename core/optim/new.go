package optim

import "backdraw/core/spec"

// New returns the optimizer of a spec for p parameters, a multiple of 16.
func New(o spec.Optimizer, p int) Optimizer {
	var s Optimizer
	switch o.Type {
	default:
		s = &gradientDescent{p: p}
	}
	s.Configure(o)
	return s
}
