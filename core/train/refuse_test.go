package train

import (
	"errors"
	"strings"
	"testing"

	"backdraw/core/data"
	"backdraw/core/fault"
)

func expectFault(t *testing.T, what string, err error, code, path, message string) {
	t.Helper()
	var f *fault.Error
	if !errors.As(err, &f) || f.Code != code || f.Path != path || !strings.Contains(f.Message, message) {
		t.Errorf("%s: got %v, want %s of %q: %s", what, err, code, path, message)
	}
}

// TestSetParametersRefuses: all or none, and each refusal by its path.
func TestSetParametersRefuses(t *testing.T) {
	trainer, err := New(playground())
	if err != nil {
		t.Fatal(err)
	}
	before := string(trainer.Save())
	nan := float32(0)
	nan /= nan
	tests := []struct {
		change  ParameterChange
		path    string
		message string
	}{
		{ParameterChange{Value: make([]float32, 7)}, "layers[0].b.value", "has 7 numbers, want 8"},
		{ParameterChange{Mask: make([]float32, 9)}, "layers[0].b.mask", "has 9 numbers, want 8"},
		{ParameterChange{Value: []float32{0, 0, nan, 0, 0, 0, 0, 0}}, "layers[0].b.value", "layers[0].b.value[2] is NaN"},
		{ParameterChange{Frozen: []float32{0, 0, 0, 0.5, 0, 0, 0, 0}}, "layers[0].b.frozen", "layers[0].b.frozen[3] is 0.5, want 0 or 1"},
		{ParameterChange{Mask: []float32{0, 0, 0, 0, 2, 0, 0, 0}}, "layers[0].b.mask", "layers[0].b.mask[4] is 2, want 0 or 1"},
	}
	for _, c := range tests {
		err := trainer.SetParameters(map[string]ParameterChange{"layers[0].b": c.change, "layers[1].b": {Value: make([]float32, 8)}})
		expectFault(t, c.path, err, fault.InvalidArgument, c.path, c.message)
		if string(trainer.Save()) != before {
			t.Fatalf("%s: the trainer changed", c.path)
		}
	}
	expectFault(t, "no parameter", trainer.SetParameters(map[string]ParameterChange{"layers[9].b": {}}), fault.InvalidArgument, "layers[9].b", "is no parameter of this network")
	expectFault(t, "a patch", trainer.Update([]byte(`{"layers": {"0": {"units": 3}}}`)), fault.InvalidSpec, "layers[0].units", "cannot change")
	expectFault(t, "no patch", trainer.Update([]byte(`{`)), fault.InvalidSpec, "", "")
	if string(trainer.Save()) != before {
		t.Error("a patch that was refused changed the trainer")
	}
}

// TestWithoutData: a trainer that has none says so, and can be saved, loaded and asked.
func TestWithoutData(t *testing.T) {
	first, err := New(playground())
	if err != nil {
		t.Fatal(err)
	}
	again, err := Load(first.Save())
	if err != nil {
		t.Fatal(err)
	}
	for _, trainer := range []*Trainer{first, again} {
		if n := trainer.StepsPerEpoch(); n != 0 {
			t.Errorf("an epoch without data has %d steps, want 0", n)
		}
		if trainer.HasTest() {
			t.Error("a trainer without data has a test set")
		}
		expectFault(t, "train", trainer.Train(1), fault.InvalidData, "x", "there are no examples")
		expectFault(t, "begin", trainer.Begin(false), fault.InvalidData, "x", "there are no examples")
		_, err := trainer.Evaluate(nil)
		expectFault(t, "evaluate", err, fault.InvalidArgument, "x", "there is no test set")
		report, err := trainer.Report(true)
		if err != nil || report.Epochs != 0 || report.Steps != 0 || report.Loss != 0 || report.Accuracy != nil || report.TestLoss != nil || report.LearningRate != 0.03 {
			t.Errorf("the report is %+v (%v), want zeros and the first step's rate", report, err)
		}
	}
	if err := again.SetData(spirals(20), nil); err != nil {
		t.Fatal(err)
	}
	trainSteps(t, again, 3)
	report, err := again.Report(false)
	if err != nil || report.Epochs != 1.5 || report.Examples != 30 {
		t.Errorf("three steps of ten in twenty examples make %+v (%v), want 1.5 epochs", report, err)
	}
}

// TestTeamTooLarge: sixteen gradients of 27.9 million numbers.
func TestTeamTooLarge(t *testing.T) {
	trainer, err := New(parse(t, large, "sgd"))
	if err != nil {
		t.Fatal(err)
	}
	if err := trainer.Join(3, MaxTeam); err != nil {
		t.Fatal(err)
	}
	if err := trainer.SetData(&data.Set{N: 1, T: 1, X: make([]float32, 4096), Values: make([]float32, 2720)}, nil); err != nil {
		t.Fatal(err)
	}
	taken := allocated(func() { _, err = trainer.Contribution(0) })
	expectFault(t, "a step", err, fault.TooLarge, "workers", "the gradients of 16 workers take 1787209728 bytes")
	if taken > 1<<20 {
		t.Errorf("refusing took %d bytes", taken)
	}
	expectFault(t, "a seventeenth member", trainer.Join(0, 17), fault.Internal, "", "want 0 to size-1")
	expectFault(t, "a rank past the size", trainer.Join(3, 3), fault.Internal, "", "want 0 to size-1")
}
