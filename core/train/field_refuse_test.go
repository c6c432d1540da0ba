package train

import (
	"errors"
	"testing"

	"backdraw/core/fault"
)

// TestFieldNamesWhatIsWrong: each refusal has the path of the field that is at fault.
func TestFieldNamesWhatIsWrong(t *testing.T) {
	plane, err := New(playground())
	if err != nil {
		t.Fatal(err)
	}
	three, err := New(parse(t, `{"input": [3], "layers": [{"type": "dense", "units": 2}]}`))
	if err != nil {
		t.Fatal(err)
	}
	right := FieldOptions{XMin: -1, XMax: 1, YMin: -1, YMax: 1, Width: 2, Height: 2, Layer: -1, Unit: -1}
	change := func(f func(*FieldOptions)) FieldOptions {
		o := right
		f(&o)
		return o
	}
	tests := []struct {
		trainer *Trainer
		o       FieldOptions
		path    string
		message string
	}{
		{three, right, "input", "a field needs a network of two inputs, and input is [3]"},
		{plane, change(func(o *FieldOptions) { o.Layer = 3 }), "layer", "layer is 3, want 0 to 2"},
		{plane, change(func(o *FieldOptions) { o.Layer = -2 }), "layer", "layer is -2, want 0 to 2"},
		{plane, change(func(o *FieldOptions) { o.XMax = -1 }), "bounds", ""},
		{plane, change(func(o *FieldOptions) { o.YMin = 1 }), "bounds", ""},
		{plane, change(func(o *FieldOptions) { o.Width = 0 }), "width", ""},
		{plane, change(func(o *FieldOptions) { o.Height = 0 }), "width", ""},
		{plane, change(func(o *FieldOptions) { o.Unit = 1 }), "unit", "unit is 1, want 0 to 0"},
		{plane, change(func(o *FieldOptions) { o.Unit = -2 }), "unit", ""},
	}
	for _, c := range tests {
		_, err := c.trainer.FieldChannels(c.o)
		var f *fault.Error
		if !errors.As(err, &f) || f.Code != fault.InvalidArgument || f.Path != c.path || c.message != "" && f.Message != c.message {
			t.Errorf("%+v: got %v, want invalid-argument of %s: %s", c.o, err, c.path, c.message)
		}
	}
	if err := plane.Field(make([]float32, 3), right); err == nil {
		t.Error("a destination of 3 numbers was taken for 4 cells")
	}
	if err := plane.Field(make([]float32, 4), right); err != nil {
		t.Error(err)
	}
}
