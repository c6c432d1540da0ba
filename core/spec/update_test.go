package spec

import (
	"reflect"
	"testing"

	"backdraw/core/fault"
)

const whatToUpdate = `{"input": [2], "layers": [
	{"type": "dense", "units": 8, "activation": "tanh"},
	{"type": "dropout", "rate": 0.5},
	{"type": "residual", "layers": [{"type": "gaussian-noise", "std": 1}, {"type": "dense", "units": 8}]},
	{"type": "normalize", "mean": 0, "std": 1},
	{"type": "dense", "units": 3}],
	"loss": {"type": "cross-entropy", "labelSmoothing": 0.1}, "optimizer": {"momentum": 0.9}, "clip": {"norm": 1}}`

func TestUpdate(t *testing.T) {
	tests := []struct {
		patch  string
		change func(*Spec)
	}{
		{`{}`, func(s *Spec) {}},
		{`{"optimizer": {"learningRate": 0.5}}`, func(s *Spec) { s.Optimizer.LearningRate = 0.5 }},
		{`{"optimizer": {"type": "sgd", "learningRate": 0.5}}`, func(s *Spec) { s.Optimizer.LearningRate = 0.5 }},
		{`{"optimizer": {"momentum": null}}`, func(s *Spec) { s.Optimizer.Momentum = 0 }},
		{`{"optimizer": "sgd"}`, func(s *Spec) { s.Optimizer.Momentum = 0 }},
		{`{"optimizer": {"type": "lion", "weightDecay": 0.1}}`, func(s *Spec) {
			s.Optimizer = Optimizer{Type: "lion", LearningRate: 0.0001, Beta1: 0.9, Beta2: 0.99, WeightDecay: 0.1, Decoupled: true}
		}},
		{`{"schedule": {"type": "warmup", "steps": 5, "then": {"type": "cosine", "steps": 7}}}`, func(s *Spec) {
			s.Schedule = Schedule{Type: "warmup", Steps: 5, Then: &Schedule{Type: "cosine", Steps: 7}}
		}},
		{`{"regularizer": {"l2": 0.01}, "clip": null}`, func(s *Spec) { s.Regularizer.L2, s.Clip.Norm = 0.01, 0 }},
		{`{"clip": {"value": 2}}`, func(s *Spec) { s.Clip.Value = 2 }},
		{`{"weightAverage": 0.9, "batchSize": 4, "shuffle": false, "seed": 9, "version": 1}`, func(s *Spec) {
			s.WeightAverage, s.BatchSize, s.Shuffle, s.Seed = 0.9, 4, false, 9
		}},
		{`{"loss": {"labelSmoothing": 0, "classWeights": [1, 2, 3]}}`, func(s *Spec) {
			s.Loss.LabelSmoothing, s.Loss.ClassWeights = 0, []float64{1, 2, 3}
		}},
		{`{"layers": [{"frozen": true}, {"rate": 0.2}, {"layers": {"0": {"std": 2}, "1": {"frozen": true}}}, null, {}]}`, func(s *Spec) {
			s.Layers[0].Frozen, s.Layers[1].Rate = true, 0.2
			s.Layers[2].Layers[0].Std, s.Layers[2].Layers[1].Frozen = 2, true
		}},
		{`{"layers": {"1": {"rate": 0.25}}}`, func(s *Spec) { s.Layers[1].Rate = 0.25 }},
		{`{"layers": {"0": {"units": 8, "type": "dense"}}, "input": [2.0]}`, func(s *Spec) {}},
		{`{"layers": null}`, func(s *Spec) {}},
	}
	old := parsed(t, whatToUpdate)
	for _, test := range tests {
		want := parsed(t, whatToUpdate)
		test.change(want)
		got, err := Update(old, []byte(test.patch))
		if err != nil {
			t.Errorf("%s: %v", test.patch, err)
			continue
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s\ngot  %s\nwant %s", test.patch, got.Marshal(), want.Marshal())
		}
		if !reflect.DeepEqual(old, parsed(t, whatToUpdate)) {
			t.Fatalf("%s changed the spec it was applied to", test.patch)
		}
	}
}

