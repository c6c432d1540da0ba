//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// panelNumbers is the size of the copy below: half of the nearest cache.
const panelNumbers = 4096

// packed reports whether a strip of four vectors pays for a copy of X, with rows of Y enough to use the copy again and again:
// where the rows of X are so far apart that they fall on each other's places in the cache, or, with weights that lie side by side,
// where the sums are long, since panel2x4 is faster than rows2x4.
func packed(p *Product, stepK uintptr) bool {
	return p.M >= 32 && p.K >= 64 && p.StrideX >= 256 || p.M >= 64 && p.K >= 128 && stepK == 4
}

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
		if t.k = count; t.stepK == 4 {
			panel2x4(y, w, b, start(panel[:]), &t)
		} else {
			rows2x4(y, w, b, start(panel[:]), &t)
		}
		t.add = true
		if k -= count; k > 0 {
			x, w = unsafe.Add(x, uintptr(count)*strideX), unsafe.Add(w, uintptr(count)*t.stepK)
		}
	}
}
