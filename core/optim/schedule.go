package optim

import (
	"math"

	"backdraw/core/spec"
)

// A Schedule gives the learning rate of every update.
type Schedule interface {
	// Rate returns the rate of update t = 0, 1, ... for the optimizer's own rate base. It is asked
	// in the order of the updates; asking again for the same update gives the same answer.
	Rate(base float64, t uint64) float64
	// WantsMetric says whether Observe is to be told the loss after every epoch.
	WantsMetric() bool
	Observe(metric float64)
	// Configure takes over other numbers for the same type of schedule. AppendCounters,
	// SetCounters and Reset are as an Optimizer's.
	Configure(s spec.Schedule)
	AppendCounters(to []uint64) []uint64
	SetCounters(from []uint64) bool
	Reset()
}

// NewSchedule returns the schedule of a spec.
func NewSchedule(s spec.Schedule) Schedule {
	var made Schedule
	switch s.Type {
	case "warmup":
		made = &warmup{}
	case "ema":
		made = &movingRate{}
	case "plateau":
		made = &Plateau{}
	default:
		made = &formula{}
	}
	made.Configure(s)
	return made
}

// formula is every schedule whose rate follows from t alone.
type formula struct{ s spec.Schedule }

// Rate returns, for base rate lr:
//
//	constant         lr
//	step             lr * factor^floor(t/every)
//	exponential      lr * factor^t
//	inverse-time     lr / (1 + decay*t)
//	cosine           minimum + (lr-minimum)*(1+cos(pi*min(t,steps)/steps))/2. Loshchilov 2017
//	cosine-restarts  the same over cycles of steps, steps*multiplier, steps*multiplier^2, ...,
//	                 t counting from the start of its cycle. Loshchilov 2017
//	one-cycle        see oneCycle
func (f *formula) Rate(base float64, t uint64) float64 {
	s, at := &f.s, float64(t)
	switch s.Type {
	case "step":
		return base * math.Pow(s.Factor, float64(t/uint64(s.Every)))
	case "exponential":
		return base * math.Pow(s.Factor, at)
	case "inverse-time":
		return base / (1 + s.Decay*at)
	case "cosine":
		return halfWave(base, s.Minimum, min(at/float64(s.Steps), 1))
	case "cosine-restarts":
		return halfWave(base, s.Minimum, cycle(at, float64(s.Steps), s.Multiplier))
	case "one-cycle":
		return oneCycle(base, at, s)
	}
	return base
}

// halfWave falls from a to b as p goes from 0 to 1, along half a cosine.
func halfWave(a, b, p float64) float64 { return b + (a-b)/2*(1+math.Cos(math.Pi*p)) }

// cycle returns how much of its cycle t has passed, cycles lasting length, length*growth, ...
func cycle(t, length, growth float64) float64 {
	if growth == 1 {
		return math.Mod(t, length) / length
	}
	begin := func(n float64) float64 {
		if growth == math.Trunc(growth) { // exact, as the cycles' ends are whole numbers
			return length * (math.Pow(growth, n) - 1) / (growth - 1)
		}
		return length * math.Expm1(n*math.Log1p(growth-1)) / (growth - 1)
	}
	n := math.Floor(math.Log1p(t/length*(growth-1)) / math.Log1p(growth-1))
	for n > 0 && begin(n) > t {
		n--
	}
	for begin(n+1) <= t {
		n++
	}
	return (t - begin(n)) / (begin(n+1) - begin(n))
}

// oneCycle rises from base/startDivisor to base until t = rise*steps - 1, and falls to
// base/startDivisor/finalDivisor until t = steps - 1, where it stays. Smith 2017.
func oneCycle(base, t float64, s *spec.Schedule) float64 {
	top, end := s.Rise*float64(s.Steps)-1, float64(s.Steps)-1
	low := base / s.StartDivisor
	from, to, p := low, base, 1.0
	switch {
	case t > top:
		from, to = base, low/s.FinalDivisor
		if t < end {
			p = (t - top) / (end - top)
		}
	case top > 0:
		p = t / top
	}
	if s.Anneal == "linear" {
		return from + (to-from)*p
	}
	return halfWave(from, to, p)
}

// WantsMetric returns false.
func (*formula) WantsMetric() bool { return false }

// Observe does nothing.
func (*formula) Observe(float64) {}

// Configure takes over the numbers.
func (f *formula) Configure(s spec.Schedule) { f.s = s }

// AppendCounters appends nothing.
func (*formula) AppendCounters(to []uint64) []uint64 { return to }

// SetCounters wants none.
func (*formula) SetCounters(from []uint64) bool { return len(from) == 0 }

// Reset does nothing.
func (*formula) Reset() {}
