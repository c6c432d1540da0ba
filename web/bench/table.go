package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"backdraw/core/bench"
)

// A runtimePlace is where the same code ran.
type runtimePlace int

const (
	native runtimePlace = iota
	chromium
	places
)

// A table holds the seconds a run of each case, by round.
type table struct {
	cases   []bench.Case
	seconds [places][][]float64 // by case, then round
}

func newTable(cases []bench.Case) *table {
	t := &table{cases: cases}
	for p := range t.seconds {
		t.seconds[p] = make([][]float64, len(cases))
	}
	return t
}

func (t *table) add(p runtimePlace, seconds []float64) {
	for i, s := range seconds {
		t.seconds[p][i] = append(t.seconds[p][i], s)
	}
}

// median of the seconds of case i.
func (t *table) median(p runtimePlace, i int) float64 { return median(t.seconds[p][i]) }

// figures are those of case i by round, in its unit.
func (t *table) figures(p runtimePlace, i int) []float64 {
	figures := make([]float64, len(t.seconds[p][i]))
	for round, s := range t.seconds[p][i] {
		figures[round] = t.cases[i].Figure(s)
	}
	return figures
}

func median(numbers []float64) float64 {
	if len(numbers) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(numbers))
	half := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[half]
	}
	return (sorted[half-1] + sorted[half]) / 2
}

// peak is the machine's: the best way to multiply and add in registers.
func (t *table) peak(p runtimePlace) (gflops float64) {
	for i := range t.cases {
		if t.cases[i].Group == bench.Peak {
			gflops = max(gflops, median(t.figures(p, i)))
		}
	}
	return gflops
}

// markdown is the table of everything but growth.
func (t *table) markdown() string {
	var b strings.Builder
	for _, group := range []bench.Group{bench.Peak, bench.Kernels, bench.Steps, bench.Layers} {
		share := map[bench.Group]string{bench.Peak: "of peak", bench.Kernels: "of peak", bench.Layers: "of its step"}[group]
		fmt.Fprintf(&b, "| %s | unit | native | %s | Chromium | %s |\n|---|---|--:|--:|--:|--:|\n", group, share, share)
		for i := range t.cases {
			if t.cases[i].Group == group {
				t.row(&b, i)
			}
			if group == bench.Layers && t.lastOfStep(i) {
				t.restRow(&b, t.cases[i].Step)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func (t *table) row(b *strings.Builder, i int) {
	c := &t.cases[i]
	unit := c.Unit
	if unit == bench.Share {
		unit = "µs"
	}
	fmt.Fprintf(b, "| %s | %s |", c.Name, unit)
	for p := range places {
		figures := t.figures(p, i)
		fmt.Fprintf(b, " %s |", spread(figures))
		switch {
		case c.Unit == bench.GFLOPS:
			fmt.Fprintf(b, " %.0f%% |", 100*median(figures)/t.peak(p))
		case c.Unit == bench.Share:
			fmt.Fprintf(b, " %.0f%% |", 100*t.median(p, i)/t.step(p, c.Step))
		default:
			b.WriteString("  |")
		}
	}
	b.WriteByte('\n')
}

// step is the time of one training step of that name.
func (t *table) step(p runtimePlace, name string) float64 {
	for i := range t.cases {
		if c := &t.cases[i]; c.Group == bench.Steps && c.Name == name {
			return t.median(p, i) / float64(c.Steps)
		}
	}
	return math.NaN()
}

// lastOfStep says whether case i is the last layer of its training step.
func (t *table) lastOfStep(i int) bool {
	return t.cases[i].Group == bench.Layers && (i+1 == len(t.cases) || t.cases[i+1].Group != bench.Layers || t.cases[i+1].Step != t.cases[i].Step)
}

// restRow is what a step takes beyond its layers. It is a difference of medians, and may come out below nothing.
func (t *table) restRow(b *strings.Builder, step string) {
	fmt.Fprintf(b, "| %s: gathering, loss, optimizer and the rest | µs |", step)
	for p := range places {
		whole := t.step(p, step)
		rest := whole
		for i := range t.cases {
			if c := &t.cases[i]; c.Group == bench.Layers && c.Step == step {
				rest -= t.median(p, i)
			}
		}
		fmt.Fprintf(b, " %s | %.0f%% |", figure(1e6*rest), 100*rest/whole)
	}
	b.WriteByte('\n')
}

// figure writes three digits, or all of a large number.
func figure(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "not measured"
	}
	a := math.Abs(v)
	switch {
	case a >= 1000:
		return thousands(int(math.Round(v)))
	case a >= 100:
		return fmt.Sprintf("%.0f", v)
	case a >= 10:
		return fmt.Sprintf("%.1f", v)
	case a >= 1:
		return fmt.Sprintf("%.2f", v)
	}
	return fmt.Sprintf("%.3g", v)
}

// thousands writes 1234567 as 1,234,567.
func thousands(n int) string {
	if n < 0 {
		return "-" + thousands(-n)
	}
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
