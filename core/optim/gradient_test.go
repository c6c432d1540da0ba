package optim

import (
	"math"
	"slices"
	"testing"
)

func TestRegularize(t *testing.T) {
	w, g := []float64{2, -3, 0}, []float64{1, 1, 1}
	if got := Penalty(w, 0.5, 0.1); math.Abs(got-(2.5+0.65)) > 1e-15 {
		t.Errorf("the penalty is %v, want 3.15", got)
	}
	Regularize(w, g, 0.5, 0.1)
	if want := []float64{1.7, 0.2, 1}; math.Abs(g[0]-want[0])+math.Abs(g[1]-want[1])+math.Abs(g[2]-want[2]) > 1e-15 {
		t.Errorf("the gradient is %v, want %v", g, want)
	}
}

func TestClip(t *testing.T) {
	g := []float32{3, -4}
	if norm := ClipNorm(g, 10); norm != 5 || !slices.Equal(g, []float32{3, -4}) {
		t.Errorf("norm %v under its limit left %v", norm, g)
	}
	if norm := ClipNorm(g, 2.5); norm != 5 || !slices.Equal(g, []float32{1.5, -2}) {
		t.Errorf("norm %v over its limit left %v, want [1.5 -2]", norm, g)
	}
	ClipValue(g, 1.75)
	if !slices.Equal(g, []float32{1.5, -1.75}) {
		t.Errorf("values up to 1.75 are %v", g)
	}
	ClipNorm(g, 0.001)
	nan := []float32{float32(math.NaN()), 1}
	ClipNorm(nan, 1)
	ClipValue(nan, 1)
	if nan[0] == nan[0] {
		t.Error("clipping hides a gradient that is no number")
	}
	huge := []float32{3e38, 3e38}
	if ClipNorm(huge, 1); math.Abs(float64(huge[0])-math.Sqrt2/2) > 1e-6 {
		t.Errorf("huge gradients are clipped to %v", huge)
	}
}

func TestAverage(t *testing.T) {
	a := []float64{1, 1}
	Average(a, []float64{3, 5}, 0.75)
	if !slices.Equal(a, []float64{1.5, 2}) {
		t.Errorf("the average is %v, want [1.5 2]", a)
	}
}
