//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// decays splits weight decay into its two forms, one of which does nothing: what is added to the
// gradient per weight, and what the weight is multiplied by.
func decays(rate, decay float32, decoupled bool) (coupled, shrink simd.Float32s) {
	if decoupled {
		return simd.Float32s{}, broadcast(1 - rate*decay)
	}
	return broadcast(decay), broadcast(1)
}

// vectorGradientDescent treats momentum and its absence in loops of their own, so that the
// plain step loads and stores no more than it needs.
func vectorGradientDescent(w, g, v []float32, s Momentum[float32]) {
	decay, shrink := decays(s.Rate, s.Decay, s.Decoupled)
	rate, mu := broadcast(-s.Rate), broadcast(s.Mu)
	weights, gradients, lane := start(w), start(g[:len(w)]), laneBytes()
	end := 4 * uintptr(len(w))
	if v == nil {
		for i := uintptr(0); i < end; i += lane {
			weight := loadAt(unsafe.Add(weights, i))
			step := madd(decay, weight, loadAt(unsafe.Add(gradients, i)))
			storeAt(unsafe.Add(weights, i), shrink.Mul(weight).Add(rate.Mul(step)))
		}
		return
	}
	ahead, along := simd.Float32s{}, broadcast(1) // step = ahead*gradient + along*velocity
	if s.Nesterov {
		ahead, along = broadcast(1), mu
	}
	velocities := start(v[:len(w)])
	for i := uintptr(0); i < end; i += lane {
		weight := loadAt(unsafe.Add(weights, i))
		gradient := madd(decay, weight, loadAt(unsafe.Add(gradients, i)))
		velocity := madd(mu, loadAt(unsafe.Add(velocities, i)), gradient)
		storeAt(unsafe.Add(velocities, i), velocity)
		step := madd(along, velocity, ahead.Mul(gradient))
		storeAt(unsafe.Add(weights, i), shrink.Mul(weight).Add(rate.Mul(step)))
	}
}

func vectorAdamStep(w, g, m, v []float32, s Adam[float32]) {
	decay, shrink := decays(s.Rate, s.Decay, s.Decoupled)
	beta1, rest1 := broadcast(s.Beta1), broadcast(1-s.Beta1)
	beta2, rest2 := broadcast(s.Beta2), broadcast(1-s.Beta2)
	rate, correct2, epsilon := broadcast(-s.Rate*s.Correct1), broadcast(s.Correct2), broadcast(s.Epsilon)
	weights, gradients, lane := start(w), start(g[:len(w)]), laneBytes()
	means, squares := start(m[:len(w)]), start(v[:len(w)])
	for i, end := uintptr(0), 4*uintptr(len(w)); i < end; i += lane {
		weight := loadAt(unsafe.Add(weights, i))
		gradient := madd(decay, weight, loadAt(unsafe.Add(gradients, i)))
		mean := madd(beta1, loadAt(unsafe.Add(means, i)), rest1.Mul(gradient))
		storeAt(unsafe.Add(means, i), mean)
		square := madd(beta2, loadAt(unsafe.Add(squares, i)), rest2.Mul(gradient.Mul(gradient)))
		storeAt(unsafe.Add(squares, i), square)
		step := mean.Div(square.Mul(correct2).Sqrt().Add(epsilon))
		storeAt(unsafe.Add(weights, i), shrink.Mul(weight).Add(rate.Mul(step)))
	}
}
