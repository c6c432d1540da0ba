package nn

import (
	"testing"

	"backdraw/core/kernel"

	"pgregory.net/rapid"
)

// drawTransposed draws sizes by the layer's own fields; seen counts the corners that were met.
func drawTransposed(t *rapid.T, seen map[string]int) kernel.Conv {
	type side struct{ in, kernel, stride, crop, out int }
	draw := func(label string) side {
		s := side{in: rapid.IntRange(1, 4).Draw(t, label), kernel: rapid.IntRange(1, 4).Draw(t, label+" kernel"), stride: rapid.IntRange(1, 3).Draw(t, label+" stride")}
		whole := (s.in-1)*s.stride + s.kernel + rapid.IntRange(0, s.stride-1).Draw(t, label+" output padding")
		s.crop = rapid.IntRange(0, (whole-1)/2).Draw(t, label+" crop")
		s.out = whole - 2*s.crop
		if (whole-s.kernel)%s.stride != 0 {
			seen["output padding"]++
		}
		if s.crop >= s.kernel {
			seen["a crop wider than the kernel"]++
		}
		return s
	}
	h, w := draw("height"), draw("width")
	seen["all"]++
	if h.in*w.in == 1 {
		seen["one pixel"]++
	}
	return kernel.Conv{Channels: rapid.IntRange(1, 3).Draw(t, "filters"), Height: h.out, Width: w.out, Filters: rapid.IntRange(1, 3).Draw(t, "channels"),
		KernelHeight: h.kernel, KernelWidth: w.kernel, StrideHeight: h.stride, StrideWidth: w.stride,
		PadTop: h.crop, PadLeft: w.crop, OutHeight: h.in, OutWidth: w.in, Groups: 1}
}

func TestTransposedConvolutionGradient(t *testing.T) {
	seen := map[string]int{}
	checkCorners(t, func(t *rapid.T) {
		c := drawTransposed(t, seen)
		bias := rapid.Bool().Draw(t, "bias")
		b := rapid.SampledFrom([]int{1, 2, 5}).Draw(t, "batch")
		if b == 1 {
			seen["a batch of one"]++
		}
		checkGradient(t, trial{b: b, seed: rapid.Uint64().Draw(t, "seed"),
			layer: NewTransposedConvolution[float64](c, bias, initZeros), twin: NewTransposedConvolution[float32](c, bias, initZeros)})
	}, seen, "output padding", "a crop wider than the kernel", "one pixel", "a batch of one")
}

func TestTransposedConvolutionAllocatesNothing(t *testing.T) {
	c := kernel.Conv{Channels: 3, Height: 8, Width: 7, Filters: 2, KernelHeight: 4, KernelWidth: 3, StrideHeight: 2, StrideWidth: 2, PadTop: 1, PadLeft: 1, OutHeight: 4, OutWidth: 4, Groups: 1}
	checkAllocations(t, trial{b: 17, twin: NewTransposedConvolution[float32](c, true, initZeros)})
}

// TestTransposedConvolutionByHand: a 2x1 kernel spread from a column of two pixels, stride 3.
func TestTransposedConvolutionByHand(t *testing.T) {
	c := kernel.Conv{Channels: 1, Height: 6, Width: 1, Filters: 1, KernelHeight: 2, KernelWidth: 1, StrideHeight: 3, StrideWidth: 1, OutHeight: 2, OutWidth: 1, Groups: 1}
	r := newRig(kernel.Reference(), Layer[float64](NewTransposedConvolution[float64](c, true, initZeros)), trial{b: 1})
	copy(r.pass.X, []float64{1, 2})
	copy(r.pass.W, []float64{10, 20, 0.5})
	r.layer.Forward(&r.pass)
	want := []float64{10.5, 20.5, 0.5, 20.5, 40.5, 0.5}
	for i := range want {
		if r.pass.Y[i] != want[i] {
			t.Fatalf("Y is %v, want %v", r.pass.Y, want)
		}
	}
}
