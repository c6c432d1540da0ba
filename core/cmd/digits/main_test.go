//go:build !js

package main

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"backdraw/core/data"
	"backdraw/core/digits"
	"backdraw/core/fault"
	"backdraw/core/spec"
	engine "backdraw/core/train"
)

func TestRunRefuses(t *testing.T) {
	if err := run("", []string{"transformer"}, io.Discard); err == nil || !strings.Contains(err.Error(), `"transformer" is no network, want one of [convolutional`) {
		t.Errorf("an unknown network gives %v", err)
	}
	var f *fault.Error
	if err := run(t.TempDir(), nil, io.Discard); !errors.As(err, &f) || f.Code != fault.LoadFailed {
		t.Errorf("an empty folder gives %v, want load-failed", err)
	}
}

// TestReport trains on images that are grey all over, as grey as their digit is large: the report
// has a line for each epoch, and says that the mark was missed.
func TestReport(t *testing.T) {
	set := &data.Set{N: 20, T: 1}
	for i := range set.N {
		set.Labels = append(set.Labels, int32(i%10))
		for range digits.Pixels {
			set.X = append(set.X, float32(i%10)/10)
		}
	}
	for _, n := range digits.Networks {
		var out strings.Builder
		n.Want = map[bool]float64{false: 1.1, true: -1}[n.Kind == digits.Autoencoder]
		reached, err := report(n, set, set, &out)
		if err != nil {
			t.Fatal(err)
		}
		if lines := strings.Count(out.String(), "\n"); reached || lines != 1+n.Epochs || !strings.Contains(out.String(), "20 images to learn from") {
			t.Errorf("%s reached %v: %v with %d lines, want a miss and %d lines:\n%s", n.Name, n.Want, reached, lines, 1+n.Epochs, out.String())
		}
	}
}

// TestREADME: what the README shows of a run begins as a run does.
func TestREADME(t *testing.T) {
	readme, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range digits.Networks {
		s, err := spec.Parse([]byte(n.Spec))
		if err != nil {
			t.Fatal(err)
		}
		trainer, err := engine.New(s)
		if err != nil {
			t.Fatal(err)
		}
		if want := "    " + heading(n, trainer.ParameterCount(), 60000, 10000) + "\n"; !strings.Contains(string(readme), want) {
			t.Errorf("README.md lacks %q", want)
		}
	}
}
