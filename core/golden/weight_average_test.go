package golden

import (
	"fmt"
	"testing"

	"backdraw/core/optim"
)

// weightAverage runs the average that the network spec has, which begins as the initial weights,
// and the one from 0.
func (e engine[F]) weightAverage(t *testing.T, c *Case) {
	var body struct {
		Decay   float64
		Initial []float64
		Weights [][]float64
		Expect  struct {
			FromInitial [][]float64 `json:"ema_from_initial"`
			FromZero    [][]float64 `json:"ema_from_zero_uncorrected"`
		}
	}
	if err := c.Decode(&body); err != nil {
		t.Fatal(err)
	}
	for _, run := range []struct {
		name  string
		start []float64
		want  [][]float64
	}{{"ema_from_initial", body.Initial, body.Expect.FromInitial}, {"ema_from_zero_uncorrected", make([]float64, len(body.Initial)), body.Expect.FromZero}} {
		average := toArray[F](Tensor{Data: run.start}).data
		if len(run.want) != len(body.Weights) {
			t.Fatalf("%s has %d rows, want %d", run.name, len(run.want), len(body.Weights))
		}
		for i, weights := range body.Weights {
			optim.Average(average, toArray[F](Tensor{Data: weights}).data, body.Decay)
			compareAll(t, fmt.Sprintf("%s[%d]", run.name, i), average, run.want[i], e.tolerance(c))
		}
	}
}
