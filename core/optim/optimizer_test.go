package optim

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"backdraw/core/kernel"
	"backdraw/core/spec"
)

const size = 48

// every returns each optimizer of the spec, with each of its switches, and each kind of decay.
func every() (all []spec.Optimizer) {
	plain := []spec.Optimizer{
		{Type: "sgd"}, {Type: "sgd", Momentum: 0.9}, {Type: "sgd", Momentum: 0.9, Nesterov: true},
		{Type: "adagrad", Epsilon: 1e-10, InitialAccumulator: 0.1}, {Type: "adadelta", Rho: 0.9, Epsilon: 1e-6},
		{Type: "rmsprop", Rho: 0.9, Epsilon: 1e-4}, {Type: "rmsprop", Rho: 0.9, Epsilon: 1e-4, Centered: true},
		{Type: "rmsprop", Rho: 0.9, Epsilon: 1e-4, Momentum: 0.9}, {Type: "rmsprop", Rho: 0.9, Epsilon: 1e-4, Momentum: 0.9, Centered: true},
		{Type: "lion", Beta1: 0.9, Beta2: 0.99},
	}
	for _, kind := range []string{"adam", "adamw", "amsgrad", "radam", "nadam"} {
		plain = append(plain, spec.Optimizer{Type: kind, Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-4, MomentumDecay: 0.004})
	}
	for _, o := range plain {
		coupled, decoupled := o, o
		coupled.WeightDecay = 0.1
		decoupled.WeightDecay, decoupled.Decoupled = 0.1, true
		all = append(all, o, coupled, decoupled)
	}
	return all
}

func numbers[F kernel.Float](r *rand.Rand) []F {
	all := make([]F, size)
	for i := range all {
		all[i] = F(float32(r.NormFloat64()))
	}
	return all
}

// run makes steps with gradients that belong to their number.
func run[F kernel.Float](s Optimizer[F], k *kernel.Table[F], w []F, from, to int) {
	for step := from; step < to; step++ {
		s.Step(k, w, numbers[F](rand.New(rand.NewPCG(7, uint64(step)))), 0.01)
	}
}

func start[F kernel.Float]() []F { return numbers[F](rand.New(rand.NewPCG(8, 8))) }

// TestSavedStateGoesOn: state and counters are all there is, bit for bit.
func TestSavedStateGoesOn(t *testing.T) {
	k := kernel.Fast()
	for _, o := range every() {
		whole, w := New[float32](o, size), start[float32]()
		run(whole, k, w, 0, 23)

		first, v := New[float32](o, size), start[float32]()
		run(first, k, v, 0, 11)
		second := New[float32](o, size)
		if len(second.State()) != len(first.State()) {
			t.Fatalf("%+v has %d slices of state, then %d", o, len(first.State()), len(second.State()))
		}
		for i, s := range first.State() {
			copy(second.State()[i], s)
		}
		counters := first.AppendCounters(nil)
		if !second.SetCounters(counters) {
			t.Fatalf("%+v refuses its own counters %v", o, counters)
		}
		if second.SetCounters(append(slices.Clone(counters), 1)) || second.SetCounters(counters[1:]) {
			t.Errorf("%+v takes counters of another number", o)
		}
		run(second, k, v, 11, 23)
		if !slices.Equal(v, w) {
			t.Errorf("%+v: a run that was saved ends at %v, the other at %v", o, v[:3], w[:3])
		}

		whole.Reset()
		again := start[float32]()
		run(whole, k, again, 0, 23)
		if !slices.Equal(again, w) {
			t.Errorf("%+v: a run after Reset ends at %v, the first at %v", o, again[:3], w[:3])
		}
	}
}

// TestFloat32FollowsFloat64: rounding is all that tells the types apart.
func TestFloat32FollowsFloat64(t *testing.T) {
	ran := 0
	for _, o := range every() {
		exact := start[float64]()
		run(New[float64](o, size), kernel.Reference(), exact, 0, 30)
		for _, k := range []*kernel.Table[float32]{kernel.Scalar(), kernel.Fast()} {
			w := start[float32]()
			run(New[float32](o, size), k, w, 0, 30)
			for i := range w {
				if d := math.Abs(float64(w[i]) - exact[i]); !(d <= 3e-5) {
					t.Errorf("%s: %+v: weight %d is %v, want %v", k.Name, o, i, w[i], exact[i])
					break
				}
			}
			ran++
		}
	}
	if ran != 90 {
		t.Errorf("%d runs, want 90", ran)
	}
}

