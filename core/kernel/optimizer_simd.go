//go:build goexperiment.simd

package kernel

import "simd"

// vectorGradientDescent treats momentum, its absence and decoupled decay in loops of their
// own, so that the plain step loads and stores no more than it needs.
func vectorGradientDescent(w, g, v []float32, s Momentum[float32]) {
	g = g[:len(w)]
	coupled, keep := s.Decay, float32(1)
	if s.Decoupled {
		coupled, keep = 0, 1-s.Rate*s.Decay
	}
	rate, decay, shrink, mu := broadcast(-s.Rate), broadcast(coupled), broadcast(keep), broadcast(s.Mu)
	if v == nil {
		for i := 0; i < len(w); i += lanes() {
			weight := load(w[i:])
			step := madd(decay, weight, load(g[i:]))
			shrink.Mul(weight).Add(rate.Mul(step)).Store(w[i:])
		}
		return
	}
	v = v[:len(w)]
	ahead, along := simd.Float32s{}, broadcast(1) // step = ahead*gradient + along*velocity
	if s.Nesterov {
		ahead, along = broadcast(1), mu
	}
	for i := 0; i < len(w); i += lanes() {
		weight := load(w[i:])
		gradient := madd(decay, weight, load(g[i:]))
		velocity := madd(mu, load(v[i:]), gradient)
		velocity.Store(v[i:])
		step := madd(along, velocity, ahead.Mul(gradient))
		shrink.Mul(weight).Add(rate.Mul(step)).Store(w[i:])
	}
}

func vectorAdamStep(w, g, m, v []float32, s Adam[float32]) {
	g, m, v = g[:len(w)], m[:len(w)], v[:len(w)]
	coupled, keep := s.Decay, float32(1)
	if s.Decoupled {
		coupled, keep = 0, 1-s.Rate*s.Decay
	}
	decay, shrink := broadcast(coupled), broadcast(keep)
	beta1, rest1 := broadcast(s.Beta1), broadcast(1-s.Beta1)
	beta2, rest2 := broadcast(s.Beta2), broadcast(1-s.Beta2)
	rate, correct2, epsilon := broadcast(-s.Rate*s.Correct1), broadcast(s.Correct2), broadcast(s.Epsilon)
	for i := 0; i < len(w); i += lanes() {
		weight := load(w[i:])
		gradient := madd(decay, weight, load(g[i:]))
		mean := madd(beta1, load(m[i:]), rest1.Mul(gradient))
		mean.Store(m[i:])
		square := madd(beta2, load(v[i:]), rest2.Mul(gradient.Mul(gradient)))
		square.Store(v[i:])
		step := mean.Div(square.Mul(correct2).Sqrt().Add(epsilon))
		shrink.Mul(weight).Add(rate.Mul(step)).Store(w[i:])
	}
}
