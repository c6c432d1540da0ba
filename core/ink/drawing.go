package ink

import (
	"math"

	"backdraw/core/fault"
)

// A Drawing is strokes of a pen, in any unit, x to the right and y down. Points holds x, y and
// pressure, 0 to 1, of one point after another; Ends[i] is how many points stand before the end of
// stroke i. A pen without pressure writes with 0.5. A stroke of one point is a dot.
type Drawing struct {
	Points []float32
	Ends   []int32
}

// Empty says whether there is nothing to see.
func (d Drawing) Empty() bool { return len(d.Points) == 0 }

// Check returns an error that names the first number that cannot be drawn.
func (d Drawing) Check() error {
	n := len(d.Points) / 3
	if len(d.Points)%3 != 0 {
		return fault.New(fault.InvalidData, "points", "points has %d numbers, want x, y and pressure of each point", len(d.Points))
	}
	if n > MaxPoints {
		return fault.New(fault.TooLarge, "points", "points has %d points, the limit is %d", n, MaxPoints)
	}
	for i, v := range d.Points {
		if !(math.Abs(float64(v)) < 1e9) || i%3 == 2 && (v < 0 || v > 1) {
			return fault.New(fault.InvalidData, "points", "points[%d] is %v, want a number, pressure from 0 to 1", i, v)
		}
	}
	before := int32(0)
	for i, end := range d.Ends {
		if end <= before || int(end) > n {
			return fault.New(fault.InvalidData, "ends", "ends[%d] is %d, want more than %d and at most the %d points", i, end, before, n)
		}
		before = end
	}
	if int(before) != n {
		return fault.New(fault.InvalidData, "ends", "ends stops at %d, want the last stroke to end with the %d points", before, n)
	}
	return nil
}

// A segment is a line with round ends, thicker or thinner at its second end.
type segment struct {
	x0, y0, r0, x1, y1, r1 float64
}

// segments are the drawing's lines with x and y as they are and radii for a line of width 1.
func (d Drawing) segments() []segment {
	list := make([]segment, 0, len(d.Points)/3)
	from := 0
	for _, end := range d.Ends {
		for i := from; i < int(end); i++ {
			j := max(from, i-1)
			if i == from && int(end)-from > 1 {
				continue
			}
			p, q := d.Points[3*j:][:3], d.Points[3*i:][:3]
			list = append(list, segment{
				float64(p[0]), float64(p[1]), radius(p[2]),
				float64(q[0]), float64(q[1]), radius(q[2]),
			})
		}
		from = int(end)
	}
	return list
}

// radius is half the width that a pressure gives: 0.5 to a width of 1, and 0.7 to 1.3 around it.
func radius(pressure float32) float64 { return 0.5 * (0.7 + 0.6*float64(pressure)) }
