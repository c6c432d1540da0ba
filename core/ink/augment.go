package ink

import (
	"math"

	"backdraw/core/fault"
	"backdraw/core/random"
)

// Variation says how far an example may be from the one it was made of.
type Variation struct {
	Shift   float64 // pixels to each side, 0 to 8
	Turn    float64 // degrees to each side, 0 to 180
	Scale   float64 // share larger or smaller, 0 to 0.5
	Slant   float64 // pixels sideways for each pixel of height, 0 to 1
	Thicken float64 // 0 to 1: by at most a pixel thicker, or by half of that thinner
	Bend    float64 // pixels to each side that places 9 pixels apart are moved, lines bending between, 0 to 4
}

// Check returns an error that names the first number out of its range.
func (v Variation) Check() error {
	for _, c := range []struct {
		name        string
		value, most float64
	}{{"shift", v.Shift, 8}, {"turn", v.Turn, 180}, {"scale", v.Scale, 0.5}, {"slant", v.Slant, 1}, {"thicken", v.Thicken, 1}, {"bend", v.Bend, 4}} {
		if !(c.value >= 0 && c.value <= c.most) {
			return fault.New(fault.InvalidArgument, c.name, "%s is %v, want 0 to %v", c.name, c.value, c.most)
		}
	}
	return nil
}

// Vary writes a varied form of the pictures from, (N, 28, 28), to pictures, the same size and
// another memory. Each change is drawn evenly from its range; that of picture i depends on seed
// and i alone.
func (v Variation) Vary(pictures, from []float32, seed uint64) {
	thick := make([]float32, Pixels)
	for i := range len(from) / Pixels {
		r := random.Source{State: random.At(seed, uint64(i))}
		even := func(range_ float64) float64 { return range_ * (2*r.Float64() - 1) }
		source, target := from[i*Pixels:][:Pixels], pictures[i*Pixels:][:Pixels]
		turn, slant := even(v.Turn)*math.Pi/180, even(v.Slant)
		sx, sy := 1+even(v.Scale), 1+even(v.Scale)
		dx, dy := even(v.Shift), even(v.Shift)
		weigh(thick, source, even(v.Thicken))
		var bent bend
		for k := range bent {
			bent[k] = [2]float64{even(v.Bend), even(v.Bend)}
		}
		// The place that a pixel's ink comes from: back by the shift, the turn, the slant, the scales.
		sin, cos := math.Sincos(turn)
		image := Image{thick, Side, Side}
		for p := range target {
			bx, by := bent.at(p%Side, p/Side)
			x, y := float64(p%Side)+0.5-Side/2-dx-bx, float64(p/Side)+0.5-Side/2-dy-by
			x, y = cos*x+sin*y, cos*y-sin*x
			x += slant * y
			target[p] = image.at(x/sx+Side/2, y/sy+Side/2)
		}
	}
}

// weigh makes lines thicker by amount, up to 1, of their neighbours' ink, or thinner where it is negative.
func weigh(target, source []float32, amount float64) {
	image := Image{source, Side, Side}
	share := float32(amount)
	if amount < 0 {
		share /= 2
	}
	for p := range target {
		x, y := p%Side, p/Side
		v, other := source[p], source[p]
		for _, n := range [...]float32{image.pixel(x-1, y), image.pixel(x+1, y), image.pixel(x, y-1), image.pixel(x, y+1)} {
			if amount < 0 {
				other = min(other, n)
			} else {
				other = max(other, n)
			}
		}
		target[p] = v + max(share, -share)*(other-v)
	}
}

// A bend is how far 4x4 places, 9 pixels apart, are moved, as Simard, Steinkraus and Platt 2003 bend
// the paper, with fewer numbers.
type bend [16][2]float64

// at interpolates between the four places around a pixel.
func (b *bend) at(px, py int) (x, y float64) {
	ix, iy := min(px/9, 2), min(py/9, 2)
	fx, fy := float64(px-9*ix)/9, float64(py-9*iy)/9
	for k, share := range [...]float64{(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy} {
		place := b[(iy+k/2)*4+ix+k%2]
		x, y = x+share*place[0], y+share*place[1]
	}
	return x, y
}
