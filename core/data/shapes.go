package data

import (
	"math"

	"backdraw/core/random"
)

// A sketch draws one point of a class and its value. u is the point's place in its class, from 0
// to below 1, for shapes that are lines.
type sketch func(class int, u float64) (x, y, value float64)

type shape struct {
	name  string
	most  int  // classes; 1 for values
	value bool // the target is a value and no class
	begin func(s *random.Source, classes int) sketch
}

// maxClasses is how many classes the drawing has colours for.
const maxClasses = 8

var shapes = []shape{
	{"circle", 2, false, circle},
	{"xor", 2, false, xor},
	{"gaussians", maxClasses, false, gaussians},
	{"spiral", maxClasses, false, spiral},
	{"moons", 2, false, moons},
	{"rings", maxClasses, false, rings},
	{"checkerboard", maxClasses, false, checkerboard},
	{"blobs", maxClasses, false, blobs},
	{"plane", 1, true, plane},
	{"multi-gaussian", 1, true, multiGaussian},
	{"swiss-roll", 1, true, swissRoll},
}

func within(s *random.Source, least, most float64) float64 { return least + (most-least)*s.Float64() }

// polar returns the point at that radius and angle, counted clockwise from the top.
func polar(radius, angle float64) (x, y float64) {
	return radius * math.Sin(angle), radius * math.Cos(angle)
}

func circle(s *random.Source, _ int) sketch {
	return func(class int, _ float64) (x, y, _ float64) {
		radius := within(s, 0, 2.5)
		if class == 0 {
			radius = within(s, 3.5, 5)
		}
		x, y = polar(radius, within(s, 0, 2*math.Pi))
		return x, y, 0
	}
}

// xor leaves a gap of 0.6 along the axes. Class 1 is where x and y have one sign.
func xor(s *random.Source, _ int) sketch {
	return func(class int, _ float64) (x, y, _ float64) {
		x, y = within(s, 0.3, 5), within(s, 0.3, 5)
		if s.IntN(2) == 0 {
			x, y = -x, -y
		}
		if class == 0 {
			y = -y
		}
		return x, y, 0
	}
}

// gaussians: the first two classes lie at (-2, -2) and (2, 2).
func gaussians(s *random.Source, classes int) sketch {
	return func(class int, _ float64) (x, y, _ float64) {
		x, y = polar(2*math.Sqrt2, math.Pi*(1.25+2*float64(class)/float64(classes)))
		return x + 0.7*s.Normal(), y + 0.7*s.Normal(), 0
	}
}

func spiral(_ *random.Source, classes int) sketch {
	return func(class int, u float64) (x, y, _ float64) {
		x, y = polar(5*u, 2*math.Pi*(1.75*u+float64(class)/float64(classes)))
		return x, y, 0
	}
}

func moons(*random.Source, int) sketch {
	return func(class int, u float64) (x, y, _ float64) {
		cos, sin := math.Cos(math.Pi*u), math.Sin(math.Pi*u)
		if class == 1 {
			return 3 * (0.5 - cos), 3 * (0.25 - sin), 0
		}
		return 3 * (cos - 0.5), 3 * (sin - 0.25), 0
	}
}

func rings(s *random.Source, classes int) sketch {
	width := 5.5 / float64(classes)
	return func(class int, _ float64) (x, y, _ float64) {
		radius := width * (float64(class) + within(s, 0.2, 0.8))
		x, y = polar(radius, within(s, 0, 2*math.Pi))
		return x, y, 0
	}
}

// checkerboard: neighbours differ in class, and each class has a field.
func checkerboard(s *random.Source, classes int) sketch {
	const fields, side = 4, 2 * Half / 4.0
	step := 3
	if classes == 3 {
		step = 1
	}
	return func(class int, _ float64) (x, y, _ float64) {
		for {
			column, row := s.IntN(fields), s.IntN(fields)
			if (column+step*row)%classes == class {
				return side*(float64(column)+s.Float64()) - Half, side*(float64(row)+s.Float64()) - Half, 0
			}
		}
	}
}

// blobs draws each centre as the farthest from the others of twenty tries.
func blobs(s *random.Source, classes int) sketch {
	var centres [][2]float64
	for range classes {
		best, distance := [2]float64{}, -1.0
		for range 20 {
			c := [2]float64{within(s, -4.5, 4.5), within(s, -4.5, 4.5)}
			nearest := math.Inf(1)
			for _, o := range centres {
				nearest = min(nearest, math.Hypot(c[0]-o[0], c[1]-o[1]))
			}
			if nearest > distance {
				best, distance = c, nearest
			}
		}
		centres = append(centres, best)
	}
	return func(class int, _ float64) (x, y, _ float64) {
		c := centres[class]
		return c[0] + 0.6*s.Normal(), c[1] + 0.6*s.Normal(), 0
	}
}

func plane(s *random.Source, _ int) sketch {
	return func(int, float64) (x, y, value float64) {
		x, y = within(s, -Half, Half), within(s, -Half, Half)
		return x, y, (x + y) / (2 * Half)
	}
}

// multiGaussian is flat between cones of radius 2 around six centres.
func multiGaussian(s *random.Source, _ int) sketch {
	centres := [][3]float64{{-4, 2.5, 1}, {0, 2.5, -1}, {4, 2.5, 1}, {-4, -2.5, -1}, {0, -2.5, 1}, {4, -2.5, -1}}
	return func(int, float64) (x, y, value float64) {
		x, y = within(s, -Half, Half), within(s, -Half, Half)
		for _, c := range centres {
			height := max(0, 1-math.Hypot(x-c[0], y-c[1])/2)
			if height > math.Abs(value) {
				value = c[2] * height
			}
		}
		return x, y, value
	}
}

// swissRoll: angle 1.5 pi to 4.5 pi, radius in proportion to it.
func swissRoll(s *random.Source, _ int) sketch {
	return func(int, float64) (x, y, value float64) {
		u := s.Float64()
		angle := 1.5 * math.Pi * (1 + 2*u)
		radius := 5 * angle / (4.5 * math.Pi)
		return radius * math.Cos(angle), radius * math.Sin(angle), 2*u - 1
	}
}
