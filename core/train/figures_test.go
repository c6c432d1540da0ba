package train

import (
	"math"
	"testing"
)

// A layer of 3 by 2 weights fills no whole vectors: its norm is that of all its gradient all the same.
func TestGradientNormsOfNarrowLayers(t *testing.T) {
	var f figures
	tr := newTrainer(t, playground(), spirals(50))
	for i := range tr.gradient {
		tr.gradient[i] = float32(i + 1)
	}
	f.norms(tr)
	want := make([]float64, len(tr.network.Blocks()))
	for _, p := range tr.network.Params {
		for i := p.Offset; i < p.Offset+p.Size(); i++ {
			want[p.Layer] += float64(i+1) * float64(i+1)
		}
	}
	for i := range want {
		if math.Abs(f.layers[i]-math.Sqrt(want[i])) > 1e-9 {
			t.Errorf("layer %d: norm %v, want %v", i, f.layers[i], math.Sqrt(want[i]))
		}
	}
}
