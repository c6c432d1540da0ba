//go:build goexperiment.simd

package kernel

import (
	"math"
	"simd"
	"unsafe"
)

// sinLimit is the largest |x| for which the three parts of pi below suffice.
const sinLimit = 8192

func vectorSin(y, x []float32, alpha float32) {
	x = x[:len(y)]
	if !withinLimit(x) {
		for i, v := range x {
			y[i] = float32(math.Sin(float64(v)))
		}
		return
	}
	var zero simd.Float32s
	to, from, lane := start(y), start(x), laneBytes()
	perPi, magic, pi1, pi2, pi3, pi4, s3, s5, s7, s9 := sinConstants()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		storeAt(unsafe.Add(to, i), sinFrom(loadAt(unsafe.Add(from, i)), zero, perPi, magic, pi1, pi2, pi3, pi4, s3, s5, s7, s9))
	}
}

// vectorSinBackward: cos(x) is sin(x + pi/2).
func vectorSinBackward(dx, x, y, dy []float32, alpha float32) {
	x, dy = x[:len(dx)], dy[:len(dx)]
	if !withinLimit(x) {
		for i, v := range x {
			dx[i] = float32(math.Cos(float64(v))) * dy[i]
		}
		return
	}
	half := simd.BroadcastFloat32s(0.5)
	to, from, by, lane := start(dx), start(x), start(dy), laneBytes()
	perPi, magic, pi1, pi2, pi3, pi4, s3, s5, s7, s9 := sinConstants()
	for i, end := uintptr(0), 4*uintptr(len(dx)); i < end; i += lane {
		c := sinFrom(loadAt(unsafe.Add(from, i)), half, perPi, magic, pi1, pi2, pi3, pi4, s3, s5, s7, s9)
		storeAt(unsafe.Add(to, i), c.Mul(loadAt(unsafe.Add(by, i))))
	}
}

// withinLimit reports whether every |x| is at most sinLimit; NaN is not.
func withinLimit(x []float32) bool {
	limit := simd.BroadcastFloat32s(sinLimit)
	one := broadcast(1)
	var beyond simd.Float32s
	from, lane := start(x), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(x)); i < end; i += lane {
		v := loadAt(unsafe.Add(from, i)).Abs()
		beyond = beyond.Add(beyond.IfElse(v.LessEqual(limit), one))
	}
	return sumLanes(beyond) == 0
}

func sinConstants() (perPi, magic, pi1, pi2, pi3, pi4, s3, s5, s7, s9 simd.Float32s) {
	return simd.BroadcastFloat32s(0.3183098861837907), broadcast(3 << 22),
		broadcast(3.140625), broadcast(0.0009670257568359375), broadcast(6.2771141529083251953e-07), broadcast(1.2154201256553420762e-10),
		broadcast(-0.166666659638), broadcast(0.0083332421351), broadcast(-0.000198227394886), broadcast(2.63475639181e-6)
}

// sinFrom returns sin(x + shift*pi), shift 0 or a half: x is n*pi + r with n + shift an integer,
// and the result is sin(r) for an even one, -sin(r) for an odd. Pi is taken away in four
// parts of few digits, so that nothing is rounded before the last.
func sinFrom(x, shift, perPi, magic, pi1, pi2, pi3, pi4, s3, s5, s7, s9 simd.Float32s) simd.Float32s {
	t := madd(x, perPi, shift).Add(magic)
	n := t.Sub(magic).Sub(shift)
	r := x.Sub(n.Mul(pi1)).Sub(n.Mul(pi2)).Sub(n.Mul(pi3)).Sub(n.Mul(pi4))
	z := r.Mul(r)
	s := madd(madd(madd(madd(s9, z, s7), z, s5), z, s3).Mul(z), r, r)
	odd := t.ToBits().ShiftAllLeft(31)
	return s.ToBits().Xor(odd).BitsToFloat32()
}
