package nn

import (
	"math"

	"backdraw/core/kernel"
	"backdraw/core/random"
)

// Dropout sets a share of the numbers to zero in training and scales the rest, so that the
// mean stays (inverted dropout, Srivastava 2014):
//
//	Y = M*X,  M = 0 with probability rate, else 1/(1-rate)
//
// In inference it is the identity. The draw for row r of example b depends on the pass's
// noise key, r and b's place in the batch alone: not on padding, on the order of computation or on how
// the batch is divided.
type Dropout[F kernel.Float] struct {
	fixed
	shape Shape
	rate  float64
	salt  uint64 // of the layer's own, so that two layers draw apart
}

// Shapes returns the same shape twice.
func (l *Dropout[F]) Shapes() (in, out Shape) { return l.shape, l.shape }

// Scratch keeps the mask M, a number for each of X.
func (l *Dropout[F]) Scratch(e Extent) int { return l.shape.Size(e.T) * e.N }

// Forward computes Y = M*X.
func (l *Dropout[F]) Forward(p *Pass[F]) {
	if !p.Training {
		copy(p.Y, p.X)
		return
	}
	drop := uint64(l.rate * (1 << 53))
	keep := F(1 / (1 - l.rate))
	key := random.At(p.Noise, l.salt)
	for r := range l.shape.Size(p.T) {
		mask := p.Scratch[r*p.N:][:p.N]
		for b := range p.B {
			mask[b] = keep
			if random.At(key, uint64(r)<<24|uint64(p.First+b))>>11 < drop {
				mask[b] = 0
			}
		}
		clear(mask[p.B:])
	}
	p.K.Multiply(p.Y, p.X, p.Scratch)
}

// Backward: in the forward pass Y = M*X, so DX = M*DY.
func (l *Dropout[F]) Backward(p *Pass[F]) {
	switch {
	case p.DX == nil:
	case p.Training:
		p.K.Multiply(p.DX, p.DY, p.Scratch)
	default:
		copy(p.DX, p.DY)
	}
}

// saltOf returns the salt of the layer at a path: FNV-1a, Fowler, Noll and Vo 1991.
func saltOf(path string) uint64 {
	h := uint64(0xCBF29CE484222325)
	for i := range len(path) {
		h = (h ^ uint64(path[i])) * 0x100000001B3
	}
	return h
}

// GaussianNoise adds normal noise of standard deviation std in training; in inference it is
// the identity:
//
//	Y = X + std*E,  E ~ N(0, 1)
type GaussianNoise[F kernel.Float] struct {
	fixed
	scratchless
	shape Shape
	std   float64
	salt  uint64
}

// Shapes returns the same shape twice.
func (l *GaussianNoise[F]) Shapes() (in, out Shape) { return l.shape, l.shape }

// Forward computes Y = X + std*E, with E by Box and Muller (1958) from two draws of the key.
func (l *GaussianNoise[F]) Forward(p *Pass[F]) {
	copy(p.Y, p.X)
	if !p.Training {
		return
	}
	key := random.At(p.Noise, l.salt)
	for r := range l.shape.Size(p.T) {
		row := p.Y[r*p.N:][:p.N]
		for b := range p.B {
			at := (uint64(r)<<24 | uint64(p.First+b)) << 1
			u := 1 - float64(random.At(key, at)>>11)/(1<<53) // in (0, 1]
			v := float64(random.At(key, at|1)>>11) / (1 << 53)
			row[b] += F(l.std * math.Sqrt(-2*math.Log(u)) * math.Cos(2*math.Pi*v))
		}
	}
}

// Backward: in the forward pass Y = X + std*E, so DX = DY.
func (l *GaussianNoise[F]) Backward(p *Pass[F]) {
	if p.DX != nil {
		copy(p.DX, p.DY)
	}
}
