//go:build goexperiment.simd && wasm

package kernel

import (
	"simd"
	"simd/archsimd"
	"unsafe"
)

// sumLanes adds the numbers of a vector, halves first, always in that order. Package simd
// has no way to a single number but through memory, which takes three times as long.
func sumLanes(v simd.Float32s) float32 {
	a := v.ToArch().(archsimd.Float32x4)
	return (a.GetElem(0) + a.GetElem(2)) + (a.GetElem(1) + a.GetElem(3))
}

// addSum adds the numbers of a vector to the one at p.
func addSum(p unsafe.Pointer, v simd.Float32s) { *(*float32)(p) += sumLanes(v) }
