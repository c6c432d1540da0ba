package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"backdraw/core/bench"
)

// measured is a table of one step of two layers, a kernel, and a size whose time grows with its square from 2 ms on.
func measured() *table {
	cases := []bench.Case{
		{Group: bench.Peak, Name: "slow", Unit: bench.GFLOPS, Work: 1e9},
		{Group: bench.Peak, Name: "fast", Unit: bench.GFLOPS, Work: 4e9},
		{Group: bench.Kernels, Name: "product", Unit: bench.GFLOPS, Work: 1e9},
		{Group: bench.Steps, Name: "W1", Unit: bench.PerSecond, Work: 100, Steps: 10},
		{Group: bench.Layers, Step: "W1", Name: "W1: first", Unit: bench.Share},
		{Group: bench.Layers, Step: "W1", Name: "W1: second", Unit: bench.Share},
	}
	for _, size := range []int{2, 4, 8, 16, 32} {
		cases = append(cases, bench.Case{Group: bench.Growth, Name: "units", Unit: bench.GFLOPS, Size: size, Work: float64(size)})
	}
	t := newTable(cases)
	for _, seconds := range []float64{1, 1, 3} {
		times := []float64{seconds, seconds, 2 * seconds, 10 * seconds, 0.25 * seconds, 0.5 * seconds}
		for i := 6; i < len(cases); i++ {
			times = append(times, seconds*2e-3*math.Pow(float64(cases[i].Size), 2))
		}
		t.add(native, times)
		t.add(chromium, times)
	}
	return t
}

func TestTableSharesAreOfTheBestPeakAndOfTheStep(t *testing.T) {
	text := measured().markdown()
	for _, want := range []string{
		"| fast | GFLOP/s | 4.00 (1.33 to 4.00) | 100% |",
		"| product | GFLOP/s | 0.5 (0.167 to 0.5) | 12% | 0.5 (0.167 to 0.5) | 12% |",
		"| W1 | /s | 10.0 (3.33 to 10.0) |  |",
		"| W1: first | µs | 250,000 (250,000 to 750,000) | 25% |",
		"| W1: gathering, loss, optimizer and the rest | µs | 250,000 | 25% |",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the table lacks %q:\n%s", want, text)
		}
	}
}

func TestWorkersAreComparedRoundByRound(t *testing.T) {
	text := workersTable(workerFigures{One: []float64{1000, 500, 100}, Shared: []float64{1500, 900, 190}, Messages: []float64{1000, 750, 200}})
	for _, want := range []string{
		"| 1 worker | 500 (100 to 1,000) | 1.00 (1.00 to 1.00) |",
		"| 2 workers, shared memory | 900 (190 to 1,500) | 1.80 (1.50 to 1.90) |",
		"| 2 workers, messages | 750 (200 to 1,000) | 1.50 (1.00 to 2.00) |",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the table lacks %q:\n%s", want, text)
		}
	}
}

func TestGrowthIsFitted(t *testing.T) {
	if text := growthTable(measured()); !strings.Contains(text, "1.00, 2.00, 2.00") {
		t.Errorf("the exponents are not 1 of the arithmetic and 2 of both places:\n%s", text)
	}
	if got := exponent([]float64{1, 10, 100, 1000}, []float64{5, 50, 500, 5000}); math.Abs(got-1) > 1e-12 {
		t.Errorf("the exponent of a line is %v", got)
	}
}

func TestChartIsWellFormed(t *testing.T) {
	chart := growthChart(measured())
	points := 0
	for decoder := xml.NewDecoder(bytes.NewReader(chart)); ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "circle" {
			points++
		}
	}
	if points != 10 {
		t.Errorf("%d points are drawn, want 5 of each place", points)
	}
	for _, wrong := range []string{"%!", "NaN", "Inf"} {
		if bytes.Contains(chart, []byte(wrong)) {
			t.Errorf("the chart has %s in it:\n%s", wrong, chart)
		}
	}
	if !bytes.Contains(chart, []byte("prefers-color-scheme: dark")) {
		t.Error("the chart has no dark colours")
	}
}

func TestSizesPairFilesWithTheirCompressedForms(t *testing.T) {
	dist := t.TempDir()
	for name, size := range map[string]int{"a.js": 1500, "a.js.gz": 500, "a.js.br": 400, "a.d.ts": 7} {
		if err := os.WriteFile(filepath.Join(dist, name), make([]byte, size), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	files, err := sizes(dist)
	if err != nil {
		t.Fatal(err)
	}
	text := sizeTable(files)
	for _, want := range []string{"| a.js | 1,500 | 500 | 400 |", "| a.d.ts | 7 |  |  |"} {
		if !strings.Contains(text, want) {
			t.Errorf("the table lacks %q:\n%s", want, text)
		}
	}
	if _, err := sizes(t.TempDir()); err == nil {
		t.Error("an empty dist is no error")
	}
}

func TestFigures(t *testing.T) {
	for v, want := range map[float64]string{1234567.8: "1,234,568", 999.4: "999", 12.34: "12.3", 1.234: "1.23", 0.01234: "0.0123", -5123: "-5,123", math.NaN(): "not measured"} {
		if got := figure(v); got != want {
			t.Errorf("figure(%v) = %s, want %s", v, got, want)
		}
	}
}

func TestFeelSectionOutlivesOtherFigures(t *testing.T) {
	name := filepath.Join(t.TempDir(), "bench.md")
	if got := feelSection(name); got != "" {
		t.Errorf("without a document the section is %q, want none", got)
	}
	const feel = "\n## Feel\n\n| a table |\n"
	if err := os.WriteFile(name, []byte("# Benchmarks\n\nfigures\n"+feel), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := feelSection(name); got != feel {
		t.Errorf("the section is %q, want %q", got, feel)
	}
}
