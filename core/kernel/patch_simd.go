//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// patch says what part of some images a panel holds: of each plane so many rows and columns of
// pixels, which go down and to the right (step 1) or up and to the left (-1).
type patch struct {
	planes, rows, columns, step int
	height, width               int     // of the images
	stride                      uintptr // bytes of a pixel, from its first example to the last
}

// panels computes one pixel of all images of Y from the patch at (top, side) of those at from.
func panels(s *strip, p *patch, from unsafe.Pointer, top, side int, to, w, b unsafe.Pointer, panel []float32) {
	if s.m == 1 {
		taps(p, from, top, side, to, w, b, p.stride)
		return
	}
	lanes := simd.Float32s{}.Len()
	weights := p.planes * p.rows * p.columns
	for left := int(p.stride / 4); left > 0; {
		wide := width(left, lanes)
		_ = panel[weights*wide-1]
		if wide == 4*lanes {
			pack4(p, start(panel), from, top, side)
		} else {
			pack(p, start(panel), from, top, side, 4*uintptr(wide))
		}
		s.strideX = 4 * uintptr(wide)
		s.lastX = uintptr(weights-1) * s.strideX
		rows(s, wide, to, w, b, start(panel))
		left -= wide
		from, to = unsafe.Add(from, 4*wide), unsafe.Add(to, 4*wide)
	}
}

// pack4 writes a panel of four vectors: the pixels of the patch, zeros for those outside.
func pack4(p *patch, panel, from unsafe.Pointer, top, left int) {
	var zeros simd.Float32s
	lane := laneBytes()
	row := p.stride * uintptr(p.width)
	across := uintptr(p.step) * p.stride
	for plane := p.planes; plane > 0; plane-- {
		for u, h := p.rows, top; u > 0; u-- {
			at := unsafe.Add(from, row*uintptr(h)+p.stride*uintptr(left))
			for v, x := p.columns, left; v > 0; v-- {
				if uint(h) < uint(p.height) && uint(x) < uint(p.width) {
					v0, v1 := loadAt(at), loadAt(unsafe.Add(at, lane))
					v2, v3 := loadAt(unsafe.Add(at, 2*lane)), loadAt(unsafe.Add(at, 3*lane))
					storeAt(panel, v0)
					storeAt(unsafe.Add(panel, lane), v1)
					storeAt(unsafe.Add(panel, 2*lane), v2)
					storeAt(unsafe.Add(panel, 3*lane), v3)
				} else {
					storeAt(panel, zeros)
					storeAt(unsafe.Add(panel, lane), zeros)
					storeAt(unsafe.Add(panel, 2*lane), zeros)
					storeAt(unsafe.Add(panel, 3*lane), zeros)
				}
				panel = unsafe.Add(panel, 4*lane)
				at = unsafe.Add(at, across)
				x += p.step
			}
			h += p.step
		}
		from = unsafe.Add(from, row*uintptr(p.height))
	}
}

// pack does the same for any number of vectors, wide bytes.
func pack(p *patch, panel, from unsafe.Pointer, top, left int, wide uintptr) {
	var zeros simd.Float32s
	lane := laneBytes()
	row := p.stride * uintptr(p.width)
	across := uintptr(p.step) * p.stride
	for plane := p.planes; plane > 0; plane-- {
		for u, h := p.rows, top; u > 0; u-- {
			at := unsafe.Add(from, row*uintptr(h)+p.stride*uintptr(left))
			for v, x := p.columns, left; v > 0; v-- {
				inside := uint(h) < uint(p.height) && uint(x) < uint(p.width)
				for i := uintptr(0); i < wide; i += lane {
					if inside {
						storeAt(unsafe.Add(panel, i), loadAt(unsafe.Add(at, i)))
					} else {
						storeAt(unsafe.Add(panel, i), zeros)
					}
				}
				panel = unsafe.Add(panel, wide)
				at = unsafe.Add(at, across)
				x += p.step
			}
			h += p.step
		}
		from = unsafe.Add(from, row*uintptr(p.height))
	}
}
