//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// vectorTanh is x*p(x*x)/q(x*x), the rational function of Eigen (degrees 13 and 6, fitted
// to |x| <= 7.9053, beyond which tanh rounds to 1): absolute error at most 3.7e-7. The
// quotient is formed before it is multiplied by x, so that the smallest x come back as they are.
func vectorTanh(y, x []float32, alpha float32) {
	low, high := broadcast(-7.90531110763549805), broadcast(7.90531110763549805)
	p1, p3, p5 := broadcast(4.89352455891786e-03), broadcast(6.37261928875436e-04), broadcast(1.48572235717979e-05)
	p7, p9 := broadcast(5.12229709037114e-08), broadcast(-8.60467152213735e-11)
	p11, p13 := broadcast(2.00018790482477e-13), broadcast(-2.76076847742355e-16)
	q0, q2 := broadcast(4.89352518554385e-03), broadcast(2.26843463243900e-03)
	q4, q6 := broadcast(1.18534705686654e-04), broadcast(1.19825839466702e-06)
	to, from, lane := start(y), start(x[:len(y)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(y)); i < end; i += lane {
		v := atMost(atLeast(loadAt(unsafe.Add(from, i)), low), high)
		z := v.Mul(v)
		p := madd(madd(madd(madd(madd(madd(p13, z, p11), z, p9), z, p7), z, p5), z, p3), z, p1)
		q := madd(madd(madd(q6, z, q4), z, q2), z, q0)
		storeAt(unsafe.Add(to, i), v.Mul(p.Div(q)))
	}
}

func vectorTanhBackward(dx, x, y, dy []float32, alpha float32) {
	one := simd.BroadcastFloat32s(1)
	to, from, by, lane := start(dx), start(y[:len(dx)]), start(dy[:len(dx)]), laneBytes()
	for i, end := uintptr(0), 4*uintptr(len(dx)); i < end; i += lane {
		v := loadAt(unsafe.Add(from, i))
		storeAt(unsafe.Add(to, i), one.Sub(v.Mul(v)).Mul(loadAt(unsafe.Add(by, i))))
	}
}
