// Package random is the one generator behind everything drawn at random: SplitMix64, after
// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014. Its whole state is
// one number, so a checkpoint holds it, and any draw of a stream can be had by its index.
package random

import "math"

const increment = 0x9E3779B97F4A7C15 // 2^64 over the golden ratio, odd

// Source is a stream of draws. Its state is what a checkpoint keeps; the zero value is the
// stream of seed 0. Different seeds give unrelated streams.
type Source struct{ State uint64 }

// Uint64 returns the next 64 random bits.
func (s *Source) Uint64() uint64 {
	s.State += increment
	return mix(s.State)
}

// At returns draw i = 0, 1, ... of the stream of seed, as Uint64 would after i others. So a draw
// that belongs to an element does not depend on the order in which elements are visited.
func At(seed, i uint64) uint64 { return mix(seed + (i+1)*increment) }

func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// Float64 returns a number from 0 to below 1, a multiple of 2^-53.
func (s *Source) Float64() float64 { return Unit(s.Uint64()) }

// Unit turns 64 random bits into a number from 0 to below 1.
func Unit(bits uint64) float64 { return float64(bits>>11) / (1 << 53) }

// IntN returns a number from 0 to n-1, each as likely: Lemire 2019, on 32 bits, whose products fit
// an ordinary integer on every machine. It panics if n is not 1 to 2^31.
func (s *Source) IntN(n int) int {
	if n < 1 || n > 1<<31 {
		panic("random: IntN wants 1 to 2^31")
	}
	bound := uint64(n)
	product := s.Uint64() >> 32 * bound
	if low := product & (1<<32 - 1); low < bound {
		for threshold := (1<<32 - bound) % bound; low < threshold; low = product & (1<<32 - 1) {
			product = s.Uint64() >> 32 * bound
		}
	}
	return int(product >> 32)
}

// Normal returns a draw of the standard normal distribution, from two draws of the stream: Box
// and Muller 1958.
func (s *Source) Normal() float64 { return Normal(s.Uint64(), s.Uint64()) }

// Normal turns two times 64 random bits into a draw of the standard normal distribution.
func Normal(a, b uint64) float64 {
	return math.Sqrt(-2*math.Log(1-Unit(a))) * math.Cos(2*math.Pi*Unit(b))
}

// Shuffle puts n elements into a random order, each order as likely: Fisher and Yates.
func (s *Source) Shuffle(n int, swap func(i, j int)) {
	for i := n - 1; i > 0; i-- {
		swap(i, s.IntN(i+1))
	}
}
