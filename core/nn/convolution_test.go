package nn

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"backdraw/core/kernel"
	"backdraw/core/spec"

	"pgregory.net/rapid"
)

// drawWindow draws a window that fits an image side, by any of the ways to pad.
func drawWindow(t *rapid.T, label string, largest int) window {
	w := window{size: rapid.IntRange(1, largest).Draw(t, label+" side"),
		stride: rapid.IntRange(1, 3).Draw(t, label+" stride")}
	switch rapid.SampledFrom([]string{"valid", "same", "explicit"}).Draw(t, label+" padding") {
	case "valid":
		w.kernel = rapid.IntRange(1, w.size).Draw(t, label+" kernel")
		return w.pad("valid", 0, 0)
	case "same":
		w.kernel = rapid.IntRange(1, 5).Draw(t, label+" kernel")
		return w.pad("same", 0, 0)
	}
	w = w.pad("explicit", rapid.IntRange(0, 4).Draw(t, label+" before"), rapid.IntRange(0, 4).Draw(t, label+" after"))
	w.kernel = rapid.IntRange(1, min(w.padded(), 4)).Draw(t, label+" kernel")
	return w
}

// drawConvolution draws sizes; seen counts the corners that were met.
func drawConvolution(t *rapid.T, seen map[string]int) kernel.Conv {
	h, w := drawWindow(t, "height", 5), drawWindow(t, "width", 4)
	groups := rapid.SampledFrom([]int{1, 1, 2, 3, 18}).Draw(t, "groups")
	channels, filters := groups, groups
	if groups < 18 {
		channels *= rapid.IntRange(1, 3).Draw(t, "channels of a group")
		filters *= rapid.IntRange(1, 3).Draw(t, "filters of a group")
	}
	c := kernel.Conv{Channels: channels, Height: h.size, Width: w.size, Filters: filters, KernelHeight: h.kernel, KernelWidth: w.kernel,
		StrideHeight: h.stride, StrideWidth: w.stride, PadTop: h.before, PadLeft: w.before, OutHeight: h.out(), OutWidth: w.out(), Groups: groups}
	note := func(corner string, met bool) {
		if met {
			seen[corner]++
		}
	}
	note("a stride that does not divide", (h.padded()-h.kernel)%h.stride != 0)
	note("one pixel", h.size*w.size == 1)
	note("more groups than lanes", groups > 16)
	note("padding wider than the kernel", h.before >= h.kernel || w.after >= w.kernel)
	seen["all"]++
	return c
}

// checkCorners checks a property over random cases, and goes on until every corner that it counts in
// seen was met: the rarest is missing from one round of a hundred cases in a few hundred.
func checkCorners(t *testing.T, property func(*rapid.T), seen map[string]int, corners ...string) {
	t.Helper()
	missing := func(corner string) bool { return seen[corner] == 0 }
	for round := 0; round == 0 || round < 20 && !t.Failed() && slices.ContainsFunc(corners, missing); round++ {
		rapid.Check(t, property)
	}
	for _, corner := range append(corners, "all") {
		if missing(corner) {
			t.Errorf("no case of %s among %v", corner, seen)
		}
	}
}

func TestConvolutionGradient(t *testing.T) {
	seen := map[string]int{}
	checkCorners(t, func(t *rapid.T) {
		c := drawConvolution(t, seen)
		bias := rapid.Bool().Draw(t, "bias")
		b := rapid.SampledFrom([]int{1, 1, 2, 5}).Draw(t, "batch")
		if b == 1 {
			seen["a batch of one"]++
		}
		checkGradient(t, trial{b: b, seed: rapid.Uint64().Draw(t, "seed"),
			layer: NewConvolution[float64](c, "w", bias, initZeros), twin: NewConvolution[float32](c, "w", bias, initZeros)})
	}, seen, "a stride that does not divide", "one pixel", "more groups than lanes", "padding wider than the kernel", "a batch of one")
}

