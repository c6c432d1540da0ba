package kernel

import (
	"fmt"
	"testing"
)

// BenchmarkConvolution: the two layers of the digits' network, batch 32, and a depthwise one.
func BenchmarkConvolution(b *testing.B) {
	same := func(channels, filters, kernel, side, groups int) Conv {
		return Conv{Channels: channels, Height: side, Width: side, Filters: filters, KernelHeight: kernel, KernelWidth: kernel,
			StrideHeight: 1, StrideWidth: 1, PadTop: kernel / 2, PadLeft: kernel / 2, OutHeight: side, OutWidth: side, Groups: groups, N: 32}
	}
	for _, table := range tables() {
		for _, c := range []Conv{same(1, 8, 5, 28, 1), same(8, 16, 5, 14, 1), same(16, 16, 3, 14, 16)} {
			guard := newWalls(nil, 1)
			x, y := guard.numbers(c.Channels*c.Height*c.Width*c.N), guard.numbers(c.Filters*c.OutHeight*c.OutWidth*c.N)
			w, bias := guard.numbers(c.Filters*c.Channels/c.Groups*c.KernelHeight*c.KernelWidth), guard.numbers(c.Filters)
			scratch := make([]float32, c.Scratch())
			operations := 2 * len(y) * c.Channels / c.Groups * c.KernelHeight * c.KernelWidth
			name := fmt.Sprintf("%s/%d to %d, %dx%d", table.Name, c.Channels, c.Filters, c.KernelHeight, c.KernelWidth)
			b.Run(name+"/forward", func(b *testing.B) {
				for b.Loop() {
					table.Convolve(y, w, x, bias, c, scratch)
				}
				rate(b, operations)
			})
			b.Run(name+"/data", func(b *testing.B) {
				for b.Loop() {
					table.ConvolveBackData(x, w, y, c, scratch)
				}
				rate(b, operations)
			})
			b.Run(name+"/weights", func(b *testing.B) {
				for b.Loop() {
					table.ConvolveBackWeights(w, x, y, c)
				}
				rate(b, operations)
			})
		}
	}
}
