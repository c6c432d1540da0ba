//go:build !js

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"backdraw/core/data"
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

// mustRun runs a command and returns what it printed.
func mustRun(t *testing.T, args ...string) (out, progress string) {
	t.Helper()
	var o, p strings.Builder
	if err := run(t.Context(), args, &o, &p); err != nil {
		t.Fatalf("%v: %v", args, err)
	}
	return o.String(), p.String()
}

// write makes a file in the test's own folder.
func write(t *testing.T, name, text string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestCommandsRefuse(t *testing.T) {
	folder, specFile, table := files(t)
	model := filepath.Join(folder, "m.backdraw")
	mustRun(t, "train", specFile, table, "-epochs", "1", "-out", model)
	hinge := write(t, "hinge.json", `{"input":[2],"layers":[{"type":"dense","units":1}],"loss":"hinge"}`)
	sequence := write(t, "sequence.json", `{"input":["T",2],"layers":[{"type":"gru","units":1}]}`)
	three := write(t, "three.csv", "x,y,class\n1,2,a\n2,1,b\n3,3,c\n")
	four := write(t, "four.csv", "x,y,z,class\n1,2,3,in\n2,1,3,out\n")
	twice := write(t, "twice.csv", "x,x,class\n1,2,in\n2,1,out\n")
	cases := []struct {
		want string
		args []string
	}{
		{"want a command: train, predict, export or text", nil},
		{`"learn" is no command, want train, predict, export or text`, []string{"learn"}},
		{`got 1 files ["` + specFile + `"], want 2: spec.json|model.backdraw data.csv`, []string{"train", specFile}},
		{"want 2: spec.json|model.backdraw data.csv", []string{"train", specFile, table, "-epochs", "2", "more"}},
		{"flag provided but not defined: -steps; backdraw train -h lists the flags", []string{"train", "-steps", "3", specFile, table}},
		{"-epochs is 0, want at least 1", []string{"train", specFile, table, "-epochs", "0"}},
		{"-epochs is -1, want at least 1", []string{"text", table, "-epochs", "-1"}},
		{"-steps is 0, want at least 1", []string{"text", table, "-steps", "0"}},
		{"-write is -5, want at least 1", []string{"text", table, "-write", "-5"}},
		{"-temperature is -1, want a number of at least 0", []string{"text", table, "-temperature", "-1"}},
		{"has the classes a, b, c, want at most 2: the network has outputs [1] under hinge", []string{"train", hinge, three}},
		{"four.csv has 3 features, x, y, z, want 2 for the input [2]", []string{"train", specFile, four}},
		{"twice.csv has two columns x, want different names", []string{"train", specFile, twice}},
		{"no such file or directory", []string{"predict", "absent.backdraw", table}},
		{"the bytes do not begin as a backdraw file does", []string{"export", table}},
		{`-what is "onnx", want spec, parameters, statistics or names`, []string{"export", model, "-what", "onnx"}},
		{"-out is " + folder + ", a folder, want a file", []string{"train", specFile, table, "-out", folder}},
		{"want a file that can be written", []string{"train", specFile, table, "-out", filepath.Join(folder, "absent", "m")}},
		{"-out is " + table + ", which is read too, want another file", []string{"train", specFile, table, "-out", table}},
		{"-curve is " + model + ", which is read too, want another file", []string{"train", specFile, table, "-out", model, "-curve", model}},
		{"-out is " + model + ", which is read too, want another file", []string{"predict", model, table, "-out", model}},
		{"want a file that can be written", []string{"train", specFile, table, "-curve", filepath.Join(table, "c.csv")}},
		{"-seed is given, but " + model + " is a saved model", []string{"train", model, table, "-seed", "2"}},
		{"-targets is given, but " + model + " says itself what its columns are", []string{"train", model, table, "-targets", "x"}},
		{"the saved model has seen its examples 1 times, and -epochs is 1 in all, want more", []string{"train", model, table, "-epochs", "1"}},
		{"-targets is given, but under -autoencoder the features are the targets", []string{"train", specFile, table, "-targets", "x", "-autoencoder"}},
		{`the network reads sequences, ["T",2], want -sequence`, []string{"train", sequence, table}},
		{"-sequence is x, but the network reads [2], which is no sequence", []string{"train", specFile, table, "-sequence", "x"}},
		{`-header is "maybe", want auto, yes or no`, []string{"train", specFile, table, "-header", "maybe"}},
		{"-seed is 9007199254740993, want 0 to 9007199254740992", []string{"train", specFile, table, "-seed", "9007199254740993"}},
		{`targets has "z", want one of x, y, class`, []string{"train", specFile, table, "-targets", "z"}},
		{"does not say what its characters are, want a model that backdraw text saved", []string{"text", model}},
	}
	for _, c := range cases {
		var out strings.Builder
		if err := run(context.Background(), c.args, &out, &out); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: got %v, want %q", c.args, err, c.want)
		}
	}
	if len(cases) != 32 {
		t.Errorf("ran %d cases, want 32", len(cases))
	}
	for name, what := range map[string]string{"absent": "was made", "m": "was made"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err == nil {
			t.Errorf("%s %s", name, what)
		}
	}
}

// TestHelp: each command says its files and all its flags, and that is no failure.
func TestHelp(t *testing.T) {
	list, _ := mustRun(t, "-h")
	for _, c := range commands() {
		help, _ := mustRun(t, c.name, "-h")
		if !strings.Contains(list, "  "+c.name+" ") || !strings.HasPrefix(help, "usage: backdraw "+c.name+" ") || !strings.Contains(help, "\n  -out file\n") {
			t.Errorf("-h lists %s, %s -h says %s", list, c.name, help)
		}
	}
}
