//go:build goexperiment.simd && wasm

package kernel

// register is the longest vector of the machine.
type register = [4]float32
