//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// The product loops read through pointers. A slice's bounds check, or a check for nil, is
// a possible call, and V8 keeps nothing in registers across a possible call: a product
// over slices makes 8 GFLOP/s in wasm where this one makes 31. Whoever uses these
// functions first checks, once, that the slices reach as far as the loop goes. Nothing is read or
// written outside, but an address may lie a step beyond when a loop is done, and no call is
// made while it does: hence //go:nocheckptr.

//go:nocheckptr
func loadAt(p unsafe.Pointer) simd.Float32s { return simd.LoadFloat32s((*register)(p)[:]) }

//go:nocheckptr
func storeAt(p unsafe.Pointer, v simd.Float32s) { v.Store((*register)(p)[:]) }

func broadcastAt(p unsafe.Pointer) simd.Float32s { return simd.BroadcastFloat32s(*(*float32)(p)) }

// start returns the address of a slice's numbers, plus a zero that the compiler cannot know:
// it takes the result of an addition for not nil, and leaves out the checks in the loops.
func start(a []float32) unsafe.Pointer { return unsafe.Add(unsafe.Pointer(unsafe.SliceData(a)), zero) }

var zero uintptr

// laneBytes is the size of a vector.
func laneBytes() uintptr { return uintptr(4 * simd.Float32s{}.Len()) }
