package model

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"reflect"
	"slices"
	"testing"

	"backdraw/core/fault"
)

func sample() *File {
	f := &File{Spec: []byte(`{"version":1}`), Steps: 7, Examples: 70, Epochs: 0.5, Epoch: 2, Position: 10, Length: 23, OptimizerCounters: []uint64{7}}
	f.Add("w", []float32{1, -2.5, 3e-40})
	f.Add("mask", nil)
	f.Add("optimizer.0", []float32{4})
	f.Names = Names{Features: []string{"a", "größe"}, Classes: []string{"x"}, Alphabet: "\n \"é"}
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

// TestFilesWithoutNames: they are what they were before there were names, and load.
func TestFilesWithoutNames(t *testing.T) {
	want := sample()
	named := Encode(want)
	want.Names = Names{}
	bytes := Encode(want)
	if len(bytes) >= len(named) {
		t.Errorf("%d bytes without names, %d with", len(bytes), len(named))
	}
	// A file as the first version wrote it: two tensors and nothing after them but the checksum.
	if end := bytes[len(bytes)-8:][:4]; !slices.Equal(end, []byte{0, 0, 0x80, 0x40}) {
		t.Errorf("the file ends in % x, want the last tensor's 4", end)
	}
	got, err := Decode(bytes)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
}

func TestNamesRefuse(t *testing.T) {
	for _, names := range []string{"", "{", "[]", `{"features":3}`, `{"classes":[1]}`} {
		f := sample()
		f.Names = Names{}
		bytes := Encode(f)
		le := binary.LittleEndian
		bytes = append(le.AppendUint32(bytes[:len(bytes)-4], uint32(len(names))), names...)
		expectCorrupt(t, le.AppendUint32(bytes, crc32.ChecksumIEEE(bytes)))
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
