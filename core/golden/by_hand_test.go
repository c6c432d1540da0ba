package golden

import (
	"testing"

	"backdraw/core/kernel"
	"backdraw/core/nn"
	"backdraw/core/spec"
)

// byHand runs the 1-2-1 net: every number of a step of gradient descent, and of the net after it.
func (e engine[F]) byHand(t *testing.T, c *Case) {
	var body struct {
		Hidden    string `json:"hidden_activation"`
		Output    string `json:"output_activation"`
		X, Target float64
		Rate      float64 `json:"lr"`
		W1, B1    []float64
		W2        []float64
		B2        float64
		Expect    map[string]numbers
	}
	if err := c.Decode(&body); err != nil {
		t.Fatal(err)
	}
	unit := func(path string, units int, fn string) spec.Layer {
		return spec.Layer{Path: path, Type: "dense", Units: units, Bias: true, Activation: layer{Fn: fn}.activation(t)}
	}
	network, err := nn.Build[F](&spec.Spec{Input: spec.Input{Dims: []int{1}}, Loss: spec.Loss{Name: "half-mse"},
		Layers: []spec.Layer{unit("layers[0]", len(body.W1), body.Hidden), unit("layers[1]", 1, body.Output)}})
	if err != nil {
		t.Fatal(err)
	}
	w, err := nn.NewWorkspace(network, e.k, 1, 1, nn.TrainingInput)
	if err != nil {
		t.Fatal(err)
	}
	n := nn.Numbers[F]{W: make([]F, network.FlatSize()), DW: make([]F, network.FlatSize())}
	parts := func(flat []F) [][]F {
		var all [][]F
		for _, p := range network.Params {
			all = append(all, flat[p.Offset:][:p.Size()])
		}
		return all
	}
	for i, values := range [][]float64{body.W1, body.B1, body.W2, {body.B2}} {
		fill(t, network.Params[i].Path, parts(n.W)[i], Tensor{Data: values})
	}
	w.Bind(1, 1, n)
	loss := func() []F {
		for i := range w.X {
			w.X[i], w.Values[i] = F(body.X), F(body.Target)
		}
		w.Forward(true, nil, 1)
		sum, count := w.Loss(false)
		return []F{F(sum / count)}
	}
	first := func(rows []F) (lane []F) {
		for i := 0; i < len(rows); i += w.N {
			lane = append(lane, rows[i])
		}
		return lane
	}
	got := map[string][]F{"loss": loss()}
	w.Backward()
	views := w.Views()
	for name, rows := range map[string][]F{"z1": views[0].Z, "a1": views[0].Y, "z2": views[1].Z, "a2": views[1].Y,
		"dL_da2": views[1].DY, "delta2": views[1].DZ, "dL_da1": views[0].DY, "delta1": views[0].DZ, "dL_dx": w.DX} {
		got[name] = first(rows)
	}
	for i, name := range []string{"dL_dw1", "dL_db1", "dL_dw2", "dL_db2"} {
		got[name] = parts(n.DW)[i]
	}
	e.k.GradientDescent(n.W, n.DW, nil, kernel.Momentum[F]{Rate: F(body.Rate)})
	for i, name := range []string{"w1_after", "b1_after", "w2_after", "b2_after"} {
		got[name] = parts(n.W)[i]
	}
	got["loss_after"] = loss()
	for name, rows := range map[string][]F{"z1_after": views[0].Z, "a1_after": views[0].Y, "z2_after": views[1].Z, "a2_after": views[1].Y} {
		got[name] = first(rows)
	}
	if len(body.Expect) != len(got) {
		t.Errorf("the case has %d numbers, want %d", len(body.Expect), len(got))
	}
	for name, want := range body.Expect {
		compareAll(t, name, got[name], want, e.tolerance(c))
	}
}
