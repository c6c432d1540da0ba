package spec

import (
	"reflect"
	"strings"
	"testing"

	"backdraw/core/fault"
)

func parsed(t *testing.T, text string) *Spec {
	t.Helper()
	s, err := Parse([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return s
}

func TestDefaults(t *testing.T) {
	got := parsed(t, `{"input": [2], "layers": [{"type": "dense", "units": 8, "activation": "tanh"}, {"type": "dense", "units": 1}]}`)
	want := &Spec{
		Version: 1, Seed: 1, Input: Input{Dims: []int{2}},
		Layers: []Layer{
			{Path: "layers[0]", Type: "dense", Units: 8, Activation: Activation{Name: "tanh"}, Bias: true},
			{Path: "layers[1]", Type: "dense", Units: 1, Activation: Activation{Name: "linear"}, Bias: true},
		},
		Loss:      Loss{Name: "mse"},
		Optimizer: Optimizer{Type: "sgd", LearningRate: 0.03},
		Schedule:  Schedule{Type: "constant"},
		BatchSize: 10, Shuffle: true,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

func TestLayers(t *testing.T) {
	conv := Layer{Type: "conv2d", Filters: 4, Kernel: [2]int{3, 5}, Stride: [2]int{1, 1}, Padding: Padding{Mode: "valid"}, Groups: 1, Bias: true, Activation: Activation{Name: "linear"}}
	tests := []struct {
		text string
		want Layer
	}{
		{`{"type": "dense", "units": 3, "bias": false, "frozen": true, "init": {"type": "he-normal"}, "activation": {"type": "elu", "alpha": 2}}`,
			Layer{Type: "dense", Units: 3, Frozen: true, Init: Init{"he-normal"}, Activation: Activation{"elu", 2}}},
		{`{"type": "dense", "units": 3, "activation": "leaky-relu"}`,
			Layer{Type: "dense", Units: 3, Bias: true, Activation: Activation{"leaky-relu", 0.01}}},
		{`{"type": "conv2d", "filters": 4, "kernel": [3, 5]}`, conv},
		{`{"type": "conv2d", "filters": 4, "kernel": 3, "stride": [2, 1], "padding": "same", "groups": 2}`,
			Layer{Type: "conv2d", Filters: 4, Kernel: [2]int{3, 3}, Stride: [2]int{2, 1}, Padding: Padding{Mode: "same"}, Groups: 2, Bias: true, Activation: Activation{Name: "linear"}}},
		{`{"type": "depthwise-conv2d", "kernel": 2, "padding": [1, 0, 2, 3], "multiplier": 2}`,
			Layer{Type: "depthwise-conv2d", Kernel: [2]int{2, 2}, Stride: [2]int{1, 1}, Padding: Padding{"explicit", [4]int{1, 0, 2, 3}}, Multiplier: 2, Bias: true, Activation: Activation{Name: "linear"}}},
		{`{"type": "separable-conv2d", "filters": 5, "kernel": 2}`,
			Layer{Type: "separable-conv2d", Filters: 5, Kernel: [2]int{2, 2}, Stride: [2]int{1, 1}, Padding: Padding{Mode: "valid"}, Multiplier: 1, Bias: true, Activation: Activation{Name: "linear"}}},
		{`{"type": "conv2d-transpose", "filters": 5, "kernel": 2, "stride": 2, "crop": 1, "outputPadding": [0, 1]}`,
			Layer{Type: "conv2d-transpose", Filters: 5, Kernel: [2]int{2, 2}, Stride: [2]int{2, 2}, Crop: [2]int{1, 1}, OutputPadding: [2]int{0, 1}, Bias: true, Activation: Activation{Name: "linear"}}},
		{`{"type": "upsample2d", "factor": 2}`, Layer{Type: "upsample2d", Factor: 2}},
		{`{"type": "max-pool2d", "size": [2, 3]}`, Layer{Type: "max-pool2d", Size: [2]int{2, 3}, Stride: [2]int{2, 3}}},
		{`{"type": "average-pool2d", "size": 2, "stride": 1}`, Layer{Type: "average-pool2d", Size: [2]int{2, 2}, Stride: [2]int{1, 1}}},
		{`{"type": "global-average-pool2d"}`, Layer{Type: "global-average-pool2d"}},
		{`{"type": "flatten"}`, Layer{Type: "flatten"}},
		{`{"type": "reshape", "shape": [2, 3, 4]}`, Layer{Type: "reshape", Shape: []int{2, 3, 4}}},
		{`{"type": "activation"}`, Layer{Type: "activation", Activation: Activation{Name: "linear"}}},
		{`{"type": "dropout", "rate": 0.5}`, Layer{Type: "dropout", Rate: 0.5}},
		{`{"type": "gaussian-noise", "std": 0.1}`, Layer{Type: "gaussian-noise", Std: 0.1}},
		{`{"type": "batch-norm"}`, Layer{Type: "batch-norm", Momentum: 0.1, Epsilon: 1e-5}},
		{`{"type": "layer-norm", "epsilon": 1e-3, "frozen": true}`, Layer{Type: "layer-norm", Epsilon: 1e-3, Frozen: true}},
		{`{"type": "features", "names": ["x1", "x1*x2", "sin(x2)", "radius"]}`, Layer{Type: "features", Features: []string{"x1", "x1*x2", "sin(x2)", "radius"}}},
		{`{"type": "features", "fourier": {"count": 8, "scale": 2, "seed": 7}}`, Layer{Type: "features", Fourier: &Fourier{8, 2, 7}}},
		{`{"type": "normalize", "mean": 1, "std": [2, 3]}`, Layer{Type: "normalize", Mean: []float64{1}, StandardDeviation: []float64{2, 3}}},
		{`{"type": "embedding", "vocabulary": 30, "units": 4, "bias": true}`, Layer{Type: "embedding", Vocabulary: 30, Units: 4}},
		{`{"type": "rnn", "units": 4}`, Layer{Type: "rnn", Units: 4, Bias: true, Activation: Activation{Name: "tanh"}}},
		{`{"type": "rnn", "units": 4, "activation": "relu", "truncate": 5}`, Layer{Type: "rnn", Units: 4, Bias: true, Truncate: 5, Activation: Activation{Name: "relu"}}},
		{`{"type": "gru", "units": 4, "bidirectional": true, "returnSequences": true}`, Layer{Type: "gru", Units: 4, Bias: true, Bidirectional: true, ReturnSequences: true}},
		{`{"type": "lstm", "units": 4, "stateful": true}`, Layer{Type: "lstm", Units: 4, Bias: true, Stateful: true}},
		{`{"type": "residual", "layers": [{"type": "flatten"}]}`, Layer{Type: "residual", Layers: []Layer{{Path: "layers[0].layers[0]", Type: "flatten"}}}},
	}
	seen := map[string]bool{}
	for _, test := range tests {
		s := parsed(t, `{"input": [2], "layers": [`+test.text+`]}`)
		test.want.Path = "layers[0]"
		if !reflect.DeepEqual(s.Layers[0], test.want) {
			t.Errorf("%s\ngot  %+v\nwant %+v", test.text, s.Layers[0], test.want)
		}
		seen[s.Layers[0].Type] = true
		again := parsed(t, string(s.Marshal()))
		if !reflect.DeepEqual(again, s) {
			t.Errorf("%s came back from %s", test.text, s.Marshal())
		}
	}
	if len(seen) != len(layerTypes) {
		t.Errorf("%d types of layer were read, want all %d", len(seen), len(layerTypes))
	}
}

func TestInputs(t *testing.T) {
	tests := []struct {
		text string
		want Input
	}{
		{`[2]`, Input{Dims: []int{2}}},
		{`[3, 32, 16]`, Input{Dims: []int{3, 32, 16}}},
		{`["T", 4]`, Input{Sequence: true, Dims: []int{4}}},
		{`["T"]`, Input{Sequence: true}},
		{`[5, 4]`, Input{Dims: []int{5, 4}}},
	}
	for _, test := range tests {
		s := parsed(t, `{"input": `+test.text+`, "layers": [{"type": "flatten"}]}`)
		if !reflect.DeepEqual(s.Input, test.want) {
			t.Errorf("input %s is %+v, want %+v", test.text, s.Input, test.want)
		}
	}
}

func TestOptimizerDefaults(t *testing.T) {
	tests := []Optimizer{
		{Type: "sgd", LearningRate: 0.03},
		{Type: "adagrad", LearningRate: 0.01, Epsilon: 1e-10},
		{Type: "adadelta", LearningRate: 1, Rho: 0.9, Epsilon: 1e-6},
		{Type: "rmsprop", LearningRate: 0.01, Rho: 0.99, Epsilon: 1e-8},
		{Type: "adam", LearningRate: 0.001, Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8},
		{Type: "adamw", LearningRate: 0.001, Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8, WeightDecay: 0.01, Decoupled: true},
		{Type: "amsgrad", LearningRate: 0.001, Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8},
		{Type: "radam", LearningRate: 0.001, Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8},
		{Type: "nadam", LearningRate: 0.002, Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8, MomentumDecay: 0.004},
		{Type: "lion", LearningRate: 0.0001, Beta1: 0.9, Beta2: 0.99, Decoupled: true},
	}
	for _, want := range tests {
		for _, text := range []string{`"` + want.Type + `"`, `{"type": "` + want.Type + `"}`} {
			s := parsed(t, `{"input": [2], "layers": [{"type": "flatten"}], "optimizer": `+text+`}`)
			if s.Optimizer != want {
				t.Errorf("%s is %+v, want %+v", text, s.Optimizer, want)
			}
		}
	}
	if len(tests) != len(optimizerTypes) {
		t.Errorf("%d optimizers, want all %d", len(tests), len(optimizerTypes))
	}
	if got := parsed(t, `{"input": [2], "layers": [{"type": "flatten"}], "optimizer": {"momentum": 0.9}}`).Optimizer; got != (Optimizer{Type: "sgd", LearningRate: 0.03, Momentum: 0.9}) {
		t.Errorf("without a type it is %+v, want sgd", got)
	}
}

func TestSchedules(t *testing.T) {
	constant := &Schedule{Type: "constant"}
	tests := []struct {
		text string
		want Schedule
	}{
		{`"constant"`, *constant},
		{`{"type": "step", "every": 5, "factor": 0.5}`, Schedule{Type: "step", Every: 5, Factor: 0.5}},
		{`{"type": "exponential", "factor": 0.9}`, Schedule{Type: "exponential", Factor: 0.9}},
		{`{"type": "inverse-time", "decay": 0.1}`, Schedule{Type: "inverse-time", Decay: 0.1}},
		{`{"type": "cosine", "steps": 24}`, Schedule{Type: "cosine", Steps: 24}},
		{`{"type": "cosine-restarts", "steps": 6, "minimum": 0.01}`, Schedule{Type: "cosine-restarts", Steps: 6, Multiplier: 1, Minimum: 0.01}},
		{`{"type": "warmup", "steps": 6}`, Schedule{Type: "warmup", Steps: 6, Then: constant}},
		{`{"type": "warmup", "steps": 6, "start": 0.25, "then": {"type": "cosine", "steps": 9}}`, Schedule{Type: "warmup", Steps: 6, Start: 0.25, Then: &Schedule{Type: "cosine", Steps: 9}}},
		{`{"type": "one-cycle", "steps": 24}`, Schedule{Type: "one-cycle", Steps: 24, Rise: 0.3, StartDivisor: 25, FinalDivisor: 10000, Anneal: "cosine"}},
		{`{"type": "ema", "target": 0.01}`, Schedule{Type: "ema", Beta: 0.9, Target: 0.01}},
		{`"plateau"`, Schedule{Type: "plateau", Patience: 10, Factor: 0.1, Threshold: 1e-4}},
	}
	for _, test := range tests {
		s := parsed(t, `{"input": [2], "layers": [{"type": "flatten"}], "schedule": `+test.text+`}`)
		if !reflect.DeepEqual(s.Schedule, test.want) {
			t.Errorf("%s is %+v, want %+v", test.text, s.Schedule, test.want)
		}
		if again := parsed(t, string(s.Marshal())); !reflect.DeepEqual(again, s) {
			t.Errorf("%s came back from %s", test.text, s.Marshal())
		}
	}
}

func TestLosses(t *testing.T) {
	tests := []struct {
		text string
		want Loss
	}{
		{`"mse"`, Loss{Name: "mse"}}, {`"half-mse"`, Loss{Name: "half-mse"}}, {`"mae"`, Loss{Name: "mae"}}, {`{"type": "hinge"}`, Loss{Name: "hinge"}},
		{`"huber"`, Loss{Name: "huber", Delta: 1}},
		{`{"type": "binary-cross-entropy", "posWeight": 3}`, Loss{Name: "binary-cross-entropy", PosWeight: 3}},
		{`"cross-entropy"`, Loss{Name: "cross-entropy", Normalizer: "weights"}},
		{`{"type": "cross-entropy", "labelSmoothing": 0.1, "classWeights": [1, 2], "normalizer": "count"}`,
			Loss{Name: "cross-entropy", LabelSmoothing: 0.1, ClassWeights: []float64{1, 2}, Normalizer: "count"}},
	}
	for _, test := range tests {
		s := parsed(t, `{"input": [2], "layers": [{"type": "flatten"}], "loss": `+test.text+`}`)
		if !reflect.DeepEqual(s.Loss, test.want) {
			t.Errorf("%s is %+v, want %+v", test.text, s.Loss, test.want)
		}
	}
}

// TestStatefulTurnsShuffleOff: streams are read in order unless the spec says otherwise, and then
// it is refused.
func TestStatefulTurnsShuffleOff(t *testing.T) {
	if parsed(t, `{"input": ["T", 1], "layers": [{"type": "residual", "layers": [{"type": "lstm", "units": 1, "stateful": true}]}]}`).Shuffle {
		t.Error("shuffle is on with a stateful layer")
	}
}

func TestMarshalIsShort(t *testing.T) {
	const text = `{"input":["T",3],"layers":[{"type":"rnn","units":4},{"type":"dense","units":2,"activation":"relu"}],"loss":"cross-entropy","optimizer":{"type":"adam","learningRate":0.01},"clip":{"norm":1},"batchSize":32}`
	if got := string(parsed(t, text).Marshal()); got != text {
		t.Errorf("got  %s\nwant %s", got, text)
	}
}

func TestLayerLimit(t *testing.T) {
	chain := func(n int) string { return strings.TrimSuffix(strings.Repeat(`{"type":"flatten"},`, n), ",") }
	nested := func(n int) string {
		return strings.Repeat(`{"type":"residual","layers":[`, n-1) + `{"type":"flatten"}` + strings.Repeat(`]}`, n-1)
	}
	for name, make := range map[string]func(int) string{"one after another": chain, "one in another": nested} {
		if s, err := Parse([]byte(`{"input":[2],"layers":[` + make(MaxLayers) + `]}`)); err != nil {
			t.Errorf("%d layers %s: %v", MaxLayers, name, err)
		} else if again, err := Parse(s.Marshal()); err != nil || !reflect.DeepEqual(again, s) {
			t.Errorf("%d layers %s do not come back: %v", MaxLayers, name, err)
		}
		_, err := Parse([]byte(`{"input":[2],"layers":[` + make(MaxLayers+1) + `]}`))
		failure, ok := err.(*fault.Error)
		if !ok || failure.Code != fault.TooLarge || !strings.HasSuffix(failure.Message, "brings the network to 201 layers, the limit is 200") {
			t.Errorf("%d layers %s: %v", MaxLayers+1, name, err)
		}
	}
}
