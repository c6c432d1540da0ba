package train

import (
	"testing"

	"backdraw/core/data"
	"backdraw/core/fault"
)

// adder is h' = relu(x + h) of one unit, frozen: over ones it counts its steps, so that the loss, of the target 0, tells what was carried.
const adder = `{"input": ["T",1], "layers": [{"type": "rnn", "units": 1, "activation": "relu", "stateful": true, "bias": false, "frozen": true}], "shuffle": false, "batchSize": `

func countingTrainer(t *testing.T, batch string, examples int) *Trainer {
	t.Helper()
	set := &data.Set{N: examples, T: 2, Values: make([]float32, examples)}
	for range 2 * examples {
		set.X = append(set.X, 1)
	}
	return byHand(t, adder+batch+`}`, map[string][]float32{"layers[0].w_ih": {1}, "layers[0].w_hh": {1}}, set, nil)
}

func lossOfNextStep(t *testing.T, trainer *Trainer) *float64 {
	t.Helper()
	if err := trainer.Begin(false); err != nil {
		t.Fatal(err)
	}
	trainSteps(t, trainer, 1)
	report, err := trainer.Report(false)
	if err != nil {
		t.Fatal(err)
	}
	return &report.Loss
}

// TestCarriedStatesEndWithTheEpoch: two ones make 2, two more 4, of which the losses are 4 and 16; the next epoch
// begins at 0 again, as do a reset and another size of the batch.
func TestCarriedStatesEndWithTheEpoch(t *testing.T) {
	trainer := countingTrainer(t, "2", 4)
	for epoch := range 2 {
		expectNumber(t, "the loss of the first batch", lossOfNextStep(t, trainer), 4)
		expectNumber(t, "the loss of the second batch", lossOfNextStep(t, trainer), 16)
		if epoch == 1 {
			break
		}
	}
	expectNumber(t, "the loss of a third epoch", lossOfNextStep(t, trainer), 4)
	if err := trainer.Reset(nil); err != nil {
		t.Fatal(err)
	}
	if err := trainer.SetParameters(map[string]ParameterChange{"layers[0].w_ih": {Value: []float32{1}}, "layers[0].w_hh": {Value: []float32{1}}}); err != nil {
		t.Fatal(err)
	}
	expectNumber(t, "the loss after a reset", lossOfNextStep(t, trainer), 4)
	if err := trainer.Update([]byte(`{"batchSize": 1}`)); err != nil {
		t.Fatal(err)
	}
	expectNumber(t, "the loss of another size", lossOfNextStep(t, trainer), 4)
	if err := trainer.Update([]byte(`{"optimizer": {"learningRate": 0.5}}`)); err != nil {
		t.Fatal(err)
	}
	expectNumber(t, "the loss after a change of the rate, which carries on", lossOfNextStep(t, trainer), 16)
}

// TestTheLastStepMayBeTheOneThatDiverges: the loss of 1e20 is a number, and its gradient, 2e40, is none; the weights come back.
func TestTheLastStepMayBeTheOneThatDiverges(t *testing.T) {
	trainer := byHand(t, scalar+`"optimizer": {"type": "sgd", "learningRate": 1}}`, map[string][]float32{"layers[0].w": {1}}, pairs(1e20, 0), nil)
	expectFault(t, "one step", trainer.Train(1), fault.NotFinite, "", "the weights are back at step 0")
	expectNumbers(t, "w", parameter(t, trainer, "layers[0].w"), 1)
}

// TestRegularizerOfAFrozenLayer: a layer that is frozen counts in no norm.
func TestRegularizerOfAFrozenLayer(t *testing.T) {
	// The first layer is frozen, w = 2; the second has w = 1/2 and no gradient by the data, as the target is met: l2 = 1 makes 1/2 of it,
	// below the norm's limit 1, which it and the frozen 2 together would pass.
	trainer := byHand(t, `{"input": [1], "layers": [{"type": "dense", "units": 1, "bias": false, "frozen": true}, {"type": "dense", "units": 1, "bias": false}],
		"regularizer": {"l2": 1}, "clip": {"norm": 1}, "optimizer": {"type": "sgd", "learningRate": 0.1}}`,
		map[string][]float32{"layers[0].w": {2}, "layers[1].w": {0.5}}, pairs(1, 1), nil)
	trainSteps(t, trainer, 1)
	expectNumbers(t, "the frozen w", parameter(t, trainer, "layers[0].w"), 2)
	expectNumbers(t, "w", parameter(t, trainer, "layers[1].w"), 0.45)
}
