package optim

import (
	"math"

	"backdraw/core/kernel"
	"backdraw/core/spec"
)

// moments returns the two decay rates as numbers of type F and their corrections 1/(1-beta^t).
// The corrections are of the rounded rates: in float32, 1-0.999 is off by 1e-5 of itself, and
// the same error in state and correction cancels.
func (m *memory[F]) moments() (beta1, beta2, correct1, correct2 F) {
	beta1, beta2 = F(m.o.Beta1), F(m.o.Beta2)
	t := float64(m.steps)
	return beta1, beta2, F(1 / (1 - math.Pow(float64(beta1), t))), F(1 / (1 - math.Pow(float64(beta2), t)))
}

// adam is Adam and, with decoupled decay, AdamW (Kingma and Ba 2014, Loshchilov 2019):
//
//	m = beta1*m + (1-beta1)*g
//	v = beta2*v + (1-beta2)*g^2
//	w = w - rate*(m/(1-beta1^t)) / (sqrt(v/(1-beta2^t)) + epsilon)
type adam[F kernel.Float] struct{ memory[F] }

// Configure takes over the numbers.
func (s *adam[F]) Configure(o spec.Optimizer) { s.keep(o, 2) }

// Step makes one update.
func (s *adam[F]) Step(k *kernel.Table[F], w, g []F, rate float64) {
	s.steps++
	a := kernel.Adam[F]{Rate: F(rate), Epsilon: F(s.o.Epsilon), Decay: F(s.o.WeightDecay), Decoupled: s.o.Decoupled}
	a.Beta1, a.Beta2, a.Correct1, a.Correct2 = s.moments()
	k.AdamStep(w, g, s.kept[0], s.kept[1], a)
}

// amsgrad is Adam whose steps never grow because old gradients are forgotten (Reddi 2018):
//
//	m, v as adam's,  x = max(x, v)
//	w = w - rate*(m/(1-beta1^t)) / (sqrt(x/(1-beta2^t)) + epsilon)
type amsgrad[F kernel.Float] struct{ memory[F] }

// Configure takes over the numbers.
func (s *amsgrad[F]) Configure(o spec.Optimizer) { s.keep(o, 3) }

// Step makes one update.
func (s *amsgrad[F]) Step(_ *kernel.Table[F], w, g []F, rate float64) {
	s.steps++
	beta1, beta2, correct1, correct2 := s.moments()
	shrink, add := s.decay(rate)
	r, epsilon := F(rate), F(s.o.Epsilon)
	g, m, v, x := g[:len(w)], s.kept[0][:len(w)], s.kept[1][:len(w)], s.kept[2][:len(w)]
	for i := range w {
		gi := g[i] + add*w[i]
		m[i] = beta1*m[i] + (1-beta1)*gi
		v[i] = beta2*v[i] + (1-beta2)*gi*gi
		x[i] = max(x[i], v[i])
		w[i] = shrink*w[i] - r*(m[i]*correct1)/(root(x[i]*correct2)+epsilon)
	}
}

// radam is Adam that waits with adapting until its variance is known (Liu 2020):
//
//	R = 2/(1-beta2) - 1,  r = R - 2*t*beta2^t/(1-beta2^t),  m, v as adam's,  n = m/(1-beta1^t)
//	r > 5: w = w - rate*n*sqrt((r-4)(r-2)R / ((R-4)(R-2)r))*sqrt(1-beta2^t)/(sqrt(v) + epsilon)
//	else:  w = w - rate*n
type radam[F kernel.Float] struct{ memory[F] }

// Configure takes over the numbers.
func (s *radam[F]) Configure(o spec.Optimizer) { s.keep(o, 2) }

// rectification returns the factor of an adapted step, or 0 where the step is not to be adapted.
func (s *radam[F]) rectification() float64 {
	t, beta2 := float64(s.steps), s.o.Beta2
	longest := 2/(1-beta2) - 1
	power := math.Pow(beta2, t)
	length := longest - 2*t*power/(1-power)
	if length <= 5 {
		return 0
	}
	return math.Sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length))
}

// Step makes one update.
func (s *radam[F]) Step(_ *kernel.Table[F], w, g []F, rate float64) {
	s.steps++
	beta1, beta2, correct1, correct2 := s.moments()
	shrink, add := s.decay(rate)
	factor := s.rectification()
	adapted := factor > 0
	scale, epsilon := F(rate)*correct1, F(s.o.Epsilon)
	if adapted {
		scale *= F(factor) / root(correct2)
	}
	g, m, v := g[:len(w)], s.kept[0][:len(w)], s.kept[1][:len(w)]
	for i := range w {
		gi := g[i] + add*w[i]
		m[i] = beta1*m[i] + (1-beta1)*gi
		v[i] = beta2*v[i] + (1-beta2)*gi*gi
		step := scale * m[i]
		if adapted {
			step /= root(v[i]) + epsilon
		}
		w[i] = shrink*w[i] - step
	}
}
