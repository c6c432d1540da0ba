package kernel

import (
	"fmt"
	"math"
	"testing"
)

func TestSoftmax(t *testing.T) {
	for _, table := range tables() {
		ran := 0
		for c := 1; c <= 20; c++ {
			for vectors := 1; vectors <= 5; vectors++ {
				for _, size := range []float32{1e-3, 1, 30, 1e4} {
					guard := newWalls(t, uint64(ran))
					n := vectors * table.Lanes
					x, y, logSum := guard.numbers(c*n), guard.numbers(c*n), guard.numbers(n)
					for i := range x {
						x[i] *= size
					}
					want, wantSum := make([]float64, c*n), make([]float64, n)
					plainSoftmax(want, wantSum, wide(x), c, n)
					what := fmt.Sprintf("%s softmax of %d by %d, size %v", table.Name, c, n, size)
					table.Softmax(y, logSum, x, c, n)
					near(t, what, y, want, constant(len(y), 1), 3e-7)
					largest := sizes(wantSum)
					for i := range largest {
						largest[i]++
					}
					near(t, what+", log of the sum", logSum, wantSum, largest, 3e-7)
					table.Softmax(x, nil, x, c, n)
					near(t, what+", in place", x, want, constant(len(y), 1), 3e-7)
					guard.check()
					ran++
				}
			}
		}
		if ran != 400 {
			t.Errorf("ran %d cases, want 400", ran)
		}
	}
}

// TestSoftmaxOfExtremes: no finite logits make NaN, and one NaN shows in its own column only.
func TestSoftmaxOfExtremes(t *testing.T) {
	for _, table := range tables() {
		n := table.Lanes
		x, y, logSum := make([]float32, 3*n), make([]float32, 3*n), make([]float32, n)
		for i := range n {
			x[i], x[n+i], x[2*n+i] = math.MaxFloat32, -math.MaxFloat32, 0
		}
		x[1], x[n+2] = float32(math.NaN()), float32(math.Inf(-1))
		table.Softmax(y, logSum, x, 3, n)
		for i := range n {
			if i == 1 {
				if y[1] == y[1] || y[n+1] == y[n+1] || logSum[1] == logSum[1] {
					t.Errorf("%s: softmax with a NaN is %v and %v, log of the sum %v; want NaN", table.Name, y[1], y[n+1], logSum[1])
				}
				continue
			}
			if y[i] != 1 || y[n+i] != 0 || y[2*n+i] != 0 || logSum[i] != math.MaxFloat32 {
				t.Errorf("%s: softmax of (max, -max, 0) is (%v, %v, %v), log of the sum %v", table.Name, y[i], y[n+i], y[2*n+i], logSum[i])
			}
		}
	}
}
