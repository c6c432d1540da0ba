//go:build !js

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

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
	model := filepath.Join(t.TempDir(), "opticks.backdraw")
	out, _ := mustRun(t, "text", name, "-units", "64", "-epochs", "4", "-rate", "0.01", "-write", "100", "-prompt", "The Light", "-out", model)
	_, rest, _ := strings.Cut(out, "cross-entropy ")
	var loss float64
	if _, err := fmt.Sscan(rest, &loss); err != nil || loss > 1.95 {
		t.Errorf("printed %q (%v), want a cross-entropy of at most 1.95", out, err)
	}
	// What was saved writes the very same.
	_, wrote, _ := strings.Cut(out, "\n")
	if again, _ := mustRun(t, "text", model, "-write", "100", "-prompt", "The Light"); again != wrote {
		t.Errorf("the saved model writes %q, want %q", again, wrote)
	}
	if other, _ := mustRun(t, "text", model, "-write", "100", "-prompt", "The Light", "-seed", "2"); other == wrote {
		t.Error("another seed writes the same")
	}
	for want, args := range map[string][]string{
		"-epochs is given, but " + model + " is a saved model, which only writes": {"text", model, "-epochs", "3"},
		"-prompt: text has the character '\u4e16' at 0":                           {"text", model, "-prompt", "\u4e16"},
	} {
		var out strings.Builder
		if err := run(t.Context(), args, &out, &out); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: got %v, want %q", args, err, want)
		}
	}
}

// TestTextGoesOn interrupts a reading and lets it go on: the model is that of a run that was not.
func TestTextGoesOn(t *testing.T) {
	name := write(t, "text.txt", strings.Repeat("the quick brown fox jumps over the lazy dog; ", 60))
	whole, part := filepath.Join(t.TempDir(), "whole"), filepath.Join(t.TempDir(), "part")
	flags := []string{"-units", "8", "-steps", "10", "-write", "5", "-epochs", "4"}
	wrote, _ := mustRun(t, append([]string{"text", name, "-out", whole}, flags...)...)
	var out strings.Builder
	err := run(&stopping{context.Background(), 3}, append([]string{"text", name, "-out", part}, flags...), &out, &out)
	if !errors.Is(err, errInterrupted) || !strings.HasSuffix(err.Error(), "training goes on from there with -from") {
		t.Fatalf("got %v, want interrupted", err)
	}
	again, _ := mustRun(t, "text", name, "-from", part, "-out", part, "-steps", "10", "-write", "5", "-epochs", "4")
	if again != wrote || !bytes.Equal(mustRead(t, whole), mustRead(t, part)) {
		t.Errorf("the run that was interrupted came to %q, want %q", again, wrote)
	}
	err = run(t.Context(), []string{"text", name, "-from", part, "-units", "9"}, &out, &out)
	if err == nil || !strings.Contains(err.Error(), "-units is given, but "+part+" has its own") {
		t.Errorf("got %v, want an error about units", err)
	}
	err = run(t.Context(), []string{"text", write(t, "other.txt", strings.Repeat("THE FOX ", 100)), "-from", part}, &out, &out)
	if err == nil || !strings.Contains(err.Error(), "other.txt: text has the character 'T' at 0") {
		t.Errorf("got %v, want an error about T", err)
	}
}

// TestTextRefuses: a text too short or not in UTF-8 is refused with what is wanted, and the shortest is learnt.
func TestTextRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                               "t.txt is empty, want at least 641 characters for -steps 64",
		strings.Repeat("ä", 640):         "t.txt has 640 characters, want at least 641 for -steps 64",
		strings.Repeat("gr\xfcn\n", 999): "t.txt: line 1 is not UTF-8, save the text as UTF-8",
	} {
		var out strings.Builder
		err := run(t.Context(), []string{"text", write(t, "t.txt", text)}, &out, &out)
		if err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%.9q: got %v, want %s", text, err, want)
		}
	}
	for _, steps := range []string{"1", "3"} {
		text := strings.Repeat("ab\n", 11)[:map[string]int{"1": 11, "3": 31}[steps]]
		mustRun(t, "text", write(t, "t.txt", text), "-steps", steps, "-units", "2", "-epochs", "1", "-write", "1")
	}
}
