//go:build !js

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"backdraw/core/model"
)

func TestPredict(t *testing.T) {
	folder, specFile, table := files(t)
	saved := filepath.Join(folder, "m")
	mustRun(t, "train", specFile, table, "-epochs", "40", "-out", saved)
	// Another order of columns, others between, quotes, decimal commas: the same answers.
	want, _ := mustRun(t, "predict", saved, write(t, "a.csv", "x,y\n0,0.5\n5,4.5\n"))
	var in, out [2]float64
	var chosen [2]string
	if _, err := fmt.Sscanf(strings.ReplaceAll(want, ",", " "), "in out class\n%g %g %s\n%g %g %s\n", &in[0], &out[0], &chosen[0], &in[1], &out[1], &chosen[1]); err != nil {
		t.Fatalf("predicted %q: %v", want, err)
	}
	if in[0] < 0.8 || in[1] > 0.2 || in[0]+out[0] < 0.999 || in[0]+out[0] > 1.001 || chosen != [2]string{"in", "out"} {
		t.Errorf("predicted %q, want in and then out, in probabilities of sum 1", want)
	}
	cases := 0
	for _, text := range []string{
		"note;y;class;x\nfirst;0,5;?;0\n\n\"the; second\";4,5;in;5\n",
		"\"y\"\t\"x\"\n0.5\t0\n4.5\t5\n",
		"0,0.5\n5,4.5\n",
		"y,x\r\n5e-1,0\r\n4.5,5",
		"\"y\" , \"x\"\n0.5 , 0\n4.5 , 5\n",
	} {
		if got, _ := mustRun(t, "predict", saved, write(t, "b.csv", text)); got != want {
			t.Errorf("%q: predicted %q, want %q", text, got, want)
		}
		cases++
	}
	if cases != 5 {
		t.Errorf("ran %d cases, want 5", cases)
	}

	// Bad lines keep their place and are told.
	lines := strings.SplitAfter(want, "\n")
	got, told := mustRun(t, "predict", saved, write(t, "bad.csv", "x,y\n,1\n0,0.5\n1\nx,2\n5,4.5\n"))
	if expected := lines[0] + "NaN,NaN,\n" + lines[1] + "NaN,NaN,\nNaN,NaN,\n" + lines[2]; got != expected {
		t.Errorf("predicted %q, want %q", got, expected)
	}
	for _, message := range []string{`line 2: x is "", want a number`, "line 4 has 1 fields, want 2", `line 5: x is "x", want a number`} {
		if !strings.Contains(told, message) {
			t.Errorf("progress is %q, want %q", told, message)
		}
	}

	var b strings.Builder
	err := run(t.Context(), []string{"predict", saved, write(t, "c.csv", "x,z\n1,2\n")}, &b, &b)
	if err == nil || !strings.HasSuffix(err.Error(), "csv has no column y, want all of x, y; it has x, z") {
		t.Errorf("got %v, want an error about y", err)
	}

	// Names that cannot be read are not passed over.
	for _, text := range []string{"# exported\ny,x\n0.5,0\n", "y,x,\n0.5,0\n4.5,5\n"} {
		err := run(t.Context(), []string{"predict", saved, write(t, "e.csv", text)}, &b, &b)
		if err == nil || !strings.Contains(err.Error(), "e.csv: csv begins with line 1, which is no line of names that can be read") {
			t.Errorf("%q: got %v, want an error about line 1", text, err)
		}
	}

	// A model without names, as they were saved before or by a page, takes the first columns.
	bytes, err := os.ReadFile(saved)
	if err != nil {
		t.Fatal(err)
	}
	f, err := model.Decode(bytes)
	if err != nil {
		t.Fatal(err)
	}
	f.Names = model.Names{}
	old := write(t, "old", string(model.Encode(f)))
	got, _ = mustRun(t, "predict", old, write(t, "d.csv", "u,v,w\n0,0.5,x\n5,4.5,y\n"))
	if _, err := fmt.Sscanf(got, "output0\n%g\n%g\n", &out[0], &out[1]); err != nil || out[0] > 0.2 || out[1] < 0.8 {
		t.Errorf("predicted %q (%v), want output0, a small and a large probability", got, err)
	}
}

