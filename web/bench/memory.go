package main

import (
	"fmt"
	"io"
	"strings"
)

// A memoryFigure is what web/bench/memory.mjs tells of a workload, in bytes.
type memoryFigure struct {
	Workload     string `json:"workload"`
	Steps        int    `json:"steps"`
	Warm         int    `json:"warm"`    // after the first calls
	Trained      int    `json:"trained"` // after all
	Peak         int    `json:"peak"`    // and after evaluating
	StepsPerCall int    `json:"-"`
}

// memories runs each workload in a page of its own. W1 runs 2000 epochs of 50 steps, the others as long as in the comparison.
func memories(b *tab, progress io.Writer) ([]memoryFigure, error) {
	var all []memoryFigure
	for _, w := range []struct {
		name    string
		calls   string
		perCall int
	}{{"W1", "2000", 50}, {"W2", "undefined", 0}, {"W3", "undefined", 1}, {"W4", "undefined", 1}, {"W5", "undefined", 1}, {"W5r", "undefined", 1},
		{"W6", "undefined", 0}, {"W7", "undefined", 1}} {
		fmt.Fprintf(progress, "memory of %s\n", w.name)
		if err := b.open("/"); err != nil {
			return nil, err
		}
		f, err := evaluate[memoryFigure](b, fmt.Sprintf(`(async () => {
			const here = "/repository/web/bench/";
			const { memoryOf } = await import(here + "memory.mjs");
			const adapter = await import(here + "adapter.mjs");
			return memoryOf(%q, { adapter, ...await import(here + "workloads.mjs") }, { steps: %s });
		})()`, w.name, w.calls))
		if err != nil {
			return nil, err
		}
		f.StepsPerCall = w.perCall
		all = append(all, f)
	}
	return all, nil
}

func memoryTable(all []memoryFigure) string {
	if all == nil {
		return ""
	}
	var b strings.Builder
	b.WriteString("| memory of the wasm in Chromium, MiB | training steps | after the first calls | growth after them | peak, with evaluating |\n|---|--:|--:|--:|--:|\n")
	mebibytes := func(bytes int) string { return figure(float64(bytes) / (1 << 20)) }
	for _, f := range all {
		steps := fmt.Sprintf("%s calls", thousands(f.Steps))
		if f.StepsPerCall > 0 {
			steps = thousands(f.Steps * f.StepsPerCall)
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", f.Workload, steps, mebibytes(f.Warm), mebibytes(f.Trained-f.Warm), mebibytes(f.Peak))
	}
	b.WriteString("\nThe API keeps a checkpoint a second in case the program is lost; what they leave behind is collected when the memory in use has doubled: that is the growth.\n\n")
	return b.String()
}
