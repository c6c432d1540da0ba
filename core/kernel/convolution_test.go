package kernel

import (
	"fmt"
	"testing"
)

// convolutions returns many small sizes: strides, padding of every side, groups, depthwise.
func convolutions(lanes int) (cases []Conv) {
	for _, groups := range []int{1, 3} {
		for _, channels := range []int{1, 3, 4} {
			for _, filters := range []int{1, 2, 7} {
				for _, kernel := range [][2]int{{1, 1}, {3, 3}, {2, 3}, {5, 5}} {
					for _, stride := range [][2]int{{1, 1}, {2, 1}, {2, 3}} {
						for _, pad := range []int{0, 1, 2} {
							if pad >= kernel[0]+1 {
								continue
							}
							i := len(cases)
							c := Conv{Channels: channels * groups, Height: 5 + i%3, Width: 6 + i%2, Filters: filters * groups,
								KernelHeight: kernel[0], KernelWidth: kernel[1], StrideHeight: stride[0], StrideWidth: stride[1],
								PadTop: pad, PadLeft: min(pad, kernel[1]), Groups: groups, N: (1 + i%3) * lanes}
							after := (i / 2) % (pad + 1) // padding below and to the right
							c.OutHeight = (c.Height+c.PadTop+after-c.KernelHeight)/c.StrideHeight + 1
							c.OutWidth = (c.Width+c.PadLeft+after-c.KernelWidth)/c.StrideWidth + 1
							cases = append(cases, c)
						}
					}
				}
			}
		}
	}
	return cases
}

// TestConvolution holds every form against the definition in float64, which
// TestConvolutionByHand holds against numbers.
func TestConvolution(t *testing.T) {
	reference := Reference()
	for _, table := range tables() {
		t.Run(table.Name, func(t *testing.T) {
			ran := 0
			for _, c := range convolutions(table.Lanes) {
				guard := newWalls(t, uint64(ran))
				x := guard.numbers(c.Channels * c.Height * c.Width * c.N)
				y := guard.numbers(c.Filters * c.OutHeight * c.OutWidth * c.N)
				w := guard.numbers(c.Filters * c.Channels / c.Groups * c.KernelHeight * c.KernelWidth)
				b := guard.numbers(c.Filters)
				scratch := guard.numbers(c.Scratch())
				what := fmt.Sprintf("%+v", c)
				if ran%2 == 1 {
					b = nil
				}

				want, scale := wide(y), wide(y)
				reference.Convolve(want, wide(w), wide(x), wide(b), c, nil)
				reference.Convolve(scale, sizes(wide(w)), sizes(wide(x)), sizes(wide(b)), c, nil)
				table.Convolve(y, w, x, b, c, scratch)
				near(t, "Convolve "+what, y, want, scale, sumTolerance(c.Channels/c.Groups*c.KernelHeight*c.KernelWidth))

				dy, dx, dw := y, guard.numbers(len(x)), guard.numbers(len(w))
				want, scale = wide(dx), wide(dx)
				reference.ConvolveBackData(want, wide(w), wide(dy), c, nil)
				reference.ConvolveBackData(scale, sizes(wide(w)), sizes(wide(dy)), c, nil)
				table.ConvolveBackData(dx, w, dy, c, scratch)
				near(t, "ConvolveBackData "+what, dx, want, scale, sumTolerance(c.Filters/c.Groups*c.KernelHeight*c.KernelWidth))

				want = wide(dw)
				scale = sizes(want)
				reference.ConvolveBackWeights(want, wide(x), wide(dy), c)
				reference.ConvolveBackWeights(scale, sizes(wide(x)), sizes(wide(dy)), c)
				table.ConvolveBackWeights(dw, x, dy, c)
				near(t, "ConvolveBackWeights "+what, dw, want, scale, sumTolerance(c.OutHeight*c.OutWidth*c.N))
				guard.check()
				ran++
			}
			if ran != 594 {
				t.Errorf("ran %d cases, want 594", ran)
			}
		})
	}
}

// TestConvolutionByHand: a 2x2 kernel over a 3x3 image with one row of padding above.
func TestConvolutionByHand(t *testing.T) {
	c := Conv{Channels: 1, Height: 3, Width: 3, Filters: 1, KernelHeight: 2, KernelWidth: 2,
		StrideHeight: 2, StrideWidth: 1, PadTop: 1, OutHeight: 2, OutWidth: 2, Groups: 1, N: 1}
	x := []float64{1, 2, 3, 4, 5, 6, 7, 8, 9}
	w, b := []float64{1, 10, 100, 1000}, []float64{0.5}
	y, want := make([]float64, 4), []float64{2100.5, 3200.5, 4 + 50 + 700 + 8000 + 0.5, 5 + 60 + 800 + 9000 + 0.5}
	k := Reference()
	k.Convolve(y, w, x, b, c, nil)
	for i := range want {
		if y[i] != want[i] {
			t.Fatalf("y = %v, want %v", y, want)
		}
	}
	dx, wantDX := make([]float64, 9), []float64{100, 1000, 0, 1, 10, 0, 100, 1000, 0}
	k.ConvolveBackData(dx, w, []float64{1, 0, 1, 0}, c, nil)
	for i := range wantDX {
		if dx[i] != wantDX[i] {
			t.Fatalf("dx = %v, want %v", dx, wantDX)
		}
	}
	dw, wantDW := []float64{1, 1, 1, 1}, []float64{1 + 2*5, 1 + 2*6, 1 + 2*8 + 1, 1 + 2*9 + 2}
	k.ConvolveBackWeights(dw, x, []float64{1, 0, 0, 2}, c)
	for i := range wantDW {
		if dw[i] != wantDW[i] {
			t.Fatalf("dw = %v, want %v", dw, wantDW)
		}
	}
}