func TestUpdateRefuses(t *testing.T) {
	tests := []struct{ patch, path, want string }{
		{`3`, "", "the patch is 3, want an object"},
		{`{"layers": {"0": {"units": 9}}}`, "layers[0].units", "layers[0].units cannot change in update, start a new trainer"},
		{`{"layers": {"0": {"activation": "relu"}}}`, "layers[0].activation.type", "layers[0].activation.type cannot change in update, start a new trainer"},
		{`{"layers": {"0": {"bias": false}}}`, "layers[0].bias", "layers[0].bias cannot change in update, start a new trainer"},
		{`{"layers": {"0": {"type": "flatten"}}}`, "layers[0].type", "layers[0].type cannot change in update, start a new trainer"},
		{`{"layers": {"2": {"layers": [{}, {"units": 9}]}}}`, "layers[2].layers[1].units", "layers[2].layers[1].units cannot change in update, start a new trainer"},
		{`{"layers": {"3": {"std": 2}}}`, "layers[3].std", "layers[3].std cannot change in update, start a new trainer"},
		{`{"layers": {"0": {"unitz": 9}}}`, "layers[0].unitz", "layers[0].unitz is not a field of dense, want one of type, units, init, bias, frozen, activation"},
		{`{"layers": [{}]}`, "layers", "layers has 1 entries, want 5, one for each layer: {} keeps it"},
		{`{"layers": {"5": {}}}`, "layers.5", "layers.5 names no layer, want a number from 0 to 4"},
		{`{"layers": {"x": {}}}`, "layers.x", "layers.x names no layer, want a number from 0 to 4"},
		{`{"layers": [1, {}, {}, {}, {}]}`, "layers[0]", "layers[0] is 1, want an object of what changes, or null"},
		{`{"layers": 1}`, "layers", "layers is 1, want a list with one entry for each layer"},
		{`{"layers": {"1": {"rate": null}}}`, "layers[1].rate", "layers[1].rate is missing, want 0 to less than 1"},
		{`{"layers": {"1": {"rate": 2}}}`, "layers[1].rate", "layers[1].rate is 2, want 0 to less than 1"},
		{`{"input": [3]}`, "input", "input cannot change in update, start a new trainer"},
		{`{"input": null}`, "input", `input is missing, want [F], [C,H,W], ["T",F] or ["T"]`},
		{`{"loss": "mse"}`, "loss.type", "loss.type cannot change in update, start a new trainer"},
		{`{"version": 2}`, "version", "version is 2, want 1"},
		{`{"optimizer": {"learningRate": "fast"}}`, "optimizer.learningRate", `optimizer.learningRate is "fast", want 0 to 1e+30`},
		{`{"optimizer": {"type": "adam", "momentum": 0.9}}`, "optimizer.momentum", "optimizer.momentum is not a field of adam, want one of type, learningRate, beta1, beta2, epsilon, weightDecay, decoupled"},
		{`{"optimiser": "adam"}`, "optimiser", "optimiser is not a field of the spec, want one of version, seed, input, layers, loss, optimizer, schedule, regularizer, clip, weightAverage, batchSize, shuffle"},
		{`{"seed": 1, "seed": 2}`, "seed", "seed is given twice, want once"},
	}
	old := parsed(t, whatToUpdate)
	for _, test := range tests {
		_, err := Update(old, []byte(test.patch))
		failure, ok := err.(*fault.Error)
		if !ok {
			t.Errorf("%s gave %v, want an error", test.patch, err)
			continue
		}
		if failure.Code != fault.InvalidSpec || failure.Path != test.path || failure.Message != test.want {
			t.Errorf("%s\ngot  %s at %q: %s\nwant at %q: %s", test.patch, failure.Code, failure.Path, failure.Message, test.path, test.want)
		}
	}
}
