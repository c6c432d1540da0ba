//go:build !js

package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// dropoutSpec has all that a run must remember: optimizer, schedule, shuffle, dropout, average.
const dropoutSpec = `{"input":[2],"layers":[{"type":"dense","units":8,"activation":"tanh"},{"type":"dropout","rate":0.2},{"type":"batch-norm"},{"type":"dense","units":1}],
	"loss":"binary-cross-entropy","optimizer":"adamw","schedule":{"type":"plateau","patience":1},"weightAverage":0.9,"batchSize":7}`

// stopping calls off a context in the middle of an epoch: after so many reads of whether it is.
type stopping struct {
	context.Context
	reads int
}

func (s *stopping) Err() error {
	if s.reads--; s.reads < 0 {
		return context.Canceled
	}
	return nil
}

// TestGoesOnBitForBit interrupts a run inside an epoch, lets it go on to another epoch's end, and on
// from there: the model is the one of the run that was not interrupted.
func TestGoesOnBitForBit(t *testing.T) {
	folder, _, table := files(t)
	specFile := write(t, "spec.json", dropoutSpec)
	whole, parts := filepath.Join(folder, "whole"), filepath.Join(folder, "parts")
	mustRun(t, "train", specFile, table, "-test", table, "-epochs", "9", "-out", whole)

	var out, progress strings.Builder
	err := run(&stopping{context.Background(), 7}, []string{"train", specFile, table, "-test", table, "-epochs", "9", "-out", parts}, &out, &progress)
	if !errors.Is(err, errInterrupted) || !strings.Contains(err.Error(), parts+" has what was learnt") {
		t.Fatalf("got %v, want interrupted", err)
	}
	if r := reported(t, out.String()); r.Epochs == float64(int(r.Epochs)) {
		t.Fatalf("interrupted after %g epochs, want the middle of one", r.Epochs)
	}
	mustRun(t, "train", parts, table, "-test", table, "-epochs", "5", "-out", parts)
	last, _ := mustRun(t, "train", parts, table, "-test", table, "-epochs", "9", "-out", parts)
	if r := reported(t, last); r.Epochs != 9 || r.TestAccuracy == nil {
		t.Errorf("went on to %s, want 9 epochs", last)
	}
	if a, b := mustRead(t, whole), mustRead(t, parts); !bytes.Equal(a, b) {
		t.Error("the run that was interrupted twice saved other bytes")
	}
}

func mustRead(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestSavesMeanwhile: what a machine that stops at any time leaves is a model.
func TestSavesMeanwhile(t *testing.T) {
	folder, specFile, table := files(t)
	defer func(before time.Duration) { saveEvery = before }(saveEvery)
	saveEvery = 0
	name := filepath.Join(folder, "m")
	seen := 0
	watch := writerFunc(func([]byte) {
		if _, err := load(name); err == nil {
			seen++
		}
	})
	if err := run(t.Context(), []string{"train", specFile, table, "-epochs", "3", "-out", name}, watch, watch); err != nil {
		t.Fatal(err)
	}
	if seen < 2 {
		t.Errorf("a model was there %d times, want it after the first epoch and at the end", seen)
	}
}

type writerFunc func([]byte)

func (f writerFunc) Write(b []byte) (int, error) {
	f(b)
	return len(b), nil
}

// TestCtrlC sends a real signal to a real process.
func TestCtrlC(t *testing.T) {
	folder, specFile, table := files(t)
	program, name := filepath.Join(folder, "backdraw"), filepath.Join(folder, "m")
	if text, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	command := exec.Command(program, "train", specFile, table, "-epochs", "100000000", "-out", name)
	var out strings.Builder
	command.Stdout = &out
	progress, err := command.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	var told bytes.Buffer
	interrupted := false
	for buffer := make([]byte, 1000); ; {
		n, err := progress.Read(buffer)
		told.Write(buffer[:n])
		if !interrupted && bytes.Contains(told.Bytes(), []byte("epoch ")) {
			interrupted = true
			if err := command.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
		}
		if err != nil {
			break
		}
	}
	var exit *exec.ExitError
	if err := command.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 130 {
		t.Errorf("ended with %v, want exit code 130", err)
	}
	if !strings.Contains(told.String(), "backdraw: interrupted after ") {
		t.Errorf("it said %q", told.String())
	}
	trainer, err := load(name)
	if err != nil {
		t.Fatal(err)
	}
	if r, err := trainer.Report(false); err != nil || r.Steps != reported(t, out.String()).Steps || r.Steps == 0 {
		t.Errorf("the model has %d steps (%v), the report is %s", r.Steps, err, out.String())
	}
}
