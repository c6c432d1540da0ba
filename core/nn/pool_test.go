package nn

import (
	"testing"

	"backdraw/core/kernel"

	"pgregory.net/rapid"
)

// drawPool draws windows that fit; seen counts the corners that were met.
func drawPool(t *rapid.T, seen map[string]int) kernel.Pool {
	side := func(label string) window {
		w := window{size: rapid.IntRange(1, 6).Draw(t, label), stride: rapid.IntRange(1, 3).Draw(t, label+" stride")}
		w.kernel = rapid.IntRange(1, w.size).Draw(t, label+" window")
		return w
	}
	h, w := side("height"), side("width")
	seen["all"]++
	if h.size*w.size == 1 {
		seen["one pixel"]++
	}
	if (h.size-h.kernel)%h.stride != 0 {
		seen["a stride that does not divide"]++
	}
	if h.stride < h.kernel {
		seen["windows that overlap"]++
	}
	return kernel.Pool{Channels: rapid.IntRange(1, 3).Draw(t, "channels"), Height: h.size, Width: w.size, KernelHeight: h.kernel, KernelWidth: w.kernel,
		StrideHeight: h.stride, StrideWidth: w.stride, OutHeight: h.out(), OutWidth: w.out()}
}

func TestPoolGradient(t *testing.T) {
	seen := map[string]int{}
	checkCorners(t, func(t *rapid.T) {
		p := drawPool(t, seen)
		whole := p
		whole.KernelHeight, whole.KernelWidth, whole.OutHeight, whole.OutWidth = p.Height, p.Width, 1, 1
		tr := trial{b: rapid.IntRange(1, 5).Draw(t, "batch"), apart: true, seed: rapid.Uint64().Draw(t, "seed")}
		if tr.b == 1 {
			seen["a batch of one"]++
		}
		tr.layer, tr.twin = &MaxPool[float64]{sizes: p}, &MaxPool[float32]{sizes: p}
		checkGradient(t, tr)
		tr.layer, tr.twin = &AveragePool[float64]{sizes: p}, &AveragePool[float32]{sizes: p}
		checkGradient(t, tr)
		tr.layer, tr.twin = &AveragePool[float64]{sizes: whole, global: true}, &AveragePool[float32]{sizes: whole, global: true}
		checkGradient(t, tr)
	}, seen, "one pixel", "a stride that does not divide", "windows that overlap", "a batch of one")
}

func TestUpsampleGradient(t *testing.T) {
	ran := 0
	rapid.Check(t, func(t *rapid.T) {
		in := Image(rapid.IntRange(1, 3).Draw(t, "channels"), rapid.IntRange(1, 4).Draw(t, "height"), rapid.IntRange(1, 4).Draw(t, "width"))
		factor := rapid.IntRange(1, 4).Draw(t, "factor")
		checkGradient(t, trial{b: rapid.IntRange(1, 5).Draw(t, "batch"), seed: rapid.Uint64().Draw(t, "seed"),
			layer: NewUpsample[float64](in, factor), twin: NewUpsample[float32](in, factor)})
		ran++
	})
	if ran == 0 {
		t.Error("ran no case")
	}
}

func TestPoolAllocatesNothing(t *testing.T) {
	p := kernel.Pool{Channels: 2, Height: 7, Width: 6, KernelHeight: 3, KernelWidth: 2, StrideHeight: 2, StrideWidth: 2, OutHeight: 3, OutWidth: 3}
	for _, layer := range []Layer[float32]{&MaxPool[float32]{sizes: p}, &AveragePool[float32]{sizes: p}, NewUpsample[float32](Image(2, 3, 4), 2)} {
		checkAllocations(t, trial{b: 17, twin: layer})
	}
}

// TestUpsampleByHand holds the blocks against numbers.
func TestUpsampleByHand(t *testing.T) {
	r := newRig(kernel.Reference(), Layer[float64](NewUpsample[float64](Image(1, 2, 2), 2)), trial{b: 1})
	copy(r.pass.X, []float64{1, 2, 3, 4})
	r.layer.Forward(&r.pass)
	want := []float64{1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4}
	for i := range want {
		if r.pass.Y[i] != want[i] {
			t.Fatalf("Y is %v, want %v", r.pass.Y, want)
		}
	}
}
