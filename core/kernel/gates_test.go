package kernel

import (
	"fmt"
	"math"
	"testing"
)

// TestGates holds the arithmetic of recurrent cells against the definition.
func TestGates(t *testing.T) {
	reference := Reference()
	for _, table := range tables() {
		for vectors := range 12 {
			guard := newWalls(t, uint64(vectors))
			n := vectors * table.Lanes
			in := make([][]float32, 7)
			wideIn := make([][]float64, len(in))
			for i := range in {
				in[i] = guard.numbers(n)
				wideIn[i] = wide(in[i])
			}
			out := make([][]float32, 6)
			want := make([][]float64, len(out))
			reset := func() {
				for i := range out {
					out[i] = guard.numbers(n)
					want[i] = wide(out[i])
				}
			}
			compare := func(what string, count int) {
				t.Helper()
				for i := range count {
					scale := make([]float64, n)
					for j := range scale {
						scale[j] = 1 + math.Abs(want[i][j])
						for _, v := range wideIn {
							scale[j] *= 1 + math.Abs(v[j])
						}
					}
					near(t, fmt.Sprintf("%s %s of %d, result %d", table.Name, what, n, i), out[i], want[i], scale, 4.0/(1<<24))
				}
			}
			reset()
			table.ProductSum(out[0], in[0], in[1], in[2], in[3])
			reference.ProductSum(want[0], wideIn[0], wideIn[1], wideIn[2], wideIn[3])
			compare("ProductSum", 1)
			table.AddProducts(out[1], in[0], in[1])
			reference.AddProducts(want[1], wideIn[0], wideIn[1])
			table.Interpolate(out[0], in[0], in[1], in[2])
			reference.Interpolate(want[0], wideIn[0], wideIn[1], wideIn[2])
			compare("AddProducts and Interpolate", 2)
			reset()
			table.LSTMBackward(LSTM[float32]{in[0], in[1], in[2], in[3], in[4], in[5], out[0], out[1], out[2], out[3], in[6], out[4], out[5]})
			reference.LSTMBackward(LSTM[float64]{wideIn[0], wideIn[1], wideIn[2], wideIn[3], wideIn[4], wideIn[5], want[0], want[1], want[2], want[3], wideIn[6], want[4], want[5]})
			compare("LSTMBackward", 6)
			reset()
			table.GRUBackward(GRU[float32]{in[0], in[1], in[2], in[3], in[4], out[0], out[1], out[2], out[3], in[5], out[4]})
			reference.GRUBackward(GRU[float64]{wideIn[0], wideIn[1], wideIn[2], wideIn[3], wideIn[4], want[0], want[1], want[2], want[3], wideIn[5], want[4]})
			compare("GRUBackward", 5)
			guard.check()
		}
	}
}
