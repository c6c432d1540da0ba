package golden

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// runElsewhere runs TestGolden over a directory in a process of its own, and returns what it says of every case.
func runElsewhere(t *testing.T, directory string) (verdicts map[string]string, output string) {
	t.Helper()
	if runtime.GOOS == "js" {
		t.Skip("wasm starts no processes")
	}
	c := exec.Command(os.Args[0], "-test.run=^TestGolden$", "-test.v")
	c.Env = append(os.Environ(), "BACKDRAW_GOLDEN="+directory)
	text, _ := c.CombinedOutput()
	verdicts = map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^\s*--- (PASS|FAIL): TestGolden/[^/ ]+/(\S+)`).FindAllStringSubmatch(string(text), -1) {
		verdicts[m[2]] = m[1]
	}
	return verdicts, string(text)
}

func writeCases(t *testing.T, directory, file string, cases []object) {
	t.Helper()
	text, err := json.Marshal(object{"format": "golden/1", "file": file, "cases": cases})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(directory, file+".json"), text, 0o644); err != nil {
		t.Fatal(err)
	}
}

// ownCases are the set's cases as they are written.
func ownCases(t *testing.T) (all []*Case) {
	t.Helper()
	cases, err := Read("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		if !slices.ContainsFunc(c.parts(t), func(p string) bool { return slices.Contains(optional, p) }) {
			all = append(all, c)
		}
	}
	return all
}

// A spot is a number in a case that something expects.
type spot struct {
	path   string
	change func()
}

// spots lists one number of every list and every number of the value at path.
func spots(path string, v any, random *rand.Rand) (all []spot) {
	change := func(is any) any {
		f := is.(float64)
		return f + 1 + f*f
	}
	switch v := v.(type) {
	case object:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			child := v[name]
			if _, ok := child.(float64); ok {
				all = append(all, spot{path + "." + name, func() { v[name] = change(v[name]) }})
			} else if name != "shape" {
				all = append(all, spots(path+"."+name, child, random)...)
			}
		}
	case []any:
		if len(v) == 0 {
			return nil
		}
		if _, ok := v[0].(float64); ok {
			i := random.IntN(len(v))
			return []spot{{fmt.Sprintf("%s[%d]", path, i), func() { v[i] = change(v[i]) }}}
		}
		for i, child := range v {
			all = append(all, spots(fmt.Sprintf("%s[%d]", path, i), child, random)...)
		}
	}
	return all
}

// loose are the expectations that a case need not meet, or that a larger number makes laxer.
func loose(c *Case, path string) bool {
	name := path[strings.LastIndexByte(path, '.')+1:]
	gradient := strings.Contains(path, "grad") || strings.Contains(path, "dydx")
	return c.Has("any_valid_subgradient") && gradient ||
		c.Has("loss_unchecked") && strings.HasPrefix(name, "loss") ||
		strings.HasSuffix(name, "_tol") || c.Kind == "initialiser" && (name == "limit" || name == "atol" || name == "fan_in" || name == "fan_out")
}

// TestEveryExpectedNumberCounts changes one expected number of a case after the other, up to eight in each: every
// case must fail. What passed would be a number that the runner does not look at.
func TestEveryExpectedNumberCounts(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 5))
	directory := t.TempDir()
	var changed []object
	paths := map[string]string{}
	for _, c := range ownCases(t) {
		at := spots("", object{"expect": read[object](t, c.raw)["expect"]}, random)
		slices.SortFunc(at, func(a, b spot) int { return strings.Compare(a.path, b.path) })
		at = slices.DeleteFunc(at, func(s spot) bool { return loose(c, s.path) })
		random.Shuffle(len(at), func(i, j int) { at[i], at[j] = at[j], at[i] })
		for _, s := range at[:min(8, len(at))] {
			body := read[object](t, c.raw)
			name := fmt.Sprintf("%s_%s_%d", c.File, c.Name, len(changed))
			body["name"] = name
			for _, same := range spots("", object{"expect": body["expect"]}, rand.New(rand.NewPCG(1, 1))) {
				if bare(same.path) == bare(s.path) {
					same.change()
				}
			}
			paths[name] = s.path
			changed = append(changed, body)
		}
	}
	if len(changed) < 1000 {
		t.Errorf("changed %d numbers, want more than 1000", len(changed))
	}
	writeCases(t, directory, "changed", changed)
	verdicts, output := runElsewhere(t, directory)
	if len(verdicts) != len(changed) {
		t.Fatalf("%d cases were run of %d: %.2000s", len(verdicts), len(changed), output)
	}
	for name, verdict := range verdicts {
		if verdict != "FAIL" {
			t.Errorf("%s passes with another %s", name, paths[name])
		}
	}
	t.Logf("%d changed numbers, each found", len(changed))
}

// bare is a path without the place of a number in its list.
func bare(path string) string {
	if strings.HasSuffix(path, "]") {
		return path[:strings.LastIndexByte(path, '[')]
	}
	return path
}

// TestUnknownFieldsFail writes a field that the README does not have into every object of a case of each kind.
func TestUnknownFieldsFail(t *testing.T) {
	directory := t.TempDir()
	var changed []object
	kinds := map[string]int{}
	for _, c := range ownCases(t) {
		if kinds[c.Kind]++; kinds[c.Kind] > 2 && c.Kind != "net" {
			continue
		}
		count := 0
		visit(read[object](t, c.raw), func(object) { count++ })
		for i := range count {
			body := read[object](t, c.raw)
			at := 0
			visit(body, func(o object) {
				if at == i {
					o["surprise"] = 1.
				}
				at++
			})
			body["name"] = fmt.Sprintf("%s_%s_%d", c.File, c.Name, i)
			changed = append(changed, body)
		}
	}
	if len(kinds) != 12 {
		t.Errorf("%d kinds, want 12", len(kinds))
	}
	writeCases(t, directory, "changed", changed)
	verdicts, output := runElsewhere(t, directory)
	if len(verdicts) != len(changed) {
		t.Fatalf("%d cases were run of %d: %.2000s", len(verdicts), len(changed), output)
	}
	for name, verdict := range verdicts {
		if verdict != "FAIL" {
			t.Errorf("%s passes with a field that is not known", name)
		}
	}
	t.Logf("%d fields, each refused", len(changed))
}

// visit calls f for every object of a case that is no list of named tensors.
func visit(v any, f func(object)) {
	switch v := v.(type) {
	case object:
		named := false
		for name, child := range v {
			if o, ok := child.(object); ok && o["shape"] != nil && o["data"] != nil && name != "input" && name != "target" && name != "pred" {
				named = true
			}
		}
		if !named {
			f(v)
		}
		for _, name := range slices.Sorted(maps.Keys(v)) {
			visit(v[name], f)
		}
	case []any:
		for _, child := range v {
			visit(child, f)
		}
	}
}
