//go:build js && wasm

package main

import (
	"syscall/js"
	"unsafe"

	"backdraw/core/fault"
)

// maxBytes bounds the typed arrays of one call, checked before any of them is copied.
const maxBytes = 512 << 20

// arrays are the typed arrays of a call, as Uint8Array views of their bytes.
type arrays struct{ list js.Value }

// check refuses more bytes than a call may bring.
func (a arrays) check() error { return checkBytes(a.bytes()) }

func (a arrays) bytes() (total int) {
	for i := range a.list.Length() {
		total += a.list.Index(i).Length()
	}
	return total
}

func checkBytes(n int) error {
	if n < 0 || n > maxBytes {
		return fault.New(fault.TooLarge, "", "the arrays have %d bytes, the limit is %d in one call", n, maxBytes)
	}
	return nil
}

// four is a number as typed arrays hold it.
type four interface{ float32 | int32 }

// numbers copies array i out of JavaScript; nil where i is nil.
func numbers[F four](a arrays, i *int) ([]F, error) {
	if i == nil {
		return nil, nil
	}
	if *i < 0 || *i >= a.list.Length() {
		return nil, fault.New(fault.Internal, "", "there is no array %d", *i)
	}
	source := a.list.Index(*i)
	n := make([]F, source.Length()/4)
	js.CopyBytesToGo(bytesOf(n), source)
	return n, nil
}

// raw copies array 0 as bytes.
func (a arrays) raw() []byte {
	source := a.list.Index(0)
	b := make([]byte, source.Length())
	js.CopyBytesToGo(b, source)
	return b
}

// bytesOf is the memory of numbers, little-endian as in JavaScript.
func bytesOf[F four](n []F) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(n))), 4*len(n))
}

func toJS(b []byte) js.Value {
	if b == nil {
		return js.Undefined()
	}
	array := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(array, b)
	return array
}

// A packer lays the numbers of many tensors end to end, so that they cross in one copy.
type packer struct {
	parts [][]float32
	size  int
}

// tensor names packed numbers: Size of them from At on.
type tensor struct {
	Shape []int `json:"shape"`
	At    int   `json:"at"`
	Size  int   `json:"size"`
}

func (p *packer) add(shape []int, numbers []float32) *tensor {
	t := &tensor{Shape: shape, At: p.size, Size: len(numbers)}
	p.parts, p.size = append(p.parts, numbers), p.size+len(numbers)
	return t
}

// bytes returns the memory of all numbers, taken at once.
func (p *packer) bytes() []byte {
	all := make([]float32, 0, p.size)
	for _, part := range p.parts {
		all = append(all, part...)
	}
	return bytesOf(all)
}
