package nn

import (
	"fmt"
	"testing"

	"backdraw/core/kernel"
	"backdraw/core/spec"
)

// TestSidesSeeEveryKink: a network of one number, which a weight takes to just below, onto and just above a kink.
func TestSidesSeeEveryKink(t *testing.T) {
	const near = 1e-7
	for _, c := range []struct {
		name, layer, loss string
		kink              float64 // of the number that comes in
		want              string  // "" where the slope does not jump
	}{
		{"relu", `{"type": "activation", "activation": "relu"}`, "mse", 0, "relu"},
		{"leaky-relu", `{"type": "activation", "activation": "leaky-relu"}`, "mse", 0, "leaky-relu"},
		{"selu", `{"type": "activation", "activation": "selu"}`, "mse", 0, "selu"},
		{"elu", `{"type": "activation", "activation": {"type": "elu", "alpha": 0.5}}`, "mse", 0, "elu"},
		{"elu whose alpha is 1", `{"type": "activation", "activation": "elu"}`, "mse", 0, ""},
		{"hard-sigmoid below", `{"type": "activation", "activation": "hard-sigmoid"}`, "mse", -3, "hard-sigmoid"},
		{"hard-sigmoid above", `{"type": "activation", "activation": "hard-sigmoid"}`, "mse", 3, "hard-sigmoid"},
		{"tanh", `{"type": "activation", "activation": "tanh"}`, "mse", 0, ""},
		{"inside a residual", `{"type": "residual", "layers": [{"type": "activation", "activation": "relu"}]}`, "mse", 0, "relu"},
		{"mae", `{"type": "activation", "activation": "linear"}`, "mae", 1, "mae"},
		{"huber", `{"type": "activation", "activation": "linear"}`, "huber", 1, ""},
		{"hinge", `{"type": "activation", "activation": "linear"}`, "hinge", 1, "hinge"},
	} {
		s, err := spec.Parse(fmt.Appendf(nil, `{"input": [1], "layers": [%s], "loss": %q}`, c.layer, c.loss))
		if err != nil {
			t.Fatal(c.name, err)
		}
		network, err := Build[float64](s)
		if err != nil {
			t.Fatal(c.name, err)
		}
		w, err := NewWorkspace(network, kernel.Reference(), 1, 1, Training)
		if err != nil {
			t.Fatal(c.name, err)
		}
		w.Bind(1, 1, Numbers[float64]{})
		w.Values[0] = 1
		run := func(x float64) {
			w.X[0] = x
			w.Forward(true, nil, 0)
			w.Loss(false)
		}
		var sides Sides
		for _, from := range []float64{-near, 0, near} {
			run(c.kink + from)
			sides.Record(w)
			for _, to := range []float64{-near, 0, near} {
				run(c.kink + to)
				want := c.want
				if from == to {
					want = ""
				}
				if got := sides.Crossed(w); got != want {
					t.Errorf("%s: from %g to %g of its kink is seen %q, want %q", c.name, from, to, got, want)
				}
			}
		}
	}
}

// TestSidesSeeWhichNumberWinsAWindow: not how large it is, and of equal ones the first.
func TestSidesSeeWhichNumberWinsAWindow(t *testing.T) {
	s, err := spec.Parse([]byte(`{"input": [1, 2, 2], "layers": [{"type": "max-pool2d", "size": 2}, {"type": "flatten"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	network, err := Build[float64](s)
	if err != nil {
		t.Fatal(err)
	}
	w, err := NewWorkspace(network, kernel.Reference(), 1, 1, Training)
	if err != nil {
		t.Fatal(err)
	}
	w.Bind(1, 1, Numbers[float64]{})
	run := func(x []float64) {
		copy(w.X, x)
		w.Forward(true, nil, 0)
		w.Loss(false)
	}
	var sides Sides
	run([]float64{1, 3, 3, 2})
	sides.Record(w)
	for _, c := range []struct {
		x    []float64
		want string
	}{{[]float64{2, 4, 0, 1}, ""}, {[]float64{1, 3, 3.0001, 2}, "max-pool2d"}, {[]float64{3, 3, 3, 3}, "max-pool2d"}} {
		run(c.x)
		if got := sides.Crossed(w); got != c.want {
			t.Errorf("from 1, 3, 3, 2 to %v is seen %q, want %q", c.x, got, c.want)
		}
	}
}
