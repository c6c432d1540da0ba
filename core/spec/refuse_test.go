package spec

import (
	"strings"
	"testing"

	"backdraw/core/fault"
)

const (
	tooLarge = fault.TooLarge
	invalid  = fault.InvalidSpec
)

// TestRefuses: every error names the path, the value and what is wanted.
func TestRefuses(t *testing.T) {
	layer := func(fields string) string { return `{"input": [2], "layers": [` + fields + `]}` }
	with := func(fields string) string {
		return `{"input": [2], "layers": [{"type": "dense", "units": 1}], ` + fields + `}`
	}
	tests := []struct{ text, code, path, want string }{
		{`[1]`, invalid, "", "the spec is [1], want an object"},
		{`null`, invalid, "", "the spec is null, want an object"},
		{`{"layers": [{"type": "flatten"}]}`, invalid, "input", `input is missing, want [F], [C,H,W], ["T",F] or ["T"]`},
		{`{"input": [2]}`, invalid, "layers", "layers is missing, want a list of layers"},
		{`{"input": [2], "layers": []}`, invalid, "layers", "layers is [], want a list of layers"},
		{`{"input": [2], "layers": [3]}`, invalid, "layers[0]", "layers[0] is 3, want an object"},
		{`{"input": [0], "layers": [{"type": "flatten"}]}`, invalid, "input[0]", "input[0] is 0, want 1 to 16777216"},
		{`{"input": [3, 70000, 2], "layers": [{"type": "flatten"}]}`, tooLarge, "input[1]", "input[1] is 70000, the limit is 65536"},
		{`{"input": ["T", 1e9], "layers": [{"type": "flatten"}]}`, tooLarge, "input[1]", "input[1] is 1e9, the limit is 16777216"},
		{`{"input": ["T", 3, 4], "layers": [{"type": "flatten"}]}`, invalid, "input", `input is ["T",3,4], want [F], [C,H,W], ["T",F] or ["T"]`},
		{`{"input": [2, "T"], "layers": [{"type": "flatten"}]}`, invalid, "input", `input is [2,"T"], want [F], [C,H,W], ["T",F] or ["T"]`},
		{`{"input": [], "layers": [{"type": "flatten"}]}`, invalid, "input", `input is [], want [F], [C,H,W], ["T",F] or ["T"]`},
		{`{"input": 2, "layers": [{"type": "flatten"}]}`, invalid, "input", `input is 2, want [F], [C,H,W], ["T",F] or ["T"]`},
		{`{"input": [2.5], "layers": [{"type": "flatten"}]}`, invalid, "input[0]", "input[0] is 2.5, want 1 to 16777216"},
		{with(`"version": 2`), invalid, "version", "version is 2, want 1"},
		{with(`"version": 0`), invalid, "version", "version is 0, want 1"},
		{with(`"seed": -1`), invalid, "seed", "seed is -1, want 0 to 9007199254740992"},
		{with(`"seed": 9007199254740993`), tooLarge, "seed", "seed is 9007199254740993, the limit is 9007199254740992"},
		{with(`"learningRate": 1`), invalid, "learningRate", "learningRate is not a field of the spec, want one of version, seed, input, layers, loss, optimizer, schedule, regularizer, clip, weightAverage, batchSize, shuffle"},
		{with(`"batchSize": 0`), invalid, "batchSize", "batchSize is 0, want 1 to 16777216"},
		{with(`"batchSize": "10"`), invalid, "batchSize", `batchSize is "10", want 1 to 16777216`},
		{with(`"shuffle": 1`), invalid, "shuffle", "shuffle is 1, want true or false"},
		{with(`"weightAverage": 1`), invalid, "weightAverage", "weightAverage is 1, want 0 to less than 1"},
		{with(`"weightAverage": 0.99999999999`), invalid, "weightAverage", "weightAverage is 0.99999999999, want 0 to less than 1"},
		{with(`"clip": {"norm": -1}`), invalid, "clip.norm", "clip.norm is -1, want 0 to 1e+30"},
		{with(`"clip": 1`), invalid, "clip", "clip is 1, want an object"},
		{with(`"clip": {"nrom": 1}`), invalid, "clip.nrom", "clip.nrom is not a field of clip, want one of norm, tensorNorm, value"},
		{with(`"regularizer": {"l2": 1e999}`), invalid, "regularizer.l2", "regularizer.l2 is 1e999, want 0 to 1e+30"},
		{with(`"regularizer": {"l1": null}`), invalid, "regularizer.l1", "regularizer.l1 is null, want 0 to 1e+30"},
		{with(`"loss": "mes"`), invalid, "loss", `loss is "mes", want one of mse, half-mse, mae, huber, binary-cross-entropy, cross-entropy, hinge`},
		{with(`"loss": {"type": "huber", "delta": 0}`), invalid, "loss.delta", "loss.delta is 0, want more than 0, up to 1e+30"},
		{with(`"loss": {"type": "mse", "delta": 1}`), invalid, "loss.delta", "loss.delta is not a field of mse, want one of type"},
		{with(`"loss": {"type": "cross-entropy", "classWeights": [0, 0]}`), invalid, "loss.classWeights", "loss.classWeights are all 0, want at least one above"},
		{with(`"loss": {"type": "cross-entropy", "classWeights": [1, -2]}`), invalid, "loss.classWeights[1]", "loss.classWeights[1] is -2, want 0 to 1e+30"},
		{with(`"loss": {"type": "cross-entropy", "normalizer": "mean"}`), invalid, "loss.normalizer", `loss.normalizer is "mean", want weights or count`},
		{with(`"optimizer": 3`), invalid, "optimizer", "optimizer is 3, want a name or an object: one of sgd, adagrad, adadelta, rmsprop, adam, adamw, amsgrad, radam, nadam, lion"},
		{with(`"optimizer": {"type": "adma"}`), invalid, "optimizer.type", `optimizer.type is "adma", want one of sgd, adagrad, adadelta, rmsprop, adam, adamw, amsgrad, radam, nadam, lion`},
		{with(`"optimizer": {"type": "adam", "momentum": 0.9}`), invalid, "optimizer.momentum", "optimizer.momentum is not a field of adam, want one of type, learningRate, beta1, beta2, epsilon, weightDecay, decoupled"},
		{with(`"optimizer": {"type": "adam", "beta2": 1}`), invalid, "optimizer.beta2", "optimizer.beta2 is 1, want 0 to less than 1"},
		{with(`"optimizer": {"type": "adam", "epsilon": 0}`), invalid, "optimizer.epsilon", "optimizer.epsilon is 0, want 1e-30 to 1e+30"},
		{with(`"optimizer": {"learningRate": -0.1}`), invalid, "optimizer.learningRate", "optimizer.learningRate is -0.1, want 0 to 1e+30"},
		{with(`"schedule": {"type": "step", "every": 0, "factor": 1}`), invalid, "schedule.every", "schedule.every is 0, want 1 to 9007199254740992"},
		{with(`"schedule": {"type": "step", "every": 1}`), invalid, "schedule.factor", "schedule.factor is missing, want 0 to 1e+30"},
		{with(`"schedule": "cosine"`), invalid, "schedule.steps", "schedule.steps is missing, want 1 to 9007199254740992"},
		{with(`"schedule": {"type": "warmup", "steps": 1, "then": {"type": "ema"}}`), invalid, "schedule.then.target", "schedule.then.target is missing, want 0 to 1e+30"},
		{with(`"schedule": {"type": "one-cycle", "steps": 9, "anneal": "cos"}`), invalid, "schedule.anneal", `schedule.anneal is "cos", want cosine or linear`},
		{layer(`{"units": 1}`), invalid, "layers[0].type", "layers[0].type is missing, want one of dense, conv2d, depthwise-conv2d, separable-conv2d, conv2d-transpose, upsample2d, max-pool2d, average-pool2d, global-average-pool2d, flatten, reshape, activation, dropout, gaussian-noise, batch-norm, layer-norm, features, normalize, embedding, rnn, gru, lstm, residual"},
		{layer(`{"type": "dense", "units": 1}, {"type": "dense", "unitz": 1}`), invalid, "layers[1].unitz", "layers[1].unitz is not a field of dense, want one of type, units, init, bias, frozen, activation"},
		{layer(`{"type": "dense"}`), invalid, "layers[0].units", "layers[0].units is missing, want 1 to 4096"},
		{layer(`{"type": "dense", "units": 0}`), invalid, "layers[0].units", "layers[0].units is 0, want 1 to 4096"},
		{layer(`{"type": "dense", "units": 5000}`), tooLarge, "layers[0].units", "layers[0].units is 5000, the limit is 4096"},
		{layer(`{"type": "dense", "units": 1e400}`), tooLarge, "layers[0].units", "layers[0].units is 1e400, the limit is 4096"},
		{layer(`{"type": "dense", "units": 1, "activation": "rleu"}`), invalid, "layers[0].activation", `layers[0].activation is "rleu", want one of linear, relu, leaky-relu, elu, selu, gelu, gelu-tanh, silu, mish, sigmoid, hard-sigmoid, tanh, softplus, softsign, sin, softmax`},
		{layer(`{"type": "dense", "units": 1, "activation": {"type": "tanh", "alpha": 1}}`), invalid, "layers[0].activation.alpha", "layers[0].activation.alpha is not a field of tanh, want one of type"},
		{layer(`{"type": "dense", "units": 1, "init": "xavier"}`), invalid, "layers[0].init", `layers[0].init is "xavier", want one of glorot-uniform, glorot-normal, he-uniform, he-normal, lecun-uniform, lecun-normal, orthogonal, uniform, normal, zeros`},
		{layer(`{"type": "dense", "units": 1, "units": 2}`), invalid, "layers[0].units", "layers[0].units is given twice, want once"},
		{layer(`{"type": "dropout", "rate": 1}`), invalid, "layers[0].rate", "layers[0].rate is 1, want 0 to less than 1"},
		{layer(`{"type": "dropout", "rate": 0.5, "frozen": true}`), invalid, "layers[0].frozen", "layers[0].frozen is not a field of dropout, want one of type, rate"},
		{layer(`{"type": "conv2d", "filters": 1, "kernel": [3]}`), invalid, "layers[0].kernel", "layers[0].kernel is [3], want 1 to 65536, or [height, width]"},
		{layer(`{"type": "conv2d", "filters": 1, "kernel": [3, 0]}`), invalid, "layers[0].kernel[1]", "layers[0].kernel[1] is 0, want 1 to 65536"},
		{layer(`{"type": "conv2d", "filters": 1, "kernel": 3, "padding": "full"}`), invalid, "layers[0].padding", `layers[0].padding is "full", want valid, same or [top, bottom, left, right]`},
		{layer(`{"type": "conv2d", "filters": 1, "kernel": 3, "padding": [0, 0, -1, 0]}`), invalid, "layers[0].padding[2]", "layers[0].padding[2] is -1, want 0 to 65536"},
		{layer(`{"type": "conv2d-transpose", "filters": 1, "kernel": 3, "stride": [3, 2], "outputPadding": 2}`), invalid, "layers[0].outputPadding", "layers[0].outputPadding is [2,2], want less than stride, [3,2]"},
		{layer(`{"type": "reshape", "shape": [1, 2, 3, 4]}`), invalid, "layers[0].shape", "layers[0].shape has 4 sizes, want 1 to 3"},
		{layer(`{"type": "features", "names": ["x3"]}`), invalid, "layers[0].names[0]", `layers[0].names[0] is "x3", want one of x1, x2, x1^2, x2^2, x1*x2, sin(x1), sin(x2), cos(x1), cos(x2), radius`},
		{layer(`{"type": "features"}`), invalid, "layers[0].names", "layers[0].names is missing, want a list of names, or fourier"},
		{layer(`{"type": "features", "fourier": {"count": 0}}`), invalid, "layers[0].fourier.count", "layers[0].fourier.count is 0, want 1 to 2048"},
		{layer(`{"type": "normalize", "mean": 0, "std": [1, 0]}`), invalid, "layers[0].std[1]", "layers[0].std[1] is 0, want more than 0, up to 1e+30"},
		{layer(`{"type": "normalize", "mean": 0}`), invalid, "layers[0].std", "layers[0].std is missing, want a number or a list of numbers"},
		{layer(`{"type": "rnn", "units": 1, "activation": "sin"}`), invalid, "layers[0].activation", `layers[0].activation is "sin", want tanh or relu`},
		{layer(`{"type": "gru", "units": 1, "activation": "tanh"}`), invalid, "layers[0].activation", "layers[0].activation is not a field of gru, want one of type, units, returnSequences, bidirectional, truncate, stateful, init, bias, frozen"},
		{layer(`{"type": "lstm", "units": 1, "stateful": true, "bidirectional": true}`), invalid, "layers[0].bidirectional", "layers[0].bidirectional is true with stateful, want only one of them: the backward direction has no state to carry on"},
		{layer(`{"type": "residual", "layers": [{"type": "dense", "units": "3"}]}`), invalid, "layers[0].layers[0].units", `layers[0].layers[0].units is "3", want 1 to 4096`},
		{`{"input": ["T", 1], "layers": [{"type": "lstm", "units": 1, "stateful": true}], "shuffle": true}`, invalid, "shuffle", "shuffle is true with layers[0].stateful, want false: the state goes on into the same row of the next batch"},
		{`{"input": [2], "layers": [{"type": "dense", "units": 3, "activation": "softmax"}], "loss": "cross-entropy"}`, invalid, "layers[0].activation", "layers[0].activation is softmax under cross-entropy, want linear: the loss takes logits and has the softmax built in"},
		{`{"input": [2], "layers": [{"type": "dense", "units": 3}, {"type": "activation", "activation": "softmax"}, {"type": "dropout", "rate": 0}], "loss": "cross-entropy"}`, invalid, "layers[1].activation", "layers[1].activation is softmax under cross-entropy, want linear: the loss takes logits and has the softmax built in"},
	}
	for _, test := range tests {
		_, err := Parse([]byte(test.text))
		failure, ok := err.(*fault.Error)
		if !ok {
			t.Errorf("%s gave %v, want an error", test.text, err)
			continue
		}
		if failure.Code != test.code || failure.Path != test.path || failure.Message != test.want {
			t.Errorf("%s\ngot  %s at %q: %s\nwant %s at %q: %s", test.text, failure.Code, failure.Path, failure.Message, test.code, test.path, test.want)
		}
	}
	if _, err := Parse([]byte(`{"input": [2], "layers": [{"type": "dense", "units": 3, "activation": "softmax"}, {"type": "dense", "units": 3}], "loss": "cross-entropy"}`)); err != nil {
		t.Errorf("a softmax that is not the last activation: %v", err)
	}
	_, err := Parse([]byte(strings.Repeat(" ", MaxBytes+1)))
	if failure, ok := err.(*fault.Error); !ok || failure.Code != tooLarge {
		t.Errorf("a document past the limit gave %v", err)
	}
}
