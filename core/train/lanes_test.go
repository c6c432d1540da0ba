package train

import (
	"fmt"
	"testing"

	"backdraw/core/kernel"
	"backdraw/core/nn"
)

// images has 64 maps of 256x256 twice: in training one row of numbers takes 68 MB, four 273 MB and sixteen 1.09 GB.
const images = `{"input": [3, 256, 256], "layers": [{"type": "conv2d", "filters": 64, "kernel": 3, "padding": "same"},
	{"type": "conv2d", "filters": 64, "kernel": 3, "padding": "same"}], "batchSize": 1}`

// TestLimitsDoNotDependOnTheMachine: what wasm, of four lanes, trains on fits wherever lanes are more.
func TestLimitsDoNotDependOnTheMachine(t *testing.T) {
	s := parse(t, images)
	network, err := nn.Build[float32](s)
	if err != nil {
		t.Fatal(err)
	}
	if four, sixteen := network.Bytes(4, 1, 1, nn.Training), network.Bytes(16, 1, 1, nn.Training); four > nn.MaxBytes || sixteen <= nn.MaxBytes {
		t.Fatalf("one example takes %d bytes in four lanes and %d in sixteen, want room for the first alone", four, sixteen)
	}
	trainer, err := New(s)
	if err != nil {
		t.Fatal(err)
	}
	table := *kernel.Fast()
	for _, lanes := range []int{1, 4, 8, 16, 32} {
		table.Lanes = lanes
		trainer.kernel = &table
		if got, want := trainer.Bytes(), 4*network.Bytes(1, 1, 1, nn.Training); got < want || got > want+1<<20 {
			t.Errorf("at %d lanes training takes %d bytes, want %d and a little", lanes, got, want)
		}
	}
	if _, err := Load(trainer.Save()); err != nil {
		t.Error(err)
	}
}

// TestLoadAsksForInferenceAlone: a file that there is no room to train loads and predicts, and Train says what it lacks.
func TestLoadAsksForInferenceAlone(t *testing.T) {
	trainer, err := New(parse(t, wide))
	if err != nil {
		t.Fatal(err)
	}
	set := drawSet(trainer, 300, 1)
	want, _, err := trainer.Predict(set, PredictOptions{To: -1})
	if err != nil {
		t.Fatal(err)
	}
	saved := trainer.Save()
	defer func(before int) { limit = before }(limit)
	m := trainer.plan().memory()
	limit = trainer.plan().held() + m.saved/2 // room for no snapshot, and for some examples at a time
	if limit >= m.total() {
		t.Fatalf("the limit of %d bytes has room for training, of %d", limit, m.total())
	}
	_, err = New(trainer.spec)
	expectTooLarge(t, err, "layers", "training needs")
	loaded, err := Load(saved)
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := loaded.Predict(set, PredictOptions{To: -1})
	if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the loaded trainer predicts otherwise (%v)", err)
	}
	if err := loaded.SetData(set, nil); err == nil {
		err = loaded.Train(1)
		expectTooLarge(t, err, "layers", "training needs")
	}
	limit = loaded.plan().held() / 2
	_, err = Load(saved)
	expectTooLarge(t, err, "layers", "a forward pass of one example needs")
}
