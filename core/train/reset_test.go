package train

import (
	"slices"
	"testing"

	"backdraw/core/data"
)

// TestResetForgetsAllButDataAndMasks: after a reset a run is a new trainer's, to the bit, whatever was before; masks stay.
func TestResetForgetsAllButDataAndMasks(t *testing.T) {
	forNetworks(t, func(t *testing.T, name string, used *Trainer, _ *data.Set) {
		fresh, _ := networkTrainer(t, name)
		for _, trainer := range []*Trainer{used, fresh} {
			if err := trainer.Update([]byte(`{"weightAverage": 0.5}`)); err != nil {
				t.Fatal(err)
			}
		}
		path := used.Parameters()[0].Path
		size := len(used.Parameters()[0].Data)
		mask := slices.Repeat([]float32{1}, size)
		mask[0], mask[size-1] = 0, 0
		change := map[string]ParameterChange{path: {Mask: mask}}
		if err := fresh.SetParameters(change); err != nil {
			t.Fatal(err)
		}
		trainSteps(t, used, 7)
		if err := used.SetData(used.train, used.test); err != nil { // epochs of earlier data
			t.Fatal(err)
		}
		trainSteps(t, used, 3)
		if err := used.SetParameters(change); err != nil {
			t.Fatal(err)
		}
		if err := used.Reset(nil); err != nil {
			t.Fatal(err)
		}
		for _, trainer := range []*Trainer{used, fresh} { // takes the memory of carried states
			if err := trainer.Begin(false); err != nil {
				t.Fatal(err)
			}
		}
		for steps := range 9 {
			w := parameter(t, used, path)
			if w[0] != 0 || w[size-1] != 0 {
				t.Fatalf("after %d steps the masked weights are %v and %v, want 0", steps, w[0], w[size-1])
			}
			if string(used.Save()) != string(fresh.Save()) {
				t.Fatalf("%d steps after a reset the trainer is not a new one's", steps)
			}
			a, errA := used.Report(true)
			b, errB := fresh.Report(true)
			if errA != nil || errB != nil || a.Epochs != b.Epochs || a.Loss != b.Loss || *a.TestLoss != *b.TestLoss || a.LearningRate != b.LearningRate {
				t.Fatalf("%d steps after a reset the report is %+v (%v), a new one's %+v (%v)", steps, a, errA, b, errB)
			}
			trainSteps(t, used, 1)
			trainSteps(t, fresh, 1)
		}
	})
}

// TestDivergingStepChangesNothing: the rate throws the weights past all numbers; running statistics, average and optimizer come back too.
func TestDivergingStepChangesNothing(t *testing.T) {
	set := &data.Set{N: 2, T: 1, X: []float32{1, 5}, Values: []float32{1e25, -1e25}}
	trainer := byHand(t, `{"input": [1], "layers": [{"type": "batch-norm"}, {"type": "dense", "units": 1}], "weightAverage": 0.5,
		"optimizer": {"type": "sgd", "learningRate": 1e20, "momentum": 0.9}}`, map[string][]float32{"layers[1].w": {1}}, set, nil)
	before := string(trainer.Save())
	if err := trainer.Train(1); err == nil {
		t.Fatal("the step ends in finite numbers")
	}
	if string(trainer.Save()) != before {
		t.Error("a step that diverged left something of it")
	}
}

func TestDrawTakesTheFirstOfTheLikeliest(t *testing.T) {
	if got := draw([]float32{1, 3, 3, 2}, 0, nil); got != 1 {
		t.Errorf("got %d, want 1", got)
	}
}
