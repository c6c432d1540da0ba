package train

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"backdraw/core/data"
	"backdraw/core/random"
	"backdraw/core/spec"
)

// networks have, together, every layer, activation, loss, optimizer and schedule of the spec; what
// must hold of any network is held of each. Small, with 23 examples in batches of 5, so that the
// last batch is short.
var networks = map[string]string{
	"dense": `{"input": [3], "layers": [{"type": "dense", "units": 7, "activation": "tanh"}, {"type": "dense", "units": 5, "activation": "sigmoid", "bias": false},
		{"type": "dense", "units": 2}], "optimizer": {"type": "sgd", "momentum": 0.9, "nesterov": true, "weightDecay": 0.01}}`,
	"convolution": `{"input": [2,7,6], "layers": [{"type": "conv2d", "filters": 4, "kernel": [3,2], "padding": "same", "groups": 2, "activation": "relu"},
		{"type": "max-pool2d", "size": 2}, {"type": "depthwise-conv2d", "kernel": 2, "multiplier": 2, "activation": "elu"}, {"type": "average-pool2d", "size": 2, "stride": 1},
		{"type": "flatten"}, {"type": "dense", "units": 3}], "loss": {"type": "cross-entropy", "labelSmoothing": 0.1, "classWeights": [1,2,0.5]},
		"optimizer": {"type": "adam", "learningRate": 0.01}, "schedule": {"type": "cosine", "steps": 40}}`,
	"separable": `{"input": [2,5,5], "layers": [{"type": "separable-conv2d", "filters": 4, "kernel": 3, "stride": 2, "padding": [1,0,1,2], "activation": "leaky-relu"},
		{"type": "global-average-pool2d"}, {"type": "dense", "units": 3}], "loss": "cross-entropy", "optimizer": {"type": "adamw", "learningRate": 0.01},
		"schedule": {"type": "warmup", "steps": 6, "then": {"type": "step", "every": 3, "factor": 0.5}}}`,
	"autoencoder": `{"input": [1,6,4], "layers": [{"type": "conv2d", "filters": 3, "kernel": 3, "stride": 2, "padding": "same", "activation": "gelu"},
		{"type": "upsample2d", "factor": 2}, {"type": "conv2d-transpose", "filters": 1, "kernel": 3, "crop": 1, "activation": "sigmoid"}], "loss": "mae",
		"optimizer": {"type": "rmsprop", "learningRate": 0.003, "momentum": 0.5, "centered": true}, "schedule": {"type": "exponential", "factor": 0.99}}`,
	"rnn": `{"input": ["T",3], "layers": [{"type": "rnn", "units": 4, "activation": "relu", "bidirectional": true}, {"type": "dense", "units": 1}],
		"loss": {"type": "huber", "delta": 0.5}, "optimizer": {"type": "adagrad"}, "schedule": {"type": "inverse-time", "decay": 0.1}, "clip": {"value": 0.5}}`,
	"gru": `{"input": ["T"], "layers": [{"type": "embedding", "vocabulary": 6, "units": 3}, {"type": "gru", "units": 4, "returnSequences": true, "truncate": 2},
		{"type": "dense", "units": 6}], "loss": "cross-entropy", "optimizer": {"type": "adadelta"}, "schedule": {"type": "cosine-restarts", "steps": 7, "multiplier": 2}}`,
	"lstm": `{"input": ["T",2], "layers": [{"type": "lstm", "units": 4, "stateful": true, "returnSequences": true}, {"type": "lstm", "units": 3}, {"type": "dense", "units": 1}],
		"optimizer": {"type": "amsgrad", "learningRate": 0.01}, "schedule": {"type": "one-cycle", "steps": 50}, "shuffle": false, "clip": {"norm": 1}}`,
	"residual": `{"input": [4], "layers": [{"type": "residual", "layers": [{"type": "layer-norm"}, {"type": "dense", "units": 6, "activation": "silu"}, {"type": "dropout", "rate": 0.3},
		{"type": "dense", "units": 4}]}, {"type": "gaussian-noise", "std": 0.1}, {"type": "dense", "units": 2}], "loss": {"type": "binary-cross-entropy", "posWeight": 2},
		"optimizer": {"type": "radam", "learningRate": 0.01}, "schedule": {"type": "ema", "target": 0.001}, "weightAverage": 0.9, "regularizer": {"l1": 0.001, "l2": 0.01}}`,
	"norm": `{"input": [2,3,2], "layers": [{"type": "normalize", "mean": [0.1,-0.2], "std": 0.5}, {"type": "batch-norm"}, {"type": "activation", "activation": "mish"},
		{"type": "reshape", "shape": [3,4]}, {"type": "dense", "units": 4, "activation": "selu"}, {"type": "batch-norm"}, {"type": "activation", "activation": "hard-sigmoid"},
		{"type": "flatten"}, {"type": "dense", "units": 5, "activation": "gelu-tanh"}, {"type": "dense", "units": 3}], "loss": "hinge",
		"optimizer": {"type": "nadam"}, "schedule": {"type": "plateau", "patience": 0, "factor": 0.5}, "clip": {"tensorNorm": 0.5}}`,
	"features": `{"input": [2], "layers": [{"type": "features", "names": ["x1","x2","x1^2","x2^2","x1*x2","sin(x1)","sin(x2)","cos(x1)","cos(x2)","radius"], "fourier": {"count": 3}},
		{"type": "dense", "units": 5, "activation": "sin"}, {"type": "dense", "units": 4, "activation": "softplus"}, {"type": "dense", "units": 4, "activation": "softsign", "frozen": true},
		{"type": "dense", "units": 2}], "loss": "half-mse", "optimizer": {"type": "lion", "learningRate": 0.001}, "schedule": {"type": "constant"}}`,
	"softmax": `{"input": [3], "layers": [{"type": "dense", "units": 6, "activation": "linear"}, {"type": "activation", "activation": "softmax"}, {"type": "dense", "units": 1}],
		"optimizer": {"type": "adam", "weightDecay": 0.1, "decoupled": true}, "schedule": {"type": "step", "every": 4, "factor": 0.7}}`,
}

