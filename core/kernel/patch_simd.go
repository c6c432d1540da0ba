//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// patch says what one pixel of a convolution sees of some images: of each plane so many rows and
// columns of pixels. The rows go down (1) or up (-1), the columns to the right.
type patch struct {
	planes, rows, columns, down int
	height, width               int     // of the images
	stride                      uintptr // bytes of a pixel, from its first example to the last
}

// line says which pixels are computed together: the first sees columns first, first+1, ..., the
// next step columns further on; their results lie next bytes apart.
type line struct {
	first, step, pixels, next int
}

// compute computes the pixels of a line, in all images of Y, from patches whose first row is top.
//
//go:nocheckptr
func (l *line) compute(s *strip, p *patch, from unsafe.Pointer, top int, to, w, b unsafe.Pointer, panel []float32) {
	if s.m == 1 {
		for q := range l.pixels {
			taps(p, from, top, l.first+q*l.step, unsafe.Add(to, q*l.next), w, b, p.stride)
		}
		return
	}
	computeLine(l, s, p, from, top, to, w, b, panel)
}

// computeLine does it by way of a panel, up to four vectors of examples wide.
//
//go:nocheckptr
func computeLine(l *line, s *strip, p *patch, from unsafe.Pointer, top int, to, w, b unsafe.Pointer, panel []float32) {
	lanes := simd.Float32s{}.Len()
	columns := (l.pixels-1)*l.step + p.columns
	for left := int(p.stride / 4); left > 0; {
		wide := width(left, lanes)
		column := p.planes * p.rows * wide
		_ = panel[columns*column-1]
		if wide == 4*lanes {
			pack4(p, start(panel), from, top, l.first, columns)
		} else {
			pack(p, start(panel), from, top, l.first, columns, 4*uintptr(wide))
		}
		s.strideX = 4 * uintptr(wide)
		s.lastX = 4*uintptr(p.columns*column) - s.strideX
		at, pixel := start(panel), to
		for q := l.pixels; ; q-- {
			rows(s, wide, pixel, w, b, at)
			if q == 1 {
				break
			}
			at, pixel = unsafe.Add(at, 4*l.step*column), unsafe.Add(pixel, l.next)
		}
		left -= wide
		from, to = unsafe.Add(from, 4*wide), unsafe.Add(to, 4*wide)
	}
}

// pack4 writes so many columns, from first on, of the patch's rows, four vectors wide: for each
// column, of each plane, the pixels from row top on. Those outside the image are zeros.
//
//go:nocheckptr
func pack4(p *patch, panel, from unsafe.Pointer, top, first, columns int) {
	var zeros simd.Float32s
	lane := laneBytes()
	row := p.stride * uintptr(p.width)
	down := uintptr(p.down) * row
	from = unsafe.Add(from, row*uintptr(top)+p.stride*uintptr(first))
	for x := first; x < first+columns; x++ {
		plane := from
		for k := p.planes; k > 0; k-- {
			at := plane
			for u, h := p.rows, top; u > 0; u-- {
				if uint(h) < uint(p.height) && uint(x) < uint(p.width) {
					v0, v1 := loadAt(unsafe.Add(at, zero)), loadAt(unsafe.Add(at, lane))
					v2, v3 := loadAt(unsafe.Add(at, 2*lane)), loadAt(unsafe.Add(at, 3*lane))
					storeAt(unsafe.Add(panel, zero), v0)
					storeAt(unsafe.Add(panel, lane), v1)
					storeAt(unsafe.Add(panel, 2*lane), v2)
					storeAt(unsafe.Add(panel, 3*lane), v3)
				} else {
					storeAt(unsafe.Add(panel, zero), zeros)
					storeAt(unsafe.Add(panel, lane), zeros)
					storeAt(unsafe.Add(panel, 2*lane), zeros)
					storeAt(unsafe.Add(panel, 3*lane), zeros)
				}
				panel, at = unsafe.Add(panel, 4*lane), unsafe.Add(at, down)
				h += p.down
			}
			plane = unsafe.Add(plane, row*uintptr(p.height))
		}
		from = unsafe.Add(from, p.stride)
	}
}

// pack does the same for any number of vectors, wide bytes.
//
//go:nocheckptr
func pack(p *patch, panel, from unsafe.Pointer, top, first, columns int, wide uintptr) {
	var zeros simd.Float32s
	lane := laneBytes()
	row := p.stride * uintptr(p.width)
	down := uintptr(p.down) * row
	from = unsafe.Add(from, row*uintptr(top)+p.stride*uintptr(first))
	for x := first; x < first+columns; x++ {
		plane := from
		for k := p.planes; k > 0; k-- {
			at := plane
			for u, h := p.rows, top; u > 0; u-- {
				inside := uint(h) < uint(p.height) && uint(x) < uint(p.width)
				for i := uintptr(0); i < wide; i += lane {
					if inside {
						storeAt(unsafe.Add(panel, i), loadAt(unsafe.Add(at, i)))
					} else {
						storeAt(unsafe.Add(panel, i), zeros)
					}
				}
				panel, at = unsafe.Add(panel, wide), unsafe.Add(at, down)
				h += p.down
			}
			plane = unsafe.Add(plane, row*uintptr(p.height))
		}
		from = unsafe.Add(from, p.stride)
	}
}
