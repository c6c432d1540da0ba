package main

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// Go's runtime knows of which line of which file each instruction is: tables (runtime.pclntab) of 190 KB raw, and of 98 KB in
// brotli, a ninth of what a visitor waits for. It reads them for the texts of panics alone, and takes an offset of 0 for a
// function that has none: then a text names functions, and ?:0 for the line.

// lineHeader is how the tables begin: their magic number, and instructions of one byte and pointers of eight.
var lineHeader = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// Where what is read here stands in the header, runtime.pcHeader, and in the description of a function, runtime._func.
const (
	headerFunctions, headerTables, headerDescriptions, headerEnd = 8, 56, 64, 72

	functionStack, functionFile, functionLine, functionTables, functionEnd = 16, 20, 24, 28, 44
)

// dropLines returns pieces of data in which no function has tables of files and lines.
func dropLines(pieces []piece) ([]piece, error) {
	memory := flatten(pieces)
	at := bytes.Index(memory, lineHeader)
	if at < 0 || at+headerEnd > len(memory) {
		return nil, errors.New("the module has no tables of lines of Go 1.27's form")
	}
	header := memory[at:]
	word := func(at int) int { return int(binary.LittleEndian.Uint32(header[at:])) }
	functions, tables, descriptions := word(headerFunctions), word(headerTables), word(headerDescriptions)

	// Tables may be shared: those that the runtime needs otherwise stay.
	needed, dropped := map[int]bool{}, map[int]bool{}
	for i := range functions {
		f := descriptions + word(descriptions+8*i+4)
		needed[word(f+functionStack)] = true
		for k := range word(f + functionTables) {
			needed[word(f+functionEnd+4*k)] = true
		}
		for _, field := range []int{functionFile, functionLine} {
			dropped[word(f+field)] = true
			clear(header[f+field : f+field+4])
		}
	}
	for table := range dropped {
		if table != 0 && !needed[table] {
			clear(header[tables+table:][:tableLength(header[tables+table:])])
		}
	}
	return withoutZeros(pieces, memory), nil
}

// tableLength is that of pairs of numbers that end with a 0 in place of a pair, which the first may begin with.
func tableLength(table []byte) (length int) {
	for length == 0 || table[length] != 0 {
		for range 2 {
			_, n := binary.Uvarint(table[length:])
			length += n
		}
	}
	return length + 1
}

// withoutZeros returns what pieces hold in memory, but for long runs of zeros.
func withoutZeros(pieces []piece, memory []byte) (left []piece) {
	for _, p := range pieces {
		content := memory[p.at:p.end()]
		for begin := 0; begin < len(content); {
			if content[begin] == 0 {
				begin++
				continue
			}
			end := bytes.Index(content[begin:], make([]byte, shortestGap))
			if end < 0 {
				end = len(content) - begin
			}
			left = append(left, piece{p.at + int64(begin), content[begin : begin+end]})
			begin += end
		}
	}
	return left
}
