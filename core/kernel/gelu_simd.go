//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// normalConstants makes the vectors that normalTail takes.
func normalConstants() (c, p1, p2, p3, p4, p5, p6, p7, p8, p9 simd.Float32s) {
	return simd.BroadcastFloat32s(0.26), broadcast(0.103772184817), broadcast(0.102793235491), broadcast(0.104629572041),
		broadcast(0.0447428519672), broadcast(0.175805466479), broadcast(-0.17262969585), broadcast(0.270606015837),
		broadcast(-0.162160532838), broadcast(0.032440904581)
}

// normalTail returns the normal distribution's weight beyond a >= 0, given e = exp(-a*a/2), as
// e*t*p(t) with t = 1/(1 + 0.26*a): the form of Abramowitz and Stegun 26.2.17 (1964), the
// polynomial fitted anew to 5e-8 of the result for a up to 13.3.
func normalTail(a, e, one, c, p1, p2, p3, p4, p5, p6, p7, p8, p9 simd.Float32s) simd.Float32s {
	t := one.Div(madd(c, a, one))
	p := madd(madd(madd(madd(madd(madd(madd(madd(p9, t, p8), t, p7), t, p6), t, p5), t, p4), t, p3), t, p2), t, p1)
	return e.Mul(t.Mul(p))
}

// vectorGELU is x times the weight below x.
func vectorGELU(y, x []float32, alpha float32) {
	low, log2e, magic, high2, low2, c2, c3, c4, c5, c6 := expConstants()
	c, p1, p2, p3, p4, p5, p6, p7, p8, p9 := normalConstants()
	one, minusHalf := simd.BroadcastFloat32s(1), broadcast(-0.5)
	var zero simd.Float32s
	to, from, lane := start(y), start(x[:len(y)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		v := atLeast(loadAt(unsafe.Add(from, i)), low)
		scale, rest := expBelow(v.Mul(v).Mul(minusHalf), low, log2e, magic, high2, low2, c2, c3, c4, c5, c6)
		q := normalTail(v.Abs(), madd(scale, rest, scale), one, c, p1, p2, p3, p4, p5, p6, p7, p8, p9)
		storeAt(unsafe.Add(to, i), v.Mul(q.IfElse(v.Less(zero), one.Sub(q))))
	}
}

// vectorGELUBackward: the derivative is the weight below x plus x times the density there.
func vectorGELUBackward(dx, x, y, dy []float32, alpha float32) {
	low, log2e, magic, high2, low2, c2, c3, c4, c5, c6 := expConstants()
	c, p1, p2, p3, p4, p5, p6, p7, p8, p9 := normalConstants()
	one, minusHalf, high, density := simd.BroadcastFloat32s(1), broadcast(-0.5), broadcast(88), broadcast(0.3989422804014327)
	var zero simd.Float32s
	to, from, by, lane := start(dx), start(x[:len(dx)]), start(dy[:len(dx)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(dx)); i < end; i += lane {
		v := atMost(atLeast(loadAt(unsafe.Add(from, i)), low), high)
		scale, rest := expBelow(v.Mul(v).Mul(minusHalf), low, log2e, magic, high2, low2, c2, c3, c4, c5, c6)
		e := madd(scale, rest, scale)
		q := normalTail(v.Abs(), e, one, c, p1, p2, p3, p4, p5, p6, p7, p8, p9)
		slope := madd(v.Mul(density), e, q.IfElse(v.Less(zero), one.Sub(q)))
		storeAt(unsafe.Add(to, i), slope.Mul(loadAt(unsafe.Add(by, i))))
	}
}

// vectorGELUTanh uses (1 + tanh(u))/2 = sigmoid(2u), with 2u = x*(a + b*x*x).
func vectorGELUTanh(y, x []float32, alpha float32) {
	low, log2e, magic, high2, low2, c2, c3, c4, c5, c6 := expConstants()
	one, a, b := simd.BroadcastFloat32s(1), broadcast(2*geluTanhA), broadcast(2*geluTanhA*geluTanhB)
	to, from, lane := start(y), start(x[:len(y)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		v := atLeast(loadAt(unsafe.Add(from, i)), low)
		u := v.Mul(madd(b, v.Mul(v), a))
		scale, rest := expBelow(u.Abs().Neg(), low, log2e, magic, high2, low2, c2, c3, c4, c5, c6)
		s, _ := sigmoids(v, madd(scale, rest, scale), one)
		storeAt(unsafe.Add(to, i), v.Mul(s))
	}
}

// vectorGELUTanhBackward: the derivative is s + x*s*(1-s)*(a + 3b*x*x); beyond 11 it is 0 or 1.
func vectorGELUTanhBackward(dx, x, y, dy []float32, alpha float32) {
	low, log2e, magic, high2, low2, c2, c3, c4, c5, c6 := expConstants()
	one, a, b, three := simd.BroadcastFloat32s(1), broadcast(2*geluTanhA), broadcast(2*geluTanhA*geluTanhB), broadcast(3)
	least, most := broadcast(-11), broadcast(11)
	to, from, by, lane := start(dx), start(x[:len(dx)]), start(dy[:len(dx)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(dx)); i < end; i += lane {
		v := atMost(atLeast(loadAt(unsafe.Add(from, i)), least), most)
		square := b.Mul(v.Mul(v))
		scale, rest := expBelow(v.Mul(square.Add(a)).Abs().Neg(), low, log2e, magic, high2, low2, c2, c3, c4, c5, c6)
		s, other := sigmoids(v, madd(scale, rest, scale), one)
		slope := madd(v.Mul(s).Mul(other), madd(three, square, a), s)
		storeAt(unsafe.Add(to, i), slope.Mul(loadAt(unsafe.Add(by, i))))
	}
}
