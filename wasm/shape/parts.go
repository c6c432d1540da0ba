package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// A program comes to a page in two parts, so that it takes its first training steps before the second is there. The first has
// all data, and those functions that a first step goes through; of every other it has a thunk, which calls the function by way
// of the table. The second part imports memory, table, globals and functions of the first, and puts its own functions into
// the table. A thunk that is called earlier has JavaScript bring the second part first (web/src/api/rest.ts).

// restModule and restName are what the first part imports: a function that returns once the second part is there.
const restModule, restName = "backdraw", "rest"

// wholeName is the global that is 1 from then on.
const wholeName = "whole"

// parts is a module under the knife.
type parts struct {
	sections []section
	imports  [][]byte // All functions.
	types    [][]byte // As they are written.
	typeOf   []uint64 // Of functions with a body.
	bodies   [][]byte
	globals  []byte // For each its type and whether it can be changed: two bytes.
	called   []bool // By number: whether the first part has the body.
	tableAt  int64  // Where the table has the first function that has a body.
	inTable  uint64 // How many of them it has, one behind the other.
}

// split returns the two parts of a begun module.
func split(module []byte, called []int) (first, rest []byte, err error) {
	p := &parts{}
	if err := p.read(module); err != nil {
		return nil, nil, err
	}
	p.called = make([]bool, len(p.bodies))
	for _, k := range called {
		if k < 0 || k >= len(p.bodies) {
			return nil, nil, fmt.Errorf("function %d was called, of %d", k, len(p.bodies))
		}
		p.called[k] = true
	}
	for k := range p.called { // What the table does not have cannot be reached by way of it.
		p.called[k] = p.called[k] || uint64(k) >= p.inTable
	}
	if err := p.keepStart(); err != nil {
		return nil, nil, err
	}
	rest, imported, err := p.rest()
	if err != nil {
		return nil, nil, err
	}
	first, err = p.first(imported)
	return first, rest, err
}

func (p *parts) read(module []byte) (err error) {
	if p.sections, err = readSections(module); err != nil {
		return err
	}
	for _, s := range p.sections {
		r := &reader{bytes: s.content}
		switch s.id {
		case typeSection:
			for n := r.unsigned(); n > 0 && r.err == nil; n-- {
				p.types = append(p.types, r.functionType())
			}
		case importSection:
			p.imports = readImports(r)
		case functionSection:
			for n := r.unsigned(); n > 0 && r.err == nil; n-- {
				p.typeOf = append(p.typeOf, r.unsigned())
			}
		case globalSection:
			for n := r.unsigned(); n > 0 && r.err == nil; n-- {
				p.globals = append(p.globals, r.take(2)...)
				r.instruction()
				r.instruction()
			}
		case elementSection:
			p.tableAt, p.inTable = readTable(r, len(p.imports))
		case codeSection:
			p.bodies, r.err = readItems(s.content)
		}
		if r.err != nil {
			return r.err
		}
	}
	if len(p.bodies) != len(p.typeOf) {
		return errors.New("the module has other functions than bodies")
	}
	for k, t := range p.typeOf {
		if t >= uint64(len(p.types)) {
			return fmt.Errorf("function %d has type %d, of %d", k, t, len(p.types))
		}
	}
	return nil
}

// functionType takes one item of the section of types.
func (r *reader) functionType() []byte {
	whole := r.bytes
	if form := r.take(1)[0]; form != 0x60 {
		r.fail("a type is not that of a function")
	}
	r.take(r.unsigned())
	r.take(r.unsigned())
	return whole[:len(whole)-len(r.bytes)]
}

func readImports(r *reader) (imports [][]byte) {
	for n := r.unsigned(); n > 0 && r.err == nil; n-- {
		whole := r.bytes
		r.take(r.unsigned())
		r.take(r.unsigned())
		if kind := r.take(1)[0]; kind != kindFunction {
			r.fail("the module imports something of kind %d; Go's import functions alone", kind)
		}
		r.unsigned()
		imports = append(imports, whole[:len(whole)-len(r.bytes)])
	}
	return imports
}

