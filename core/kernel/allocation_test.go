package kernel

import "testing"

// TestLoopsAllocateNothing: a training step must not, and every loop that takes sizes keeps them
// in a struct that could escape.
func TestLoopsAllocateNothing(t *testing.T) {
	for _, table := range tables() {
		guard := newWalls(t, 1)
		n := 20 * table.Lanes
		c := Conv{Channels: 3, Height: 5, Width: 5, Filters: 4, KernelHeight: 3, KernelWidth: 3, StrideHeight: 2, StrideWidth: 1,
			PadTop: 1, PadLeft: 1, OutHeight: 3, OutWidth: 5, Groups: 1, N: n}
		s := Dense(40, 70, n)
		y, w, x, b := guard.numbers(s.M*s.N), guard.numbers(s.M*s.K), guard.numbers(s.K*s.N), guard.numbers(s.M)
		images, results, filters := guard.numbers(c.Channels*25*n), guard.numbers(c.Filters*15*n), guard.numbers(4*3*9)
		scratch := make([]float32, c.Scratch())
		back := Product{M: s.K, K: s.M, N: s.N, StrideY: s.N, StrideW: s.K, StrideX: s.N}
		loops := map[string]func(){
			"Affine":               func() { table.Affine(y, w, x, b, s) },
			"AddProduct":           func() { table.AddProduct(y, w, x, s) },
			"TransposedProduct":    func() { table.TransposedProduct(x, w, y, back) },
			"AddTransposedProduct": func() { table.AddTransposedProduct(x, w, y, back) },
			"AddOuter":             func() { table.AddOuter(w, y, x, s, Blocks{Count: 1}) },
			"AddRowSums":           func() { table.AddRowSums(b, y, s, Blocks{Count: 1}) },
			"Convolve":             func() { table.Convolve(results, filters, images, b, c, scratch) },
			"ConvolveBackData":     func() { table.ConvolveBackData(images, filters, results, c, scratch) },
			"ConvolveBackWeights":  func() { table.ConvolveBackWeights(filters, images, results, c) },
			"Softmax":              func() { table.Softmax(y, x[:n], y, s.M, n) },
			"GradientDescent":      func() { table.GradientDescent(w[:112], y[:112], nil, Momentum[float32]{Rate: 0.1}) },
			"AdamStep": func() {
				table.AdamStep(w[:112], y[:112], x[:112], x[112:224], Adam[float32]{Rate: 0.1, Beta1: 0.9, Beta2: 0.9, Epsilon: 1, Correct1: 1, Correct2: 1})
			},
		}
		for name, loop := range loops {
			if allocations := testing.AllocsPerRun(5, loop); allocations != 0 {
				t.Errorf("%s %s makes %v allocations, want none", table.Name, name, allocations)
			}
		}
		for a := range ActivationCount {
			f := table.Activations[a]
			if allocations := testing.AllocsPerRun(5, func() { f.Forward(y, y, 1); f.Backward(y, y, y, y, 1) }); allocations != 0 {
				t.Errorf("%s %v makes %v allocations, want none", table.Name, a, allocations)
			}
		}
	}
}
