package main

import (
	"fmt"
	"slices"
)

// mark returns a module that does the same and can be looked into: it exports its globals as g0, g1 and so on, and for each
// function a global of its own, m0 and so on, that is 1 once the function was called.
func mark(module []byte) ([]byte, error) {
	sections, err := readSections(module)
	if err != nil {
		return nil, err
	}
	globals := 0
	for i, s := range sections {
		switch s.id {
		case globalSection:
			globals = int(readList(s.content).count)
		case codeSection:
			bodies, err := readItems(s.content)
			if err != nil {
				return nil, err
			}
			var marked list
			for k, body := range bodies {
				locals, code, err := readBody(body)
				if err != nil {
					return nil, err
				}
				set := append(appendSigned([]byte{byte(opI32Const)}, 1), numbered(opGlobalSet, globals+k).bytes...)
				body = append(slices.Clone(locals), set...)
				for _, in := range code {
					body = append(body, in.bytes...)
				}
				marked.add(sized(body))
			}
			sections[i].content = marked.bytes()
			addMarks(sections, globals, len(bodies))
		}
	}
	return join(sections), nil
}

// addMarks adds the globals that are set, and exports all.
func addMarks(sections []section, globals, functions int) {
	for i, s := range sections {
		items := readList(s.content)
		switch s.id {
		case globalSection:
			for range functions {
				items.add([]byte{typeI32, 1, byte(opI32Const), 0, byte(opEnd)})
			}
		case exportSection:
			for k := range globals {
				items.add(exported(fmt.Sprint("g", k), kindGlobal, k))
			}
			for k := range functions {
				items.add(exported(fmt.Sprint("m", k), kindGlobal, globals+k))
			}
		default:
			continue
		}
		sections[i].content = items.bytes()
	}
}