// TestPredictClasses: cross-entropy and hinge give a column for each class.
func TestPredictClasses(t *testing.T) {
	table := write(t, "data.csv", "kind,a\n\"one, or so\",-2\nfew,0\nmany,2\n\"one, or so\",-3\nfew,0.2\nmany,3\n")
	two := write(t, "two.csv", "a,kind\n-2,no\n2,yes\n-1,no\n1,yes\n")
	for _, c := range []struct{ loss, table, head string }{
		{"cross-entropy", table, "few,many,\"one, or so\",kind"},
		{"hinge", table, "few,many,\"one, or so\",kind"},
		{"hinge", two, "no,yes,kind"},
		{"binary-cross-entropy", two, "no,yes,kind"},
	} {
		units := strings.Count(c.head, ",") - strings.Count(c.head, ", ")
		if units == 2 {
			units = 1
		}
		spec := fmt.Sprintf(`{"input":[1],"layers":[{"type":"dense","units":8,"activation":"tanh"},{"type":"dense","units":%d}],"loss":%q,"optimizer":{"type":"adam","learningRate":0.05}}`, units, c.loss)
		saved := filepath.Join(t.TempDir(), "m")
		mustRun(t, "train", write(t, "spec.json", spec), c.table, "-targets", "kind", "-epochs", "300", "-out", saved)
		out, _ := mustRun(t, "predict", saved, c.table)
		lines := strings.Split(strings.TrimSpace(out), "\n")
		if lines[0] != c.head {
			t.Errorf("%s: the first line is %s, want %s", c.loss, lines[0], c.head)
		}
		text, err := os.ReadFile(c.table)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
			right := ""
			for _, name := range []string{"one, or so", "few", "many", "no", "yes"} {
				if strings.Contains(line, name) {
					right = name
				}
			}
			if !strings.HasSuffix(strings.Trim(lines[i+1], `"`), right) {
				t.Errorf("%s: %s is predicted as %s", c.loss, line, lines[i+1])
			}
		}
	}
}

// TestPredictWithoutNames: a table without a line of names has the columns of training, or just the features.
func TestPredictWithoutNames(t *testing.T) {
	spec := write(t, "spec.json", `{"input":[2],"layers":[{"type":"dense","units":1}],"loss":"mse"}`)
	saved := filepath.Join(t.TempDir(), "m")
	table, wide := write(t, "table.csv", "1,2,3\n4,5,6\n"), write(t, "wide.csv", "77,1,2,3\n77,4,5,6\n")
	mustRun(t, "train", spec, table, "-epochs", "2", "-out", saved)
	want, _ := mustRun(t, "predict", saved, table)
	if got, _ := mustRun(t, "predict", saved, write(t, "features.csv", "1,2\n4,5\n")); got != want {
		t.Errorf("predicted %q from the features alone, want %q", got, want)
	}
	for _, args := range [][]string{{"predict", saved, wide}, {"train", saved, wide}, {"train", spec, table, "-test", wide}} {
		var b strings.Builder
		err := run(t.Context(), args, &b, &b)
		if err == nil || !strings.Contains(err.Error(), "wide.csv: csv has no line of names and 4 columns, want the 3 of training") {
			t.Errorf("%v: got %v, want an error about 4 columns", args, err)
		}
	}
	// What was left out counts, too.
	mustRun(t, "train", spec, wide, "-test", wide, "-without", "x3", "-epochs", "1", "-out", saved)
	mustRun(t, "train", spec, wide, "-test", wide, "-without", "x1", "-epochs", "1", "-out", saved)
	mustRun(t, "predict", saved, wide)
}

// TestAutoencoderWithoutNames: its features are named once, so that a table without names has a test and goes on.
func TestAutoencoderWithoutNames(t *testing.T) {
	spec := write(t, "spec.json", `{"input":[2],"layers":[{"type":"dense","units":2}],"loss":"mse"}`)
	saved := filepath.Join(t.TempDir(), "m")
	table := write(t, "table.csv", "0.1,0.2\n0.3,0.4\n")
	mustRun(t, "train", spec, table, "-autoencoder", "-test", table, "-epochs", "1", "-out", saved)
	mustRun(t, "train", saved, table, "-test", table, "-epochs", "2", "-out", saved)
	mustRun(t, "predict", saved, table)
}
