package kernel

import (
	"fmt"
	"math"
	"testing"
)

func TestGradientDescent(t *testing.T) {
	for _, table := range tables() {
		ran := 0
		for _, n := range []int{16, 32, 48, 112, 1024} {
			for variant := range 16 {
				s := Momentum[float32]{Rate: 0.05, Mu: 0.9, Decay: 0.01, Nesterov: variant&1 != 0, Decoupled: variant&2 != 0}
				if variant&4 != 0 {
					s.Decay = 0
				}
				guard := newWalls(t, uint64(ran))
				w, g, v := guard.numbers(n), guard.numbers(n), guard.numbers(n)
				if variant&8 != 0 {
					s.Mu, v = 0, nil
				}
				wantW, wantV := wide(w), wide(v)
				for range 3 {
					plainGradientDescent(wantW, wide(g), wantV, Momentum[float64]{Rate: float64(s.Rate), Mu: float64(s.Mu), Decay: float64(s.Decay), Nesterov: s.Nesterov, Decoupled: s.Decoupled})
					table.GradientDescent(w, g, v, s)
				}
				what := fmt.Sprintf("%s GradientDescent of %d numbers, %+v", table.Name, n, s)
				near(t, what, w, wantW, constant(n, 4), 1e-6)
				near(t, what+", velocity", v, wantV, constant(len(v), 4), 1e-6)
				guard.check()
				ran++
			}
		}
		if ran != 80 {
			t.Errorf("ran %d cases, want 80", ran)
		}
	}
}

func TestAdamStep(t *testing.T) {
	for _, table := range tables() {
		ran := 0
		for _, n := range []int{16, 32, 48, 112, 1024} {
			for variant := range 4 {
				s := Adam[float32]{Rate: 0.01, Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8, Decay: 0.02, Decoupled: variant&1 != 0}
				if variant&2 != 0 {
					s.Decay = 0
				}
				guard := newWalls(t, uint64(ran))
				w, g, m, v := guard.numbers(n), guard.numbers(n), guard.numbers(n), guard.numbers(n)
				clear(m)
				clear(v)
				wantW, wantM, wantV := wide(w), wide(m), wide(v)
				for step := 1.0; step <= 3; step++ {
					s.Correct1 = float32(1 / (1 - math.Pow(0.9, step)))
					s.Correct2 = float32(1 / (1 - math.Pow(0.999, step)))
					plainAdam(wantW, wide(g), wantM, wantV, Adam[float64]{Rate: float64(s.Rate), Beta1: float64(s.Beta1), Beta2: float64(s.Beta2),
						Epsilon: float64(s.Epsilon), Correct1: float64(s.Correct1), Correct2: float64(s.Correct2), Decay: float64(s.Decay), Decoupled: s.Decoupled})
					table.AdamStep(w, g, m, v, s)
				}
				what := fmt.Sprintf("%s AdamStep of %d numbers, %+v", table.Name, n, s)
				near(t, what, w, wantW, constant(n, 4), 1e-6)
				near(t, what+", mean", m, wantM, constant(n, 4), 1e-6)
				near(t, what+", square", v, wantV, constant(n, 4), 1e-6)
				guard.check()
				ran++
			}
		}
		if ran != 20 {
			t.Errorf("ran %d cases, want 20", ran)
		}
	}
}

// TestAdamStepOfZeroGradient: no gradient yet is no step, not 0/0.
func TestAdamStepOfZeroGradient(t *testing.T) {
	for _, table := range tables() {
		w, zero := []float32{0: 1, 15: 1}, make([]float32, 48)
		table.AdamStep(w, zero[:16], zero[16:32], zero[32:], Adam[float32]{Rate: 0.1, Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8, Correct1: 10, Correct2: 1000})
		if w[0] != 1 || w[15] != 1 || w[1] != 0 {
			t.Errorf("%s: weights %v changed without a gradient", table.Name, w)
		}
	}
}

func constant(n int, v float64) []float64 {
	a := make([]float64, n)
	for i := range a {
		a[i] = v
	}
	return a
}