// readTable returns where the table has the first function behind a number of imports. Go's linker puts all functions there in
// their order.
func readTable(r *reader, imports int) (at int64, count uint64) {
	if n := r.unsigned(); n != 1 {
		r.fail("the table is filled in %d goes, and Go's linker has one", n)
	}
	kind, place, end := r.unsigned(), r.instruction(), r.instruction()
	if kind != 0 || place.op != opI32Const || end.op != opEnd {
		r.fail("elements of the table are not at a constant place")
	}
	count = r.unsigned()
	for k := range count {
		if index := r.unsigned(); r.err == nil && index != uint64(imports)+k {
			r.fail("the table has function %d where Go's linker has %d", index, uint64(imports)+k)
		}
	}
	return place.immediate, count
}

// keepStart leaves the function that runs at the start in the first part.
func (p *parts) keepStart() error {
	for _, s := range p.sections {
		if s.id == startSection {
			index := int((&reader{bytes: s.content}).unsigned()) - len(p.imports)
			if index < 0 || index >= len(p.called) {
				return errors.New("the module starts with a function without a body")
			}
			p.called[index] = true
		}
	}
	return nil
}

// signature is the type of functions that take and give nothing.
func (p *parts) signature() (uint64, error) {
	for k, t := range p.types {
		if string(t) == "\x60\x00\x00" {
			return uint64(k), nil
		}
	}
	return 0, errors.New("the module has no type of functions that take and give nothing")
}

// first is the module that begins. It imports one function more, so that all others have a higher index by one.
func (p *parts) first(imported []int) ([]byte, error) {
	signature, err := p.signature()
	if err != nil {
		return nil, err
	}
	before := len(p.imports)
	moved := func(index int) int {
		if index >= before {
			index++
		}
		return index
	}
	var sections []section
	for _, s := range p.sections {
		r := &reader{bytes: s.content}
		switch s.id {
		case importSection:
			items := readList(s.content)
			items.add(binary.AppendUvarint(slices.Concat(sized([]byte(restModule)), sized([]byte(restName)), []byte{kindFunction}), signature))
			s.content = items.bytes()
		case globalSection:
			items := readList(s.content)
			items.add([]byte{typeI32, 1, byte(opI32Const), 0, byte(opEnd)})
			s.content = items.bytes()
		case exportSection:
			s.content = p.exports(r, moved, imported)
		case startSection:
			s.content = binary.AppendUvarint(nil, uint64(moved(int(r.unsigned()))))
		case elementSection:
			var indexes, table list
			for k := range p.inTable {
				indexes.add(binary.AppendUvarint(nil, uint64(before)+1+k))
			}
			table.add(elements(p.tableAt, indexes))
			s.content = table.bytes()
		case codeSection:
			var out list
			for k, body := range p.bodies {
				if !p.called[k] {
					body = p.thunk(k, before)
				} else if body, err = renumber(body, moved); err != nil {
					return nil, err
				}
				out.add(sized(body))
			}
			s.content = out.bytes()
		}
		if r.err != nil {
			return nil, r.err
		}
		sections = append(sections, s)
	}
	return join(sections), nil
}

// exports are those of the whole, and what the second part imports.
func (p *parts) exports(r *reader, moved func(int) int, imported []int) []byte {
	var out list
	for n := r.unsigned(); n > 0 && r.err == nil; n-- {
		name, kind, index := string(r.take(r.unsigned())), r.take(1)[0], int(r.unsigned())
		if kind == kindFunction {
			index = moved(index)
		}
		out.add(exported(name, kind, index))
	}
	out.add(exported("table", kindTable, 0))
	for k := range len(p.globals) / 2 {
		out.add(exported(fmt.Sprint("g", k), kindGlobal, k))
	}
	out.add(exported(wholeName, kindGlobal, len(p.globals)/2))
	for _, k := range imported {
		out.add(exported(fmt.Sprint("f", k), kindFunction, moved(len(p.imports)+k)))
	}
	return out.bytes()
}

// elements is an item of the section of elements: what the table has from an entry on.
func elements(at int64, indexes list) []byte {
	return append(append(appendSigned([]byte{0, byte(opI32Const)}, at), byte(opEnd)), indexes.bytes()...)
}

