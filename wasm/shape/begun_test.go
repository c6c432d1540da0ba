package main

import (
	"bytes"
	"strings"
	"testing"
)

// counting is a module with a memory of one page, a global of 32 bits and one of 64.
const counting = header + "\x05\x03\x01\x00\x01" + "\x06\x0b\x02\x7f\x01\x41\x00\x0b\x7e\x01\x42\x00\x0b" + "\x0b\x07\x01\x00\x41\x03\x0b\x01\x09"

func TestBegunModuleHasTheState(t *testing.T) {
	memory := make([]byte, 2*pageSize)
	copy(memory[70_000:], "here")
	module, err := begin([]byte(counting), memory, begun{Globals: []string{"-5", "9007199254740993"}, Held: []byte(`{"values":[]}`)})
	if err != nil {
		t.Fatal(err)
	}
	sections, err := readSections(module)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, s := range sections {
		r := &reader{bytes: s.content}
		switch s.id {
		case memorySection:
			if !bytes.Equal(s.content, []byte{1, 0, 2}) {
				t.Errorf("the memory is %x", s.content)
			}
		case globalSection:
			r.unsigned()
			for _, want := range []int64{-5, 9007199254740993} {
				r.take(2)
				if constant := r.instruction(); constant.immediate != want {
					t.Errorf("a global is %d, want %d", constant.immediate, want)
				}
				r.instruction()
			}
		case dataSection:
			pieces := readData(r)
			if len(pieces) != 1 || pieces[0].at != 70_000 || string(pieces[0].bytes) != "here" {
				t.Errorf("the data are %v", pieces)
			}
		case customSection:
			if string(r.take(r.unsigned())) != begunName || string(r.bytes) != `{"values":[]}` {
				t.Errorf("what JavaScript holds is %q", s.content)
			}
		}
		if r.err != nil {
			t.Error(r.err)
		}
		found++
	}
	if found != 4 {
		t.Errorf("%d sections, want 4", found)
	}
}

func TestNoStateToBeginWith(t *testing.T) {
	page := make([]byte, pageSize)
	for name, c := range map[string]struct {
		module  string
		memory  []byte
		globals []string
		want    string
	}{
		"no module":        {"", page, nil, "no WebAssembly module"},
		"part of a page":   {counting, page[1:], []string{"0", "0"}, "pages"},
		"no memory":        {counting, nil, []string{"0", "0"}, "pages"},
		"one global":       {counting, page, []string{"0"}, "2 globals, and 1 have values"},
		"no number":        {counting, page, []string{"0", "many"}, "many"},
		"a global of f32s": {header + "\x06\x09\x01\x7d\x00\x43\x00\x00\x00\x00\x0b", page, []string{"0"}, "whole number"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := begin([]byte(c.module), c.memory, begun{Globals: c.globals}); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}
