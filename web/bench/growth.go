package main

import (
	"fmt"
	"math"
	"strings"

	"backdraw/core/bench"
)

// A series is how the time of a step follows one size.
type series struct {
	name    string
	sizes   []float64
	work    []float64         // multiplications and additions of a step
	seconds [places][]float64 // medians
}

func (t *table) growth() (all []series) {
	for i := range t.cases {
		c := &t.cases[i]
		if c.Group != bench.Growth {
			continue
		}
		if len(all) == 0 || all[len(all)-1].name != c.Name {
			all = append(all, series{name: c.Name})
		}
		s := &all[len(all)-1]
		s.sizes, s.work = append(s.sizes, float64(c.Size)), append(s.work, c.Work)
		for p := range places {
			s.seconds[p] = append(s.seconds[p], t.median(p, i))
		}
	}
	return all
}

// upper is how many of the largest sizes an exponent is fitted to: below them the fixed cost of a step hides its growth.
const upper = 4

// exponent is the slope of log y over log x, by least squares, at the largest sizes.
func exponent(x, y []float64) float64 {
	from := max(0, len(x)-upper)
	x, y = x[from:], y[from:]
	var meanX, meanY, xy, xx float64
	for i := range x {
		meanX += math.Log(x[i]) / float64(len(x))
		meanY += math.Log(y[i]) / float64(len(x))
	}
	for i := range x {
		dx := math.Log(x[i]) - meanX
		xy += dx * (math.Log(y[i]) - meanY)
		xx += dx * dx
	}
	return xy / xx
}

func integer(v float64) string      { return thousands(int(v)) }
func milliseconds(v float64) string { return figure(1e3 * v) }

// growthTable is the time of a step at each size and the fitted exponents beside the arithmetic's own.
func growthTable(t *table) string {
	var b strings.Builder
	fmt.Fprintf(&b, "| growth of a training step with | smallest to largest | native, ms | Chromium, ms | exponent of the arithmetic, native, Chromium (largest %d) |\n|---|---|---|---|---|\n", upper)
	for _, s := range t.growth() {
		list := func(numbers []float64, write func(float64) string) string {
			texts := make([]string, len(numbers))
			for i, n := range numbers {
				texts[i] = write(n)
			}
			return strings.Join(texts, ", ")
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %.2f, %.2f, %.2f |\n", s.name, list(s.sizes, integer), list(s.seconds[native], milliseconds),
			list(s.seconds[chromium], milliseconds), exponent(s.sizes, s.work), exponent(s.sizes, s.seconds[native]), exponent(s.sizes, s.seconds[chromium]))
	}
	b.WriteByte('\n')
	return b.String()
}
