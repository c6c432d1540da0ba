package train

import "math"

// epochLoss is the training loss of the epoch so far, for schedules that wait for progress. It is
// no part of the figures, since those begin anew with every call, and is saved.
type epochLoss struct{ sum, count float64 }

func (e *epochLoss) add(sum, count float64) {
	e.sum += sum
	e.count += count
}

func (e *epochLoss) mean() float64 { return mean(e.sum, e.count) }

// mean returns sum/count, and 0 where nothing counts: every label's class has weight 0.
func mean(sum, count float64) float64 {
	if count == 0 {
		return 0
	}
	return sum / count
}

func (e *epochLoss) append(to []uint64) []uint64 {
	return append(to, math.Float64bits(e.sum), math.Float64bits(e.count))
}

// set takes back what append appended; what it returns was there before that.
func (e *epochLoss) set(from []uint64) (rest []uint64, ok bool) {
	n := len(from) - 2
	if n < 0 {
		return nil, false
	}
	e.sum, e.count = math.Float64frombits(from[n]), math.Float64frombits(from[n+1])
	return from[:n], true
}