// thunk is the body of a function that calls the one of the second part with what it is given.
//
//	global.get whole; i32.eqz; if; call rest; end
//	local.get 0 ...; i32.const its place in the table; call_indirect
func (p *parts) thunk(k, rest int) []byte {
	out := []byte{0}
	add := func(instructions ...instruction) {
		for _, in := range instructions {
			out = append(out, in.bytes...)
		}
	}
	add(numbered(opGlobalGet, len(p.globals)/2), plain(opI32Eqz))
	out = append(out, byte(opIf), 0x40)
	add(numbered(opCall, rest), plain(opEnd))
	parameters := (&reader{bytes: p.types[p.typeOf[k]][1:]}).unsigned()
	for n := range parameters {
		add(numbered(opLocalGet, int(n)))
	}
	out = appendSigned(append(out, byte(opI32Const)), p.tableAt+int64(k))
	out = append(binary.AppendUvarint(append(out, byte(opCallIndirect)), p.typeOf[k]), 0)
	return append(out, byte(opEnd))
}

// renumber is a body that calls functions by other indexes.
func renumber(body []byte, moved func(int) int) ([]byte, error) {
	locals, code, err := readBody(body)
	if err != nil {
		return nil, err
	}
	out := slices.Clone(locals)
	for _, in := range code {
		if in.op == opCall {
			in = numbered(opCall, moved(int(in.immediate)))
		}
		out = append(out, in.bytes...)
	}
	return out, nil
}

// rest is the module that comes later, and the numbers of the functions which it imports from the first.
func (p *parts) rest() (module []byte, imported []int, err error) {
	before := len(p.imports)
	// Which functions of the first part are called from here.
	place := map[int]int{}
	for k, body := range p.bodies {
		if p.called[k] {
			continue
		}
		if _, err = renumber(body, func(index int) int {
			if k := index - before; k >= 0 && p.called[k] {
				place[k] = 0
			}
			return index
		}); err != nil {
			return nil, nil, err
		}
	}
	for k := range p.bodies {
		if _, ok := place[k]; ok {
			place[k] = before + len(imported)
			imported = append(imported, k)
		}
	}
	own := before + len(imported)
	var functions, code, table list
	var run list
	runAt := int64(-1)
	flush := func() {
		if run.count > 0 {
			table.add(elements(runAt, run))
		}
		run, runAt = list{}, -1
	}
	for k := range p.bodies {
		if p.called[k] {
			flush()
			continue
		}
		if runAt < 0 {
			runAt = p.tableAt + int64(k)
		}
		run.add(binary.AppendUvarint(nil, uint64(own)))
		place[k] = own
		own++
		functions.add(binary.AppendUvarint(nil, p.typeOf[k]))
	}
	flush()
	moved := func(index int) int {
		if index < before {
			return index
		}
		return place[index-before]
	}
	for k, body := range p.bodies {
		if p.called[k] {
			continue
		}
		if body, err = renumber(body, moved); err != nil {
			return nil, nil, err
		}
		code.add(sized(body))
	}
	var sections []section
	for _, s := range p.sections {
		if s.id == typeSection {
			sections = append(sections, s)
		}
	}
	return join(append(sections,
		section{importSection, p.restImports(imported)},
		section{functionSection, functions.bytes()},
		section{elementSection, table.bytes()},
		section{codeSection, code.bytes()})), imported, nil
}

// restImports are what the second part takes: the functions that the whole imports, and of the first part functions, memory,
// table and globals.
func (p *parts) restImports(imported []int) []byte {
	var out list
	for _, item := range p.imports {
		out.add(item)
	}
	add := func(name string, kind byte, what []byte) {
		out.add(slices.Concat(sized([]byte("first")), sized([]byte(name)), []byte{kind}, what))
	}
	for _, k := range imported {
		add(fmt.Sprint("f", k), kindFunction, binary.AppendUvarint(nil, p.typeOf[k]))
	}
	add("mem", kindMemory, []byte{0, 1})
	add("table", kindTable, []byte{0x70, 0, 1})
	for k := range len(p.globals) / 2 {
		add(fmt.Sprint("g", k), kindGlobal, p.globals[2*k:2*k+2])
	}
	return out.bytes()
}
