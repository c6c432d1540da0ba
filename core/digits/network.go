package digits

import (
	"backdraw/core/data"
	"backdraw/core/spec"
	"backdraw/core/train"
)

// A Network is one of the networks that the README has figures of.
type Network struct {
	Name   string
	Spec   string  // as JSON
	Epochs int     // of the whole run
	Want   float64 // of the whole run on the 10,000 test images: accuracy at least, or error at most
	Kind   Kind
}

// Kind says how a network reads the images and what it is asked.
type Kind int

const (
	Classifier  Kind = iota // image to digit
	RowReader               // rows, from the top, as the steps of a sequence, to digit
	Autoencoder             // image to itself
)

// Networks lists them.
var Networks = []Network{
	{Name: "convolutional", Epochs: 1, Want: 0.97, Spec: `{"version": 1, "input": [1,28,28], "layers": [
		{"type": "conv2d", "filters": 8, "kernel": 5, "padding": "same", "activation": "relu"}, {"type": "max-pool2d", "size": 2},
		{"type": "conv2d", "filters": 16, "kernel": 5, "padding": "same", "activation": "relu"}, {"type": "max-pool2d", "size": 2},
		{"type": "flatten"}, {"type": "dense", "units": 10}],
		"loss": "cross-entropy", "optimizer": {"type": "adam", "learningRate": 0.002}, "batchSize": 32}`},
	{Name: "depthwise-separable", Epochs: 1, Want: 0.95, Spec: `{"version": 1, "input": [1,28,28], "layers": [
		{"type": "conv2d", "filters": 8, "kernel": 5, "padding": "same", "activation": "relu"}, {"type": "max-pool2d", "size": 2},
		{"type": "separable-conv2d", "filters": 16, "kernel": 5, "padding": "same", "activation": "relu"}, {"type": "max-pool2d", "size": 2},
		{"type": "flatten"}, {"type": "dense", "units": 10}],
		"loss": "cross-entropy", "optimizer": {"type": "adam", "learningRate": 0.003}, "batchSize": 32}`},
	{Name: "lstm", Epochs: 2, Want: 0.95, Kind: RowReader, Spec: `{"version": 1, "input": ["T",28], "layers": [
		{"type": "lstm", "units": 64}, {"type": "dense", "units": 10}],
		"loss": "cross-entropy", "optimizer": {"type": "adam", "learningRate": 0.003}, "clip": {"norm": 5}, "batchSize": 32}`},
	{Name: "autoencoder", Epochs: 3, Want: 0.012, Kind: Autoencoder, Spec: `{"version": 1, "input": [784], "layers": [
		{"type": "dense", "units": 64, "activation": "relu"}, {"type": "dense", "units": 784, "activation": "sigmoid"}],
		"loss": "mse", "optimizer": {"type": "adam", "learningRate": 0.002}, "batchSize": 32}`},
}

// Set returns the first n images of a set as the network reads them.
func (n Network) Set(all *data.Set, count int) *data.Set {
	s := &data.Set{N: count, T: 1, X: all.X[:count*Pixels]}
	switch n.Kind {
	case Autoencoder:
		s.Values = s.X
	case RowReader:
		s.T = Side
		fallthrough
	default:
		s.Labels = all.Labels[:count]
	}
	return s
}

// Trainer returns a trainer of the network's spec on those sets.
func (n Network) Trainer(learn, test *data.Set) (*train.Trainer, error) {
	s, err := spec.Parse([]byte(n.Spec))
	if err != nil {
		return nil, err
	}
	t, err := train.New(s)
	if err != nil {
		return nil, err
	}
	return t, t.SetData(learn, test)
}

// Score returns what the network is judged by: the accuracy on its test set, or the error.
func (n Network) Score(t *train.Trainer) (float64, error) {
	e, err := t.Evaluate(nil)
	if err != nil || n.Kind == Autoencoder {
		return e.Loss, err
	}
	return *e.Accuracy, nil
}

// Reaches says whether a score is as good as a wanted one.
func (n Network) Reaches(score, want float64) bool {
	if n.Kind == Autoencoder {
		return score <= want
	}
	return score >= want
}
