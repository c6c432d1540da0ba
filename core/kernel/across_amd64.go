//go:build goexperiment.simd && amd64

package kernel

import (
	"simd"
	"simd/archsimd"
)

// sumLanes adds the numbers of a vector, halves first, always in that order. Package simd
// has no way to a single number but through memory, which takes five times as long.
func sumLanes(v simd.Float32s) float32 {
	switch a := v.ToArch().(type) {
	case archsimd.Float32x16:
		return sumHalves(a.GetLo().Add(a.GetHi()))
	case archsimd.Float32x8:
		return sumHalves(a)
	case archsimd.Float32x4:
		return sumQuarter(a)
	}
	panic("kernel: vectors that the machine has not")
}

func sumHalves(a archsimd.Float32x8) float32 { return sumQuarter(a.GetLo().Add(a.GetHi())) }

func sumQuarter(a archsimd.Float32x4) float32 {
	return (a.GetElem(0) + a.GetElem(2)) + (a.GetElem(1) + a.GetElem(3))
}
