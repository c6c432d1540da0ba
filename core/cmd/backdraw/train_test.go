//go:build !js

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"backdraw/core/model"
)

func reported(t *testing.T, out string) (r result) {
	t.Helper()
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatalf("%q: %v", out, err)
	}
	return r
}

func TestTrain(t *testing.T) {
	folder, specFile, table := files(t)
	saved, curve := filepath.Join(folder, "m.backdraw"), filepath.Join(folder, "curve.csv")
	out, progress := mustRun(t, "train", "-epochs", "40", specFile, "-norms", table, "-test", table, "-out", saved, "-curve", curve)
	r := reported(t, out)
	if r.TestAccuracy == nil || *r.TestAccuracy < 0.97 || r.R2 != nil || len(r.GradientNorms) != 2 || r.GradientNorms[0] <= 0 {
		t.Errorf("report is %s, want a test accuracy of 0.97, two norms and no r2", out)
	}
	if !strings.Contains(progress, "\nepoch 40/40  loss ") || !strings.Contains(progress, `line 202: y is "what", want a number`) || strings.Contains(progress, "\r") {
		t.Errorf("progress lacks the last epoch or the bad line, or is a bar: %q", progress)
	}
	lines, err := os.ReadFile(curve)
	if err != nil || strings.Count(string(lines), "\n") != 41 || !strings.HasPrefix(string(lines), "epoch,loss,testLoss,accuracy,testAccuracy,learningRate,testR2,gradientNorm0,gradientNorm1\n1,") {
		t.Errorf("the curve is %.120q (%v), want a line of names and 40 more", lines, err)
	}
	left, err := filepath.Glob(filepath.Join(folder, "*part*"))
	if err != nil || left != nil {
		t.Errorf("%v was left (%v)", left, err)
	}
	out, _ = mustRun(t, "export", saved)
	var tensors map[string]exported
	if err := json.Unmarshal([]byte(out), &tensors); err != nil || len(tensors["layers[0].w"].Data) != 16 {
		t.Errorf("exported %q (%v)", out, err)
	}
	if out, _ = mustRun(t, "export", saved, "-what", "statistics"); strings.TrimSpace(out) != "{}" {
		t.Errorf("a network without batch-norm has the statistics %q", out)
	}
	out, _ = mustRun(t, "export", saved, "-what", "names")
	var names model.Names
	if err := json.Unmarshal([]byte(out), &names); err != nil || !slices.Equal(names.Features, []string{"x", "y"}) || !slices.Equal(names.Targets, []string{"class"}) || !slices.Equal(names.Classes, []string{"in", "out"}) {
		t.Errorf("the names are %s (%v)", out, err)
	}
}

// TestSeed: every seed is taken, 0 too, which is not the spec's 1.
func TestSeed(t *testing.T) {
	folder, specFile, table := files(t)
	trained := func(flags ...string) string {
		name := filepath.Join(folder, "m")
		mustRun(t, append([]string{"train", specFile, table, "-epochs", "1", "-out", name}, flags...)...)
		bytes, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(bytes)
	}
	specs, one, zero := trained(), trained("-seed", "1"), trained("-seed", "0")
	if specs != one || one == zero {
		t.Errorf("seed 1 gives what the spec's 1 does: %v, and what 0 does: %v", specs == one, one == zero)
	}
}

const regressionSpec = `{"input":[2],"layers":[{"type":"dense","units":1}],"loss":"mse","optimizer":{"type":"adam","learningRate":0.1}}`

// TestRegression: the targets are numbers, r2 says how well they are met, and predictions bear their name.
func TestRegression(t *testing.T) {
	table := write(t, "plane.csv", "price;size;rooms\n7,5;1,5;2\n5;1;1\n12;2;4\n9,5;2,5;2\n4,5;0,5;1\n10;2;3\n")
	saved := filepath.Join(t.TempDir(), "m")
	out, _ := mustRun(t, "train", write(t, "spec.json", regressionSpec), table, "-targets", "price", "-test", table, "-epochs", "400", "-out", saved)
	r := reported(t, out)
	if r.R2 == nil || *r.R2 < 0.95 || r.TestR2 == nil || *r.TestR2 != *r.R2 || r.Accuracy != nil {
		t.Errorf("report is %s, want r2 and testR2 of 0.95 or more and alike, and no accuracy", out)
	}
	out, _ = mustRun(t, "predict", saved, table)
	if lines := strings.Split(out, "\n"); lines[0] != "price" || len(lines) != 8 {
		t.Errorf("predicted %q, want a line price and 6 more", out)
	}
}

// TestAutoencoder: features are their own targets, columns that are none are left out.
func TestAutoencoder(t *testing.T) {
	const spec = `{"input":[3],"layers":[{"type":"dense","units":2},{"type":"dense","units":3}],"optimizer":{"type":"adam","learningRate":0.03}}`
	table := write(t, "data.csv", "id,a,b,c,kind\n1,1,2,3,u\n2,2,1,3,v\n3,0,1,1,u\n4,1,-1,0,v\n5,-1,2,1,u\n")
	saved := filepath.Join(t.TempDir(), "m")
	out, _ := mustRun(t, "train", write(t, "spec.json", spec), table, "-autoencoder", "-without", "id,kind", "-test", table, "-epochs", "500", "-out", saved)
	if r := reported(t, out); r.TestLoss == nil || *r.TestLoss > 0.02 || r.TestR2 == nil {
		t.Errorf("report is %s, want a mean squared error of 0.02: c is a + b", out)
	}
	out, _ = mustRun(t, "predict", saved, table)
	if !strings.HasPrefix(out, "a,b,c\n") {
		t.Errorf("predicted %q, want columns a, b and c", out)
	}
	// It goes on without being told again.
	mustRun(t, "train", saved, table, "-epochs", "501", "-out", saved)
}

// TestDiverges: what is no longer finite is an error, no report and no model.
func TestDiverges(t *testing.T) {
	spec := write(t, "spec.json", `{"input":[2],"layers":[{"type":"dense","units":1}],"optimizer":{"type":"sgd","learningRate":100}}`)
	saved := filepath.Join(t.TempDir(), "m")
	var out, progress strings.Builder
	err := run(t.Context(), []string{"train", spec, write(t, "data.csv", "a,b,y\n1,2,3\n2,3,5\n4,4,8\n"), "-out", saved}, &out, &progress)
	if err == nil || !strings.Contains(err.Error(), "the loss is not a finite number at step") || out.Len() > 0 {
		t.Errorf("got %v and %q, want an error about the loss alone", err, out.String())
	}
	if _, err := os.Stat(saved); err == nil {
		t.Error("a model was saved")
	}
}
