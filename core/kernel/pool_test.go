package kernel

import (
	"fmt"
	"math"
	"testing"
)

// pools returns windows that overlap, touch, leave gaps, and do not divide the image.
func pools(lanes int) (cases []Pool) {
	for _, image := range [][3]int{{1, 1, 1}, {3, 4, 6}, {2, 7, 5}} {
		for _, window := range [][2]int{{1, 1}, {2, 2}, {3, 1}, {2, 5}} {
			for _, stride := range [][2]int{{1, 1}, {2, 2}, {3, 2}} {
				for vectors := 1; vectors <= 3; vectors++ {
					if window[0] > image[1] || window[1] > image[2] {
						continue
					}
					cases = append(cases, Pool{Channels: image[0], Height: image[1], Width: image[2],
						KernelHeight: window[0], KernelWidth: window[1], StrideHeight: stride[0], StrideWidth: stride[1],
						OutHeight: (image[1]-window[0])/stride[0] + 1, OutWidth: (image[2]-window[1])/stride[1] + 1, N: vectors * lanes})
				}
			}
		}
	}
	return cases
}

// TestPool holds every form against the definition in float64, which TestPoolByHand holds
// against numbers. A third of the images have few different numbers, so that windows have ties.
func TestPool(t *testing.T) {
	reference := Reference()
	for _, table := range tables() {
		t.Run(table.Name, func(t *testing.T) {
			ran := 0
			for _, p := range pools(table.Lanes) {
				guard := newWalls(t, uint64(ran))
				x := guard.numbers(p.Channels * p.Height * p.Width * p.N)
				dx, y := guard.numbers(len(x)), guard.numbers(p.Channels*p.OutHeight*p.OutWidth*p.N)
				dy := guard.numbers(len(y))
				what := fmt.Sprintf("%+v", p)
				for i := range x {
					if ran%3 == 0 {
						x[i] = float32(math.Round(float64(x[i])))
					}
				}

				want := wide(y)
				reference.MaxPool(want, wide(x), p)
				table.MaxPool(y, x, p)
				near(t, "MaxPool "+what, y, want, sizes(want), 0)
				want, scale := wide(dx), wide(dx)
				reference.MaxPoolBack(want, wide(x), wide(y), wide(dy), p)
				reference.MaxPoolBack(scale, wide(x), wide(y), sizes(wide(dy)), p)
				table.MaxPoolBack(dx, x, y, dy, p)
				near(t, "MaxPoolBack "+what, dx, want, scale, sumTolerance(10))

				const share = 0.3
				want, scale = wide(y), wide(y)
				reference.SumPool(want, wide(x), float64(float32(share)), p)
				reference.SumPool(scale, sizes(wide(x)), share, p)
				table.SumPool(y, x, share, p)
				near(t, "SumPool "+what, y, want, scale, sumTolerance(p.KernelHeight*p.KernelWidth))
				want, scale = wide(dx), wide(dx)
				reference.SumPoolBack(want, wide(dy), float64(float32(share)), p)
				reference.SumPoolBack(scale, sizes(wide(dy)), share, p)
				table.SumPoolBack(dx, dy, share, p)
				near(t, "SumPoolBack "+what, dx, want, scale, sumTolerance(10))
				guard.check()
				ran++
			}
			if ran != 81 {
				t.Errorf("ran %d cases, want 81", ran)
			}
		})
	}
}

// TestPoolByHand: windows of 2x2 that overlap, two of them with a tie.
func TestPoolByHand(t *testing.T) {
	p := Pool{Channels: 1, Height: 2, Width: 4, KernelHeight: 2, KernelWidth: 2, StrideHeight: 1, StrideWidth: 1, OutHeight: 1, OutWidth: 3, N: 1}
	k := Reference()
	x := []float64{
		1, 5, 2, 0,
		5, 3, 2, -1,
	}
	y, dx := make([]float64, 3), make([]float64, 8)
	same := func(what string, got []float64, want ...float64) {
		t.Helper()
		for i := range want {
			if got[i] != want[i] {
				t.Fatalf("%s is %v, want %v", what, got, want)
			}
		}
	}
	k.MaxPool(y, x, p)
	same("MaxPool", y, 5, 5, 2)
	k.MaxPoolBack(dx, x, y, []float64{1, 10, 100}, p)
	same("MaxPoolBack", dx, 0, 11, 100, 0, 0, 0, 0, 0)
	k.SumPool(y, x, 0.5, p)
	same("SumPool", y, 7, 6, 1.5)
	k.SumPoolBack(dx, []float64{2, 20, 200}, 0.5, p)
	same("SumPoolBack", dx, 1, 11, 110, 100, 1, 11, 110, 100)
}
