package train

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"backdraw/core/data"
	"backdraw/core/random"
	"backdraw/core/spec"
)

// imageSpecs are networks that have, together, every layer over images and every normalisation.
var imageSpecs = map[string]string{
	"classifier": `{"version": 1, "input": [2,7,6], "layers": [
		{"type": "conv2d", "filters": 4, "kernel": 3, "stride": [2,1], "padding": "same", "groups": 2, "bias": false}, {"type": "batch-norm"},
		{"type": "activation", "activation": "tanh"}, {"type": "average-pool2d", "size": 2, "stride": 1},
		{"type": "separable-conv2d", "filters": 5, "kernel": 2, "padding": [1,0,0,1], "activation": "elu"}, {"type": "max-pool2d", "size": [1,2]},
		{"type": "depthwise-conv2d", "kernel": 2, "multiplier": 2}, {"type": "global-average-pool2d"}, {"type": "layer-norm"},
		{"type": "dense", "units": 6}, {"type": "batch-norm", "momentum": 0.3}, {"type": "dense", "units": 3}],
		"loss": "cross-entropy", "optimizer": {"type": "adam", "learningRate": 0.01}, "batchSize": 11}`,
	"autoencoder": `{"version": 1, "input": [2,7,6], "layers": [
		{"type": "conv2d", "filters": 3, "kernel": [4,3], "stride": 2, "padding": [1,1,1,0], "activation": "tanh"}, {"type": "batch-norm"},
		{"type": "upsample2d", "factor": 2},
		{"type": "conv2d-transpose", "filters": 2, "kernel": [2,1], "activation": "sigmoid"}],
		"optimizer": {"type": "sgd", "momentum": 0.9, "learningRate": 0.1}, "batchSize": 11}`,
}

// imageTrainer returns a trainer of one of imageSpecs on 40 images: the target of a classifier is
// the third of the image with most ink, that of an autoencoder the image.
func imageTrainer(t *testing.T, name string) (*Trainer, *data.Set) {
	t.Helper()
	source := random.Source{State: 3}
	set := &data.Set{N: 40, T: 1}
	for range set.N {
		var ink [3]float64
		for pixel := range 2 * 7 * 6 {
			v := source.Float64()
			ink[pixel%6/2] += v
			set.X = append(set.X, float32(v))
		}
		if name == "autoencoder" {
			set.Values = set.X
			continue
		}
		most := 0
		for third, v := range ink {
			if v > ink[most] {
				most = third
			}
		}
		set.Labels = append(set.Labels, int32(most))
	}
	s, err := spec.Parse([]byte(imageSpecs[name]))
	if err != nil {
		t.Fatal(err)
	}
	return newTrainer(t, s, set), set
}

func forImages(t *testing.T, run func(t *testing.T, trainer *Trainer, set *data.Set)) {
	t.Helper()
	if len(imageSpecs) != 2 {
		t.Errorf("%d networks, want 2", len(imageSpecs))
	}
	for name := range imageSpecs {
		t.Run(name, func(t *testing.T) {
			trainer, set := imageTrainer(t, name)
			run(t, trainer, set)
		})
	}
}

func trainSteps(t *testing.T, trainer *Trainer, steps int) {
	t.Helper()
	if err := trainer.Train(steps); err != nil {
		t.Fatal(err)
	}
}

func TestImageNetworksLearn(t *testing.T) {
	forImages(t, func(t *testing.T, trainer *Trainer, set *data.Set) {
		before, err := trainer.Evaluate(set)
		if err != nil {
			t.Fatal(err)
		}
		trainSteps(t, trainer, 400)
		after, err := trainer.Evaluate(set)
		if err != nil {
			t.Fatal(err)
		}
		if !(after.Loss < 0.8*before.Loss) {
			t.Errorf("loss went from %.4f to %.4f, want 0.8 of it at most", before.Loss, after.Loss)
		}
	})
}

