package train

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"backdraw/core/data"
	"backdraw/core/fault"
	"backdraw/core/model"
	"backdraw/core/spec"
)

var optimizers = []string{"sgd", "adagrad", "adadelta", "rmsprop", "adam", "adamw", "amsgrad", "radam", "nadam", "lion"}

func parse(t *testing.T, format string, args ...any) *spec.Spec {
	t.Helper()
	s, err := spec.Parse(fmt.Appendf(nil, format, args...))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSavedRunGoesOn interrupts a run in the middle of an epoch, with every optimizer and schedule:
// what is loaded must train on bit for bit, dropout, shuffling, masks and averages included.
func TestSavedRunGoesOn(t *testing.T) {
	extras := map[string]string{
		"adamw": `,"weightDecay":0.01`, "sgd": `,"momentum":0.9,"nesterov":true`, "rmsprop": `,"momentum":0.5,"centered":true`,
	}
	schedules := []string{`{"type":"constant"}`, `{"type":"cosine","steps":30}`, `{"type":"ema","target":0.001}`, `{"type":"plateau","patience":1}`}
	cases := 0
	for i, name := range optimizers {
		t.Run(name, func(t *testing.T) {
			s := parse(t, `{"version":1,"seed":3,"input":[2],"layers":[{"type":"dense","units":9,"activation":"tanh"},{"type":"dropout","rate":0.3},
				{"type":"dense","units":1}],"optimizer":{"type":%q%s},"schedule":%s,"weightAverage":0.9,"batchSize":5,"clip":{"norm":1}}`,
				name, extras[name], schedules[i%len(schedules)])
			set := spirals(23)
			whole, half := newTrainer(t, s, set), newTrainer(t, s, set)
			for _, trainer := range []*Trainer{whole, half} {
				mask := slices.Repeat([]float32{1}, 18)
				mask[4] = 0
				frozen := make([]float32, 9)
				frozen[2] = 1
				if err := trainer.SetParameters(map[string]ParameterChange{"layers[0].w": {Mask: mask}, "layers[0].b": {Frozen: frozen}}); err != nil {
					t.Fatal(err)
				}
				if err := trainer.Train(17); err != nil {
					t.Fatal(err)
				}
			}
			bytes := half.Save()
			loaded, err := Load(bytes)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(loaded.Save(), bytes) {
				t.Error("what was loaded saves other bytes")
			}
			if err := loaded.SetData(set, nil); err != nil {
				t.Fatal(err)
			}
			for _, trainer := range []*Trainer{whole, loaded} {
				if err := trainer.Train(44); err != nil {
					t.Fatal(err)
				}
			}
			if !slices.Equal(whole.w, loaded.w) || !slices.Equal(whole.average, loaded.average) {
				t.Error("the loaded run went elsewhere")
			}
			if whole.w[4] != 0 || whole.w[18+2] != 0 {
				t.Errorf("a masked weight is %g, a frozen bias %g, want 0 and 0", whole.w[4], whole.w[18+2])
			}
			a, _ := whole.Report(false)
			b, _ := loaded.Report(false)
			if a.Steps != b.Steps || a.Examples != b.Examples || a.Epochs != b.Epochs || a.LearningRate != b.LearningRate {
				t.Errorf("reports differ: %+v and %+v", a, b)
			}
		})
		cases++
	}
	if cases != len(optimizers) {
		t.Errorf("ran %d cases, want %d", cases, len(optimizers))
	}
}

func TestSavedStreamsGoOn(t *testing.T) {
	s := writerSpec("lstm")
	s.Layers[1].Stateful, s.Shuffle, s.BatchSize = true, false, 4
	set := alphabet(20, 5)
	whole, half := newTrainer(t, s, set), newTrainer(t, s, set)
	for _, trainer := range []*Trainer{whole, half} {
		if err := trainer.Train(8); err != nil {
			t.Fatal(err)
		}
	}
	bytes := half.Save()
	loaded, err := Load(bytes)
	if err != nil {
		t.Fatal(err)
	}
	if err := loaded.SetData(set, nil); err != nil {
		t.Fatal(err)
	}
	for _, trainer := range []*Trainer{whole, loaded} {
		if err := trainer.Train(9); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Equal(whole.w, loaded.w) {
		t.Error("the loaded run went elsewhere: carried states were lost")
	}
}

func TestLoadRefusesWhatDoesNotFit(t *testing.T) {
	trainer := newTrainer(t, playground(), spirals(20))
	f, err := model.Decode(trainer.Save())
	if err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(f *model.File){
		"weights missing":   func(f *model.File) { f.Tensors = nil },
		"weights short":     func(f *model.File) { f.Tensors[0].Data = f.Tensors[0].Data[1:] },
		"counters too many": func(f *model.File) { f.OptimizerCounters = append(f.OptimizerCounters, 1, 2, 3) },
		"a mask too short":  func(f *model.File) { f.Add("mask", []float32{1}) },
	} {
		spoilt := *f
		spoilt.Tensors = slices.Clone(f.Tensors)
		spoil(&spoilt)
		var e *fault.Error
		if _, err := Load(model.Encode(&spoilt)); !errors.As(err, &e) || e.Code != fault.Corrupt {
			t.Errorf("%s: got %v, want an error of code corrupt", name, err)
		}
	}
}

// TestIntegerTargets counts what integers are taken for: labels, or numbers where there is one for
// each output.
func TestIntegerTargets(t *testing.T) {
	for _, c := range []struct {
		loss   string
		units  int
		y      []int32
		values bool
		ok     bool
	}{
		{"cross-entropy", 3, []int32{2, 0}, false, true},
		{"cross-entropy", 3, []int32{0, 0, 1, 1, 0, 0}, true, true},
		{"cross-entropy", 3, []int32{3, 0}, false, false},
		{"binary-cross-entropy", 1, []int32{1, 0}, true, true},
		{"binary-cross-entropy", 2, []int32{1, 0, 0, 1}, true, true},
		{"binary-cross-entropy", 2, []int32{1, 0}, false, false},
		{"hinge", 1, []int32{-1, 1}, true, true},
		{"hinge", 3, []int32{2, 1}, false, true},
		{"mse", 1, []int32{7, -4}, true, true},
	} {
		trainer, err := New(parse(t, `{"version":1,"input":[1],"layers":[{"type":"dense","units":%d}],"loss":%q}`, c.units, c.loss))
		if err != nil {
			t.Fatal(err)
		}
		err = trainer.SetData(&data.Set{N: 2, T: 1, X: []float32{0, 1}, Labels: c.y}, nil)
		if (err == nil) != c.ok {
			t.Errorf("%+v: got %v", c, err)
		} else if c.ok && (trainer.train.Values != nil) != c.values {
			t.Errorf("%+v: taken as numbers: %v", c, trainer.train.Values != nil)
		}
	}
}

func TestSetDataRefuses(t *testing.T) {
	nan := float32(0)
	nan /= nan
	for want, set := range map[string]*data.Set{
		"x has no examples, want at least 1":             {},
		"x has 3 numbers, want 4: 2 examples of [2]":     {N: 2, T: 1, X: []float32{1, 2, 3}},
		"x[1] is NaN, want a finite number":              {N: 1, T: 1, X: []float32{1, nan}, Values: []float32{1}},
		"y has 2 numbers, want 1: 1 examples of [1]":     {N: 1, T: 1, X: []float32{1, 2}, Values: []float32{1, 2}},
		"y[0] is NaN, want a finite number":              {N: 1, T: 1, X: []float32{1, 2}, Values: []float32{nan}},
		"lengths is given, but input [2] is no sequence": {N: 1, T: 1, X: []float32{1, 2}, Values: []float32{1}, Lengths: []int32{1}},
	} {
		trainer, err := New(playground())
		if err != nil {
			t.Fatal(err)
		}
		if err := trainer.SetData(set, nil); err == nil || err.Error() != want {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}
