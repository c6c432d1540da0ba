//go:build !js

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSequences: lines with the same name are one sequence, of any length; the class of all is whether
// it rises or falls.
func TestSequences(t *testing.T) {
	var b strings.Builder
	b.WriteString("who,when,value,course\n")
	for i := range 40 {
		course, slope := "falls", -0.3
		if i%2 == 0 {
			course, slope = "rises", 0.3
		}
		for step := range 3 + i%3 {
			fmt.Fprintf(&b, "s%d,%d,%g,%s\n", i, step, float64(i%5)/5+slope*float64(step), course)
		}
	}
	table := write(t, "data.csv", b.String())
	spec := write(t, "spec.json", `{"input":["T",1],"layers":[{"type":"gru","units":6},{"type":"dense","units":1}],"loss":"binary-cross-entropy","optimizer":{"type":"adam","learningRate":0.03}}`)
	saved := filepath.Join(t.TempDir(), "m")
	out, _ := mustRun(t, "train", spec, table, "-sequence", "who", "-without", "when", "-test", table, "-epochs", "60", "-out", saved)
	if r := reported(t, out); r.TestAccuracy == nil || *r.TestAccuracy < 0.95 || r.Examples != 60*40 {
		t.Errorf("report is %s, want a test accuracy of 0.95 on 40 sequences", out)
	}
	got, _ := mustRun(t, "predict", saved, write(t, "asked.csv", "value,who\n1,a\n0,z\n0.7,a\n0.3,z\n0.6,z\n0.4,a\n"))
	lines := strings.Split(got, "\n")
	if lines[0] != "who,falls,rises,course" || !strings.HasPrefix(lines[1], "a,") || !strings.HasSuffix(lines[1], ",falls") || !strings.HasPrefix(lines[2], "z,") || !strings.HasSuffix(lines[2], ",rises") || len(lines) != 4 {
		t.Errorf("predicted %q, want a falls and z rises", got)
	}
	var o strings.Builder
	if err := run(t.Context(), []string{"predict", saved, write(t, "bad.csv", "value,who\n1,a\n?,a\n")}, &o, &o); err == nil || !strings.Contains(err.Error(), `line 3: value is "?", want a number; want no bad line in a table of sequences`) {
		t.Errorf("got %v, want an error about line 3", err)
	}
}

// TestAnswersOfEachStep: a network that returns sequences answers every line, in the table's order.
func TestAnswersOfEachStep(t *testing.T) {
	const text = "id,x,y\na,1,1\nb,2,2\na,3,4\na,-1,3\nb,-2,0\n"
	table := write(t, "data.csv", text)
	spec := write(t, "spec.json", `{"input":["T",1],"layers":[{"type":"rnn","units":8,"returnSequences":true},{"type":"dense","units":1}],"optimizer":{"type":"adam","learningRate":0.02}}`)
	saved := filepath.Join(t.TempDir(), "m")
	out, _ := mustRun(t, "train", spec, table, "-sequence", "id", "-test", table, "-epochs", "1500", "-out", saved)
	if r := reported(t, out); r.R2 == nil || *r.R2 < 0.99 {
		t.Fatalf("report is %s, want an r2 of 0.99", out)
	}
	got, _ := mustRun(t, "predict", saved, table)
	lines := strings.Split(strings.TrimSpace(got), "\n")
	if lines[0] != "id,y" || len(lines) != 6 {
		t.Fatalf("predicted %q, want id, y and a line for each", got)
	}
	for i, want := range []struct {
		id string
		y  float64
	}{{"a", 1}, {"b", 2}, {"a", 4}, {"a", 3}, {"b", 0}} {
		id, number, _ := strings.Cut(lines[i+1], ",")
		var y float64
		if _, err := fmt.Sscan(number, &y); err != nil || id != want.id || y < want.y-0.3 || y > want.y+0.3 {
			t.Errorf("line %d is %s, want %s and nearly %g", i+1, lines[i+1], want.id, want.y)
		}
	}
}

// TestFixedSteps: an input of four steps takes shorter sequences, and no longer ones.
func TestFixedSteps(t *testing.T) {
	spec := write(t, "spec.json", `{"input":[4,1],"layers":[{"type":"lstm","units":3},{"type":"dense","units":1}]}`)
	saved := filepath.Join(t.TempDir(), "m")
	mustRun(t, "train", spec, write(t, "data.csv", "id,x,y\n1,1,3\n1,2,3\n2,5,7\n2,1,7\n2,1,7\n"), "-sequence", "id", "-epochs", "1", "-out", saved)
	if _, err := os.Stat(saved); err != nil {
		t.Error(err)
	}
	var o strings.Builder
	err := run(t.Context(), []string{"train", spec, write(t, "data.csv", "id,x,y\n"+strings.Repeat("1,1,3\n", 5)), "-sequence", "id"}, &o, &o)
	if err == nil || !strings.Contains(err.Error(), "5 steps, want 4") {
		t.Errorf("got %v, want an error about 5 steps", err)
	}
}
