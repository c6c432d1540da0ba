package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestMemoryBeginsAlike instantiates testdata/program as Go's compiler made it and as it is rewritten, and holds the memories
// against each other: the table of functions among them.
func TestMemoryBeginsAlike(t *testing.T) {
	_, plain := compileProgram(t)
	shaped := filepath.Join(t.TempDir(), "shaped.wasm")
	if err := run(plain, shaped, options{}); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("node", "testdata/memory.cjs", plain, shaped).CombinedOutput(); err != nil || string(out) != "alike\n" {
		t.Errorf("%s, %v", out, err)
	}
	module, err := os.ReadFile(shaped)
	if err != nil {
		t.Fatal(err)
	}
	r := &reader{bytes: module[8:]}
	for len(r.bytes) > 0 {
		id := r.take(1)[0]
		content := &reader{bytes: r.take(r.unsigned())}
		if id == dataSection && findFunctionTable(readData(content), 1000).entries > 0 {
			t.Error("the table is still among the data")
		}
	}
}

func TestFunctionTableIsFoundAndCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		functions := rapid.IntRange(2, 40).Draw(t, "functions")
		entries := (functions - 1) * 16
		at := rapid.IntRange(1, 5000).Draw(t, "at")
		memory := make([]byte, at+entries*entrySize+rapid.IntRange(0, 3000).Draw(t, "behind"))
		for i := range memory {
			if i < at || i >= at+entries*entrySize {
				memory[i] = 0xee
			}
		}
		for i := range entries {
			memory[at+i*entrySize] = byte(i / 16)
		}
		// As the linker does it: another piece after eight zeros, or fewer.
		var pieces []piece
		for begin := 0; begin < len(memory); {
			end := min(len(memory), begin+rapid.IntRange(1, 500).Draw(t, "length"))
			pieces = append(pieces, piece{int64(begin), memory[begin:end]})
			begin = end
		}
		table := findFunctionTable(pieces, functions)
		if table != (functionTable{int64(at), int64(entries)}) {
			t.Fatalf("found %v, want it at %d with %d entries", table, at, entries)
		}
		left := table.cut(pieces)
		if slices.ContainsFunc(left, func(p piece) bool {
			return p.at < int64(at+entries*entrySize) && p.end() > int64(at) || len(p.bytes) == 0
		}) {
			t.Fatalf("something of the table is left: %v", left)
		}
		size := 0
		for _, p := range left {
			size += len(p.bytes)
			if string(p.bytes) != string(memory[p.at:p.end()]) {
				t.Fatalf("the piece at %d is another one", p.at)
			}
		}
		if want := len(memory) - entries*entrySize; size != want {
			t.Fatalf("%d bytes are left, want %d", size, want)
		}
		memory[at+entrySize*15]++
		if got := findFunctionTable(pieces, functions); got.entries != 0 {
			t.Fatalf("found %v where there is none", got)
		}
		if got := (functionTable{}).cut(pieces); len(got) != len(pieces) {
			t.Fatalf("%d pieces of %d are left where there is no table", len(got), len(pieces))
		}
	})
}

func TestNoTableOfOneFunction(t *testing.T) {
	if got := findFunctionTable([]piece{{at: 0, bytes: make([]byte, 400)}}, 1); got.entries != 0 {
		t.Errorf("found %v", got)
	}
}
