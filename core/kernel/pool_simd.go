//go:build goexperiment.simd

package kernel

import (
	"simd"
	"unsafe"
)

// A place in bytes: of a row of numbers, of a row of pixels, of the step from window to window.
type poolSteps struct{ row, image, across uintptr }

func (p Pool) steps() poolSteps {
	row := 4 * uintptr(p.N)
	return poolSteps{row: row, image: row * uintptr(p.Width), across: row * uintptr(p.StrideWidth)}
}

// images and results return how many numbers X and Y have.
func (p Pool) images() int  { return p.Channels * p.Height * p.Width * p.N }
func (p Pool) results() int { return p.Channels * p.OutHeight * p.OutWidth * p.N }

// disjoint says whether no two windows share a pixel, covered whether they leave none out either.
func (p Pool) disjoint() bool {
	return p.StrideHeight >= p.KernelHeight && p.StrideWidth >= p.KernelWidth
}

func (p Pool) covered() bool {
	return p.StrideHeight == p.KernelHeight && p.StrideWidth == p.KernelWidth &&
		p.OutHeight*p.KernelHeight == p.Height && p.OutWidth*p.KernelWidth == p.Width
}

// firstWindow returns where in X, in bytes, the first window of row i of channel c begins.
func (p Pool) firstWindow(c, i int) uintptr {
	return 4 * uintptr((c*p.Height+i*p.StrideHeight)*p.Width*p.N)
}

//go:nocheckptr
func vectorMaxPool(y, x []float32, p Pool) {
	to, images, s, lane := start(y[:p.results()]), start(x[:p.images()]), p.steps(), laneBytes()
	two := p.KernelHeight == 2 && p.KernelWidth == 2
	for c := range p.Channels {
		for i := range p.OutHeight {
			window := unsafe.Add(images, p.firstWindow(c, i))
			for j := p.OutWidth; j > 0; j-- {
				if two {
					largestOfFour(to, window, s)
				} else {
					for n := uintptr(0); n < s.row; n += lane {
						largest := loadAt(unsafe.Add(window, n))
						above := unsafe.Add(window, n)
						for u := p.KernelHeight; u > 0; u-- {
							at := above
							for v := p.KernelWidth; v > 0; v-- {
								next := loadAt(at)
								largest = next.IfElse(next.Greater(largest), largest)
								at = unsafe.Add(at, s.row)
							}
							above = unsafe.Add(above, s.image)
						}
						storeAt(unsafe.Add(to, n), largest)
					}
				}
				to = unsafe.Add(to, s.row)
				window = unsafe.Add(window, s.across)
			}
		}
	}
}

// largestOfFour is one window of 2x2, the commonest.
//
//go:nocheckptr
func largestOfFour(to, window unsafe.Pointer, s poolSteps) {
	for n, lane := uintptr(0), laneBytes(); n < s.row; n += lane {
		at := unsafe.Add(window, n)
		largest, next := loadAt(at), loadAt(unsafe.Add(at, s.row))
		largest = next.IfElse(next.Greater(largest), largest)
		at = unsafe.Add(at, s.image)
		next = loadAt(at)
		largest = next.IfElse(next.Greater(largest), largest)
		next = loadAt(unsafe.Add(at, s.row))
		storeAt(unsafe.Add(to, n), next.IfElse(next.Greater(largest), largest))
	}
}

// vectorMaxPoolBack takes from a window's gradient, pixel by pixel, the lanes whose largest
// number the pixel is: what a lane has given away is 0 for the pixels that follow.
//
//go:nocheckptr
func vectorMaxPoolBack(dx, x, y, dy []float32, p Pool) {
	if !p.covered() {
		clear(dx[:p.images()])
	}
	results, gradients, images := start(y[:p.results()]), start(dy[:p.results()]), start(x[:p.images()])
	toImages, s, lane := start(dx[:p.images()]), p.steps(), laneBytes()
	disjoint := p.disjoint()
	two := disjoint && p.KernelHeight == 2 && p.KernelWidth == 2
	for c := range p.Channels {
		for i := range p.OutHeight {
			first := p.firstWindow(c, i)
			for j := p.OutWidth; j > 0; j-- {
				if two {
					shareAmongFour(unsafe.Add(toImages, first), unsafe.Add(images, first), results, gradients, s)
				} else {
					for n := uintptr(0); n < s.row; n += lane {
						largest, rest := loadAt(unsafe.Add(results, n)), loadAt(unsafe.Add(gradients, n))
						above := first + n
						for u := p.KernelHeight; u > 0; u-- {
							at := above
							for v := p.KernelWidth; v > 0; v-- {
								left := rest.Masked(loadAt(unsafe.Add(images, at)).NotEqual(largest))
								took := rest.Sub(left)
								if !disjoint {
									took = took.Add(loadAt(unsafe.Add(toImages, at)))
								}
								storeAt(unsafe.Add(toImages, at), took)
								rest = left
								at += s.row
							}
							above += s.image
						}
					}
				}
				results, gradients = unsafe.Add(results, s.row), unsafe.Add(gradients, s.row)
				first += s.across
			}
		}
	}
}

