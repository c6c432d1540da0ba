package train

import "testing"

func TestHistoryHasEveryEpoch(t *testing.T) {
	trainer := newTrainer(t, playground(), spirals(95))
	perEpoch := trainer.StepsPerEpoch()
	if err := trainer.Begin(false); err != nil {
		t.Fatal(err)
	}
	if err := trainer.Train(3*perEpoch + 1); err != nil {
		t.Fatal(err)
	}
	all := trainer.History()
	if len(all) != 3 {
		t.Fatalf("three epochs and a step made %d entries, want 3", len(all))
	}
	for i, e := range all {
		if want := uint64((i + 1) * perEpoch); e.Steps != want || e.LearningRate != 0.03 || !(e.Loss > 0) {
			t.Errorf("entry %d is %+v, want steps %d, rate 0.03 and a loss", i, e, want)
		}
	}
	if err := trainer.Reset(nil); err != nil {
		t.Fatal(err)
	}
	if n := len(trainer.History()); n != 0 {
		t.Errorf("after Reset there are %d entries, want none", n)
	}
}

func TestHistoryThinsOutEvenly(t *testing.T) {
	var h history
	h.reset()
	for i := 1; i <= 5*historySize; i++ {
		h.add(Epoch{Steps: uint64(i)})
	}
	if h.every != 8 || len(h.entries) != 5*historySize/8 {
		t.Fatalf("%d entries, one for %d epochs, want %d for 8", len(h.entries), h.every, 5*historySize/8)
	}
	for i, e := range h.entries {
		if e.Steps != uint64(8*(i+1)) {
			t.Fatalf("entry %d is of epoch %d, want %d", i, e.Steps, 8*(i+1))
		}
	}
	h.cut(100)
	if n := len(h.entries); n != 12 || h.seen != 96 {
		t.Errorf("cut at 100 leaves %d entries of %d epochs, want 12 of 96", n, h.seen)
	}
}
