package optim

import "backdraw/core/spec"

// A Schedule gives the learning rate of every update.
type Schedule interface {
	// Rate returns the rate of update t = 0, 1, ... for the optimizer's own rate base. It is asked
	// once for each update, in order.
	Rate(base float64, t uint64) float64
	// WantsMetric says whether Observe is to be told the loss after every epoch.
	WantsMetric() bool
	Observe(metric float64)
	// Configure, AppendCounters, SetCounters and Reset are as an Optimizer's.
	Configure(s spec.Schedule)
	AppendCounters(to []uint64) []uint64
	SetCounters(from []uint64) bool
	Reset()
}

// NewSchedule returns the schedule of a spec.
func NewSchedule(s spec.Schedule) Schedule {
	return constant{}
}

// constant is the optimizer's own rate.
type constant struct{}

// Rate returns base.
func (constant) Rate(base float64, _ uint64) float64 { return base }

// WantsMetric returns false.
func (constant) WantsMetric() bool { return false }

// Observe does nothing.
func (constant) Observe(float64) {}

// Configure does nothing.
func (constant) Configure(spec.Schedule) {}

// AppendCounters appends nothing.
func (constant) AppendCounters(to []uint64) []uint64 { return to }

// SetCounters wants none.
func (constant) SetCounters(from []uint64) bool { return len(from) == 0 }

// Reset does nothing.
func (constant) Reset() {}
