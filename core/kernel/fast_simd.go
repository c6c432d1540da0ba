//go:build goexperiment.simd

package kernel

// Fast returns the fastest float32 loops of this build.
func Fast() *Table[float32] { return &scalar }
