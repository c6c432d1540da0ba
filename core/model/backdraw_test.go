package model

import (
	"errors"
	"reflect"
	"testing"

	"backdraw/core/fault"
)

func sample() *File {
	f := &File{Spec: []byte(`{"version":1}`), Steps: 7, Examples: 70, Epochs: 0.5, Epoch: 2, Position: 10, Length: 23, OptimizerCounters: []uint64{7}}
	f.Add("w", []float32{1, -2.5, 3e-40})
	f.Add("mask", nil)
	f.Add("optimizer.0", []float32{4})
	return f
}

func TestRoundTrip(t *testing.T) {
	want := sample()
	bytes := Encode(want)
	got, err := Decode(bytes)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestEveryChangedByteIsCorrupt(t *testing.T) {
	bytes := Encode(sample())
	for i := range bytes {
		changed := append([]byte(nil), bytes...)
		changed[i] ^= 0x40
		expectCorrupt(t, changed)
		expectCorrupt(t, bytes[:i])
	}
	expectCorrupt(t, append(bytes, 0))
}

func expectCorrupt(t *testing.T, bytes []byte) {
	t.Helper()
	var e *fault.Error
	if _, err := Decode(bytes); !errors.As(err, &e) || e.Code != fault.Corrupt {
		t.Errorf("%d bytes: got %v, want an error of code corrupt", len(bytes), err)
	}
}

func FuzzDecode(f *testing.F) {
	bytes := Encode(sample())
	f.Add(bytes)
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, in []byte) {
		file, err := Decode(in)
		if err != nil {
			return
		}
		again := Encode(file)
		if _, err := Decode(again); err != nil {
			t.Fatalf("what was accepted does not come back: %v", err)
		}
	})
}