func TestImageGradients(t *testing.T) {
	forImages(t, func(t *testing.T, trainer *Trainer, set *data.Set) {
		trainSteps(t, trainer, 5)
		few := &data.Set{N: 5, T: 1, X: set.X[:5*84], Labels: set.Labels}
		if set.Labels != nil {
			few.Labels = set.Labels[:5]
		} else {
			few.Values = few.X
		}
		check, err := trainer.CheckGradients(few, MaxChecked)
		if err != nil {
			t.Fatal(err)
		}
		if check.Checked != trainer.ParameterCount() || check.MaxRelativeError > 1e-5 {
			t.Errorf("%d of %d parameters checked, worst error %.2g, want all and 1e-5", check.Checked, trainer.ParameterCount(), check.MaxRelativeError)
		}
	})
}

// TestRunningStatisticsMoveInTrainingOnly: looking at a network leaves it as it is, bit for bit.
func TestRunningStatisticsMoveInTrainingOnly(t *testing.T) {
	forImages(t, func(t *testing.T, trainer *Trainer, set *data.Set) {
		trainSteps(t, trainer, 7)
		before := trainer.Save()
		state := append([]float32(nil), trainer.state...)
		first, err := trainer.Evaluate(set)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := trainer.Predict(set, PredictOptions{To: -1}); err != nil {
			t.Fatal(err)
		}
		if _, err := trainer.Trace(set); err != nil {
			t.Fatal(err)
		}
		if _, err := trainer.CheckGradients(set, MaxChecked); err != nil {
			t.Fatal(err)
		}
		second, err := trainer.Evaluate(set)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(before, trainer.Save()) || first.Loss != second.Loss {
			t.Error("evaluating, predicting, tracing and checking changed the network")
		}
		trainSteps(t, trainer, 1)
		if len(state) == 0 {
			t.Fatal("the network keeps no running statistics")
		}
		for i, v := range trainer.state {
			if v == state[i] || math.IsNaN(float64(v)) {
				t.Errorf("running statistic %d is %v before and %v after a step", i, state[i], v)
			}
		}
	})
}

func TestSavedImageRunGoesOn(t *testing.T) {
	forImages(t, func(t *testing.T, trainer *Trainer, set *data.Set) {
		trainSteps(t, trainer, 13)
		loaded, err := Load(trainer.Save())
		if err != nil {
			t.Fatal(err)
		}
		if err := loaded.SetData(set, nil); err != nil {
			t.Fatal(err)
		}
		trainSteps(t, trainer, 20)
		trainSteps(t, loaded, 20)
		if !bytes.Equal(trainer.Save(), loaded.Save()) {
			t.Error("the loaded run differs from the one that was not interrupted")
		}
	})
}

func TestImageStepAllocatesNothing(t *testing.T) {
	forImages(t, func(t *testing.T, trainer *Trainer, _ *data.Set) {
		trainSteps(t, trainer, 9)
		if n := testing.AllocsPerRun(20, func() { trainSteps(t, trainer, 1) }); n != 0 {
			t.Errorf("a step allocates %v times, want none", n)
		}
	})
}

// TestPartsOfImageNetworks cuts a network after each layer: both halves, one after the other, give
// what the whole gives.
func TestPartsOfImageNetworks(t *testing.T) {
	forImages(t, func(t *testing.T, trainer *Trainer, set *data.Set) {
		trainSteps(t, trainer, 9)
		whole, _, err := trainer.Predict(set, PredictOptions{To: -1})
		if err != nil {
			t.Fatal(err)
		}
		cuts := 0
		for k := range trainer.last() {
			middle, _, err := trainer.Predict(set, PredictOptions{To: k})
			if err != nil {
				t.Fatal(err)
			}
			got, _, err := trainer.Predict(&data.Set{N: set.N, T: 1, X: middle}, PredictOptions{From: k + 1, To: -1})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got, whole) {
				t.Errorf("cut after layer %d the network gives other numbers", k)
			}
			cuts++
		}
		if cuts != len(trainer.spec.Layers)-1 {
			t.Errorf("cut in %d places, want %d", cuts, len(trainer.spec.Layers)-1)
		}
	})
}
