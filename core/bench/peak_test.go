//go:build goexperiment.simd

package bench

import (
	"testing"

	"backdraw/core/kernel"
)

// TestPeakWorkIsTheSameOnEveryMachine: web/bench holds figures from a browser against the work of the native cases.
func TestPeakWorkIsTheSameOnEveryMachine(t *testing.T) {
	if peakNumbers%kernel.Fast().Lanes != 0 {
		t.Errorf("%d numbers are no whole vectors of %d", peakNumbers, kernel.Fast().Lanes)
	}
	for _, c := range peakCases() {
		if want := 2.0 * 12 * 16 * 1024; c.Work != want {
			t.Errorf("%s does %v operations, want %v", c.Name, c.Work, want)
		}
	}
}

// TestPeakMakesEveryStep: twelve sums begin at 1, and each step makes a/2 + 1 of them.
func TestPeakMakesEveryStep(t *testing.T) {
	half, v, y := make([]float32, 16), make([]float32, 16), make([]float32, 16)
	for i := range half {
		half[i], v[i] = 0.5, 1
	}
	for name, peak := range map[string]func(y, u, v []float32, steps int){"separate": peakSeparate, "fused": peakFused} {
		for steps, want := range []float32{12, 18, 21} {
			if peak(y, half, v, steps); y[0] != want || y[kernel.Fast().Lanes-1] != want {
				t.Errorf("%s: %d steps come to %v, want %v in all lanes", name, steps, y, want)
			}
		}
	}
}
