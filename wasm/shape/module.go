package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
)

// Numbers of a module's sections.
const (
	customSection = 0
	importSection = 2
	codeSection   = 10
	dataSection   = 11
)

// rewrite returns a module that does the same, with the bodies of its functions shaped anew; those of functions whose
// names match without, which may be nil, trap.
func rewrite(module []byte, without *regexp.Regexp) ([]byte, error) {
	if len(module) < 8 || string(module[:8]) != "\x00asm\x01\x00\x00\x00" {
		return nil, errors.New("this is no WebAssembly module of version 1")
	}
	r := &reader{bytes: module[8:]}
	type section struct {
		id      byte
		content []byte
	}
	var sections []section
	imported := 0
	names := map[int]string{}
	for len(r.bytes) > 0 {
		s := section{id: r.take(1)[0]}
		s.content = r.take(r.unsigned())
		switch s.id {
		case importSection:
			imported = importedFunctions(&reader{bytes: s.content})
		case customSection:
			custom := &reader{bytes: s.content}
			if string(custom.take(custom.unsigned())) == "name" {
				maps.Copy(names, functionNames(custom))
				continue
			}
		}
		sections = append(sections, s)
	}
	if r.err != nil {
		return nil, r.err
	}
	if len(names) == 0 {
		return nil, errors.New("the module has no names of functions: link it without -s")
	}
	out := slices.Clone(module[:8])
	for _, s := range sections {
		var err error
		switch content := (&reader{bytes: s.content}); s.id {
		case codeSection:
			s.content, err = newProgram(imported, names, without).rewriteCode(content)
		case dataSection:
			s.content, err = joinData(content)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, s.id)
		out = binary.AppendUvarint(out, uint64(len(s.content)))
		out = append(out, s.content...)
	}
	return out, nil
}

func importedFunctions(r *reader) (count int) {
	for n := r.unsigned(); n > 0 && r.err == nil; n-- {
		r.take(r.unsigned())
		r.take(r.unsigned())
		if kind := r.take(1)[0]; kind != 0 {
			r.fail("the module imports something of kind %d; Go's import functions alone", kind)
		}
		r.unsigned()
		count++
	}
	return count
}

func functionNames(r *reader) map[int]string {
	names := map[int]string{}
	for len(r.bytes) > 0 {
		kind, content := r.take(1)[0], r.take(r.unsigned())
		if kind != 1 {
			continue
		}
		part := &reader{bytes: content}
		for n := part.unsigned(); n > 0 && part.err == nil; n-- {
			index := int(part.unsigned())
			names[index] = string(part.take(part.unsigned()))
		}
	}
	return names
}

func (p *program) rewriteCode(r *reader) ([]byte, error) {
	count := int(r.unsigned())
	out := binary.AppendUvarint(nil, uint64(count))
	for i := range count {
		body, err := p.rewrite(r.take(r.unsigned()), i)
		if err != nil {
			return nil, err
		}
		out = binary.AppendUvarint(out, uint64(len(body)))
		out = append(out, body...)
	}
	if r.err == nil && p.shaped < 9*p.left {
		return nil, fmt.Errorf("%d of %d functions have another form than Go 1.27 gives them", p.left, p.left+p.shaped)
	}
	return out, r.err
}