// shareAmongFour is one window of 2x2 that shares no pixel with another.
//
//go:nocheckptr
func shareAmongFour(to, window, result, gradient unsafe.Pointer, s poolSteps) {
	for n, lane := uintptr(0), laneBytes(); n < s.row; n += lane {
		largest, rest := loadAt(unsafe.Add(result, n)), loadAt(unsafe.Add(gradient, n))
		at, toAt := unsafe.Add(window, n), unsafe.Add(to, n)
		left := rest.Masked(loadAt(at).NotEqual(largest))
		storeAt(toAt, rest.Sub(left))
		rest = left.Masked(loadAt(unsafe.Add(at, s.row)).NotEqual(largest))
		storeAt(unsafe.Add(toAt, s.row), left.Sub(rest))
		at, toAt = unsafe.Add(at, s.image), unsafe.Add(toAt, s.image)
		left = rest.Masked(loadAt(at).NotEqual(largest))
		storeAt(toAt, rest.Sub(left))
		rest = left.Masked(loadAt(unsafe.Add(at, s.row)).NotEqual(largest))
		storeAt(unsafe.Add(toAt, s.row), left.Sub(rest))
	}
}

// vectorSumPool sums the rows of a window, then those sums: the rounding of a large window's sum
// grows with its sides, not with its area.
//
//go:nocheckptr
func vectorSumPool(y, x []float32, scale float32, p Pool) {
	to, images, s, lane := start(y[:p.results()]), start(x[:p.images()]), p.steps(), laneBytes()
	factor := broadcast(scale)
	for c := range p.Channels {
		for i := range p.OutHeight {
			window := unsafe.Add(images, p.firstWindow(c, i))
			for j := p.OutWidth; j > 0; j-- {
				for n := uintptr(0); n < s.row; n += lane {
					var sum simd.Float32s
					above := unsafe.Add(window, n)
					for u := p.KernelHeight; u > 0; u-- {
						var row simd.Float32s
						at := above
						for v := p.KernelWidth; v > 0; v-- {
							row = row.Add(loadAt(at))
							at = unsafe.Add(at, s.row)
						}
						sum = sum.Add(row)
						above = unsafe.Add(above, s.image)
					}
					storeAt(unsafe.Add(to, n), sum.Mul(factor))
				}
				to = unsafe.Add(to, s.row)
				window = unsafe.Add(window, s.across)
			}
		}
	}
}

//go:nocheckptr
func vectorSumPoolBack(dx, dy []float32, scale float32, p Pool) {
	if !p.covered() {
		clear(dx[:p.images()])
	}
	gradients, images, s, lane := start(dy[:p.results()]), start(dx[:p.images()]), p.steps(), laneBytes()
	factor := broadcast(scale)
	disjoint := p.disjoint()
	for c := range p.Channels {
		for i := range p.OutHeight {
			window := unsafe.Add(images, p.firstWindow(c, i))
			for j := p.OutWidth; j > 0; j-- {
				for n := uintptr(0); n < s.row; n += lane {
					share := factor.Mul(loadAt(unsafe.Add(gradients, n)))
					above := unsafe.Add(window, n)
					for u := p.KernelHeight; u > 0; u-- {
						at := above
						for v := p.KernelWidth; v > 0; v-- {
							if disjoint {
								storeAt(at, share)
							} else {
								storeAt(at, loadAt(at).Add(share))
							}
							at = unsafe.Add(at, s.row)
						}
						above = unsafe.Add(above, s.image)
					}
				}
				gradients = unsafe.Add(gradients, s.row)
				window = unsafe.Add(window, s.across)
			}
		}
	}
}