func TestConvolutionAllocatesNothing(t *testing.T) {
	c := kernel.Conv{Channels: 4, Height: 9, Width: 8, Filters: 6, KernelHeight: 3, KernelWidth: 3, StrideHeight: 2, StrideWidth: 1,
		PadTop: 1, PadLeft: 1, OutHeight: 5, OutWidth: 8, Groups: 2}
	checkAllocations(t, trial{b: 17, twin: NewConvolution[float32](c, "w", true, initZeros)})
}

// TestSamePadding holds "same" against golden's rule and its examples: an odd pixel of padding
// comes after the image.
func TestSamePadding(t *testing.T) {
	cases := []struct{ size, kernel, stride, before, after, out int }{
		{28, 5, 1, 2, 2, 28}, {5, 2, 1, 0, 1, 5}, {6, 3, 2, 0, 1, 3}, {5, 3, 2, 1, 1, 3}, {1, 4, 3, 1, 2, 1}, {7, 1, 3, 0, 0, 3},
	}
	for _, c := range cases {
		w := window{size: c.size, kernel: c.kernel, stride: c.stride}.pad("same", 0, 0)
		if w.before != c.before || w.after != c.after || w.out() != c.out {
			t.Errorf("same padding of %d by kernel %d, stride %d is %d, %d with %d out, want %d, %d, %d",
				c.size, c.kernel, c.stride, w.before, w.after, w.out(), c.before, c.after, c.out)
		}
	}
	if len(cases) != 6 {
		t.Errorf("ran %d cases, want 6", len(cases))
	}
}

// buildText parses and builds a spec of those layers.
func buildText(input, layers string) (*Network[float32], error) {
	s, err := spec.Parse([]byte(`{"input": ` + input + `, "layers": [` + layers + `]}`))
	if err != nil {
		return nil, err
	}
	return Build[float32](s)
}

// TestImageLayerParameters holds the parameters of the layers over images to the shapes that the
// spec promises.
func TestImageLayerParameters(t *testing.T) {
	cases := []struct {
		layer, out string
		params     []string
	}{
		{`{"type":"conv2d","filters":6,"kernel":[3,2],"groups":2}`, "[6,6,7]", []string{"w [6 2 3 2]", "b [6]"}},
		{`{"type":"conv2d","filters":6,"kernel":3,"padding":"same","stride":2,"bias":false}`, "[6,4,4]", []string{"w [6 4 3 3]"}},
		{`{"type":"conv2d","filters":1,"kernel":3,"padding":[9,0,1,0]}`, "[1,15,7]", []string{"w [1 4 3 3]", "b [1]"}},
		{`{"type":"depthwise-conv2d","kernel":3,"multiplier":2}`, "[8,6,6]", []string{"w [8 1 3 3]", "b [8]"}},
		{`{"type":"separable-conv2d","filters":5,"kernel":3,"multiplier":2,"activation":"relu"}`, "[5,6,6]",
			[]string{"w_depthwise [8 1 3 3]", "w_pointwise [5 8 1 1]", "b [5]"}},
		{`{"type":"max-pool2d","size":[3,2]}`, "[4,2,4]", nil},
		{`{"type":"average-pool2d","size":3,"stride":[2,3]}`, "[4,3,2]", nil},
		{`{"type":"global-average-pool2d"}`, "[4]", nil},
		{`{"type":"conv2d-transpose","filters":3,"kernel":[3,2],"stride":[2,1],"crop":[1,0],"outputPadding":[1,0]}`, "[3,16,9]", []string{"w [4 3 3 2]", "b [3]"}},
		{`{"type":"upsample2d","factor":3}`, "[4,24,24]", nil},
	}
	for _, c := range cases {
		n, err := buildText("[4,8,8]", c.layer)
		if err != nil {
			t.Error(err)
			continue
		}
		var got []string
		for _, p := range n.Params {
			got = append(got, p.Name+" "+fmt.Sprint(p.Shape))
		}
		if n.Out.String() != c.out || strings.Join(got, ", ") != strings.Join(c.params, ", ") {
			t.Errorf("%s makes %v of parameters %v, want %s, %v", c.layer, n.Out, got, c.out, c.params)
		}
	}
	if len(cases) != 10 {
		t.Errorf("ran %d cases, want 10", len(cases))
	}
}
