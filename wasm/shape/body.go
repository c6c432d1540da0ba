package main

import (
	"fmt"
)

// program is what the rewriting of a function must know of its module.
type program struct {
	imported int            // Functions that come first and have no body.
	names    map[int]string // Of all functions.
	options
	// The function after whose call nothing runs in its caller, and the one before whose call the runtime goes on after a panic.
	sigpanic, deferreturn int
	// How many were of the form that Go gives them, and how many not.
	shaped, left int
}

func newProgram(imported int, names map[int]string, o options) *program {
	p := &program{imported: imported, names: names, options: o, sigpanic: -1, deferreturn: -1}
	for index, name := range names {
		switch name {
		case "runtime.sigpanic":
			p.sigpanic = index
		case "runtime.deferreturn":
			p.deferreturn = index
		}
	}
	return p
}

// firstAddress is the upper part of the address of the first function that has a body (funcValueOffset in cmd/link/internal/wasm).
const firstAddress = 0x1000

// rewrite returns the body of one function, counted from the first that has one.
func (p *program) rewrite(body []byte, index int) ([]byte, error) {
	name := p.names[p.imported+index]
	if p.without != nil && p.without.MatchString(name) {
		return []byte{0, byte(opUnreachable), byte(opEnd)}, nil
	}
	locals, code, err := readBody(body)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	f := p.parse(locals, code, int64(firstAddress+index))
	if f == nil {
		p.left++
		return body, nil
	}
	if name == "runtime.goexit" {
		f.entries[1] = true // Where a goroutine's first function returns to.
	}
	p.shaped++
	f.invert()
	if p.copies == nil || p.copies.MatchString(name) {
		f.writeCopies()
	}
	f.shorten()
	return f.write(), nil
}
