package optim

import (
	"math"

	"backdraw/core/spec"
)

// This file has the schedules that remember something.

// warmup rises in a straight line, then hands over to another schedule, whose t counts from there:
//
//	t < steps: lr*(start + (1-start)*t/steps),  else then(t-steps)
type warmup struct {
	s     spec.Schedule
	then  Schedule
	begun bool // whether the last rate was the other schedule's
}

// Rate returns the rate of update t.
func (w *warmup) Rate(base float64, t uint64) float64 {
	w.begun = t >= uint64(w.s.Steps)
	if w.begun {
		return w.then.Rate(base, t-uint64(w.s.Steps))
	}
	return base * (w.s.Start + (1-w.s.Start)*float64(t)/float64(w.s.Steps))
}

// WantsMetric returns what the other schedule does.
func (w *warmup) WantsMetric() bool { return w.then.WantsMetric() }

// Observe tells the other schedule, once it has begun.
func (w *warmup) Observe(metric float64) {
	if w.begun {
		w.then.Observe(metric)
	}
}

// Configure takes over the numbers; another type of the other schedule begins anew.
func (w *warmup) Configure(s spec.Schedule) {
	then := spec.Schedule{Type: "constant"}
	if s.Then != nil {
		then = *s.Then
	}
	if w.then == nil || w.s.Then == nil || w.s.Then.Type != then.Type {
		w.then = NewSchedule(then)
	} else {
		w.then.Configure(then)
	}
	w.s = s
}

// AppendCounters appends whether the warm-up is over, and what the other schedule does.
func (w *warmup) AppendCounters(to []uint64) []uint64 {
	return w.then.AppendCounters(append(to, truth(w.begun)))
}

// SetCounters wants what AppendCounters appends.
func (w *warmup) SetCounters(from []uint64) bool {
	if len(from) == 0 || !w.then.SetCounters(from[1:]) {
		return false
	}
	w.begun = from[0] != 0
	return true
}

// Reset begins anew.
func (w *warmup) Reset() {
	w.begun = false
	w.then.Reset()
}

func truth(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// A current rate begins at the optimizer's own and begins again where that is changed.
type current struct {
	rate, base float64
	begun      bool
}

// follow reports whether the rate begins here, at base.
func (c *current) follow(base float64) bool {
	if c.begun && c.base == base {
		return false
	}
	c.rate, c.base, c.begun = base, base, true
	return true
}

func (c *current) append(to []uint64) []uint64 {
	return append(to, math.Float64bits(c.rate), math.Float64bits(c.base), truth(c.begun))
}

// set takes back what append appended: three numbers.
func (c *current) set(from []uint64) {
	*c = current{math.Float64frombits(from[0]), math.Float64frombits(from[1]), from[2] != 0}
}

// movingRate is the exponential moving average of a target, from the optimizer's own rate:
//
//	lr_0 = lr,  lr_t = beta*lr_(t-1) + (1-beta)*target
//
// Where target or beta change, the rate goes on from where it is.
type movingRate struct {
	s spec.Schedule
	current
	at uint64 // the update of the current rate
}

// Rate returns the rate of update t.
func (m *movingRate) Rate(base float64, t uint64) float64 {
	switch {
	case m.follow(base):
	case t == m.at+1:
		m.rate = m.s.Beta*m.rate + (1-m.s.Beta)*m.s.Target
	case t > m.at:
		m.rate = m.s.Target + math.Pow(m.s.Beta, float64(t-m.at))*(m.rate-m.s.Target)
	}
	m.at = t
	return m.rate
}

// WantsMetric returns false.
func (*movingRate) WantsMetric() bool { return false }

// Observe does nothing.
func (*movingRate) Observe(float64) {}

// Configure takes over the numbers.
func (m *movingRate) Configure(s spec.Schedule) { m.s = s }

// AppendCounters appends the rate and its update.
func (m *movingRate) AppendCounters(to []uint64) []uint64 {
	return append(m.append(to), m.at)
}

// SetCounters wants what AppendCounters appends.
func (m *movingRate) SetCounters(from []uint64) bool {
	if len(from) != 4 {
		return false
	}
	m.set(from)
	m.at = from[3]
	return true
}

// Reset begins anew.
func (m *movingRate) Reset() { m.current, m.at = current{}, 0 }
