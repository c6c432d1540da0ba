//go:build goexperiment.simd

package kernel

import "simd"

// expConstants makes the vectors that expBelow takes. They are made once before a loop: made
// inside it, or read from memory, they double its time.
func expConstants() (low, log2e, magic, high2, low2, c2, c3, c4, c5, c6 simd.Float32s) {
	return broadcast(-88), broadcast(1.4426950408889634), broadcast(3<<22 + 127),
		broadcast(0.693359375), broadcast(-2.12194440e-4), // their sum is log 2, the first of few digits
		broadcast(0.5), broadcast(0.166665768946), broadcast(0.0416665544984), broadcast(0.00836319488242), broadcast(0.00139262033616)
}

// expBelow returns exp(x) = scale + scale*rest for x <= 0, to 8e-8 of it: scale is a power of
// two, rest = exp(r) - 1 for a remainder |r| <= log(2)/2, of a polynomial that is off by 1e-8.
// Below -87.7 both are 0, so that no denormals arise. NaN stays NaN.
//
// The sum with magic rounds x/log 2 to an integer n and leaves n + 127 in the lowest bits,
// which then are the exponent of scale.
func expBelow(x, low, log2e, magic, high2, low2, c2, c3, c4, c5, c6 simd.Float32s) (scale, rest simd.Float32s) {
	x = atLeast(x, low)
	t := madd(x, log2e, magic)
	n := t.Sub(magic)
	r := x.Sub(n.Mul(high2)).Sub(n.Mul(low2))
	p := madd(madd(madd(madd(c6, r, c5), r, c4), r, c3), r, c2)
	return t.ToBits().ShiftAllLeft(23).BitsToFloat32(), madd(p.Mul(r), r, r)
}
