package golden

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"backdraw/core/optim"
)

// weightAverage runs the average that the network spec has, which begins as the initial weights, and by the same step those from
// 0: as it is, corrected, and with 1-1/t for d, which makes the mean.
func (e engine[F]) weightAverage(t *testing.T, c *Case) {
	var body struct {
		Decay   float64
		Initial []float64
		Weights [][]float64
		Expect  struct {
			FromInitial [][]float64 `json:"ema_from_initial"`
			FromZero    [][]float64 `json:"ema_from_zero_uncorrected"`
			Corrected   [][]float64 `json:"ema_from_zero_corrected"`
			Equal       [][]float64 `json:"equal_average"`
		}
	}
	if err := c.Decode(&body); err != nil {
		t.Fatal(err)
	}
	zero := make([]float64, len(body.Initial))
	constant := func(int) float64 { return body.Decay }
	plain := func(int) float64 { return 1 }
	for _, run := range []struct {
		name    string
		start   []float64
		want    [][]float64
		decay   func(step int) float64
		divisor func(step int) float64
	}{
		{"ema_from_initial", body.Initial, body.Expect.FromInitial, constant, plain},
		{"ema_from_zero_uncorrected", zero, body.Expect.FromZero, constant, plain},
		{"ema_from_zero_corrected", zero, body.Expect.Corrected, constant, func(step int) float64 { return 1 - math.Pow(body.Decay, float64(step)) }},
		{"equal_average", zero, body.Expect.Equal, func(step int) float64 { return 1 - 1/float64(step) }, plain},
	} {
		if run.want == nil {
			continue
		}
		average := toArray[F](Tensor{Data: run.start}).data
		if len(run.want) != len(body.Weights) {
			t.Fatalf("%s has %d rows, want %d", run.name, len(run.want), len(body.Weights))
		}
		for i, weights := range body.Weights {
			optim.Average(average, toArray[F](Tensor{Data: weights}).data, run.decay(i+1))
			got := slices.Clone(average)
			for j := range got {
				got[j] /= F(run.divisor(i + 1))
			}
			compareAll(t, fmt.Sprintf("%s[%d]", run.name, i), got, run.want[i], e.tolerance(c))
		}
	}
}
