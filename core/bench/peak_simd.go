//go:build goexperiment.simd

package bench

import "backdraw/core/kernel"

// peakNumbers are multiplied and added in each of the twelve sums of one run, on every machine alike.
const peakNumbers = 16 * 1024

// peakCases are the ways to multiply and add in registers alone; the machine's peak is the best of them. Each sum goes into
// the next product, so that no compiler can take a product out of the loop; twelve are under way at once, which covers
// the latency of both instructions.
func peakCases() []Case {
	u, v, y := make([]float32, 16), make([]float32, 16), make([]float32, 16)
	for i := range u {
		u[i], v[i] = 0.5, 0.25
	}
	steps := peakNumbers / kernel.Fast().Lanes
	const work = 2 * 12 * peakNumbers
	return []Case{
		{Group: Peak, Name: "multiply, then add", Unit: GFLOPS, Work: work, Run: func() { peakSeparate(y, u, v, steps) }},
		{Group: Peak, Name: "multiply and add in one", Unit: GFLOPS, Work: work, Run: func() { peakFused(y, u, v, steps) }},
	}
}
