package ink

import "math"

// lineWidth is that of a pen in pixels of the picture. The pictures of MNIST have 102 pixels' worth
// of ink in the mean; a line of this width along the usual digits has as much.
const lineWidth = 2.4

// Rasterize draws d as MNIST has its digits into picture, (28, 28): its size and its place do not
// matter, nor does the width of the pen, only the shape and the pressure along it. An empty drawing
// is an empty picture. d must pass its Check.
func (d Drawing) Rasterize(picture []float32) {
	clear(picture)
	if d.Empty() {
		return
	}
	list := d.segments()
	left, top, right, bottom := bounds(list)
	extent := max(right-left, bottom-top)
	// A dot stays a dot: nothing is magnified whose extent rounds to nothing.
	scale := 0.0
	if extent > 1e-6*max(1, math.Abs(left), math.Abs(top)) {
		scale = (box - lineWidth) / extent
	}
	placed := make([]segment, len(list))
	place := func(dx, dy float64) {
		for i, s := range list {
			placed[i] = segment{
				(s.x0-left)*scale + dx, (s.y0-top)*scale + dy, s.r0 * lineWidth,
				(s.x1-left)*scale + dx, (s.y1-top)*scale + dy, s.r1 * lineWidth,
			}
		}
		clear(picture)
		draw(picture, placed)
	}
	width, height := (right-left)*scale, (bottom-top)*scale
	x, y := (Side-width)/2, (Side-height)/2
	place(x, y)
	cx, cy := centre(picture)
	// All of it stays on the picture.
	keep := func(at, shift, size float64) float64 {
		return min(max(at+shift, lineWidth/2), Side-lineWidth/2-size)
	}
	place(keep(x, Side/2-cx, width), keep(y, Side/2-cy, height))
}

func bounds(list []segment) (left, top, right, bottom float64) {
	left, top, right, bottom = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range list {
		left, right = min(left, s.x0, s.x1), max(right, s.x0, s.x1)
		top, bottom = min(top, s.y0, s.y1), max(bottom, s.y0, s.y1)
	}
	return left, top, right, bottom
}

// centre is the centre of mass; a pixel's place is its middle.
func centre(picture []float32) (x, y float64) {
	var sum, sx, sy float64
	for i, v := range picture {
		sum += float64(v)
		sx += float64(v) * (float64(i%Side) + 0.5)
		sy += float64(v) * (float64(i/Side) + 0.5)
	}
	if sum == 0 {
		return Side / 2, Side / 2
	}
	return sx / sum, sy / sum
}

// draw takes for each pixel the darkest line over it: full ink where the line covers the pixel,
// none where it is further than half a pixel away, and the share between.
func draw(picture []float32, list []segment) {
	for _, s := range list {
		reach := max(s.r0, s.r1) + 1
		x0, x1 := clip(min(s.x0, s.x1)-reach), clip(max(s.x0, s.x1)+reach+1)
		y0, y1 := clip(min(s.y0, s.y1)-reach), clip(max(s.y0, s.y1)+reach+1)
		for y := y0; y < y1; y++ {
			for x := x0; x < x1; x++ {
				cover := float32(s.cover(float64(x)+0.5, float64(y)+0.5))
				if at := y*Side + x; cover > picture[at] {
					picture[at] = cover
				}
			}
		}
	}
}

func clip(v float64) int { return int(min(max(v, 0), Side)) }

func (s segment) cover(x, y float64) float64 {
	dx, dy := s.x1-s.x0, s.y1-s.y0
	along := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		along = min(max(((x-s.x0)*dx+(y-s.y0)*dy)/length, 0), 1)
	}
	distance := math.Hypot(x-s.x0-along*dx, y-s.y0-along*dy)
	return min(max(s.r0+along*(s.r1-s.r0)-distance+0.5, 0), 1)
}
