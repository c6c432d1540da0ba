package train

import (
	"math"
	"testing"

	"backdraw/core/kernel"
)

// TestCarriedStatesOfAShortBatch: the short last batch goes on from the states of the rows that it
// has, however wide a row of the kernel is.
func TestCarriedStatesOfAShortBatch(t *testing.T) {
	cells := 0
	for _, cell := range []string{"rnn", "gru", "lstm"} {
		run := func(k *kernel.Table[float32]) *Trainer {
			trainer, err := New(parse(t, `{"input":["T",2],"layers":[{"type":%q,"units":3,"stateful":true},{"type":"dense","units":1}],"shuffle":false,"batchSize":20,
				"optimizer":{"type":"sgd","learningRate":0.5}}`, cell))
			if err != nil {
				t.Fatal(err)
			}
			trainer.kernel = k
			if err := trainer.SetData(drawSet(trainer, 23, 1), nil); err != nil {
				t.Fatal(err)
			}
			trainSteps(t, trainer, 2)
			return trainer
		}
		plain, fast := run(kernel.Scalar()), run(kernel.Fast())
		for i, want := range plain.w {
			if got := fast.w[i]; math.Abs(float64(got-want)) > 1e-6 {
				t.Errorf("%s: after a batch of 20 and one of 3 weight %d is %g in rows of %d, %g in rows of %d", cell, i, got, fast.kernel.Lanes, want, plain.kernel.Lanes)
			}
		}
		cells++
	}
	if cells != 3 {
		t.Errorf("ran %d cells, want 3", cells)
	}
}
