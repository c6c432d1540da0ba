//go:build !js

package main

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestREADME runs the blocks of the README's section on the command as a shell would, and holds what
// they print against the blocks that show it: numbers to 0.001, for the roundings of other machines.
func TestREADME(t *testing.T) {
	readme := string(mustRead(t, "../../../README.md"))
	_, section, found := strings.Cut(readme, "## Train, predict and export by the command line\n")
	if section, _, _ = strings.Cut(section, "\n### Text\n"); !found {
		t.Fatal("README.md has no section on the command")
	}
	folder := t.TempDir()
	if text, err := exec.Command("go", "build", "-o", filepath.Join(folder, "backdraw"), ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	printed := ""
	shown := 0
	for _, block := range blocks(section) {
		switch word, _, _ := strings.Cut(block, " "); word {
		case "cat", "./backdraw":
			shell := exec.Command("bash", "-eu", "-c", block)
			shell.Dir = folder
			var told strings.Builder
			shell.Stderr = &told
			out, err := shell.Output()
			if err != nil {
				t.Fatalf("%s\n%v: %s", block, err, told.String())
			}
			printed = string(out)
		case "export": // and go build, as above
		default:
			if !strings.HasSuffix(printed, block) && !alike(printed, block) {
				t.Errorf("printed\n%s\nthe README shows\n%s", printed, block)
			}
			shown++
		}
	}
	if shown != 3 {
		t.Errorf("the README shows what was printed %d times, want 3", shown)
	}
	for _, name := range []string{"curve.csv", "irises.json", "walks.backdraw"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Error(err)
		}
	}
}

// blocks returns the indented blocks of a text, without their indentation.
func blocks(text string) (all []string) {
	inside := false
	for line := range strings.Lines(text) {
		code, indented := strings.CutPrefix(line, "    ")
		switch {
		case indented && inside:
			all[len(all)-1] += code
		case indented:
			all = append(all, code)
		}
		inside = indented
	}
	return all
}

var token = regexp.MustCompile(`[-+.\w]+`)

// alike says whether the last lines printed are those wanted, but for digits of numbers.
func alike(printed, want string) bool {
	lines := strings.SplitAfter(printed, "\n")
	lines = lines[:len(lines)-1]
	n := strings.Count(want, "\n")
	if len(lines) < n {
		return false
	}
	got := strings.Join(lines[len(lines)-n:], "")
	if token.ReplaceAllString(got, "") != token.ReplaceAllString(want, "") {
		return false
	}
	a, b := token.FindAllString(got, -1), token.FindAllString(want, -1)
	for i := range a {
		x, errX := strconv.ParseFloat(a[i], 64)
		y, errY := strconv.ParseFloat(b[i], 64)
		if errX != nil || errY != nil {
			if a[i] != b[i] {
				return false
			}
		} else if math.Abs(x-y) > 0.001 {
			return false
		}
	}
	return len(a) == len(b)
}

func TestAlike(t *testing.T) {
	cases := 0
	for _, c := range []struct {
		printed, want string
		alike         bool
	}{
		{"first\na,b\n0.5001,x\n", "a,b\n0.5,x\n", true},
		{"a,b\n0.51,x\n", "a,b\n0.5,x\n", false},
		{"a,b\n0.5,y\n", "a,b\n0.5,x\n", false},
		{"a;b\n", "a,b\n", false},
		{"b\n", "a\nb\n", false},
		{`{"loss":2e-5}` + "\n", `{"loss":3e-5}` + "\n", true},
	} {
		if got := alike(c.printed, c.want); got != c.alike {
			t.Errorf("%q and %q: %v", c.printed, c.want, got)
		}
		cases++
	}
	if cases != 6 {
		t.Errorf("ran %d cases, want 6", cases)
	}
}
