package train

import (
	"reflect"
	"testing"

	"backdraw/core/model"
)

// TestNamesStay: what the data are called goes through a file and a reset.
func TestNamesStay(t *testing.T) {
	s := parse(t, `{"version":1,"input":[2],"layers":[{"type":"dense","units":1}]}`)
	trainer := newTrainer(t, s, spirals(4))
	bare := trainer.Save()
	want := model.Names{Features: []string{"a", "b"}, Targets: []string{"c"}, Classes: []string{"no", "yes"}}
	trainer.SetNames(want)
	loaded, err := Load(trainer.Save())
	if err != nil {
		t.Fatal(err)
	}
	if err := loaded.Reset(nil); err != nil {
		t.Fatal(err)
	}
	if got := loaded.Names(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if loaded, err = Load(bare); err != nil || !reflect.DeepEqual(loaded.Names(), model.Names{}) {
		t.Errorf("a file without names gives %+v, %v", loaded.Names(), err)
	}
}
