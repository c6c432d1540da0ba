package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestLinesAreLeftOut runs testdata/program, with its panics, stacks that grow and collections of garbage, without its tables.
func TestLinesAreLeftOut(t *testing.T) {
	root, plain := compileProgram(t)
	outputs, sizes := map[bool]string{}, map[bool]int64{}
	for _, lines := range []bool{true, false} {
		shaped := filepath.Join(t.TempDir(), "shaped.wasm")
		if err := run(plain, shaped, options{noLines: !lines, without: regexp.MustCompile("_simd0$")}); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(shaped)
		if err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(filepath.Join(root, "lib/wasm/go_js_wasm_exec"), shaped).CombinedOutput()
		if err != nil {
			t.Fatalf("lines %t: %v\n%s", lines, err, out)
		}
		outputs[lines], sizes[lines] = string(out), info.Size()
		trace, err := exec.Command(filepath.Join(root, "lib/wasm/go_js_wasm_exec"), shaped, "trace").CombinedOutput()
		if err == nil || !strings.Contains(string(trace), "main.trace(") {
			t.Errorf("lines %t: the trace names no function: %v\n%s", lines, err, trace)
		}
		if got := strings.Contains(string(trace), "main.go:"); got != lines {
			t.Errorf("lines %t: the trace has lines: %t\n%s", lines, got, trace)
		}
	}
	if outputs[true] != outputs[false] || !strings.HasSuffix(outputs[false], "done\n") {
		t.Errorf("with lines:\n%s\nwithout:\n%s", outputs[true], outputs[false])
	}
	if saved := sizes[true] - sizes[false]; saved < 60_000 {
		t.Errorf("%d bytes are saved of %d, want 60,000 and more", saved, sizes[true])
	}
}

func TestNoTablesOfLines(t *testing.T) {
	const named = "\x00asm\x01\x00\x00\x00\x00\x0c\x04name\x01\x05\x01\x00\x02fn"
	for data, want := range map[string]string{"\x0b\x02\x01\x07": "ends in the middle", "\x0b\x07\x01\x00\x41\x00\x0b\x01a": "no tables of lines"} {
		if _, err := rewrite([]byte(named+data), options{noLines: true}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", data, err, want)
		}
	}
	for _, content := range []string{"", "something else", string(lineHeader)} {
		if _, err := dropLines([]piece{{at: 100, bytes: []byte(content)}}); err == nil || !strings.Contains(err.Error(), "no tables of lines") {
			t.Errorf("%q: %v", content, err)
		}
	}
}

func TestLengthOfATable(t *testing.T) {
	for table, want := range map[string]int{"\x00\x01\x00": 3, "\x02\x01\x00rest": 3, "\x00\x01\x02\x03\x00": 5, "\x82\x01\x01\x03\x84\x05\x00\x07": 7} {
		if got := tableLength([]byte(table)); got != want {
			t.Errorf("%q: %d, want %d", table, got, want)
		}
	}
}

func TestLongRunsOfZerosAreLeftOut(t *testing.T) {
	memory := []byte("ab\x00cd" + strings.Repeat("\x00", shortestGap) + "\x00e\x00\x00")
	got := withoutZeros([]piece{{0, make([]byte, 3)}, {3, make([]byte, len(memory)-3)}}, memory)
	want := []piece{{0, []byte("ab\x00")}, {3, []byte("cd")}, {int64(6 + shortestGap), []byte("e\x00\x00")}}
	if len(got) != len(want) {
		t.Fatalf("%v, want %v", got, want)
	}
	for i := range want {
		if got[i].at != want[i].at || string(got[i].bytes) != string(want[i].bytes) {
			t.Errorf("%v, want %v", got[i], want[i])
		}
	}
}
