package optim

import (
	"math"

	"backdraw/core/kernel"
	"backdraw/core/spec"
)

// nadam is Adam with Nesterov's momentum (Dozat 2016):
//
//	mu_t = beta1*(1 - 0.96^(t*momentumDecay)/2),  P_t = mu_1*...*mu_t,  m, v as adam's
//	w = w - rate*((1-mu_t)*g/(1-P_t) + mu_(t+1)*m/(1-P_t*mu_(t+1))) / (sqrt(v/(1-beta2^t)) + epsilon)
type nadam[F kernel.Float] struct {
	memory[F]
	product float64 // P
}

// Configure takes over the numbers.
func (s *nadam[F]) Configure(o spec.Optimizer) { s.keep(o, 2) }

func (s *nadam[F]) momentum(t uint64) float64 {
	return s.o.Beta1 * (1 - 0.5*math.Pow(0.96, float64(t)*s.o.MomentumDecay))
}

// Step makes one update.
func (s *nadam[F]) Step(_ *kernel.Table[F], w, g []F, rate float64) {
	s.steps++
	mu, next := s.momentum(s.steps), s.momentum(s.steps+1)
	s.product *= mu
	ofGradient := F(rate * (1 - mu) / (1 - s.product))
	ofMean := F(rate * next / (1 - s.product*next))
	beta1, beta2, _, correct2 := s.moments()
	shrink, add := s.decay(rate)
	epsilon := F(s.o.Epsilon)
	g, m, v := g[:len(w)], s.kept[0][:len(w)], s.kept[1][:len(w)]
	for i := range w {
		gi := g[i] + add*w[i]
		m[i] = beta1*m[i] + (1-beta1)*gi
		v[i] = beta2*v[i] + (1-beta2)*gi*gi
		w[i] = shrink*w[i] - (ofGradient*gi+ofMean*m[i])/(root(v[i]*correct2)+epsilon)
	}
}

// AppendCounters appends the steps and the product of the momenta.
func (s *nadam[F]) AppendCounters(to []uint64) []uint64 {
	return append(to, s.steps, math.Float64bits(s.product))
}

// SetCounters wants the steps and the product of the momenta.
func (s *nadam[F]) SetCounters(from []uint64) bool {
	if len(from) != 2 {
		return false
	}
	s.steps, s.product = from[0], math.Float64frombits(from[1])
	return true
}

// Reset sets all state to 0 and the product to 1.
func (s *nadam[F]) Reset() {
	s.memory.Reset()
	s.product = 1
}
