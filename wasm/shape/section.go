package main

import (
	"encoding/binary"
	"slices"
)

// Numbers of a module's sections.
const (
	customSection   = 0
	typeSection     = 1
	importSection   = 2
	functionSection = 3
	startSection    = 8
	elementSection  = 9
	codeSection     = 10
	dataSection     = 11
)

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
