package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestProgramInPartsDoesTheSame runs testdata/program whole and in parts: with every function in the second, with those that it
// calls in the first, and with all of those but every third.
func TestProgramInPartsDoesTheSame(t *testing.T) {
	root, plain := compileProgram(t)
	folder := t.TempDir()
	file := func(name string) string { return filepath.Join(folder, name) }
	if err := run(plain, file("whole"), options{noLines: true, without: regexp.MustCompile("_simd0$")}); err != nil {
		t.Fatal(err)
	}
	if err := runMark(file("whole"), file("marked")); err != nil {
		t.Fatal(err)
	}
	node := func(first, rest string, env ...string) (out string, asked int) {
		t.Helper()
		command := exec.Command("node", "testdata/parts.cjs", filepath.Join(root, "lib/wasm/wasm_exec.js"), file(first), file(rest))
		command.Env = append(os.Environ(), env...)
		var errors strings.Builder
		command.Stderr = &errors
		stdout, err := command.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s%s", first, err, stdout, errors.String())
		}
		if _, err := fmt.Sscanf(errors.String(), "asked %d", &asked); err != nil {
			t.Fatalf("%s: %q", first, errors.String())
		}
		return string(stdout), asked
	}
	want, _ := node("marked", "-", "MARKS="+file("state"))
	if !strings.HasSuffix(want, "done\n") {
		t.Fatalf("the whole printed %s", want)
	}
	state, err := readState(file("state"))
	if err != nil || len(state.Called) < 100 {
		t.Fatalf("%d functions were called, %v", len(state.Called), err)
	}
	var fewer []int
	for i, k := range state.Called {
		if i%3 != 0 {
			fewer = append(fewer, k)
		}
	}
	whole := size(t, file("whole"))
	for name, c := range map[string]struct {
		called []int
		asked  int
	}{"nothing": {nil, 1}, "what is called": {state.Called, 0}, "most": {fewer, 1}} {
		t.Run(name, func(t *testing.T) {
			text, err := json.Marshal(begun{Called: c.called})
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file("state"), text, 0o666); err != nil {
				t.Fatal(err)
			}
			if err := runSplit(file("state"), file("whole"), file("first"), file("rest")); err != nil {
				t.Fatal(err)
			}
			got, asked := node("first", "rest")
			if got != want {
				t.Errorf("whole:\n%s\nin parts:\n%s", want, got)
			}
			if asked != c.asked {
				t.Errorf("the second part was asked for %d times, want %d", asked, c.asked)
			}
			if first, rest := size(t, file("first")), size(t, file("rest")); first >= whole || first+rest > whole+whole/10 {
				t.Errorf("%d bytes in parts of %d and %d", whole, first, rest)
			}
		})
	}
}

func size(t *testing.T, file string) int64 {
	t.Helper()
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

func TestPartsOfOtherModules(t *testing.T) {
	const table, functions, code = "\x09\x07\x01\x00\x41\x05\x0b\x01\x00", "\x03\x02\x01\x00", "\x0a\x04\x01\x02\x00\x0b"
	const types = "\x01\x04\x01\x60\x00\x00"
	for name, c := range map[string]struct {
		module string
		called []int
		want   string
	}{
		"none":             {"", nil, "no WebAssembly module"},
		"no such function": {header + types + functions + table + code, []int{1}, "function 1 was called, of 1"},
		"no bodies":        {header + types + functions, nil, "other functions than bodies"},
		"no such type":     {header + types + "\x03\x02\x01\x01" + table + code, nil, "function 0 has type 1, of 1"},
		"other table":      {header + types + functions + "\x09\x07\x01\x00\x41\x05\x0b\x01\x01" + code, nil, "the table has function 1"},
		"no type":          {header + "\x01\x05\x01\x60\x01\x7f\x00" + functions + table + code, nil, "no type of functions"},
		"start elsewhere":  {header + types + functions + "\x08\x01\x07" + table + code, nil, "starts with a function without a body"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, _, err := split([]byte(c.module), c.called); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}
