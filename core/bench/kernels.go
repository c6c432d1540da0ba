package bench

import (
	"fmt"

	"backdraw/core/kernel"
	"backdraw/core/random"
)

// draw returns n numbers from -1 to 1, never so small that a machine would take longer for them.
func draw(seed uint64, n int) []float32 {
	source := random.Source{State: seed}
	numbers := make([]float32, n)
	for i := range numbers {
		numbers[i] = float32(2*source.Float64() - 1)
	}
	return numbers
}

func kernelCases(k *kernel.Table[float32]) []Case {
	var cases []Case
	for _, n := range []int{32, 64, 128, 256, 512} {
		cases = append(cases, products(k, n)...)
	}
	cases = append(cases, convolutions(k, "W4 layer 1", kernel.Conv{Channels: 1, Filters: 8, Height: 28, Width: 28})...)
	cases = append(cases, convolutions(k, "W4 layer 2", kernel.Conv{Channels: 8, Filters: 16, Height: 14, Width: 14})...)
	return append(append(cases, elementwise(k)...), updates(k)...)
}

// products are the three products of a dense layer, of square matrices.
func products(k *kernel.Table[float32], n int) []Case {
	size := kernel.Dense(n, n, n)
	w, x, y, bias := draw(1, n*n), draw(2, n*n), draw(3, n*n), draw(4, n)
	sum := make([]float32, n*n)
	work := 2 * float64(n) * float64(n) * float64(n)
	form := func(name string, run func()) Case {
		return Case{Group: Kernels, Name: fmt.Sprintf("matrix product %s, %d", name, n), Unit: GFLOPS, Work: work, Run: run}
	}
	return []Case{
		form("WX+b", func() { k.Affine(sum, w, x, bias, size) }),
		form("WᵀdY", func() { k.TransposedProduct(sum, w, y, size) }),
		form("dYXᵀ", func() {
			clear(sum)
			k.AddOuter(sum, y, x, size, kernel.Blocks{Count: 1})
		}),
	}
}

// convolutions are the three of a layer with kernels of 5x5 that keeps the image's size, on batches of 32.
func convolutions(k *kernel.Table[float32], layer string, c kernel.Conv) []Case {
	c.KernelHeight, c.KernelWidth, c.StrideHeight, c.StrideWidth, c.PadTop, c.PadLeft = 5, 5, 1, 1, 2, 2
	c.OutHeight, c.OutWidth, c.Groups, c.N = c.Height, c.Width, 1, 32
	images, maps := c.Channels*c.Height*c.Width*c.N, c.Filters*c.OutHeight*c.OutWidth*c.N
	weights := c.Filters * c.Channels * 25
	x, y, w, bias := draw(1, images), draw(2, maps), draw(3, weights), draw(4, c.Filters)
	dx, dy, dw, scratch := draw(5, images), draw(6, maps), draw(7, weights), make([]float32, c.Scratch())
	work := float64(convolutionWork(c))
	form := func(name string, run func()) Case {
		return Case{Group: Kernels, Name: fmt.Sprintf("convolution %s, %s", name, layer), Unit: GFLOPS, Work: work, Run: run}
	}
	return []Case{
		form("forward", func() { k.Convolve(y, w, x, bias, c, scratch) }),
		form("to data", func() { k.ConvolveBackData(dx, w, dy, c, scratch) }),
		form("to weights", func() {
			clear(dw)
			k.ConvolveBackWeights(dw, x, dy, c)
		}),
	}
}

// convolutionWork counts the multiplications and additions that meet a pixel of the image, and none that meet its padding.
func convolutionWork(c kernel.Conv) int {
	along := func(in, out, size, stride, pad int) (taps int) {
		for o := range out {
			for tap := range size {
				if at := o*stride + tap - pad; at >= 0 && at < in {
					taps++
				}
			}
		}
		return taps
	}
	rows := along(c.Height, c.OutHeight, c.KernelHeight, c.StrideHeight, c.PadTop)
	columns := along(c.Width, c.OutWidth, c.KernelWidth, c.StrideWidth, c.PadLeft)
	return 2 * rows * columns * c.Channels / c.Groups * c.Filters * c.N
}

// elementwise are functions over numbers that fit the first cache.
func elementwise(k *kernel.Table[float32]) []Case {
	const n, classes = 2048, 8
	x, y, dx, dy := draw(1, n), make([]float32, n), make([]float32, n), draw(2, n)
	for i := range x {
		x[i] *= 4
	}
	form := func(name string, run func()) Case {
		return Case{Group: Kernels, Name: name, Unit: Nanoseconds, Work: n, Run: run}
	}
	var cases []Case
	for _, a := range []kernel.Activation{kernel.ReLU, kernel.Tanh, kernel.Sigmoid, kernel.ELU, kernel.GELU} {
		f, name := k.Activations[a], a.String()
		if a == kernel.ELU {
			name += " (exp)"
		}
		cases = append(cases,
			form(name, func() { f.Forward(y, x, 1) }),
			form(name+", backward", func() { f.Backward(dx, x, y, dy, 1) }))
	}
	return append(cases, form("softmax of 8", func() { k.Softmax(y, nil, x, classes, n/classes) }))
}

// updates are the optimizers' loops, by parameter.
func updates(k *kernel.Table[float32]) []Case {
	const n = 4096
	w, g, m, v := draw(1, n), draw(2, n), make([]float32, n), make([]float32, n)
	form := func(name string, run func()) Case {
		return Case{Group: Kernels, Name: name, Unit: Nanoseconds, Work: n, Run: run}
	}
	return []Case{
		form("gradient descent", func() { k.GradientDescent(w, g, nil, kernel.Momentum[float32]{Rate: 1e-8}) }),
		form("momentum", func() { k.GradientDescent(w, g, m, kernel.Momentum[float32]{Rate: 1e-8, Mu: 0.5}) }),
		form("adam", func() {
			k.AdamStep(w, g, m, v, kernel.Adam[float32]{Rate: 1e-8, Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-7, Correct1: 1, Correct2: 1})
		}),
	}
}
