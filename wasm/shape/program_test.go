package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestProgramDoesTheSame runs testdata/program as Go's compiler made it and as it is rewritten.
func TestProgramDoesTheSame(t *testing.T) {
	root, plain := compileProgram(t)
	folder := t.TempDir()
	shaped := filepath.Join(folder, "shaped.wasm")
	if err := run(plain, shaped, options{without: regexp.MustCompile("_simd0$")}); err != nil {
		t.Fatal(err)
	}
	outputs := map[string]string{}
	for _, file := range []string{plain, shaped} {
		node := exec.Command(filepath.Join(root, "lib/wasm/go_js_wasm_exec"), file)
		out, err := node.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", file, err, out)
		}
		outputs[file] = string(out)
	}
	if outputs[plain] != outputs[shaped] || !strings.HasSuffix(outputs[plain], "done\n") {
		t.Errorf("as compiled:\n%s\nrewritten:\n%s", outputs[plain], outputs[shaped])
	}
	again := filepath.Join(folder, "again.wasm")
	if err := run(shaped, again, options{}); err == nil || !strings.Contains(err.Error(), "no names") {
		t.Errorf("a module without names: %v", err)
	}
}

func TestModulesThatAreNone(t *testing.T) {
	for name, c := range map[string]struct{ module, want string }{
		"empty":   {"", "no WebAssembly module"},
		"other":   {"\x7fELF0000", "no WebAssembly module"},
		"cut off": {"\x00asm\x01\x00\x00\x00\x0a\x10\x00", "ends in the middle"},
	} {
		if _, err := rewrite([]byte(c.module), options{}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	if err := run(filepath.Join(t.TempDir(), "none"), os.DevNull, options{}); err == nil {
		t.Error("a file that is not there: no error")
	}
	var o options
	if err := pattern(&o.without)("("); err == nil {
		t.Error("a pattern that is none: no error")
	}
	if err := pattern(&o.without)(""); err != nil || o.without != nil {
		t.Errorf("no pattern: %v, %v", o.without, err)
	}
}

func TestBodiesLeftOutTrap(t *testing.T) {
	p := newProgram(0, map[int]string{testFunction: "sum_simd0"}, options{without: regexp.MustCompile("_simd0$")})
	body, err := p.rewrite(compiled([]ending{{-1, returning, 0}}), testFunction)
	if err != nil || string(body) != "\x00\x00\x0b" {
		t.Errorf("%x, %v", body, err)
	}
}

// compileProgram returns the folder of Go, and testdata/program as its compiler makes it.
func compileProgram(t *testing.T) (root, program string) {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		t.Fatal("the test runs WebAssembly in Node 20: ", err)
	}
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	program = filepath.Join(t.TempDir(), "plain.wasm")
	build := exec.Command("go", "build", "-o", program, "./testdata/program")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOEXPERIMENT=simd")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return strings.TrimSpace(string(out)), program
}
