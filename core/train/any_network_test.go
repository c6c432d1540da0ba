package train

import (
	"bytes"
	"testing"

	"backdraw/core/data"
	"backdraw/core/nn"
)

// TestAnyStepAllocatesNothing takes steps past the ends of epochs, the test set's pass of a plateau
// among them, without and with gradient norms.
func TestAnyStepAllocatesNothing(t *testing.T) {
	forNetworks(t, func(t *testing.T, _ string, trainer *Trainer, _ *data.Set) {
		for _, norms := range []bool{false, true} {
			if err := trainer.Begin(norms); err != nil {
				t.Fatal(err)
			}
			trainSteps(t, trainer, 2*snapshotEvery)
			const steps = 2 * snapshotEvery
			if n := testing.AllocsPerRun(1, func() { trainSteps(t, trainer, steps) }); n != 0 {
				t.Errorf("%d steps allocate %v times with gradient norms %v, want never", steps, n, norms)
			}
		}
	})
}

// TestAnyWorkspaceSaysItsBytes: what is said before is what is taken, to the byte but for the allocator, which rounds
// each of the two slices up to whole pages of 8 KiB, and the struct of less than 1 KiB. Passes over it take nothing that grows with the
// batch: what Bind cuts is headers, at most 2 KiB for each of the network's layers and activations.
func TestAnyWorkspaceSaysItsBytes(t *testing.T) {
	forNetworks(t, func(t *testing.T, _ string, trainer *Trainer, _ *data.Set) {
		const batch, page = 3000, 8 << 10
		said := uint64(trainer.network.Bytes(trainer.kernel.Lanes, batch, 5, nn.Training))
		numbers := trainer.numbers()
		numbers.Carry = make([]float32, trainer.network.CarryRows()*nn.Rows(trainer.kernel, batch))
		var w *nn.Workspace[float32]
		var err error
		taken := allocated(func() { w, err = nn.NewWorkspace(trainer.network, trainer.kernel, batch, 5, nn.Training) })
		if err != nil {
			t.Fatal(err)
		}
		if taken < said || taken > said+2*page+1<<10 {
			t.Errorf("took %d bytes, said %d", taken, said)
		}
		passes := allocated(func() {
			w.Bind(batch, 5, numbers)
			w.Forward(true, nil, 1)
		})
		if most := uint64(2<<10) * 2 * uint64(len(trainer.network.Blocks())+4); passes > most {
			t.Errorf("the first pass took %d bytes beyond, want at most %d", passes, most)
		}
	})
}

// TestTestLossIsEvaluates: the figure that a plateau follows is the one that the report shows.
func TestTestLossIsEvaluates(t *testing.T) {
	forNetworks(t, func(t *testing.T, _ string, trainer *Trainer, _ *data.Set) {
		trainer.test = drawSet(trainer, 3*partExamples/2, 4)
		trainSteps(t, trainer, 3)
		got, err := trainer.testLoss()
		if err != nil {
			t.Fatal(err)
		}
		if want, err := trainer.Evaluate(nil); err != nil || got != want.Loss {
			t.Errorf("the loss is %v, Evaluate says %v (%v)", got, want.Loss, err)
		}
	})
}

// TestAnyRunTwice: two runs of one spec, one of them in several calls and looked at in between, are
// the same bit for bit.
func TestAnyRunTwice(t *testing.T) {
	forNetworks(t, func(t *testing.T, name string, once *Trainer, _ *data.Set) {
		again, set := networkTrainer(t, name)
		trainSteps(t, once, 37)
		for range 37 {
			if err := again.Begin(true); err != nil {
				t.Fatal(err)
			}
			trainSteps(t, again, 1)
			if _, err := again.Report(true); err != nil {
				t.Fatal(err)
			}
			if _, _, err := again.Predict(set, PredictOptions{To: -1}); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(once.Save(), again.Save()) {
			t.Error("two runs of one spec differ")
		}
	})
}

// TestAnySavedRunGoesOn saves in the middle of an epoch: what is loaded trains on bit for bit.
func TestAnySavedRunGoesOn(t *testing.T) {
	forNetworks(t, func(t *testing.T, name string, whole *Trainer, learn *data.Set) {
		trainSteps(t, whole, 12)
		loaded, err := Load(whole.Save())
		if err != nil {
			t.Fatal(err)
		}
		if err := loaded.SetData(learn, drawSet(loaded, 9, 2)); err != nil {
			t.Fatal(err)
		}
		trainSteps(t, whole, 25)
		trainSteps(t, loaded, 25)
		if !bytes.Equal(whole.Save(), loaded.Save()) {
			t.Error("the loaded run differs from the one that was not interrupted")
		}
	})
}
