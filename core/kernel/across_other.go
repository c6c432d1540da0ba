//go:build goexperiment.simd && !wasm && !amd64

package kernel

import (
	"simd"
	"unsafe"
)

// sumLanes adds the numbers of a vector, halves first, always in that order.
func sumLanes(v simd.Float32s) float32 {
	var a register
	v.Store(a[:])
	for half := v.Len() / 2; half > 0; half /= 2 {
		for i := 0; i < half; i++ {
			a[i] += a[i+half]
		}
	}
	return a[0]
}

// addSum adds the numbers of a vector to the one at p.
func addSum(p unsafe.Pointer, v simd.Float32s) { *(*float32)(p) += sumLanes(v) }
