// Package model reads and writes trained networks as files.
package model

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"hash/crc32"
	"math"

	"backdraw/core/fault"
)

// File is a trainer at rest: everything that training needs to go on bit for bit, but the data.
type File struct {
	Spec     json.RawMessage `json:"spec"` // the network spec
	Steps    uint64          `json:"steps"`
	Examples uint64          `json:"examples"`
	Epochs   float64         `json:"epochs"` // of data that were replaced
	// The place in the order of the training set, which had Length examples; 0 where there was none.
	Epoch    uint64 `json:"epoch"`
	Position int    `json:"position"`
	Length   int    `json:"length"`
	// Counters of the optimizer and of the schedule, as the bits of float64 or as integers.
	OptimizerCounters []uint64 `json:"optimizerCounters"`
	ScheduleCounters  []uint64 `json:"scheduleCounters"`
	// Tensors are the flat slices, by name: w, average, mask, frozen, state, carry, optimizer.0, ...
	Tensors []Tensor `json:"tensors"`
}

// Tensor is a named slice of a File.
type Tensor struct {
	Name   string    `json:"name"`
	Length int       `json:"length"`
	Data   []float32 `json:"-"`
}

// Tensor returns the numbers of that name, or nil.
func (f *File) Tensor(name string) []float32 {
	for _, t := range f.Tensors {
		if t.Name == name {
			return t.Data
		}
	}
	return nil
}

// Add appends a named slice, unless it is empty.
func (f *File) Add(name string, numbers []float32) {
	if len(numbers) > 0 {
		f.Tensors = append(f.Tensors, Tensor{Name: name, Length: len(numbers), Data: numbers})
	}
}

// The layout, in little-endian order:
//
//	magic    8 bytes  "BACKDRAW"
//	version  uint32   1
//	length   uint32   of the header
//	header   JSON     File
//	numbers  float32  of every tensor in order
//	checksum uint32   CRC-32 (IEEE) of all before
const (
	magic   = "BACKDRAW"
	version = 1
	prefix  = len(magic) + 8
)

// Encode returns the bytes of a file.
func Encode(f *File) ([]byte, error) {
	header, err := json.Marshal(f)
	if err != nil {
		return nil, err
	}
	size := prefix + len(header) + 4
	for _, t := range f.Tensors {
		size += 4 * len(t.Data)
	}
	out := make([]byte, 0, size)
	out = append(out, magic...)
	out = binary.LittleEndian.AppendUint32(out, version)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(header)))
	out = append(out, header...)
	for _, t := range f.Tensors {
		for _, v := range t.Data {
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(v))
		}
	}
	return binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(out)), nil
}

// Decode reads what Encode wrote. Anything else is an error of code corrupt; it takes no more
// memory than the bytes have.
func Decode(in []byte) (*File, error) {
	if len(in) < prefix+4 || string(in[:len(magic)]) != magic {
		return nil, corrupt("the bytes do not begin as a backdraw file does")
	}
	if v := binary.LittleEndian.Uint32(in[len(magic):]); v != version {
		return nil, corrupt("the file has version %d, want %d", v, version)
	}
	body, sum := in[:len(in)-4], binary.LittleEndian.Uint32(in[len(in)-4:])
	if crc32.ChecksumIEEE(body) != sum {
		return nil, corrupt("the file's checksum does not fit its %d bytes: part of it is lost or changed", len(in))
	}
	length := binary.LittleEndian.Uint32(in[len(magic)+4:])
	rest := body[prefix:]
	if uint64(length) > uint64(len(rest)) {
		return nil, corrupt("the file's header has %d bytes, and %d are left", length, len(rest))
	}
	f := &File{}
	decoder := json.NewDecoder(bytes.NewReader(rest[:length]))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(f); err != nil {
		return nil, corrupt("the file's header cannot be read: %v", err)
	}
	numbers := rest[length:]
	for i := range f.Tensors {
		t := &f.Tensors[i]
		if t.Length < 0 || t.Length > len(numbers)/4 {
			return nil, corrupt("tensor %s has %d numbers, and %d are left", t.Name, t.Length, len(numbers)/4)
		}
		t.Data = make([]float32, t.Length)
		for j := range t.Data {
			t.Data[j] = math.Float32frombits(binary.LittleEndian.Uint32(numbers[4*j:]))
			if v := t.Data[j]; v-v != 0 {
				return nil, corrupt("tensor %s has %g at %d, want finite numbers", t.Name, v, j)
			}
		}
		numbers = numbers[4*t.Length:]
	}
	if len(numbers) > 0 {
		return nil, corrupt("%d bytes are left over after the last tensor", len(numbers))
	}
	return f, nil
}

func corrupt(format string, args ...any) error {
	return fault.New(fault.Corrupt, "", format, args...)
}
