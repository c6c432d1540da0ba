package main

import (
	"encoding/binary"
	"errors"
	"maps"
	"regexp"
	"slices"
)

// options are what else is asked of a rewritten module.
type options struct {
	noLines bool           // leave out what tells of files and lines
	without *regexp.Regexp // functions with such names trap; nil: none
	copies  *regexp.Regexp // short copies are written out in functions with such names; nil: in all
}

// rewrite returns a module that does the same, with the bodies of its functions shaped anew.
func rewrite(module []byte, o options) ([]byte, error) {
	read, err := readSections(module)
	if err != nil {
		return nil, err
	}
	var sections []section
	imported := 0
	names := map[int]string{}
	for _, s := range read {
		content := &reader{bytes: s.content}
		switch s.id {
		case importSection:
			imported = len(readImports(content))
		case customSection:
			if string(content.take(content.unsigned())) == "name" {
				maps.Copy(names, functionNames(content))
				continue
			}
		}
		if content.err != nil {
			return nil, content.err
		}
		sections = append(sections, s)
	}
	if len(names) == 0 {
		return nil, errors.New("the module has no names of functions: link it without -s")
	}
	p := newProgram(imported, names, o)
	functions := 0
	var table functionTable
	for i, s := range sections {
		content := &reader{bytes: s.content}
		switch s.id {
		case codeSection:
			sections[i].content, functions = p.rewriteCode(content)
		case dataSection: // The last of all.
			pieces := readData(content)
			if o.noLines && content.err == nil {
				if pieces, content.err = dropLines(pieces); content.err != nil {
					break
				}
			}
			table = findFunctionTable(pieces, functions)
			sections[i].content = joinData(table.cut(pieces))
		}
		if content.err != nil {
			return nil, content.err
		}
	}
	if table.entries > 0 {
		sections = withStart(sections, imported+functions, table.fill())
	}
	return join(sections), nil
}

// withStart adds a function, the last of the module, that runs as the module is instantiated.
func withStart(sections []section, index int, body []byte) []section {
	types := 0
	for i, s := range sections {
		items := readList(s.content)
		switch s.id {
		case typeSection:
			types = int(items.count)
			items.add([]byte{0x60, 0, 0})
		case functionSection:
			items.add(binary.AppendUvarint(nil, uint64(types)))
		case codeSection:
			items.add(sized(body))
		default:
			continue
		}
		sections[i].content = items.bytes()
	}
	behind := slices.IndexFunc(sections, func(s section) bool { return s.id > startSection })
	return slices.Insert(sections, behind, section{startSection, binary.AppendUvarint(nil, uint64(index))})
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

func (p *program) rewriteCode(r *reader) (content []byte, functions int) {
	var out list
	for n := r.unsigned(); n > 0 && r.err == nil; n-- {
		body, err := p.rewrite(r.take(r.unsigned()), int(out.count))
		if err != nil {
			r.fail("%w", err)
		}
		out.add(sized(body))
	}
	if p.shaped < 9*p.left {
		r.fail("%d of %d functions have another form than Go 1.27 gives them", p.left, p.left+p.shaped)
	}
	return out.bytes(), int(out.count)
}