// TestPaddingStaysZero: a weight of 0 without a gradient, as all are past the last parameter,
// stays 0 under every optimizer, whatever its state divides by.
func TestPaddingStaysZero(t *testing.T) {
	k := kernel.Fast()
	for _, o := range every() {
		if o.Epsilon > 0 {
			o.Epsilon = 1e-30
		}
		o.InitialAccumulator = 0
		s, w, g := New[float32](o, size), make([]float32, size), make([]float32, size)
		for range 3 {
			s.Step(k, w, g, 0.1)
		}
		if !slices.Equal(w, make([]float32, size)) {
			t.Errorf("%+v made %v of zeros", o, w[:3])
		}
	}
}

func TestStepAllocatesNothing(t *testing.T) {
	k := kernel.Fast()
	counters := make([]uint64, 0, 8)
	for _, o := range every() {
		s, w, g := New[float32](o, size), start[float32](), start[float32]()
		if n := testing.AllocsPerRun(10, func() {
			s.Step(k, w, g, 0.01)
			counters = s.AppendCounters(counters[:0])
			_ = s.State()
		}); n != 0 {
			t.Errorf("%+v: a step allocates %v times", o, n)
		}
	}
}

// TestConfigure: what stays keeps its state, what comes begins at 0.
func TestConfigure(t *testing.T) {
	k := kernel.Fast()
	s, w := New[float32](spec.Optimizer{Type: "rmsprop", Rho: 0.9, Epsilon: 1e-4, Momentum: 0.9}, size), start[float32]()
	run(s, k, w, 0, 3)
	squares, momentum := slices.Clone(s.State()[0]), slices.Clone(s.State()[1])
	s.Configure(spec.Optimizer{Type: "rmsprop", Rho: 0.5, Epsilon: 1e-4, Momentum: 0.5, Centered: true})
	state := s.State()
	if len(state) != 3 || !slices.Equal(state[0], squares) || !slices.Equal(state[1], make([]float32, size)) || !slices.Equal(state[2], momentum) {
		t.Error("rmsprop that becomes centred does not keep its squares and momentum beside a mean of 0")
	}
	s.Configure(spec.Optimizer{Type: "rmsprop", Rho: 0.5, Epsilon: 1e-4})
	if state := s.State(); len(state) != 1 || !slices.Equal(state[0], squares) {
		t.Error("rmsprop without momentum does not keep its squares alone")
	}

	d := New[float32](spec.Optimizer{Type: "sgd", Momentum: 0.9}, size)
	run(d, k, w, 0, 3)
	d.Configure(spec.Optimizer{Type: "sgd"})
	d.Configure(spec.Optimizer{Type: "sgd", Momentum: 0.5})
	if state := d.State(); len(state) != 1 || !slices.Equal(state[0], make([]float32, size)) {
		t.Error("momentum that comes back does not begin at rest")
	}
}

// TestRadamWaits: at beta2 = 0.999 the variance is known from step 6 on.
func TestRadamWaits(t *testing.T) {
	s := radam[float64]{memory[float64]{o: spec.Optimizer{Beta2: 0.999}}}
	for s.steps = 1; s.steps <= 8; s.steps++ {
		if got, want := s.rectification() > 0, s.steps >= 6; got != want {
			t.Errorf("step %d is adapted: %v, want %v", s.steps, got, want)
		}
	}
}

// TestLionLetsNaNThrough: a gradient that is no number must show in the weights.
func TestLionLetsNaNThrough(t *testing.T) {
	s, w, g := New[float32](spec.Optimizer{Type: "lion", Beta1: 0.9, Beta2: 0.99}, size), start[float32](), start[float32]()
	g[3] = float32(math.NaN())
	s.Step(kernel.Fast(), w, g, 0.1)
	if w[3] == w[3] || w[4] != w[4] {
		t.Errorf("weights %v after a gradient of %v", w[3:5], g[3:5])
	}
}

func ExampleNew() {
	w, g := make([]float32, 16), make([]float32, 16)
	w[0], g[0] = 1, 0.5
	s := New[float32](spec.Optimizer{Type: "sgd", Momentum: 0.9}, len(w))
	for range 3 {
		s.Step(kernel.Scalar(), w, g, 0.1)
		fmt.Printf("%.4f\n", w[0])
	}
	// Output:
	// 0.9500
	// 0.8550
	// 0.7195
}

// TestCenteredVarianceIsNeverNegative: of a gradient that hardly changes, the mean of its squares is the square of its
// mean, and rounding puts one below the other now and then.
func TestCenteredVarianceIsNeverNegative(t *testing.T) {
	s := New[float32](spec.Optimizer{Type: "rmsprop", Rho: 0.9, Epsilon: 1e-3, Centered: true}, size)
	w, g := make([]float32, size), make([]float32, size)
	for range 500 {
		for i := range g {
			g[i] = 0.1 + 0.01*float32(i)
		}
		s.Step(kernel.Scalar(), w, g, 1e-6)
	}
	for i, v := range w {
		if !(v < 0 && v > -1) {
			t.Fatalf("weight %d is %v after 500 steps down one slope, want a little below 0", i, v)
		}
	}
}
