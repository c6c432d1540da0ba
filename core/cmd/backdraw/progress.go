package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	engine "backdraw/core/train"
)

// A progressView says how far training is: on a terminal by one line that is rewritten, at most ten
// times a second, elsewhere by lines of their own after epochs, at most one a second.
type progressView struct {
	out         io.Writer
	terminal    bool
	from        float64
	epochs      int
	start, last time.Time
	ended       bool // whether the cursor is at the beginning of a line
}

func newProgress(out io.Writer, from float64, epochs int) *progressView {
	file, ok := out.(*os.File)
	return &progressView{out: out, terminal: ok && isTerminal(file), from: from, epochs: epochs, start: time.Now(), ended: true}
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
}

// due says whether it is time to show an epoch that is not over.
func (p *progressView) due() bool { return p.terminal && time.Since(p.last) >= 100*time.Millisecond }

const barWidth = 16 // the whole line stays within 80 columns

// show tells the figures at a number of epochs; whole says that an epoch just ended.
func (p *progressView) show(epochs float64, r engine.Report, whole bool) {
	pause := time.Second
	if p.terminal {
		pause = 100 * time.Millisecond
	}
	now := time.Now()
	if whole && epochs < float64(p.epochs) && now.Sub(p.last) < pause {
		return
	}
	p.last = now
	line := fmt.Sprintf("epoch %s/%d  loss %.4g", trimmed(epochs), p.epochs, r.Loss)
	if r.TestLoss != nil {
		line += fmt.Sprintf(", test %.4g", *r.TestLoss)
	}
	accuracy := r.TestAccuracy
	if accuracy == nil {
		accuracy = r.Accuracy
	}
	if accuracy != nil {
		line += fmt.Sprintf("  %.1f%%", 100**accuracy)
	}
	if done := epochs - p.from; done > 0 && epochs < float64(p.epochs) {
		left := time.Duration(float64(now.Sub(p.start)) / done * (float64(p.epochs) - epochs))
		line += fmt.Sprintf("  %v left", left.Round(time.Second))
	}
	if !p.terminal {
		fmt.Fprintln(p.out, line)
		return
	}
	done := min(barWidth, int(barWidth*epochs/float64(p.epochs)))
	fmt.Fprintf(p.out, "\r[%s%s] %s\x1b[K", strings.Repeat("#", done), strings.Repeat(".", barWidth-done), line)
	p.ended = false
}

func trimmed(epochs float64) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", epochs), ".0")
}

// end leaves the bar.
func (p *progressView) end() {
	if !p.ended {
		fmt.Fprintln(p.out)
		p.ended = true
	}
}
