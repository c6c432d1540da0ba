//go:build js && wasm

package main

import (
	"backdraw/core/fault"
	"backdraw/core/kernel"
)

var fast = kernel.Fast()

// product multiplies the matrices a (m,k) and b (k,n) that stand in input; figures[0] says where
// the product lies. It is there to measure the kernels; n is a multiple of their lanes.
//
//go:wasmexport product
func product(m, k, n int32) int32 {
	return guarded(func() error { return multiply(int(m), int(k), int(n)) })
}

func multiply(m, k, n int) error {
	lanes := fast.Lanes
	if m < 1 || k < 1 || n < 1 || n%lanes != 0 || len(input) != m*k+k*n {
		return fault.New(fault.InvalidArgument, "", "m, k and n are %d, %d and %d, want at least 1, n a multiple of %d, and matrices of that size", m, k, n, lanes)
	}
	output = room(output, m*n)
	fast.Affine(output, input[:m*k], input[m*k:], nil, kernel.Dense(m, k, n))
	figures[0] = address(output)
	return nil
}
