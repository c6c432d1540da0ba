package optim

import (
	"backdraw/core/kernel"
	"backdraw/core/spec"
)

// adagrad divides by the size of all gradients so far (Duchi 2011):
//
//	s = s + g^2  from s = initialAccumulator,  w = w - rate*g/(sqrt(s) + epsilon)
type adagrad[F kernel.Float] struct{ memory[F] }

// Configure takes over the numbers.
func (s *adagrad[F]) Configure(o spec.Optimizer) { s.keep(o, 1) }

// Reset sets the sum to its first value.
func (s *adagrad[F]) Reset() {
	s.steps = 0
	for i := range s.kept[0] {
		s.kept[0][i] = F(s.o.InitialAccumulator)
	}
}

// Step makes one update.
func (s *adagrad[F]) Step(_ *kernel.Table[F], w, g []F, rate float64) {
	s.steps++
	shrink, add := s.decay(rate)
	r, epsilon := F(rate), F(s.o.Epsilon)
	g, sum := g[:len(w)], s.kept[0][:len(w)]
	for i := range w {
		gi := g[i] + add*w[i]
		sum[i] += gi * gi
		w[i] = shrink*w[i] - r*gi/(root(sum[i])+epsilon)
	}
}

// adadelta steps in the units of the weights (Zeiler 2012):
//
//	v = rho*v + (1-rho)*g^2,  d = sqrt(u + epsilon)/sqrt(v + epsilon)*g
//	u = rho*u + (1-rho)*d^2,  w = w - rate*d
type adadelta[F kernel.Float] struct{ memory[F] }

// Configure takes over the numbers.
func (s *adadelta[F]) Configure(o spec.Optimizer) { s.keep(o, 2) }

// Step makes one update.
func (s *adadelta[F]) Step(_ *kernel.Table[F], w, g []F, rate float64) {
	s.steps++
	shrink, add := s.decay(rate)
	r, rho, rest, epsilon := F(rate), F(s.o.Rho), F(1-s.o.Rho), F(s.o.Epsilon)
	g, v, u := g[:len(w)], s.kept[0][:len(w)], s.kept[1][:len(w)]
	for i := range w {
		gi := g[i] + add*w[i]
		v[i] = rho*v[i] + rest*gi*gi
		d := root(u[i]+epsilon) / root(v[i]+epsilon) * gi
		u[i] = rho*u[i] + rest*d*d
		w[i] = shrink*w[i] - r*d
	}
}

// rmsprop divides by the size of recent gradients (Hinton 2012; centred: Graves 2013):
//
//	v = rho*v + (1-rho)*g^2;  centered: a = rho*a + (1-rho)*g, and v - a^2 in place of v
//	d = g/(sqrt(v) + epsilon),  b = momentum*b + d,  w = w - rate*b
type rmsprop[F kernel.Float] struct {
	memory[F]
	a, b []F // nil where the configuration has no use for them
}

// Configure takes over the numbers. State is v, then a where it is centred, then b where there is
// momentum.
func (s *rmsprop[F]) Configure(o spec.Optimizer) {
	s.keep(o, 1)
	s.a = s.optional(s.a, o.Centered)
	s.b = s.optional(s.b, o.Momentum != 0)
	for _, more := range [][]F{s.a, s.b} {
		if more != nil {
			s.kept = append(s.kept, more)
		}
	}
}

func (s *rmsprop[F]) optional(is []F, wanted bool) []F {
	switch {
	case !wanted:
		return nil
	case is == nil:
		return make([]F, s.size)
	}
	return is
}

// Step makes one update.
func (s *rmsprop[F]) Step(_ *kernel.Table[F], w, g []F, rate float64) {
	s.steps++
	shrink, add := s.decay(rate)
	r, rho, rest, mu, epsilon := F(rate), F(s.o.Rho), F(1-s.o.Rho), F(s.o.Momentum), F(s.o.Epsilon)
	g, v, a, b := g[:len(w)], s.kept[0][:len(w)], s.a, s.b
	for i := range w {
		gi := g[i] + add*w[i]
		v[i] = rho*v[i] + rest*gi*gi
		variance := v[i]
		if a != nil {
			a[i] = rho*a[i] + rest*gi
			variance = max(variance-a[i]*a[i], 0) // rounding may take it below 0
		}
		d := gi / (root(variance) + epsilon)
		if b != nil {
			b[i] = mu*b[i] + d
			d = b[i]
		}
		w[i] = shrink*w[i] - r*d
	}
}

// lion steps by the sign alone (Chen 2023):
//
//	w = w - rate*sign(beta1*m + (1-beta1)*g),  then m = beta2*m + (1-beta2)*g
type lion[F kernel.Float] struct{ memory[F] }

// Configure takes over the numbers.
func (s *lion[F]) Configure(o spec.Optimizer) { s.keep(o, 1) }

// Step makes one update.
func (s *lion[F]) Step(_ *kernel.Table[F], w, g []F, rate float64) {
	s.steps++
	shrink, add := s.decay(rate)
	r, beta1, rest1, beta2, rest2 := F(rate), F(s.o.Beta1), F(1-s.o.Beta1), F(s.o.Beta2), F(1-s.o.Beta2)
	g, m := g[:len(w)], s.kept[0][:len(w)]
	for i := range w {
		gi := g[i] + add*w[i]
		direction := beta1*m[i] + rest1*gi
		switch { // what is neither stays: 0, and NaN so that it is noticed
		case direction > 0:
			direction = 1
		case direction < 0:
			direction = -1
		}
		m[i] = beta2*m[i] + rest2*gi
		w[i] = shrink*w[i] - r*direction
	}
}
