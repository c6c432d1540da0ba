package main

import (
	"encoding/binary"
	"errors"
	"slices"
)

// Numbers of a module's sections.
const (
	customSection   = 0
	typeSection     = 1
	importSection   = 2
	functionSection = 3
	memorySection   = 5
	globalSection   = 6
	exportSection   = 7
	startSection    = 8
	elementSection  = 9
	codeSection     = 10
	dataSection     = 11
)

// Kinds of what a module exports or imports.
const (
	kindFunction = 0
	kindTable    = 1
	kindMemory   = 2
	kindGlobal   = 3
)

// header is how a module of version 1 begins.
const header = "\x00asm\x01\x00\x00\x00"

type section struct {
	id      byte
	content []byte
}

func (s section) append(to []byte) []byte { return append(append(to, s.id), sized(s.content)...) }

// list is what a section holds: how many, and then each.
type list struct {
	count   uint64
	content []byte
}

// readList takes a section whose items are not looked at.
func readList(content []byte) list {
	r := &reader{bytes: content}
	count := r.unsigned()
	return list{count, slices.Clone(r.bytes)}
}

func (l *list) add(item []byte) {
	l.count++
	l.content = append(l.content, item...)
}

func (l *list) bytes() []byte { return append(binary.AppendUvarint(nil, l.count), l.content...) }

// sized is content behind its length.
func sized(content []byte) []byte {
	return append(binary.AppendUvarint(nil, uint64(len(content))), content...)
}

// exported is an item of the section of exports.
func exported(name string, kind byte, index int) []byte {
	return binary.AppendUvarint(append(sized([]byte(name)), kind), uint64(index))
}

// readSections takes a module apart.
func readSections(module []byte) (sections []section, err error) {
	if len(module) < 8 || string(module[:8]) != header {
		return nil, errors.New("this is no WebAssembly module of version 1")
	}
	r := &reader{bytes: module[8:]}
	for len(r.bytes) > 0 {
		s := section{id: r.take(1)[0]}
		s.content = r.take(r.unsigned())
		sections = append(sections, s)
	}
	return sections, r.err
}

// join is the module that sections make.
func join(sections []section) []byte {
	out := []byte(header)
	for _, s := range sections {
		out = s.append(out)
	}
	return out
}

// readItems takes a list apart whose items stand behind their lengths.
func readItems(content []byte) (items [][]byte, err error) {
	r := &reader{bytes: content}
	for n := r.unsigned(); n > 0 && r.err == nil; n-- {
		items = append(items, r.take(r.unsigned()))
	}
	return items, r.err
}
