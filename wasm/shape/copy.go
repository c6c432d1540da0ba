package main

import (
	"encoding/binary"
	"slices"
)

// Go copies and clears what is longer than two words, as a struct that is handed to a call, by memory.copy and memory.fill.
// V8 calls a function of C for either, which takes longer than the call that the struct is for. Where the size is a short
// constant, it becomes loads and stores here, all loads before the first store, since the two may overlap:
//
//	to, from, i32.const 16, memory.copy      becomes      to, from, local.set q, local.set p,
//	    local.get p, local.get q, i64.load 0, local.get p, local.get q, i64.load 8, i64.store 8, i64.store 0
//
// A word at a time: a vector that is loaded where words were just stored waits until they are in the cache.

// longestCopy is up to how many bytes are written out.
const longestCopy = 128

// writeCopies writes out the short copies and clearings of a function.
func (f *function) writeCopies() {
	first := 0
	for k, section := range f.sections {
		if slices.ContainsFunc(section, func(in instruction) bool { return in.op == opMemoryCopy || in.op == opMemoryFill }) {
			if first == 0 {
				first = f.addAddresses()
			}
			f.sections[k] = copies(section, first, first+1)
		}
	}
}

// copies writes out short copies and clearings in one section; p and q are variables of 32 bits that no one else uses.
func copies(section []instruction, p, q int) []instruction {
	var out []instruction
	for _, in := range section {
		last := len(out) - 1
		switch {
		case in.op == opMemoryCopy && isShortSize(out):
			size := out[last].immediate
			out = append(out[:last], numbered(opLocalSet, q), numbered(opLocalSet, p))
			for at := int64(0); at < size; at += 8 {
				out = append(out, numbered(opLocalGet, p), numbered(opLocalGet, q), accessing(opI64Load, wordAlign, uint64(at)))
			}
			for at := size - 8; at >= 0; at -= 8 {
				out = append(out, accessing(opI64Store, wordAlign, uint64(at)))
			}
		case in.op == opMemoryFill && isShortSize(out) && last > 0 && out[last-1].op == opI32Const && out[last-1].immediate == 0:
			size := out[last].immediate
			out = append(out[:last-1], numbered(opLocalSet, p))
			for at := int64(0); at < size; at += 8 {
				out = append(out, numbered(opLocalGet, p), instruction{op: opI64Const, bytes: []byte{byte(opI64Const), 0}}, accessing(opI64Store, wordAlign, uint64(at)))
			}
		default:
			out = append(out, in)
		}
	}
	return out
}

// wordAlign is the alignment of words as an instruction gives it, a power of two.
const wordAlign = 3

// isShortSize tells whether code ends with the constant of a size that is written out: whole words, not many.
func isShortSize(code []instruction) bool {
	if len(code) == 0 {
		return false
	}
	size := code[len(code)-1]
	return size.op == opI32Const && size.immediate > 0 && size.immediate <= longestCopy && size.immediate%8 == 0
}

// addAddresses gives a function two more variables of 32 bits, and returns the number of the first.
func (f *function) addAddresses() int {
	r := &reader{bytes: f.locals}
	groups := r.unsigned()
	rest := r.bytes
	first := uint64(1) // after the parameter
	for range groups {
		first += r.unsigned()
		r.take(1)
	}
	f.locals = append(append(binary.AppendUvarint(nil, groups+1), rest...), 2, typeI32)
	return int(first)
}

const typeI32 = 0x7f
