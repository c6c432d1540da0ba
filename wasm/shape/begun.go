package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
)

// A Go program takes ten milliseconds before its main function has begun, and compiles two hundred functions for that. A
// begun module is that of a program that stands where it waits for calls: its memory and its globals are those of one which was
// started, and called, while it was built (web/begin.mjs). What JavaScript holds for it stands in a section of its own, which
// web/src/api/begun.ts reads.

// begun is where a program stands.
type begun struct {
	// Values of the globals, as text, since JavaScript has no numbers of 64 bits in JSON.
	Globals []string `json:"globals"`
	// Numbers of the functions which the calls of a first training step go through, counted from the first that has a body.
	Called []int `json:"called"`
	// What JavaScript holds.
	Held json.RawMessage `json:"held"`
}

// begunName is that of the section.
const begunName = "begun"

const pageSize = 1 << 16

// begin returns a module with the memory and the globals of a program that has begun.
func begin(module, memory []byte, state begun) ([]byte, error) {
	sections, err := readSections(module)
	if err != nil {
		return nil, err
	}
	if len(memory) == 0 || len(memory)%pageSize != 0 {
		return nil, fmt.Errorf("the memory has %d bytes, want pages of %d", len(memory), pageSize)
	}
	functions := 0
	for i, s := range sections {
		r := &reader{bytes: s.content}
		switch s.id {
		case codeSection:
			functions = int(r.unsigned())
		case memorySection:
			sections[i].content = binary.AppendUvarint([]byte{1, 0}, uint64(len(memory)/pageSize))
		case globalSection:
			sections[i].content, r.err = withValues(r, state.Globals)
		case dataSection:
			pieces := []piece{{0, memory}}
			// The function that writes the table is the last.
			if table := findFunctionTable(pieces, functions-1); table.entries > 0 && hasStart(sections) {
				pieces = table.cut(pieces)
			}
			sections[i].content = joinData(withoutZeros(pieces, bytes.Clone(memory)))
		}
		if r.err != nil {
			return nil, r.err
		}
	}
	return join(append(sections, custom(begunName, state.Held))), nil
}

func custom(name string, content []byte) section {
	return section{customSection, append(sized([]byte(name)), content...)}
}

func hasStart(sections []section) bool {
	for _, s := range sections {
		if s.id == startSection {
			return true
		}
	}
	return false
}

// withValues is the section of globals with other values to begin with.
func withValues(r *reader, values []string) ([]byte, error) {
	if n := r.unsigned(); n != uint64(len(values)) {
		return nil, fmt.Errorf("the module has %d globals, and %d have values", n, len(values))
	}
	var out list
	for _, value := range values {
		kind, mutable := r.take(1)[0], r.take(1)[0]
		constant, end := r.instruction(), r.instruction()
		if constant.op != opI32Const && constant.op != opI64Const || end.op != opEnd {
			return nil, errors.New("a global does not begin with a whole number")
		}
		n, err := strconv.ParseInt(value, 10, 64)
		if err != nil {
			return nil, err
		}
		out.add(append(appendSigned([]byte{kind, mutable, byte(constant.op)}, n), byte(opEnd)))
	}
	return out.bytes(), r.err
}
