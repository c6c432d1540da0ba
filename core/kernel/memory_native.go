//go:build goexperiment.simd && !wasm

package kernel

// register is the longest vector of the machine; a shorter one reads its beginning.
type register = [16]float32
