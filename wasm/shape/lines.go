package main

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// Go's runtime knows of which line of which file each instruction is, and of which function that was inlined there: tables
// (runtime.pclntab) of 470 KB raw, a fifth of what a visitor waits for in brotli. It reads them for the texts of panics, and takes
// certain offsets for a function that has none: then a text names the functions that were compiled, and ?:0 for the line.
//
// It reads of inlined functions for recover too, which is in vain where a function that was deferred calls another that calls
// it. Without them such a function recovers if it is one which was inlined into what calls it: no one here does that, and a
// function that calls recover itself is never inlined.

// lineHeader is how the tables begin: their magic number, and instructions of one byte and pointers of eight.
var lineHeader = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// Where what is read here stands in the header, runtime.pcHeader, and in the description of a function, runtime._func.
const (
	headerFunctions, headerNames, headerUnits, headerTables, headerDescriptions, headerEnd = 8, 32, 40, 56, 64, 72

	functionName, functionStack, functionFile, functionLine, functionTables, functionData, functionEnd = 4, 16, 20, 24, 28, 43, 44
)

// Which of a function's tables, and which of its other data, tell of inlined functions, and the offset of data that are none
// (internal/abi.PCDATA_InlTreeIndex, FUNCDATA_InlTree).
const (
	inlinedTable = 2
	inlinedData  = 3
	noData       = 1<<32 - 1
)

// Where runtime.moduledata, which begins with the address of the header, has that of functions' data; and the size of one
// inlined function there (runtime.inlinedCall).
const (
	moduleFunctionData = 344
	inlinedLength      = 16
)

// dropLines returns pieces of data in which no function has tables of files, lines and inlined functions.
func dropLines(pieces []piece) ([]piece, error) {
	memory := flatten(pieces)
	at := bytes.Index(memory, lineHeader)
	if at < 0 || at+headerEnd > len(memory) {
		return nil, errors.New("the module has no tables of lines of Go 1.27's form")
	}
	header := memory[at:]
	word := func(at int) int { return int(binary.LittleEndian.Uint32(header[at:])) }
	module := bytes.Index(memory, binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(nil, uint64(at)), uint64(at+word(headerNames))))
	if module < 0 || module+moduleFunctionData+8 > len(memory) {
		return nil, errors.New("the module has no description of itself of Go 1.27's form")
	}
	data := memory[binary.LittleEndian.Uint64(memory[module+moduleFunctionData:]):]
	functions, tables, descriptions := word(headerFunctions), word(headerTables), word(headerDescriptions)

	// Tables and data may be shared: those that the runtime needs otherwise stay.
	neededTables, droppedTables := map[int]bool{}, map[int]bool{}
	neededData, droppedData := map[int]bool{}, map[int]int{} // The latter with their lengths.
	names := map[int]bool{}
	for i := range functions {
		f := descriptions + word(descriptions+8*i+4)
		names[word(f+functionName)] = true
		neededTables[word(f+functionStack)] = true
		inlined := 0 // The table.
		for k := range word(f + functionTables) {
			table := word(f + functionEnd + 4*k)
			if k != inlinedTable {
				neededTables[table] = true
			} else if table != 0 {
				inlined = table
				drop(header, f+functionEnd+4*k, droppedTables)
			}
		}
		for k := range int(header[f+functionData]) {
			field := f + functionEnd + 4*(word(f+functionTables)+k)
			if offset := word(field); offset == noData {
				continue
			} else if k != inlinedData || inlined == 0 {
				neededData[offset] = true
			} else {
				droppedData[offset] = max(droppedData[offset], inlinedLength*(1+highest(header[tables+inlined:])))
				binary.LittleEndian.PutUint32(header[field:], noData)
			}
		}
		for _, field := range []int{functionFile, functionLine} {
			drop(header, f+field, droppedTables)
		}
	}
	for table := range droppedTables {
		if table != 0 && !neededTables[table] {
			clear(header[tables+table:][:tableLength(header[tables+table:])])
		}
	}
	for offset, length := range droppedData {
		if !neededData[offset] {
			clear(data[offset:][:length])
		}
	}
	clear(header[word(headerUnits):tables]) // Names of files.
	dropNames(header[word(headerNames):word(headerUnits)], names)
	return withoutZeros(pieces, memory), nil
}

// drop notes the table that a field names, and has it name none.
func drop(header []byte, field int, dropped map[int]bool) {
	dropped[int(binary.LittleEndian.Uint32(header[field:]))] = true
	clear(header[field : field+4])
}

// dropNames leaves those names, each with a 0 behind it, that begin where it is said.
func dropNames(table []byte, kept map[int]bool) {
	for at := 0; at < len(table); {
		length := bytes.IndexByte(table[at:], 0)
		if length < 0 {
			return
		}
		if !kept[at] {
			clear(table[at : at+length])
		}
		at += length + 1
	}
}

// highest is the highest value of a table: each pair has how much it grows, as a signed number, and for how many addresses it
// holds; it begins with -1.
func highest(table []byte) int {
	value, most := int64(-1), int64(-1)
	for first := true; first || table[0] != 0; first = false {
		delta, n := binary.Uvarint(table)
		_, m := binary.Uvarint(table[n:])
		value += int64(delta>>1) ^ -int64(delta&1)
		most = max(most, value)
		table = table[n+m:]
	}
	return int(most)
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
