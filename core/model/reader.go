package model

import (
	"encoding/binary"
	"math"
)

// A reader takes parts off the front of bytes. Past their end it gives zeros and remembers that
// they were short.
type reader struct {
	rest  []byte
	short bool
}

func (r *reader) take(n int) []byte {
	if r.short || n > len(r.rest) {
		r.short, r.rest = true, nil
		return nil
	}
	part := r.rest[:n:n]
	r.rest = r.rest[n:]
	return part
}

// length reads the length of a list whose elements have at least size bytes each.
func (r *reader) length(size int) int {
	part := r.take(4)
	if part == nil {
		return 0
	}
	n := uint64(binary.LittleEndian.Uint32(part))
	if n*uint64(size) > uint64(len(r.rest)) {
		r.short = true
		return 0
	}
	return int(n)
}

func (r *reader) bytes() []byte { return r.take(r.length(1)) }

func (r *reader) uint64() uint64 {
	if part := r.take(8); part != nil {
		return binary.LittleEndian.Uint64(part)
	}
	return 0
}

func (r *reader) counters() (all []uint64) {
	for range r.length(8) {
		all = append(all, r.uint64())
	}
	return all
}

func (r *reader) numbers() []float32 {
	part := r.take(4 * r.length(4))
	all := make([]float32, len(part)/4)
	for i := range all {
		all[i] = math.Float32frombits(binary.LittleEndian.Uint32(part[4*i:]))
	}
	return all
}
