//go:build goexperiment.simd && wasm && assembly

package kernel

import "unsafe"

// outer3x2 adds to the weights of three rows of Y and two of X: outer3x2_assembly_wasm.s.
//
//go:noescape
func outer3x2(w, y, x unsafe.Pointer, s *outer)
