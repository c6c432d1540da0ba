package golden

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"backdraw/core/nn"
	"backdraw/core/spec"
)

// numbers is one number or a list.
type numbers []float64

func (n *numbers) UnmarshalJSON(data []byte) error {
	var one float64
	if json.Unmarshal(data, &one) == nil {
		*n = numbers{one}
		return nil
	}
	return json.Unmarshal(data, (*[]float64)(n))
}

type initialiserCase struct {
	Init         string
	Distribution string // uniform has a limit
	Layer        string
	Shape        []int `json:"weight_shape"`
	FanIn        int   `json:"fan_in"`
	FanOut       int   `json:"fan_out"`
	Gain         *float64
	Rate         float64 `json:"p"`
	Expect       struct {
		Mean, Std         float64
		Limit             *float64
		MeanTolerance     float64 `json:"mean_tol"`
		StdTolerance      float64 `json:"std_tol"`
		Gram              string
		GramDiagonal      float64 `json:"gram_diagonal"`
		GramOff           float64 `json:"gram_off_diagonal"`
		Absolute          float64 `json:"atol"`
		Kept              float64 `json:"kept_value"`
		ZeroFraction      float64 `json:"zero_fraction"`
		ZeroFractionLimit float64 `json:"zero_fraction_tol"`
	}
}

func (e engine[F]) initialiser(t *testing.T, c *Case) {
	var body initialiserCase
	if err := c.Decode(&body); err != nil {
		t.Fatal(err)
	}
	if body.Distribution == "uniform" && body.Expect.Limit == nil {
		t.Error("a uniform distribution has no limit")
	}
	switch body.Init {
	case "dropout":
		e.dropout(t, body)
	case "orthogonal":
		body.orthogonal(t, body.draw(t))
	default:
		body.moments(t, body.draw(t))
	}
}

// draw returns the first weights of a network that has a tensor of the case's shape.
func (b initialiserCase) draw(t *testing.T) []float32 {
	t.Helper()
	l := spec.Layer{Path: "layers[0]", Bias: true, Groups: 1, Activation: spec.Activation{Name: "linear"},
		Init: spec.Init{Name: strings.ReplaceAll(b.Init, "_", "-")}, Stride: [2]int{1, 1}, Padding: spec.Padding{Mode: "valid"}}
	in := spec.Input{Dims: []int{3}}
	name := "w"
	if !slices.Contains(spec.InitNames(), l.Init.Name) {
		t.Fatalf("initialiser %q is not known, want one of %v", b.Init, spec.InitNames())
	}
	switch {
	case len(b.Shape) == 1: // a bias
		l.Type, l.Units, name = "dense", b.Shape[0], "b"
	case len(b.Shape) == 2:
		l.Type, l.Units, in.Dims = "dense", b.Shape[0], []int{b.Shape[1]}
	case len(b.Shape) == 4:
		l.Type, l.Filters, l.Kernel, in.Dims = "conv2d", b.Shape[0], [2]int{b.Shape[2], b.Shape[3]}, b.Shape[1:]
	default:
		t.Fatalf("weight_shape is %v", b.Shape)
	}
	network, err := nn.Build[float32](&spec.Spec{Input: in, Layers: []spec.Layer{l}, Loss: spec.Loss{Name: "mse"}})
	if err != nil {
		t.Fatal(err)
	}
	w := make([]float32, network.FlatSize())
	network.Initialise(w, 1)
	for _, p := range network.Params {
		if p.Name == name {
			if b.FanIn > 0 && (p.FanIn != b.FanIn || p.FanOut != b.FanOut) {
				t.Errorf("fan_in and fan_out are %d and %d, want %d and %d", p.FanIn, p.FanOut, b.FanIn, b.FanOut)
			}
			return w[p.Offset:][:p.Size()]
		}
	}
	t.Fatalf("the network has no %s", name)
	return nil
}

func (b initialiserCase) moments(t *testing.T, w []float32) {
	t.Helper()
	mean, variance := 0.0, 0.0
	for _, v := range w {
		mean += float64(v) / float64(len(w))
	}
	for _, v := range w {
		variance += (float64(v) - mean) * (float64(v) - mean) / float64(len(w))
	}
	compare(t, "mean", mean, b.Expect.Mean, Tolerance{Absolute: b.Expect.MeanTolerance})
	compare(t, "std", math.Sqrt(variance), b.Expect.Std, Tolerance{Absolute: b.Expect.StdTolerance})
	if limit := b.Expect.Limit; limit != nil {
		for i, v := range w {
			if math.Abs(float64(v)) > *limit*(1+1e-6) {
				t.Fatalf("w[%d] is %v, want at most %v", i, v, *limit)
			}
		}
	}
}

// orthogonal compares the gram matrix of gain*W.
func (b initialiserCase) orthogonal(t *testing.T, w []float32) {
	t.Helper()
	rows, columns := b.Shape[0], len(w)/b.Shape[0]
	at := func(i, k int) float64 { return float64(w[i*columns+k]) }
	if b.Expect.Gram == "W^T*W" {
		rows, columns = columns, rows
		at = func(i, k int) float64 { return float64(w[k*rows+i]) }
	}
	gain := 1.0
	if b.Gain != nil {
		gain = *b.Gain
	}
	for i := range rows {
		for j := range rows {
			dot, want := 0.0, b.Expect.GramOff
			for k := range columns {
				dot += gain * gain * at(i, k) * at(j, k)
			}
			if i == j {
				want = b.Expect.GramDiagonal
			}
			compare(t, "gram", dot, want, Tolerance{Absolute: b.Expect.Absolute})
		}
	}
}

// dropout runs ones through the layer in training.
func (e engine[F]) dropout(t *testing.T, b initialiserCase) {
	t.Helper()
	network, err := nn.Build[F](&spec.Spec{Input: spec.Input{Dims: b.Shape}, Loss: spec.Loss{Name: "mse"},
		Layers: []spec.Layer{{Path: "layers[0]", Type: "dropout", Rate: b.Rate}}})
	if err != nil {
		t.Fatal(err)
	}
	w, err := nn.NewWorkspace(network, e.k, 1, 1, nn.Training)
	if err != nil {
		t.Fatal(err)
	}
	w.Bind(1, 1, nn.Numbers[F]{})
	for i := range w.X {
		w.X[i] = 1
	}
	w.Forward(true, nil, 1)
	zeros := 0
	for i := 0; i < len(w.Y); i += w.N {
		if w.Y[i] == 0 {
			zeros++
			continue
		}
		compare(t, "kept value", float64(w.Y[i]), b.Expect.Kept, Tolerance{Relative: 1e-6})
	}
	compare(t, "zero fraction", float64(zeros)*float64(w.N)/float64(len(w.Y)), b.Expect.ZeroFraction, Tolerance{Absolute: b.Expect.ZeroFractionLimit})
}
