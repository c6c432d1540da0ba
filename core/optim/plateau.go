package optim

import (
	"math"

	"backdraw/core/spec"
)

// Plateau lowers the rate where a metric has stopped getting better. After each metric m:
//
//	m is better if none came before, or m < best*(1-threshold); where Rising, m > best*(1+threshold)
//	better: best = m, bad = 0; else bad = bad + 1
//	while cooling: cooling = cooling - 1, bad = 0
//	bad > patience: rate = max(rate*factor, minimum), cooling = cooldown, bad = 0
//
// A rate below the minimum stays.
type Plateau struct {
	Rising bool // the metric is to grow

	s spec.Schedule
	current
	best         float64
	seen         bool
	bad, cooling uint64
}

// Rate returns the rate that the metrics so far have left.
func (p *Plateau) Rate(base float64, _ uint64) float64 {
	p.follow(base)
	return p.rate
}

// WantsMetric returns true.
func (*Plateau) WantsMetric() bool { return true }

// Observe takes the metric of an epoch.
func (p *Plateau) Observe(m float64) {
	better := !p.seen || m < p.best*(1-p.s.Threshold)
	if p.Rising {
		better = !p.seen || m > p.best*(1+p.s.Threshold)
	}
	if better {
		p.best, p.seen, p.bad = m, true, 0
	} else {
		p.bad++
	}
	if p.cooling > 0 {
		p.cooling--
		p.bad = 0
	}
	if p.bad > uint64(p.s.Patience) {
		p.rate = min(p.rate, max(p.rate*p.s.Factor, p.s.Minimum))
		p.cooling, p.bad = uint64(p.s.Cooldown), 0
	}
}

// Configure takes over the numbers.
func (p *Plateau) Configure(s spec.Schedule) { p.s = s }

// AppendCounters appends the rate and what was made of the metrics.
func (p *Plateau) AppendCounters(to []uint64) []uint64 {
	return append(p.append(to), math.Float64bits(p.best), truth(p.seen), p.bad, p.cooling)
}

// SetCounters wants what AppendCounters appends.
func (p *Plateau) SetCounters(from []uint64) bool {
	if len(from) != 7 {
		return false
	}
	p.set(from)
	p.best, p.seen, p.bad, p.cooling = math.Float64frombits(from[3]), from[4] != 0, from[5], from[6]
	return true
}

// Reset begins anew.
func (p *Plateau) Reset() { *p = Plateau{Rising: p.Rising, s: p.s} }
