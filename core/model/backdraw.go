// Package model reads and writes trained networks as files.
package model

import (
	"encoding/binary"
	"hash/crc32"
	"math"

	"backdraw/core/fault"
)

// File is a trainer at rest: everything that training needs to go on bit for bit, but the data.
type File struct {
	Spec     []byte // the network spec, JSON
	Steps    uint64
	Examples uint64
	Epochs   float64 // of data that were replaced
	// The place in the order of the training set, which had Length examples; 0 where there was none.
	Epoch, Position, Length uint64
	// Counters of the optimizer and of the schedule: integers, or the bits of float64.
	OptimizerCounters, ScheduleCounters []uint64
	Names                               Names
	// Tensors are the flat slices, by name: w, average, mask, frozen, state, carry, optimizer.0, ...
	Tensors []Tensor
}

// Tensor is a named slice of a File.
type Tensor struct {
	Name string
	Data []float32
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
		f.Tensors = append(f.Tensors, Tensor{name, numbers})
	}
}

// The layout, in little-endian order; a list is its length as uint32 and then its elements:
//
//	magic       8 bytes "BACKDRAW"
//	version     uint32, 1
//	spec        list of bytes
//	counts      Steps, Examples, the bits of Epochs, Epoch, Position, Length: 6 uint64
//	counters    two lists of uint64
//	tensors     a list of: name, a list of bytes; numbers, a list of float32
//	names       a list of bytes, JSON; not there where there are none
//	checksum    uint32, CRC-32 (IEEE) of all before
const (
	magic   = "BACKDRAW"
	version = 1
)

// Encode returns the bytes of a file.
func Encode(f *File) []byte {
	size := 256 + len(f.Spec)
	for _, t := range f.Tensors {
		size += 4*len(t.Data) + len(t.Name) + 8
	}
	le := binary.LittleEndian
	out := append(make([]byte, 0, size), magic...)
	out = le.AppendUint32(out, version)
	list := func(n int) { out = le.AppendUint32(out, uint32(n)) }
	list(len(f.Spec))
	out = append(out, f.Spec...)
	for _, v := range []uint64{f.Steps, f.Examples, math.Float64bits(f.Epochs), f.Epoch, f.Position, f.Length} {
		out = le.AppendUint64(out, v)
	}
	for _, counters := range [][]uint64{f.OptimizerCounters, f.ScheduleCounters} {
		list(len(counters))
		for _, v := range counters {
			out = le.AppendUint64(out, v)
		}
	}
	list(len(f.Tensors))
	for _, t := range f.Tensors {
		list(len(t.Name))
		out = append(out, t.Name...)
		list(len(t.Data))
		for _, v := range t.Data {
			out = le.AppendUint32(out, math.Float32bits(v))
		}
	}
	if names := f.Names.marshal(); names != nil {
		list(len(names))
		out = append(out, names...)
	}
	return le.AppendUint32(out, crc32.ChecksumIEEE(out))
}

// Decode reads what Encode wrote. Anything else is an error of code corrupt. It takes little more
// memory than the bytes have.
func Decode(in []byte) (*File, error) {
	if len(in) < len(magic)+8 || string(in[:len(magic)]) != magic {
		return nil, corrupt("the bytes do not begin as a backdraw file does")
	}
	body := in[:len(in)-4]
	if v := binary.LittleEndian.Uint32(in[len(magic):]); v != version {
		return nil, corrupt("the file has version %d, want %d", v, version)
	}
	if crc32.ChecksumIEEE(body) != binary.LittleEndian.Uint32(in[len(body):]) {
		return nil, corrupt("the file's checksum does not fit its %d bytes: part of it is lost or changed", len(in))
	}
	r := reader{rest: body[len(magic)+4:]}
	f := &File{Spec: r.bytes()}
	f.Steps, f.Examples, f.Epochs = r.uint64(), r.uint64(), math.Float64frombits(r.uint64())
	f.Epoch, f.Position, f.Length = r.uint64(), r.uint64(), r.uint64()
	f.OptimizerCounters, f.ScheduleCounters = r.counters(), r.counters()
	for range r.length(8) {
		f.Tensors = append(f.Tensors, Tensor{string(r.bytes()), r.numbers()})
	}
	if !r.short && len(r.rest) > 0 {
		if err := f.Names.unmarshal(r.bytes()); err != nil {
			return nil, err
		}
	}
	if r.short || len(r.rest) > 0 || f.Epochs-f.Epochs != 0 {
		return nil, corrupt("the file's parts do not add up to its %d bytes", len(in))
	}
	for _, t := range f.Tensors {
		for i, v := range t.Data {
			if v-v != 0 {
				return nil, corrupt("tensor %s has %g at %d, want finite numbers", t.Name, v, i)
			}
		}
	}
	return f, nil
}

func corrupt(format string, args ...any) error {
	return fault.New(fault.Corrupt, "", format, args...)
}
