package optim

import (
	"math"
	"math/rand/v2"
	"testing"

	"backdraw/core/kernel"
	"backdraw/core/spec"
)

// textbook makes one step of one weight by the formulas alone, in float64, as PyTorch does: decay
// first, then the optimizer, every power computed anew.
type textbook struct {
	o                spec.Optimizer
	t                float64
	m, v, x, b, a, u float64
}

func (s *textbook) step(w, g, rate float64) float64 {
	o := s.o
	if s.t == 0 && o.Type == "adagrad" {
		s.v = o.InitialAccumulator
	}
	s.t++
	if o.Decoupled {
		w -= rate * o.WeightDecay * w
	} else {
		g += o.WeightDecay * w
	}
	switch o.Type {
	case "sgd":
		s.m = o.Momentum*s.m + g
		if o.Nesterov {
			return w - rate*(g+o.Momentum*s.m)
		}
		return w - rate*s.m
	case "adagrad":
		s.v += g * g
		return w - rate*g/(math.Sqrt(s.v)+o.Epsilon)
	case "adadelta":
		s.v = o.Rho*s.v + (1-o.Rho)*g*g
		d := math.Sqrt(s.u+o.Epsilon) / math.Sqrt(s.v+o.Epsilon) * g
		s.u = o.Rho*s.u + (1-o.Rho)*d*d
		return w - rate*d
	case "rmsprop":
		s.v = o.Rho*s.v + (1-o.Rho)*g*g
		variance := s.v
		if o.Centered {
			s.a = o.Rho*s.a + (1-o.Rho)*g
			variance -= s.a * s.a
		}
		s.b = o.Momentum*s.b + g/(math.Sqrt(variance)+o.Epsilon)
		return w - rate*s.b
	case "lion":
		c := o.Beta1*s.m + (1-o.Beta1)*g
		s.m = o.Beta2*s.m + (1-o.Beta2)*g
		if c == 0 {
			return w
		}
		return w - math.Copysign(rate, c)
	}
	s.m = o.Beta1*s.m + (1-o.Beta1)*g
	s.v = o.Beta2*s.v + (1-o.Beta2)*g*g
	bias1, bias2 := 1-math.Pow(o.Beta1, s.t), 1-math.Pow(o.Beta2, s.t)
	switch o.Type {
	case "amsgrad":
		s.x = max(s.x, s.v)
		return w - rate/bias1*s.m/(math.Sqrt(s.x)/math.Sqrt(bias2)+o.Epsilon)
	case "radam":
		longest := 2/(1-o.Beta2) - 1
		r := longest - 2*s.t*(1-bias2)/bias2
		if r <= 5 {
			return w - rate*s.m/bias1
		}
		rect := math.Sqrt((r - 4) * (r - 2) * longest / ((longest - 4) * (longest - 2) * r))
		return w - rate*s.m/bias1*rect*math.Sqrt(bias2)/(math.Sqrt(s.v)+o.Epsilon)
	case "nadam":
		mu := func(t float64) float64 { return o.Beta1 * (1 - 0.5*math.Pow(0.96, t*o.MomentumDecay)) }
		product := 1.0
		for t := 1.0; t <= s.t; t++ {
			product *= mu(t)
		}
		next := mu(s.t + 1)
		return w - rate*((1-mu(s.t))*g/(1-product)+next*s.m/(1-product*next))/(math.Sqrt(s.v/bias2)+o.Epsilon)
	}
	return w - rate/bias1*s.m/(math.Sqrt(s.v)/math.Sqrt(bias2)+o.Epsilon)
}

// TestTextbook holds every optimizer, in every form of the loops, against the formulas over random
// numbers for all that can be set, within the tolerances of the golden set.
func TestTextbook(t *testing.T) {
	pick := func(r *rand.Rand, all ...float64) float64 { return all[r.IntN(len(all))] }
	ran := 0
	for seed := range uint64(40) {
		for _, o := range every() {
			r := rand.New(rand.NewPCG(seed, 9))
			if o.Beta1 > 0 {
				o.Beta1, o.Beta2 = pick(r, 0, 0.5, 0.8, 0.9, 0.95, 0.99), pick(r, 0.5, 0.9, 0.95, 0.98, 0.99, 0.999)
				o.MomentumDecay = pick(r, 0.004, 0, 0.1, 1)
			}
			if o.Epsilon > 0 {
				o.Epsilon = pick(r, 1e-8, 1e-7, 1e-6, 1e-3)
			}
			if o.Rho > 0 {
				o.Rho = pick(r, 0.5, 0.9, 0.95, 0.99, 0.999)
			}
			if o.Momentum > 0 {
				o.Momentum = pick(r, 0.3, 0.5, 0.9, 0.95)
			}
			if o.Centered {
				o.Epsilon = 1e-3 // the difference of nearly equal squares loses digits in float32
			}
			if o.InitialAccumulator > 0 {
				o.InitialAccumulator = pick(r, 0, 0.1, 1)
			}
			if o.WeightDecay > 0 {
				o.WeightDecay = pick(r, 0.001, 0.1, 0.5)
			}
			rate := pick(r, 0.001, 0.01, 0.1)
			gradients := make([][]float64, 10)
			for i := range gradients {
				gradients[i] = numbers[float64](r)
				for j := range gradients[i] {
					gradients[i][j] = float64(float32(gradients[i][j] * 0.3))
				}
			}
			want := start[float64]()
			reach := make([]float64, size) // how far from 0 a weight has been: what its rounding follows
			weights := make([]textbook, size)
			for _, g := range gradients {
				for i := range want {
					weights[i].o = o
					want[i] = weights[i].step(want[i], g[i], rate)
					reach[i] = max(reach[i], math.Abs(want[i]))
				}
			}
			follow(t, kernel.Reference(), o, rate, gradients, want, reach, 1e-11, 1e-9)
			follow(t, kernel.Scalar(), o, rate, gradients, want, reach, 3e-6, 3e-5)
			follow(t, kernel.Fast(), o, rate, gradients, want, reach, 3e-6, 3e-5)
			ran += 3
		}
	}
	if ran != 40*45*3 {
		t.Errorf("%d runs, want %d", ran, 40*45*3)
	}
}

func follow[F kernel.Float](t *testing.T, k *kernel.Table[F], o spec.Optimizer, rate float64, gradients [][]float64, want, reach []float64, absolute, relative float64) {
	t.Helper()
	s, w, g := New[F](o, size), start[F](), make([]F, size)
	for _, gradient := range gradients {
		for i, v := range gradient {
			g[i] = F(v)
		}
		s.Step(k, w, g, rate)
	}
	for i := range w {
		if d := math.Abs(float64(w[i]) - want[i]); !(d <= absolute+relative*reach[i]) {
			t.Errorf("%s: %+v at %v: weight %d is %v, want %v", k.Name, o, rate, i, w[i], want[i])
			return
		}
	}
}
