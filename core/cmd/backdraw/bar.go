package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	engine "backdraw/core/train"
)

// A bar is one line that says how far training is, rewritten at most ten times a second.
type bar struct {
	out    io.Writer
	epochs int
	start  time.Time
	last   time.Time
}

func newBar(out io.Writer, epochs int) *bar {
	now := time.Now()
	return &bar{out: out, epochs: epochs, start: now, last: now}
}

const barWidth = 30

func (b *bar) show(epoch int, r engine.Report) {
	now := time.Now()
	if epoch < b.epochs && now.Sub(b.last) < 100*time.Millisecond {
		return
	}
	b.last = now
	done := barWidth * epoch / b.epochs
	line := fmt.Sprintf("\r[%s%s] epoch %d of %d  loss %.4g", strings.Repeat("#", done), strings.Repeat(".", barWidth-done), epoch, b.epochs, r.Loss)
	if r.TestLoss != nil {
		line += fmt.Sprintf(" / %.4g", *r.TestLoss)
	}
	accuracy := r.TestAccuracy
	if accuracy == nil {
		accuracy = r.Accuracy
	}
	if accuracy != nil {
		line += fmt.Sprintf("  %.1f%%", 100**accuracy)
	}
	left := time.Duration(float64(now.Sub(b.start)) / float64(epoch) * float64(b.epochs-epoch))
	fmt.Fprintf(b.out, "%s  %v left ", line, left.Round(time.Second))
}

func (b *bar) end() { fmt.Fprintln(b.out) }
