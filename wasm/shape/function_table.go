package main

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// functionTable is Go's runtime.findfunctab: for each 4 KB of addresses of code, the number of the function that they begin
// in, and how the numbers grow inside of them. In WebAssembly a function has 64 KB of addresses whatever its size, so that
// these are sixteen entries for each function, which count up: a fifth of a module, in tens of thousands of pieces. A loop
// writes them as the module is instantiated.
type functionTable struct {
	at      int64 // its address
	entries int64 // 0: there is none
}

const (
	entrySize = 4 + 16
	shift     = 4 // 2^4 entries for each function
)

// findFunctionTable looks for the table of a number of functions. It passes the last one over, whose entries end where its
// code does.
func findFunctionTable(pieces []piece, functions int) functionTable {
	if functions < 2 {
		return functionTable{}
	}
	memory := flatten(pieces)
	t := functionTable{entries: int64(functions-1) << shift}
	table := make([]byte, t.entries*entrySize)
	for i := range t.entries {
		binary.LittleEndian.PutUint32(table[i*entrySize:], uint32(i>>shift))
	}
	if at := bytes.Index(memory, table); at >= 0 {
		t.at = int64(at)
		return t
	}
	return functionTable{}
}

// flatten is the memory that pieces of data make.
func flatten(pieces []piece) []byte {
	var end int64
	for _, p := range pieces {
		end = max(end, p.end())
	}
	memory := make([]byte, end)
	for _, p := range pieces {
		copy(memory[p.at:], p.bytes)
	}
	return memory
}

// cut takes the table out of pieces of data.
func (t functionTable) cut(pieces []piece) (left []piece) {
	tableEnd := t.at + t.entries*entrySize
	for _, p := range pieces {
		if end := min(p.end(), t.at); p.at < end {
			left = append(left, piece{p.at, p.bytes[:end-p.at]})
		}
		if begin := max(p.at, tableEnd); begin < p.end() {
			left = append(left, piece{begin, p.bytes[begin-p.at:]})
		}
	}
	return left
}

// fill is the body of a function that writes the table.
func (t functionTable) fill() []byte {
	const n, i32Add, i32Mul, i32ShrU, i32LtU = 0, 0x6a, 0x6c, 0x76, 0x49
	constant := func(c int64) []byte { return appendSigned([]byte{byte(opI32Const)}, c) }
	return slices.Concat([]byte{1, 1, typeI32}, // A number of 32 bits: the entry's, from 0.
		[]byte{byte(opLoop), 0x40},
		[]byte{byte(opLocalGet), n}, constant(entrySize), []byte{i32Mul},
		[]byte{byte(opLocalGet), n}, constant(shift), []byte{i32ShrU},
		accessing(opI32Store, 2, uint64(t.at)).bytes,
		[]byte{byte(opLocalGet), n}, constant(1), []byte{i32Add, byte(opLocalTee), n},
		constant(t.entries), []byte{i32LtU, byte(opBrIf), 0},
		[]byte{byte(opEnd), byte(opEnd)})
}
