package nn

import (
	"fmt"
	"math"
	"testing"

	"backdraw/core/kernel"

	"pgregory.net/rapid"
)

// drawNormalised draws what a normalisation may stand on: features, an image or a sequence of
// uneven lengths; seen counts the corners that were met.
func drawNormalised(t *rapid.T, seen map[string]int, images bool) (Shape, trial) {
	tr := trial{b: rapid.IntRange(1, 6).Draw(t, "batch"), t: 1, seed: rapid.Uint64().Draw(t, "seed"), spread: 3}
	kinds := []string{"features", "sequence", "sequence of lengths"}
	if images {
		kinds = append(kinds, "image")
	}
	kind := rapid.SampledFrom(kinds).Draw(t, "kind")
	seen[kind]++
	seen["all"]++
	if tr.b == 1 {
		seen["a batch of one"]++
	}
	width := rapid.IntRange(1, 5).Draw(t, "width")
	switch kind {
	case "features":
		return Features(width), tr
	case "image":
		return Image(width, rapid.IntRange(1, 3).Draw(t, "height"), rapid.IntRange(1, 3).Draw(t, "breadth")), tr
	}
	tr.t = rapid.IntRange(1, 4).Draw(t, "steps")
	if kind == "sequence of lengths" {
		for range tr.b {
			tr.lengths = append(tr.lengths, int32(rapid.IntRange(1, tr.t).Draw(t, "length")))
		}
	}
	return Sequence(0, width), tr
}

func TestBatchNormGradient(t *testing.T) {
	seen := map[string]int{}
	checkCorners(t, func(t *rapid.T) {
		shape, tr := drawNormalised(t, seen, true)
		layer, twin := NewBatchNorm[float64](shape, 0.1, 0.1), NewBatchNorm[float32](shape, 0.1, 0.1)
		for _, state := range [][]State{layer.state, twin.state} {
			state[0].Initial, state[1].Initial = 0.5, 2
		}
		tr.layer, tr.twin = layer, twin
		if tr.training = rapid.Bool().Draw(t, "training"); tr.training {
			seen["training"]++
		} else {
			seen["inference"]++
		}
		checkGradient(t, tr)
	}, seen, "features", "sequence", "sequence of lengths", "image", "a batch of one", "training", "inference")
}

func TestLayerNormGradient(t *testing.T) {
	seen := map[string]int{}
	checkCorners(t, func(t *rapid.T) {
		shape, tr := drawNormalised(t, seen, false)
		tr.layer, tr.twin = NewLayerNorm[float64](shape, 0.1), NewLayerNorm[float32](shape, 0.1)
		checkGradient(t, tr)
	}, seen, "features", "sequence", "sequence of lengths", "a batch of one")
}

func TestNormsAllocateNothing(t *testing.T) {
	for _, layer := range []Layer[float32]{NewBatchNorm[float32](Image(3, 2, 2), 0.1, 1e-5), NewBatchNorm[float32](Sequence(0, 3), 0.1, 1e-5), NewLayerNorm[float32](Sequence(0, 5), 1e-5)} {
		checkAllocations(t, trial{b: 17, t: 4, training: true, twin: layer})
	}
}

// TestBatchNormStatistics follows one channel of two pixels through a batch of three (and, in
// rows of 4 or more, lanes past it that must not count), by numbers worked out by hand.
func TestBatchNormStatistics(t *testing.T) {
	for _, k := range []*kernel.Table[float32]{kernel.Scalar(), kernel.Fast()} {
		layer := NewBatchNorm[float32](Image(1, 1, 2), 0.25, 0.5)
		r := newRig(k, Layer[float32](layer), trial{b: 3, training: true})
		x := [2][3]float32{{1, 2, 3}, {4, 5, 9}} // mean 4, squares of the rest 9+4+1+0+1+25 = 40
		for pixel, row := range x {
			copy(r.pass.X[pixel*r.pass.N:], row[:])
			repeatLast(r.pass.X[pixel*r.pass.N:][:r.pass.N], 3, r.pass.N)
		}
		r.pass.W[0], r.pass.W[1] = 2, 10
		near32 := func(what string, got float32, want float64) {
			t.Helper()
			if math.Abs(float64(got)-want) > 1e-6*math.Abs(want) {
				t.Errorf("%s: %s is %v, want %v", k.Name, what, got, want)
			}
		}
		outputs := func(mean, variance float64) {
			t.Helper()
			for pixel, row := range x {
				for b, v := range row {
					near32("y", r.pass.Y[pixel*r.pass.N+b], 10+2*(float64(v)-mean)/math.Sqrt(variance+0.5))
				}
				for lane := 3; lane < r.pass.N; lane++ {
					near32("y past the batch", r.pass.Y[pixel*r.pass.N+lane], float64(r.pass.Y[pixel*r.pass.N+2]))
				}
			}
		}
		r.layer.Forward(&r.pass)
		outputs(4, 40.0/6)
		near32("running_mean", r.pass.State[0], 0.25*4)
		near32("running_var", r.pass.State[1], 0.75+0.25*40/5)
		r.pass.Training = false
		r.layer.Forward(&r.pass)
		outputs(1, 2.75)
		near32("running_mean after inference", r.pass.State[0], 1)
		near32("running_var after inference", r.pass.State[1], 2.75)
	}
}

// TestBatchNormOfOneNumber: one number has no variance, so that the output is beta and the
// running variance stays.
func TestBatchNormOfOneNumber(t *testing.T) {
	r := newRig(kernel.Fast(), Layer[float32](NewBatchNorm[float32](Features(1), 0.1, 1e-5)), trial{b: 1, training: true})
	r.layer.Forward(&r.pass)
	if r.pass.Y[0] != r.pass.W[1] || r.pass.State[1] != 1 {
		t.Errorf("y is %v, running_var %v, want beta %v and 1", r.pass.Y[0], r.pass.State[1], r.pass.W[1])
	}
	r.layer.Backward(&r.pass)
	if r.pass.DX[0] != 0 {
		t.Errorf("dx is %v, want 0", r.pass.DX[0])
	}
}

// TestNormsFarFromZero: numbers a million from 0 keep the variance of their last digits, which a
// sum of squares would lose.
func TestNormsFarFromZero(t *testing.T) {
	const b, pixels = 8, 40
	cases := 0
	for _, k := range []*kernel.Table[float32]{kernel.Scalar(), kernel.Fast()} {
		for _, layer := range []Layer[float32]{NewBatchNorm[float32](Image(1, 1, pixels), 0.1, 1e-5), NewLayerNorm[float32](Features(pixels), 1e-5)} {
			t.Run(fmt.Sprintf("%s %T", k.Name, layer), func(t *testing.T) {
				r := newRig(k, layer, trial{b: b, training: true})
				for i := range r.pass.X {
					pixel, lane := i/r.pass.N, min(i%r.pass.N, b-1)
					r.pass.X[i] = 1e6 + float32(1-2*((pixel+lane)%2)) // 1e6 +- 1 alike in every row and column
				}
				for i := range r.pass.W {
					r.pass.W[i] = 1
				}
				r.layer.Forward(&r.pass)
				for i, y := range r.pass.Y {
					want := 1 + float64(r.pass.X[i]-1e6)/math.Sqrt(1+1e-5)
					if i%r.pass.N < b && math.Abs(float64(y)-want) > 1e-5 {
						t.Fatalf("y[%d] is %v, want %v", i, y, want)
					}
				}
			})
			cases++
		}
	}
	if cases != 4 {
		t.Errorf("ran %d cases, want 4", cases)
	}
}
