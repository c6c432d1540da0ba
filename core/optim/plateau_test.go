package optim

import (
	"testing"

	"backdraw/core/spec"
)

// TestPlateauByHand: a threshold of a tenth, two bad metrics borne, one of cooling. What lies on the threshold is not better.
func TestPlateauByHand(t *testing.T) {
	for _, c := range []struct {
		rising  bool
		metrics []float64
		rates   []float64
	}{
		// 10 is the best; 9 is not below 9; 8.5 is; then three bad ones; the next is of the cooling, and four follow.
		{false, []float64{10, 9, 8.5, 8, 8, 8, 8, 8, 8, 8, 1}, []float64{1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25}},
		{true, []float64{10, 11, 11.5, 12, 12, 12, 12, 12, 12, 12, 99}, []float64{1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25}},
	} {
		p := NewSchedule(spec.Schedule{Type: "plateau", Patience: 2, Factor: 0.5, Threshold: 0.1, Cooldown: 1, Minimum: 0.2}).(*Plateau)
		p.Rising = c.rising
		if rate := p.Rate(1, 0); rate != 1 {
			t.Errorf("the first rate is %v, want 1", rate)
		}
		for i, m := range c.metrics {
			p.Observe(m)
			if rate := p.Rate(1, 0); rate != c.rates[i] {
				t.Errorf("rising %v: after metric %d, %v, the rate is %v, want %v", c.rising, i, m, rate, c.rates[i])
			}
		}
		for range 9 {
			p.Observe(50)
		}
		if rate := p.Rate(1, 0); !c.rising && rate != 0.2 {
			t.Errorf("the rate is %v, want the minimum 0.2", rate)
		}
	}
}
