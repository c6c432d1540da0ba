package nn

import (
	"math"
	"testing"

	"backdraw/core/random"
	"backdraw/core/spec"
)

// TestInitialisersHaveTheirSpread draws 40,000 numbers of each name of the spec: mean and standard deviation within six
// standard errors, and what is uniform within its limits and up to them.
func TestInitialisersHaveTheirSpread(t *testing.T) {
	const in, out = 200, 100
	limits := map[string]float64{"glorot-uniform": math.Sqrt(6. / (in + out)), "he-uniform": math.Sqrt(6. / in), "lecun-uniform": math.Sqrt(3. / in), "uniform": 0.5}
	spreads := map[string]float64{"glorot-normal": math.Sqrt(2. / (in + out)), "he-normal": math.Sqrt(2. / in), "lecun-normal": math.Sqrt(1. / in), "normal": 0.05,
		initStandardNormal: 1, "zeros": 0}
	seen := map[string]bool{}
	check := func(name string, limit, spread float64) {
		seen[name] = true
		w := make([]float32, 40_000)
		source := random.Source{State: 3}
		Initialise(w, Param{Shape: []int{200, 200}, FanIn: in, FanOut: out, Init: name}, &source)
		var sum, squares, most float64
		for _, v := range w {
			sum += float64(v)
			squares += float64(v) * float64(v)
			most = max(most, math.Abs(float64(v)))
		}
		n := float64(len(w))
		mean, std := sum/n, math.Sqrt(squares/n)
		if math.Abs(mean) > 6*spread/math.Sqrt(n) || math.Abs(std-spread) > 6*spread/math.Sqrt(2*n) {
			t.Errorf("%s has mean %g and standard deviation %g, want 0 and %g", name, mean, std, spread)
		}
		if limit > 0 && (most > limit*(1+1e-6) || most < 0.999*limit) {
			t.Errorf("%s reaches %g, want %g", name, most, limit)
		}
	}
	for name, limit := range limits {
		check(name, limit, limit/math.Sqrt(3))
	}
	for name, spread := range spreads {
		check(name, 0, spread)
	}
	for _, name := range spec.InitNames() {
		if !seen[name] && name != "orthogonal" {
			t.Errorf("%s was not looked at", name)
		}
	}
}

// TestDefaultInitialisers: Glorot's, He's where relu or its kin follows, orthogonal recurrent weights, biases 0 but of an
// lstm's forget gate, an embedding's deviation 1.
func TestDefaultInitialisers(t *testing.T) {
	tests := []struct{ input, layer, parameter, want string }{
		{"[3]", `{"type":"dense","units":2}`, "w", "glorot-uniform"},
		{"[3]", `{"type":"dense","units":2,"activation":"tanh"}`, "w", "glorot-uniform"},
		{"[3]", `{"type":"dense","units":2,"activation":"relu"}`, "w", "he-uniform"},
		{"[3]", `{"type":"dense","units":2,"activation":"leaky-relu"}`, "w", "he-uniform"},
		{"[3]", `{"type":"dense","units":2,"activation":"relu","init":"lecun-normal"}`, "w", "lecun-normal"},
		{"[3]", `{"type":"dense","units":2,"activation":"relu"}`, "b", "zeros"},
		{"[1,4,4]", `{"type":"conv2d","filters":2,"kernel":3,"activation":"gelu"}`, "w", "he-uniform"},
		{`["T",3]`, `{"type":"rnn","units":2}`, "w_ih", "glorot-uniform"},
		{`["T",3]`, `{"type":"rnn","units":2,"activation":"relu"}`, "w_ih", "he-uniform"},
		{`["T",3]`, `{"type":"rnn","units":2}`, "w_hh", "orthogonal"},
		{`["T",3]`, `{"type":"gru","units":2}`, "w_hh", "orthogonal"},
		{`["T",3]`, `{"type":"gru","units":2}`, "b_hh", "zeros"},
		{`["T",3]`, `{"type":"lstm","units":2}`, "b", initForget},
		{`["T",3]`, `{"type":"lstm","units":2,"init":"normal"}`, "w_hh", "normal"},
		{`["T"]`, `{"type":"embedding","vocabulary":5,"units":2}`, "w", initStandardNormal},
		{`["T"]`, `{"type":"embedding","vocabulary":5,"units":2,"init":"uniform"}`, "w", "uniform"},
	}
	for _, test := range tests {
		n, err := buildText(test.input, test.layer)
		if err != nil {
			t.Fatal(test.layer, err)
		}
		found := false
		for _, p := range n.Params {
			if p.Name == test.parameter {
				found = true
				if p.Init != test.want {
					t.Errorf("%s of %s begins with %s, want %s", test.parameter, test.layer, p.Init, test.want)
				}
			}
		}
		if !found {
			t.Errorf("%s has no %s", test.layer, test.parameter)
		}
	}
	w := make([]float32, 12)
	Initialise(w, Param{Shape: []int{12}, Init: initForget}, &random.Source{})
	for i, v := range w {
		if (i/3 == 1) != (v == 1) || i/3 != 1 && v != 0 {
			t.Errorf("an lstm's bias of three units is %v, want 1 in the second three alone", w)
			break
		}
	}
}
