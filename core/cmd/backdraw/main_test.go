//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"backdraw/core/data"
	engine "backdraw/core/train"
)

const document = `{"version":1,"input":[2],"layers":[{"type":"dense","units":8,"activation":"tanh"},{"type":"dense","units":1}],
	"loss":"binary-cross-entropy","optimizer":{"type":"adam","learningRate":0.03}}`

// files writes a spec and a table of two classes into a folder of the test's.
func files(t *testing.T) (folder, specFile, table string) {
	t.Helper()
	folder = t.TempDir()
	specFile, table = filepath.Join(folder, "spec.json"), filepath.Join(folder, "data.csv")
	if err := os.WriteFile(specFile, []byte(document), 0o644); err != nil {
		t.Fatal(err)
	}
	set, err := data.Generate(data.Recipe{Name: "circle", N: 200, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("x,y,class\n")
	for i := range set.N {
		fmt.Fprintf(&b, "%g,%g,%s\n", set.X[2*i], set.X[2*i+1], []string{"out", "in"}[set.Labels[i]])
	}
	b.WriteString("1,what,in\n")
	if err := os.WriteFile(table, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return folder, specFile, table
}

func TestTrainPredictExport(t *testing.T) {
	folder, specFile, table := files(t)
	model, curve := filepath.Join(folder, "m.backdraw"), filepath.Join(folder, "curve.csv")
	var out, progress strings.Builder
	if err := run([]string{"train", specFile, table, "-test", table, "-epochs", "40", "-out", model, "-curve", curve}, &out, &progress); err != nil {
		t.Fatal(err)
	}
	var report engine.Report
	if err := json.Unmarshal([]byte(out.String()), &report); err != nil {
		t.Fatal(err)
	}
	if report.TestAccuracy == nil || *report.TestAccuracy < 0.97 {
		t.Errorf("report is %s, want a test accuracy of 0.97", out.String())
	}
	if !strings.Contains(progress.String(), "epoch 40 of 40") || !strings.Contains(progress.String(), "202") {
		t.Errorf("progress lacks the bar's end or the bad line 202: %q", progress.String())
	}
	lines, err := os.ReadFile(curve)
	if err != nil || strings.Count(string(lines), "\n") != 41 {
		t.Errorf("the curve has %d lines (%v), want 41", strings.Count(string(lines), "\n"), err)
	}

	points := filepath.Join(folder, "points.csv")
	if err := os.WriteFile(points, []byte("0,0\n5,5\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	out.Reset()
	if err := run([]string{"predict", model, points}, &out, &progress); err != nil {
		t.Fatal(err)
	}
	var inside, outside float64
	if _, err := fmt.Sscanf(out.String(), "output0\n%g\n%g\n", &inside, &outside); err != nil || inside > 0.2 || outside < 0.8 {
		t.Errorf("predicted %q (%v), want a small and a large probability", out.String(), err)
	}

	out.Reset()
	if err := run([]string{"export", model}, &out, &progress); err != nil {
		t.Fatal(err)
	}
	var tensors map[string]exported
	if err := json.Unmarshal([]byte(out.String()), &tensors); err != nil || len(tensors["layers[0].w"].Data) != 16 {
		t.Errorf("exported %q (%v)", out.String(), err)
	}
}

func TestCommandsRefuse(t *testing.T) {
	dir, specFile, table := files(t)
	hinge, three := filepath.Join(dir, "hinge.json"), filepath.Join(dir, "three.csv")
	for name, text := range map[string]string{
		hinge: `{"input":[2],"layers":[{"type":"dense","units":1}],"loss":"hinge"}`,
		three: "x,y,class\n1,2,a\n2,1,b\n3,3,c\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cases := 0
	for want, args := range map[string][]string{
		"want a command: train, predict, export or text":             {},
		`"learn" is no command, want train, predict, export or text`: {"learn"},
		"got 1 files, want 2: [spec.json data.csv]":                  {"train", specFile},
		"-epochs is 0, want at least 1":                              {"train", specFile, table, "-epochs", "0"},
		"-epochs is -1, want at least 1":                             {"text", table, "-epochs", "-1"},
		"-steps is 0, want at least 1":                               {"text", table, "-steps", "0"},
		"-write is -5, want at least 1":                              {"text", table, "-write", "-5"},
		"-temperature is -1, want a number of at least 0":            {"text", table, "-temperature", "-1"},
		"has the classes a, b, c, want two of them for hinge":        {"train", hinge, three},
		"no such file or directory":                                  {"predict", "absent.backdraw", table},
		"the bytes do not begin as a backdraw file does":             {"export", table},
	} {
		var out strings.Builder
		if err := run(args, &out, &out); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: got %v, want %q", args, err, want)
		}
		cases++
	}
	if cases != 11 {
		t.Errorf("ran %d cases, want 11", cases)
	}
}

// TestTextLearnsNewtonsOpticks reads the first 60,000 characters of Newton's Opticks, which Go ships as
// test data, four times. Measured: 1.857 nats a character on the last tenth.
func TestTextLearnsNewtonsOpticks(t *testing.T) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	bytes, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "src/testdata/Isaac.Newton-Opticks.txt"))
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "opticks.txt")
	if err := os.WriteFile(name, bytes[20000:80000], 0o644); err != nil {
		t.Fatal(err)
	}
	var out, progress strings.Builder
	if err := run([]string{"text", name, "-units", "64", "-epochs", "4", "-rate", "0.01", "-write", "100"}, &out, &progress); err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(out.String(), "cross-entropy ")
	var loss float64
	if _, err := fmt.Sscan(rest, &loss); err != nil || loss > 1.95 {
		t.Errorf("printed %q (%v), want a cross-entropy of at most 1.95", out.String(), err)
	}
}
