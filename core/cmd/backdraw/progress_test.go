//go:build !js

package main

import (
	"strings"
	"testing"
	"time"

	engine "backdraw/core/train"
)

// TestBar: on a terminal one line of at most 80 columns is rewritten and at last left.
func TestBar(t *testing.T) {
	var out strings.Builder
	p := newProgress(&out, 0, 1000)
	p.terminal, p.start = true, time.Now().Add(-time.Hour)
	test, accuracy := 0.00012346, 0.98765
	r := engine.Report{Loss: 0.00012346, TestLoss: &test, Accuracy: &accuracy}
	p.show(998.4, r, false)
	p.show(1000, r, true)
	p.end()
	p.end()
	const first = "\r[###############.] epoch 998.4/1000  loss 0.0001235, test 0.0001235  98.8%  6s left\x1b[K"
	const last = "\r[################] epoch 1000/1000  loss 0.0001235, test 0.0001235  98.8%\x1b[K\n"
	if out.String() != first+last {
		t.Errorf("wrote %q, want %q", out.String(), first+last)
	}
}

// TestPlainLines: elsewhere the first and the last epoch have lines, and those between at most one a second.
func TestPlainLines(t *testing.T) {
	var out strings.Builder
	p := newProgress(&out, 0, 5000)
	if p.due() {
		t.Error("an epoch that is not over is due")
	}
	start := time.Now()
	for epoch := range 5000 {
		p.show(float64(epoch+1), engine.Report{Loss: 1}, true)
	}
	p.end()
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if most := 3 + int(time.Since(start)/time.Second); len(lines) < 2 || len(lines) > most || !strings.HasPrefix(lines[0], "epoch 1/5000  loss 1") || lines[len(lines)-1] != "epoch 5000/5000  loss 1" {
		t.Errorf("wrote %q, want 2 to %d lines, the first and the last epoch", lines, most)
	}
}
