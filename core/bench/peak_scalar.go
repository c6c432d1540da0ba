//go:build !goexperiment.simd

package bench

const peakSteps = 1000

// peakCases is the peak of a build without vectors: numbers one by one. Each sum goes into the next product, so that no
// compiler can take a product out of the loop.
func peakCases() []Case {
	y := make([]float32, 1)
	return []Case{{Group: Peak, Name: "multiply, then add", Unit: GFLOPS, Work: 2 * 8 * peakSteps, Run: func() { y[0] = peak(0.5, 0.25) }}}
}

//go:noinline
func peak(u, v float32) float32 {
	a0, a1, a2, a3, a4, a5, a6, a7 := v, v, v, v, v, v, v, v
	for range peakSteps {
		a0, a1, a2, a3 = a0*u+v, a1*u+v, a2*u+v, a3*u+v
		a4, a5, a6, a7 = a4*u+v, a5*u+v, a6*u+v, a7*u+v
	}
	return a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7
}
