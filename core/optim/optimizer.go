// Package optim turns gradients into updates: optimizers, learning-rate schedules, clipping.
// Everything runs over the flat parameters, whose length is a multiple of 16.
package optim

import (
	"backdraw/core/kernel"
	"backdraw/core/spec"
)

// An Optimizer updates the parameters from their gradient. Its state is as long as they are. It
// is for one goroutine, and a step allocates nothing.
type Optimizer interface {
	// Step updates w by the gradient g at the given learning rate. It may change g.
	Step(k *kernel.Table[float32], w, g []float32, rate float64)
	// Configure takes over other numbers for the same type of optimizer; state stays.
	Configure(o spec.Optimizer)
	// State returns the slices that steps change, not copies of them.
	State() [][]float32
	// AppendCounters appends what else steps change, as bits; SetCounters takes it back and
	// reports false, having changed nothing, where its number is not right.
	AppendCounters(to []uint64) []uint64
	SetCounters(from []uint64) bool
	// Reset forgets all steps.
	Reset()
}
