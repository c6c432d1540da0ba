package bench

import (
	"math"
	"strings"
	"testing"
	"time"

	"backdraw/core/kernel"
)

func TestEveryCaseRunsAndHasAFigure(t *testing.T) {
	suite, err := New()
	if err != nil {
		t.Fatal(err)
	}
	seconds := suite.Round(time.Nanosecond)
	groups, names, steps := map[Group]int{}, map[string]bool{}, map[string]bool{}
	for i := range suite.Cases {
		c := &suite.Cases[i]
		groups[c.Group]++
		name := string(c.Group) + c.Name
		if c.Group == Growth {
			name += string(rune(c.Size))
		}
		if names[name] {
			t.Errorf("two cases are called %s", c.Name)
		}
		names[name] = true
		if c.Group == Steps {
			steps[c.Name] = true
		}
		if c.Group == Layers && (!steps[c.Step] || !strings.HasPrefix(c.Name, c.Step)) {
			t.Errorf("%s is a layer of %q, which is no training step", c.Name, c.Step)
		}
		if f := c.Figure(seconds[i]); !(f > 0) || math.IsInf(f, 0) {
			t.Errorf("%s has the figure %v from %v seconds", c.Name, f, seconds[i])
		}
	}
	if groups[Peak] < 1 || groups[Kernels] < 30 || groups[Steps] != 5 || groups[Layers] < 20 || groups[Growth] != 24 {
		t.Errorf("the groups have %v cases", groups)
	}
}

func TestARoundLastsAsLongAsAsked(t *testing.T) {
	runs := 0
	suite := Suite{Cases: []Case{{Run: func() { runs++; time.Sleep(time.Microsecond) }}}, runs: make([]int, 1)}
	const least = 2 * time.Millisecond
	seconds := suite.Round(least)
	if total := seconds[0] * float64(suite.runs[0]); total < least.Seconds() {
		t.Errorf("%d runs of %v s were timed, together shorter than %v", suite.runs[0], seconds[0], least)
	}
	if runs < suite.runs[0] {
		t.Errorf("%d runs were counted of %d", suite.runs[0], runs)
	}
}

func TestConvolutionWorkLeavesOutThePadding(t *testing.T) {
	c := kernel.Conv{Channels: 2, Filters: 3, Height: 3, Width: 1, KernelHeight: 3, KernelWidth: 1, StrideHeight: 1, StrideWidth: 1,
		PadTop: 1, OutHeight: 3, OutWidth: 1, Groups: 1, N: 4}
	// Of the three places, the outer two see two pixels and the middle one sees three.
	if got, want := convolutionWork(c), 2*7*2*3*4; got != want {
		t.Errorf("the work is %d, want %d", got, want)
	}
}

func TestFigures(t *testing.T) {
	for _, c := range []struct {
		unit       Unit
		work, want float64
	}{{GFLOPS, 4e9, 2}, {Nanoseconds, 2e9, 1}, {PerSecond, 10, 5}, {Share, 1, 2e6}} {
		if got := (&Case{Unit: c.unit, Work: c.work}).Figure(2); got != c.want {
			t.Errorf("%v of work in 2 s are %v %s, want %v", c.work, got, c.unit, c.want)
		}
	}
	if got, want := denseWork(10, 2, 8, 1), float64(2*2*2*8*10+3*2*8*10); got != want {
		t.Errorf("the work of 2-8-1 is %v, want %v", got, want)
	}
}
