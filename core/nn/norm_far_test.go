package nn

import (
	"math"
	"slices"
	"testing"

	"backdraw/core/kernel"
)

// TestNormalisationFarFromZero: numbers of a spread of 1 around 30000, of which a float32 keeps two decimal places. The
// mean of thousands of them, summed in float32, is off by more than that; a second mean, of what the first left, mends it.
func TestNormalisationFarFromZero(t *testing.T) {
	const far = 30000
	for name, pair := range map[string]struct {
		of32 Layer[float32]
		of64 Layer[float64]
		b    int
	}{
		"batch-norm": {NewBatchNorm[float32](Features(2), 0.5, 1e-5), NewBatchNorm[float64](Features(2), 0.5, 1e-5), 4001},
		"layer-norm": {NewLayerNorm[float32](Features(4001), 1e-5), NewLayerNorm[float64](Features(4001), 1e-5), 3},
	} {
		for _, k := range []*kernel.Table[float32]{kernel.Scalar(), kernel.Fast()} {
			tr := trial{b: pair.b, t: 1, seed: 8, training: true}
			got, want := newRig(k, pair.of32, tr), newRig(kernel.Reference(), pair.of64, tr)
			rows := len(want.pass.X) / want.pass.N
			for r := range rows {
				for b := range got.pass.N {
					i := min(b, pair.b-1)
					x := float32(far + want.pass.X[r*want.pass.N+i] + float64(r%7)/8)
					got.pass.X[r*got.pass.N+b] = x
				}
			}
			for r := range rows {
				for b := range pair.b {
					want.pass.X[r*want.pass.N+b] = float64(got.pass.X[r*got.pass.N+b])
				}
			}
			got.layer.Forward(&got.pass)
			want.layer.Forward(&want.pass)
			worst := 0.0
			for r := range rows {
				for b := range pair.b {
					worst = max(worst, math.Abs(float64(got.pass.Y[r*got.pass.N+b])-want.pass.Y[r*want.pass.N+b]))
				}
			}
			if worst > 1e-4 {
				t.Errorf("%s by %s: an output is off by %g", name, k.Name, worst)
			}
			for i, v := range want.pass.State {
				if off := math.Abs(float64(got.pass.State[i]) - v); off > 1e-6*math.Abs(v) {
					t.Errorf("%s by %s: state %d is %v, want %v", name, k.Name, i, got.pass.State[i], v)
				}
			}
			t.Logf("%s by %s: off by at most %.2g", name, k.Name, worst)
		}
	}
}

// TestRunningStatisticsBeginAsPyTorchs: mean 0 and variance 1 of each channel, after one another in the order of the layers.
func TestRunningStatisticsBeginAsPyTorchs(t *testing.T) {
	n, err := buildText("[2]", `{"type":"batch-norm"},{"type":"dense","units":3},{"type":"batch-norm"}`)
	if err != nil {
		t.Fatal(err)
	}
	state := make([]float32, n.StateSize())
	for i := range state {
		state[i] = 7
	}
	n.InitialState(state)
	want := []float32{0, 0, 1, 1, 0, 0, 0, 1, 1, 1}
	if !slices.Equal(state, want) {
		t.Errorf("the states begin as %v, want %v", state, want)
	}
}
