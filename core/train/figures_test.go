package train

import (
	"errors"
	"math"
	"strings"
	"testing"

	"backdraw/core/fault"
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

// TestDeepNetworkShowsVanishingGradients: behind ten layers of sigmoids, whose slope is at most 1/4, the
// first layer's gradient is less than a millionth of the last one's; who does not ask sees none.
func TestDeepNetworkShowsVanishingGradients(t *testing.T) {
	layers := strings.Repeat(`{"type":"dense","units":8,"activation":"sigmoid"},`, 10)
	trainer := newTrainer(t, parse(t, `{"input":[2],"layers":[%s{"type":"dense","units":1}]}`, layers), spirals(50))
	for _, asked := range []bool{false, true} {
		if err := trainer.Begin(asked); err != nil {
			t.Fatal(err)
		}
		trainSteps(t, trainer, 1)
		report, err := trainer.Report(false)
		if err != nil {
			t.Fatal(err)
		}
		norms := report.GradientNorms
		if !asked {
			if norms != nil {
				t.Errorf("norms are %v, want none unasked", norms)
			}
			continue
		}
		if len(norms) != 11 || norms[0] <= 0 || norms[0] > 1e-6*norms[10] {
			t.Fatalf("norms are %v, want 11 of which the first is above 0 and below 1e-6 of the last", norms)
		}
		for i := range 9 {
			if norms[i] > norms[i+1] {
				t.Errorf("norms are %v, want them to grow from the first layer on", norms)
			}
		}
	}
}

// TestNewRefusesWhatNoMemoryHolds: one example of 1024 channels of 256 x 256 pixels, and its gradient, in
// three layers, is past the limit.
func TestNewRefusesWhatNoMemoryHolds(t *testing.T) {
	_, err := New(parse(t, `{"input":[1,256,256],"layers":[{"type":"depthwise-conv2d","kernel":1,"multiplier":1024},{"type":"activation","activation":"relu"},
		{"type":"activation","activation":"relu"},{"type":"global-average-pool2d"},{"type":"dense","units":1}]}`))
	var f *fault.Error
	if !errors.As(err, &f) || f.Code != fault.TooLarge || f.Path != "layers" || !strings.Contains(f.Message, "bytes of memory, the limit is 1073741824") {
		t.Errorf("got %v, want too-large with the bytes and the limit", err)
	}
}
