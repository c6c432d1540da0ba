//go:build goexperiment.simd

package kernel

import "simd"

// Fast returns the fastest float32 loops of this build and machine: vectors where the
// machine has them, Scalar where package simd would only imitate them.
func Fast() *Table[float32] { return fast }

var fast = chooseFast()

func chooseFast() *Table[float32] {
	if simd.Emulated() {
		return &scalar
	}
	return vectorTable()
}
