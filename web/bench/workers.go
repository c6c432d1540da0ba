package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// workerFigures are what web/bench/workers.mjs tells: images a second of W4 in Chromium, by round.
type workerFigures struct {
	One      []float64 `json:"one"`
	Shared   []float64 `json:"shared"`
	Messages []float64 `json:"messages"`
}

// inWorkers trains W4 in one worker and in two.
func inWorkers(b *tab, rounds int, milliseconds float64, progress io.Writer) (workerFigures, error) {
	fmt.Fprintln(progress, "W4 in several workers")
	if err := b.open("/"); err != nil {
		return workerFigures{}, err
	}
	return evaluate[workerFigures](b, fmt.Sprintf(`(async () => {
		const { inWorkers } = await import("/repository/web/bench/workers.mjs");
		return inWorkers({ rounds: %d, milliseconds: %g });
	})()`, rounds, milliseconds))
}

// workersTable states by how much two workers are faster than one, round by round, for the machine's pace changes between rounds.
func workersTable(f workerFigures) string {
	var b strings.Builder
	b.WriteString("| W4 in Chromium, createTrainer(spec, { workers }) | images/s | times one worker |\n|---|--:|--:|\n")
	for _, row := range []struct {
		name    string
		figures []float64
	}{{"1 worker", f.One}, {"2 workers, shared memory", f.Shared}, {"2 workers, messages", f.Messages}} {
		times := make([]float64, len(row.figures))
		for i, v := range row.figures {
			times[i] = v / f.One[i]
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", row.name, spread(row.figures), spread(times))
	}
	b.WriteString("\n")
	return b.String()
}

// spread is a median with its range.
func spread(figures []float64) string {
	if len(figures) == 0 {
		return figure(median(figures))
	}
	return fmt.Sprintf("%s (%s to %s)", figure(median(figures)), figure(slices.Min(figures)), figure(slices.Max(figures)))
}
