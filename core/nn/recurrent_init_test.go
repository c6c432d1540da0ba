package nn

import (
	"math"
	"testing"

	"backdraw/core/spec"
)

// TestRecurrentInitialiser: weights from the input follow the activation, as those of every other layer do.
func TestRecurrentInitialiser(t *testing.T) {
	const inputs, units = 300, 100
	cases := 0
	for document, bound := range map[string]float64{
		`"type":"rnn","units":100,"activation":"relu"`:                         math.Sqrt(6. / inputs),
		`"type":"rnn","units":100,"activation":"tanh"`:                         math.Sqrt(6. / (inputs + units)),
		`"type":"rnn","units":100,"activation":"relu","init":"glorot-uniform"`: math.Sqrt(6. / (inputs + units)),
		`"type":"gru","units":100`:                                             math.Sqrt(6. / (inputs + units)),
		`"type":"lstm","units":100`:                                            math.Sqrt(6. / (inputs + units)),
	} {
		s, err := spec.Parse([]byte(`{"input":["T",300],"layers":[{` + document + `},{"type":"dense","units":1}]}`))
		if err != nil {
			t.Fatal(err)
		}
		n, err := Build[float64](s)
		if err != nil {
			t.Fatal(err)
		}
		w := make([]float32, n.FlatSize())
		n.Initialise(w, 1)
		largest := 0.0
		for _, v := range w[:units*inputs] {
			largest = max(largest, math.Abs(float64(v)))
		}
		if largest > bound || largest < 0.999*bound {
			t.Errorf("%s: the largest weight is %v, want just below %v", document, largest, bound)
		}
		cases++
	}
	if cases != 5 {
		t.Errorf("ran %d cases, want 5", cases)
	}
}
