//go:build goexperiment.simd && wasm && assembly

package kernel

import "unsafe"

// block2x4 computes two rows of four vectors: block2x4_assembly_wasm.s.
//
//go:noescape
func block2x4(y, w, b, x unsafe.Pointer, s *strip)
