package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

// wall is how many NaN stand before and after the numbers of every slice under test: a
// loop that reads one has NaN in its result, one that writes there is found by check.
const wall = 40

// walls makes slices between walls and remembers them.
type walls struct {
	t    *testing.T
	all  [][]float32
	seed *rand.Rand
}

func newWalls(t *testing.T, seed uint64) *walls {
	return &walls{t: t, seed: rand.New(rand.NewPCG(seed, 1))}
}

// numbers returns n random numbers of about unit size between walls.
func (w *walls) numbers(n int) []float32 {
	whole := make([]float32, n+2*wall)
	for i := range whole {
		whole[i] = float32(math.NaN())
	}
	w.all = append(w.all, whole)
	inside := whole[wall : wall+n : wall+n]
	for i := range inside {
		inside[i] = float32(w.seed.NormFloat64())
	}
	return inside
}

// rows returns count rows of n random numbers, stride apart, NaN between them.
func (w *walls) rows(count, n, stride int) []float32 {
	all := w.numbers((count-1)*stride + n)
	for i := range all {
		if i%stride >= n {
			all[i] = float32(math.NaN())
		}
	}
	return all
}

// check fails the test if a wall was written to.
func (w *walls) check() {
	w.t.Helper()
	for _, whole := range w.all {
		for i, v := range whole {
			if (i < wall || i >= len(whole)-wall) && v == v {
				w.t.Fatalf("wrote %v outside a slice, at %d of %d", v, i-wall, len(whole)-2*wall)
			}
		}
	}
}

// wide returns a copy in float64.
func wide(a []float32) []float64 {
	if a == nil {
		return nil
	}
	b := make([]float64, len(a))
	for i, v := range a {
		b[i] = float64(v)
	}
	return b
}

// sizes returns the absolute values.
func sizes(a []float64) []float64 {
	if a == nil {
		return nil
	}
	b := make([]float64, len(a))
	for i, v := range a {
		b[i] = math.Abs(v)
	}
	return b
}

// near fails the test unless |got-want| <= tolerance*(scale+tiny) everywhere; numbers that
// are NaN in want, the gaps between rows, must be NaN in got.
func near(t *testing.T, what string, got []float32, want, scale []float64, tolerance float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d numbers, want %d", what, len(got), len(want))
	}
	for i, g := range got {
		d := math.Abs(float64(g) - want[i])
		if math.IsNaN(want[i]) != (g != g) || d > tolerance*(scale[i]+1e-30) {
			t.Fatalf("%s: number %d is %v, want %v within %v of %v", what, i, g, want[i], tolerance, scale[i])
		}
	}
}

// tables returns the float32 forms, those that differ.
func tables() []*Table[float32] {
	if Fast() == Scalar() {
		return []*Table[float32]{Scalar()}
	}
	return []*Table[float32]{Scalar(), Fast()}
}