// TestNetworksCoverTheSpec: a name that no network has is a name of which nothing here is held.
func TestNetworksCoverTheSpec(t *testing.T) {
	all := ""
	for _, text := range networks {
		all += text
	}
	names := slices.Concat(spec.LayerTypes(), spec.ActivationNames(), spec.OptimizerTypes(), spec.ScheduleTypes(), spec.FeatureNames(),
		slices.DeleteFunc(spec.LossNames(), func(name string) bool { return name == "mse" })) // the default
	for _, name := range names {
		if !strings.Contains(all, fmt.Sprintf("%q", name)) {
			t.Errorf("no network has %s", name)
		}
	}
	if len(names) != 23+16+10+10+10+6 {
		t.Errorf("looked for %d names, want 75", len(names))
	}
}

// forNetworks runs a test on a trainer of each network that has its data and has made no step.
func forNetworks(t *testing.T, run func(t *testing.T, name string, trainer *Trainer, learn *data.Set)) {
	t.Helper()
	ran := 0
	for name := range networks {
		t.Run(name, func(t *testing.T) {
			trainer, learn := networkTrainer(t, name)
			run(t, name, trainer, learn)
		})
		ran++
	}
	if ran != 11 {
		t.Errorf("ran %d networks, want 11", ran)
	}
}

func networkTrainer(t *testing.T, name string) (*Trainer, *data.Set) {
	t.Helper()
	trainer, err := New(parse(t, "%s", strings.Replace(networks[name], "{", `{"seed": 5, "batchSize": 5, `, 1)))
	if err != nil {
		t.Fatal(err)
	}
	learn, test := drawSet(trainer, 23, 1), drawSet(trainer, 9, 2)
	if err := trainer.SetData(learn, test); err != nil {
		t.Fatal(err)
	}
	return trainer, learn
}

// drawSet returns n random examples that a trainer's network takes, the same on every machine.
// Sequences are of 1 to 5 steps, and carried ones of 5.
func drawSet(t *Trainer, n int, seed uint64) *data.Set {
	source := random.Source{State: seed}
	uniform := func(count int) (all []float32) {
		for range count {
			all = append(all, float32(2*source.Float64()-1))
		}
		return all
	}
	below := func(count, limit int) (all []int32) {
		for range count {
			all = append(all, int32(source.IntN(limit)))
		}
		return all
	}
	in, out := t.network.In, t.network.Out
	s := &data.Set{N: n, T: 1}
	if in.Sequence && in.Steps == 0 {
		s.T = 5
		if t.network.CarryRows() == 0 {
			for range n {
				s.Lengths = append(s.Lengths, int32(1+source.IntN(5)))
			}
		}
	}
	if in.Rank == 0 {
		s.IDs = below(n*in.Size(s.T), t.spec.Layers[0].Vocabulary)
	} else {
		s.X = uniform(n * in.Size(s.T))
	}
	switch loss := t.network.Loss.Name(); {
	case loss == "cross-entropy", loss == "hinge":
		s.Labels = below(n*out.Time(s.T), out.Width())
	default:
		s.Values = uniform(n * out.Size(s.T))
		for i := range s.Values {
			if loss == "binary-cross-entropy" {
				s.Values[i] = float32(source.IntN(2))
			}
		}
	}
	return s
}
