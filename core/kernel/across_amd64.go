//go:build goexperiment.simd && amd64

package kernel

import (
	"simd"
	"simd/archsimd"
	"unsafe"
)

// sumLanes adds the numbers of a vector: halves, then pairs, always in that order. Package simd
// has no way to a single number but through memory.
func sumLanes(v simd.Float32s) float32 { return across(v).GetElem(0) }

// addSum adds the numbers of a vector to the one at p. Go's arithmetic of single numbers does
// not know the long registers and waits for all that is in them (15 ns); so it is a vector's.
func addSum(p unsafe.Pointer, v simd.Float32s) {
	bits := (*uint32)(p)
	var old archsimd.Uint32x4
	*bits = across(v).Add(old.SetElem(0, *bits).BitsToFloat32()).ToBits().GetElem(0)
}

// across returns the sum in every number of a short vector.
func across(v simd.Float32s) archsimd.Float32x4 {
	switch a := v.ToArch().(type) {
	case archsimd.Float32x16:
		b := a.GetLo().Add(a.GetHi())
		return pairs(b.GetLo().Add(b.GetHi()))
	case archsimd.Float32x8:
		return pairs(a.GetLo().Add(a.GetHi()))
	case archsimd.Float32x4:
		return pairs(a)
	}
	panic("kernel: vectors that the machine has not")
}

func pairs(a archsimd.Float32x4) archsimd.Float32x4 {
	a = a.ConcatAddPairs(a)
	return a.ConcatAddPairs(a)
}
