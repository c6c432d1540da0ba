package main

import (
	"bytes"
	"fmt"
	"math"
)

// Sizes of the chart, in its own pixels.
const (
	panelWidth, panelHeight = 400.0, 300.0
	left, right, top, foot  = 56.0, 16.0, 52.0, 44.0
)

// The colours are those of the page's charts, in light and in dark.
const chartStyle = `<style>
svg { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; background: #ffffff }
text { fill: #1b1e24 } .muted { fill: #565c66; font-size: 12px } .grid { stroke: #e0e3e8 } .axis { stroke: #848a94 }
.native { stroke: #0069a6; fill: #0069a6 } .chromium { stroke: #b35900; fill: #b35900 } polyline.native, polyline.chromium { fill: none; stroke-width: 2 }
polyline.arithmetic { stroke-dasharray: 2 4; stroke-width: 1.5 } tspan.native, tspan.chromium { stroke: none }
@media (prefers-color-scheme: dark) {
svg { background: #16181d } text { fill: #e8eaee } .muted { fill: #a4abb6 } .grid { stroke: #2c3038 } .axis { stroke: #7b828d }
.native { stroke: #56b4e9; fill: #56b4e9 } .chromium { stroke: #f0a04b; fill: #f0a04b }
}
</style>
`

// growthChart draws the time of a step over each size, both logarithmic, and dotted beside it how the arithmetic alone would
// grow, which meets the measured line at its largest size: a line above its dots carries a fixed cost, and one that rises
// more steeply than them would grow faster than its arithmetic.
func growthChart(t *table) []byte {
	all := t.growth()
	var b bytes.Buffer
	rows := float64((len(all) + 1) / 2)
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" width="%[1]g" height="%[2]g" role="img">`+"\n", 2*panelWidth, rows*panelHeight)
	b.WriteString("<title>Time of a training step as its sizes grow, measured and by its arithmetic</title>\n" + chartStyle)
	for i, s := range all {
		fmt.Fprintf(&b, `<g transform="translate(%g %g)">`+"\n", float64(i%2)*panelWidth, float64(i/2)*panelHeight)
		drawPanel(&b, s)
		b.WriteString("</g>\n")
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// A scale places logarithms between two ends.
type scale struct{ low, high, from, to float64 }

func (s scale) at(v float64) float64 {
	return s.from + (s.to-s.from)*(math.Log(v)-math.Log(s.low))/(math.Log(s.high)-math.Log(s.low))
}

func drawPanel(b *bytes.Buffer, s series) {
	x := scale{s.sizes[0], s.sizes[len(s.sizes)-1], left, panelWidth - right}
	low, high := math.Inf(1), math.Inf(-1)
	for _, seconds := range s.seconds {
		for _, v := range seconds {
			low, high = min(low, 1e3*v), max(high, 1e3*v)
		}
	}
	y := scale{math.Pow(10, math.Floor(math.Log10(low))), math.Pow(10, math.Ceil(math.Log10(high))), panelHeight - foot, top}
	fmt.Fprintf(b, `<text x="%g" y="18">%s</text><text class="muted" x="%g" y="36">n to the `+
		`<tspan class="native">%.2f native</tspan>, <tspan class="chromium">%.2f Chromium</tspan>, %.2f arithmetic</text>`+"\n",
		left, heading(s.name), left, exponent(s.sizes, s.seconds[native]), exponent(s.sizes, s.seconds[chromium]), exponent(s.sizes, s.work))
	for v := y.low; v < 1.5*y.high; v *= 10 {
		fmt.Fprintf(b, `<line class="grid" x1="%g" x2="%g" y1="%.1f" y2="%.1f"/><text class="muted" text-anchor="end" x="%g" y="%.1f">%s</text>`+"\n",
			left, panelWidth-right, y.at(v), y.at(v), left-6, y.at(v)+4, label(v))
	}
	fmt.Fprintf(b, `<line class="axis" x1="%g" x2="%g" y1="%g" y2="%g"/>`, left, panelWidth-right, panelHeight-foot, panelHeight-foot)
	for _, size := range s.sizes {
		fmt.Fprintf(b, `<text class="muted" text-anchor="middle" x="%.1f" y="%g">%g</text>`, x.at(size), panelHeight-foot+17, size)
	}
	fmt.Fprintf(b, `<text class="muted" text-anchor="middle" x="%g" y="%g">%s; milliseconds a step</text>`+"\n", (left+panelWidth-right)/2, panelHeight-foot+35, s.name)
	for p, class := range []string{native: "native", chromium: "chromium"} {
		drawLine(b, s, x, y, runtimePlace(p), class)
	}
}

// drawLine draws one line with its points, and its dots of arithmetic.
func drawLine(b *bytes.Buffer, s series, x, y scale, p runtimePlace, class string) {
	seconds, last := s.seconds[p], len(s.sizes)-1
	var measured, arithmetic bytes.Buffer
	for i, size := range s.sizes {
		fmt.Fprintf(&measured, "%.1f,%.1f ", x.at(size), y.at(1e3*seconds[i]))
		scaled := 1e3 * seconds[last] * s.work[i] / s.work[last]
		if scaled >= y.low {
			fmt.Fprintf(&arithmetic, "%.1f,%.1f ", x.at(size), y.at(scaled))
		}
		fmt.Fprintf(b, `<circle class="%s" r="3" cx="%.1f" cy="%.1f"/>`, class, x.at(size), y.at(1e3*seconds[i]))
	}
	fmt.Fprintf(b, `<polyline class="%s" points="%s"/><polyline class="%s arithmetic" points="%s"/>`+"\n", class,
		bytes.TrimSpace(measured.Bytes()), class, bytes.TrimSpace(arithmetic.Bytes()))
}

func heading(name string) string {
	return map[string]string{
		"units":           "Dense 784-n-n-10, batch 32",
		"batch":           "Dense 784-64-64-10, batch n",
		"image side":      "Two 5x5 convolutions of 8 filters, n x n pixels",
		"sequence length": "LSTM of 64, batch 16, n characters",
	}[name]
}

// label writes a power of ten.
func label(v float64) string {
	if v < 0.9 {
		return fmt.Sprintf("%.*f", int(math.Round(-math.Log10(v))), v)
	}
	return thousands(int(math.Round(v)))
}
