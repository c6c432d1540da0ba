//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// panelNumbers is the size of the copy below: half of the nearest cache.
const panelNumbers = 4096

// packed reports whether a strip of four vectors pays for a copy of X: where the rows of X are so
// far apart that they fall on each other's places in the cache, and there are rows of Y
// enough to use the copy again and again.
func packed(s *Product) bool { return s.M >= 32 && s.K >= 64 && s.StrideX >= 256 }

// packedStrip computes a strip of four vectors from copies of X's rows, as many as fit in the
// panel at a time. The sums go to Y and back between, so that they are those of an
// ordinary strip, bit for bit.
//
//go:nocheckptr
func packedStrip(t strip, y, w, b, x unsafe.Pointer, k int) {
	var panel [panelNumbers]float32
	lane := laneBytes()
	most := panelNumbers / (4 * simd.Float32s{}.Len())
	strideX := t.strideX
	t.strideX = 4 * lane
	wide := 4 * simd.Float32s{}.Len()
	for k > 0 {
		count := min(k, most)
		to, from := start(panel[:]), x
		for i := count; i > 0; i-- {
			v0, v1 := loadAt(from), loadAt(unsafe.Add(from, lane))
			v2, v3 := loadAt(unsafe.Add(from, 2*lane)), loadAt(unsafe.Add(from, 3*lane))
			storeAt(to, v0)
			storeAt(unsafe.Add(to, lane), v1)
			storeAt(unsafe.Add(to, 2*lane), v2)
			storeAt(unsafe.Add(to, 3*lane), v3)
			if i > 1 {
				to, from = unsafe.Add(to, 4*lane), unsafe.Add(from, strideX)
			}
		}
		t.lastX = uintptr(count-1) * t.strideX
		rows(&t, wide, y, w, b, start(panel[:]))
		t.add = true
		if k -= count; k > 0 {
			x, w = unsafe.Add(x, uintptr(count)*strideX), unsafe.Add(w, uintptr(count)*t.stepK)
		}
	}
}
