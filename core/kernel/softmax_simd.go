//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// vectorSoftmax goes down the classes three times for each vector of examples: the largest,
// the exponentials and their sum, the quotients.
func vectorSoftmax(y, logSum, x []float32, c, n int) {
	if c <= 0 || n <= 0 {
		return
	}
	to, from := start(y[:c*n]), start(x[:c*n])
	low, log2e, magic, high2, low2, c2, c3, c4, c5, c6 := expConstants()
	one := simd.BroadcastFloat32s(1)
	lane, stride := laneBytes(), 4*uintptr(n)
	end := uintptr(c) * stride
	for first := uintptr(0); first < stride; first += lane {
		largest := loadAt(unsafe.Add(from, first))
		for i := first + stride; i < end; i += stride {
			largest = atLeast(loadAt(unsafe.Add(from, i)), largest)
		}
		var sum simd.Float32s
		for i := first; i < end; i += stride {
			scale, rest := expBelow(loadAt(unsafe.Add(from, i)).Sub(largest), low, log2e, magic, high2, low2, c2, c3, c4, c5, c6)
			e := madd(scale, rest, scale)
			sum = sum.Add(e)
			storeAt(unsafe.Add(to, i), e)
		}
		if logSum != nil {
			largest.Add(logOfAtLeastOne(sum)).Store(logSum[first/4:])
		}
		inverse := one.Div(sum)
		for i := first; i < end; i += stride {
			storeAt(unsafe.Add(to, i), loadAt(unsafe.Add(to, i)).Mul(inverse))
		}
	}
}

// logOfAtLeastOne returns log(x) for 1 <= x < 2^100 and NaN for NaN: x is m*2^n with m from 0.75 to 1.5, and
// the logarithm is n*log(2) + log(m).
func logOfAtLeastOne(x simd.Float32s) simd.Float32s {
	two, a0, a1, a2, a3 := logConstants()
	one := simd.BroadcastFloat32s(1)
	// Less the bits of 0.75, the exponent counts from 0.75 instead of 1.
	exponent := x.ToBits().Sub(broadcast(0.75).ToBits()).ShiftAllRight(23).BitsToInt32()
	n := exponent.ConvertToFloat32()
	m := x.ToBits().Sub(exponent.ToBits().ShiftAllLeft(23)).BitsToFloat32()
	log := madd(n, broadcast(0.693359375), madd(n, broadcast(-2.12194440e-4), logOver(m.Sub(one), two, a0, a1, a2, a3)))
	return x.IfElse(x.NotEqual(x), log)
}
