package ink

import (
	"math"

	"backdraw/core/fault"
)

// Image is a grey image of Width x Height numbers from 0, black, to 1, white, row by row.
type Image struct {
	Grey          []float32
	Width, Height int
}

// Normalize brings what is on an image into the form of MNIST, into picture, (28, 28). Dark on light
// and light on dark are told apart by the image's edge. It returns an error for an image of the wrong
// size or with nothing on it.
func (m Image) Normalize(picture []float32) error {
	if m.Width < 1 || m.Height < 1 || m.Width > MaxImage || m.Height > MaxImage || len(m.Grey) != m.Width*m.Height {
		return fault.New(fault.InvalidData, "image", "image has %d numbers and is %d x %d, want width times height of them, each side 1 to %d", len(m.Grey), m.Width, m.Height, MaxImage)
	}
	for i, v := range m.Grey {
		if !(v >= 0 && v <= 1) {
			return fault.New(fault.InvalidData, "image", "image[%d] is %v, want 0 to 1", i, v)
		}
	}
	marks := m.inked()
	left, top, right, bottom, ok := marks.bounds(0.25)
	if !ok {
		return fault.New(fault.InvalidData, "image", "image has one grey all over, want something darker or lighter on it")
	}
	marks.fit(picture, left, top, right, bottom)
	return nil
}

// inked is the image as ink, 0 to 1: the edge's grey is paper, the grey furthest from it is ink.
func (m Image) inked() Image {
	paper := m.edge()
	far := float32(0)
	for _, v := range m.Grey {
		far = max(far, abs(v-paper))
	}
	ink := Image{make([]float32, len(m.Grey)), m.Width, m.Height}
	if far < 1.0/32 {
		return ink
	}
	// A quarter of the contrast is the paper's own grain and shadow.
	for i, v := range m.Grey {
		ink.Grey[i] = min(max((abs(v-paper)/far-0.25)/0.5, 0), 1)
	}
	return ink
}

// edge is the mean grey along the four sides.
func (m Image) edge() float32 {
	var sum float64
	n := 0
	for y := range m.Height {
		for x := range m.Width {
			if x == 0 || y == 0 || x == m.Width-1 || y == m.Height-1 {
				sum += float64(m.Grey[y*m.Width+x])
				n++
			}
		}
	}
	return float32(sum / float64(n))
}

// bounds are of all that has at least so much ink, right and bottom past it.
func (m Image) bounds(least float32) (left, top, right, bottom int, ok bool) {
	left, top = m.Width, m.Height
	for y := range m.Height {
		for x := range m.Width {
			if m.Grey[y*m.Width+x] >= least {
				left, right = min(left, x), max(right, x+1)
				top, bottom = min(top, y), max(bottom, y+1)
			}
		}
	}
	return left, top, right, bottom, right > 0
}

// fit scales a part of the image into 20x20 and puts its centre of mass in the middle.
func (m Image) fit(picture []float32, left, top, right, bottom int) {
	scale := float64(max(right-left, bottom-top)) / box // of the image's pixels to one of the picture
	middleX, middleY := float64(left+right)/2, float64(top+bottom)/2
	m.sample(picture, middleX, middleY, scale)
	cx, cy := centre(picture)
	keep := func(shift float64, size int) float64 {
		room := max(0, (Side-float64(size)/scale)/2)
		return min(max(shift, -room), room)
	}
	dx, dy := keep(Side/2-cx, right-left), keep(Side/2-cy, bottom-top)
	m.sample(picture, middleX-dx*scale, middleY-dy*scale, scale)
}

// sample makes each pixel the mean of the part of the image under it, whose middle is under the
// picture's; beyond the image is paper. An image smaller than the picture is interpolated.
func (m Image) sample(picture []float32, middleX, middleY, scale float64) {
	fine := max(2, int(math.Ceil(scale))) // samples a side
	for i := range picture {
		sum := 0.0
		for sy := range fine {
			y := middleY + (float64(i/Side)+(float64(sy)+0.5)/float64(fine)-Side/2)*scale
			for sx := range fine {
				x := middleX + (float64(i%Side)+(float64(sx)+0.5)/float64(fine)-Side/2)*scale
				sum += float64(m.at(x, y))
			}
		}
		picture[i] = float32(sum / float64(fine*fine))
	}
}

// at interpolates between the middles of four pixels.
func (m Image) at(x, y float64) float32 {
	x0, y0 := math.Floor(x-0.5), math.Floor(y-0.5)
	fx, fy := float32(x-0.5-x0), float32(y-0.5-y0)
	ix, iy := int(x0), int(y0)
	return (m.pixel(ix, iy)*(1-fx)+m.pixel(ix+1, iy)*fx)*(1-fy) + (m.pixel(ix, iy+1)*(1-fx)+m.pixel(ix+1, iy+1)*fx)*fy
}

func (m Image) pixel(x, y int) float32 {
	if x < 0 || y < 0 || x >= m.Width || y >= m.Height {
		return 0
	}
	return m.Grey[y*m.Width+x]
}

func abs(v float32) float32 { return max(v, -v) }
