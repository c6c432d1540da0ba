// Package optim turns gradients into updates: optimizers, learning-rate schedules, what is done to
// a gradient before and to weights after. Everything runs over flat slices, those of the
// parameters having a length that is a multiple of 16.
//
// The docstrings write w for a parameter, g for its gradient, t = 1, 2, ... for the step, and take
// every operation element by element. State begins at 0. Weight decay lambda is, coupled,
// g = g + lambda*w before all else, and decoupled w = w*(1 - rate*lambda) (Loshchilov 2019).
package optim

import (
	"math"

	"backdraw/core/kernel"
	"backdraw/core/spec"
)

// An Optimizer updates the parameters from their gradient. Its state is as long as they are. It
// is for one goroutine, and a step allocates nothing.
type Optimizer[F kernel.Float] interface {
	// Step updates w by the gradient g at the given learning rate. It may change g.
	Step(k *kernel.Table[F], w, g []F, rate float64)
	// Configure takes over other numbers for the same type of optimizer; state stays, what comes
	// to it begins at 0.
	Configure(o spec.Optimizer)
	// State returns the slices that steps change, not copies of them. How many there are follows
	// from the configuration alone.
	State() [][]F
	// AppendCounters appends what else steps change, as bits; SetCounters takes it back and
	// reports false, having changed nothing, where its number is not right.
	AppendCounters(to []uint64) []uint64
	SetCounters(from []uint64) bool
	// Reset forgets all steps.
	Reset()
}

// New returns the optimizer of a spec for p parameters, a multiple of 16.
func New[F kernel.Float](o spec.Optimizer, p int) Optimizer[F] {
	memory := memory[F]{size: p}
	var s Optimizer[F]
	switch o.Type {
	case "adagrad":
		s = &adagrad[F]{memory}
	case "adadelta":
		s = &adadelta[F]{memory}
	case "rmsprop":
		s = &rmsprop[F]{memory: memory}
	case "adam", "adamw":
		s = &adam[F]{memory}
	case "amsgrad":
		s = &amsgrad[F]{memory}
	case "radam":
		s = &radam[F]{memory}
	case "nadam":
		s = &nadam[F]{memory: memory, product: 1}
	case "lion":
		s = &lion[F]{memory}
	default:
		s = &gradientDescent[F]{memory}
	}
	s.Configure(o)
	s.Reset()
	return s
}

// memory is what every optimizer keeps: its numbers, its state, the steps it has made.
type memory[F kernel.Float] struct {
	o     spec.Optimizer
	size  int
	kept  [][]F
	steps uint64
}

// keep makes sure of n slices of state.
func (m *memory[F]) keep(o spec.Optimizer, n int) {
	m.o = o
	for len(m.kept) < n {
		m.kept = append(m.kept, make([]F, m.size))
	}
	clear(m.kept[n:]) // so that their memory is free
	m.kept = m.kept[:n]
}

// State returns the slices that steps change.
func (m *memory[F]) State() [][]F { return m.kept }

// AppendCounters appends the number of steps.
func (m *memory[F]) AppendCounters(to []uint64) []uint64 { return append(to, m.steps) }

// SetCounters wants the number of steps.
func (m *memory[F]) SetCounters(from []uint64) bool {
	if len(from) != 1 {
		return false
	}
	m.steps = from[0]
	return true
}

// Reset sets all state to 0.
func (m *memory[F]) Reset() {
	m.steps = 0
	for _, s := range m.kept {
		clear(s)
	}
}

// decay returns what weight decay makes of a step: w is first multiplied by shrink, g grows by
// add*w. One of them does nothing.
func (m *memory[F]) decay(rate float64) (shrink, add F) {
	if m.o.Decoupled {
		return F(1 - rate*m.o.WeightDecay), 0
	}
	return 1, F(m.o.WeightDecay)
}

// root is the square root, which the compiler turns into one instruction for either type.
func root[F kernel.Float](x F) F { return F(math.Sqrt(float64(x))) }
