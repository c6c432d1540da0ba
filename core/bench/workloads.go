package bench

import (
	"fmt"

	"backdraw/core/data"
	"backdraw/core/random"
	"backdraw/core/spec"
	"backdraw/core/train"
)

// A workload is a network and what it trains on. The names W1 to W5r are those of the comparison with peers; data are drawn
// here, as no value of them changes the time of a step.
type workload struct {
	name, title string
	spec        string
	data        *data.Set
	per         int // what an example counts for: characters of a sequence
	steps       int // in one run
}

const vocabulary = 60

func workloads() []workload {
	spirals, _ := data.Generate(data.Recipe{Name: "spiral", N: 500, Seed: 7})
	signs := &data.Set{X: spirals.X, N: spirals.N, T: 1, Values: make([]float32, spirals.N)}
	for i, label := range spirals.Labels {
		signs.Values[i] = float32(2*label - 1)
	}
	return []workload{
		{"W1", "2-8-8-1, tanh, batch 10", `{"input":[2],"layers":[{"type":"dense","units":8,"activation":"tanh"},
			{"type":"dense","units":8,"activation":"tanh"},{"type":"dense","units":1,"activation":"tanh"}],
			"loss":"half-mse","optimizer":{"type":"sgd","learningRate":0.03},"batchSize":10,"shuffle":false}`, signs, 1, 50},
		{"W3", "784-128-64-10, relu, batch 64", `{"input":[784],"layers":[{"type":"dense","units":128,"activation":"relu"},
			{"type":"dense","units":64,"activation":"relu"},{"type":"dense","units":10}],"loss":"cross-entropy",
			"optimizer":{"type":"sgd","learningRate":0.001,"momentum":0.9},"batchSize":64,"shuffle":false}`, pictures(28, 10), 1, 1},
		{"W4", "conv 8, pool, conv 16, pool, 10, batch 32", `{"input":[1,28,28],"layers":[
			{"type":"conv2d","filters":8,"kernel":5,"padding":"same","activation":"relu"},{"type":"max-pool2d","size":2},
			{"type":"conv2d","filters":16,"kernel":5,"padding":"same","activation":"relu"},{"type":"max-pool2d","size":2},
			{"type":"flatten"},{"type":"dense","units":10}],"loss":"cross-entropy",
			"optimizer":{"type":"sgd","learningRate":0.001,"momentum":0.9},"batchSize":32,"shuffle":false}`, pictures(28, 10), 1, 1},
		{"W5", "LSTM 128 of 50 characters, batch 16", characters("lstm", 128, 16), text(50), 50, 1},
		{"W5r", "RNN 128 of 50 characters, batch 16", characters("rnn", 128, 16), text(50), 50, 1},
	}
}

func characters(cell string, units, batch int) string {
	return fmt.Sprintf(`{"input":["T",%d],"layers":[{"type":"%s","units":%d,"returnSequences":true},{"type":"dense","units":%d}],
		"loss":"cross-entropy","optimizer":{"type":"adam","learningRate":0.0001},"batchSize":%d,"shuffle":false}`,
		vocabulary, cell, units, vocabulary, batch)
}

// pictures are images of one channel of noise on black, as sparse as digits are.
func pictures(side, classes int) *data.Set {
	const n = 1024
	source := random.Source{State: 3}
	s := &data.Set{N: n, T: 1, X: make([]float32, n*side*side), Labels: make([]int32, n)}
	for i := range s.X {
		s.X[i] = max(0, float32(5*source.Float64()-4))
	}
	for i := range s.Labels {
		s.Labels[i] = int32(source.IntN(classes))
	}
	return s
}

// text is sequences of one-hot characters, each to be followed by the next.
func text(steps int) *data.Set {
	const n = 128
	source := random.Source{State: 4}
	s := &data.Set{N: n, T: steps, X: make([]float32, n*steps*vocabulary), Labels: make([]int32, n*steps)}
	for i := range s.Labels {
		s.X[i*vocabulary+source.IntN(vocabulary)] = 1
		s.Labels[i] = int32(source.IntN(vocabulary))
	}
	return s
}

// trainer returns a trainer that has made its first step.
func (w *workload) trainer() (*train.Trainer, error) {
	s, err := spec.Parse([]byte(w.spec))
	if err != nil {
		return nil, err
	}
	t, err := train.New(s)
	if err != nil {
		return nil, err
	}
	if err := t.SetData(w.data, nil); err != nil {
		return nil, err
	}
	if err := t.Begin(false); err != nil {
		return nil, err
	}
	return t, t.Train(1)
}
