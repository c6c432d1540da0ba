//go:build goexperiment.simd && wasm

package kernel

import "simd"

// madd returns x*y + z, rounded twice: WebAssembly has no fused form that gives the same
// bits on every host, and Go's MulAdd takes twice the time there.
func madd(x, y, z simd.Float32s) simd.Float32s { return x.Mul(y).Add(z) }
