// Package hand writes digits as people do, for tests: strokes through a few points of the usual
// forms, each time another hand.
package hand

import (
	"math"

	"backdraw/core/random"
)

// A Stroke is the way of the pen in a square of side 1, x to the right and y down.
type Stroke [][2]float64

// forms are the digits as people write them, in a box 0.6 wide and 1 high: points that a smooth
// line goes through. A point that stands twice is a corner.
var forms = [10][][]Stroke{
	{
		{{{.35, 0}, {.12, .12}, {0, .5}, {.12, .88}, {.32, 1}, {.52, .86}, {.6, .5}, {.5, .12}, {.33, 0}}},
		{{{.42, .04}, {.25, 0}, {.06, .2}, {0, .55}, {.1, .9}, {.3, 1}, {.5, .88}, {.58, .5}, {.5, .15}, {.3, .02}}},
	},
	{
		{{{.3, 0}, {.3, .5}, {.3, 1}}},
		{{{.12, .22}, {.35, 0}, {.35, 0}, {.35, .5}, {.35, 1}}},
	},
	{
		{{{.02, .22}, {.15, .04}, {.35, 0}, {.54, .12}, {.55, .32}, {.35, .6}, {.02, 1}, {.02, 1}, {.3, .99}, {.62, .98}}},
		{{{0, .2}, {.2, .02}, {.45, .05}, {.55, .25}, {.42, .5}, {.2, .76}, {0, .97}, {0, .97}, {.58, 1}}},
	},
	{
		{{{.04, .08}, {.28, 0}, {.52, .1}, {.52, .32}, {.25, .46}, {.25, .46}, {.52, .56}, {.58, .8}, {.36, .99}, {0, .9}}},
		{{{0, .14}, {.2, 0}, {.48, .06}, {.54, .25}, {.4, .42}, {.2, .47}, {.2, .47}, {.5, .54}, {.58, .74}, {.48, .94}, {.22, 1}, {0, .88}}},
	},
	{
		{{{.4, 0}, {.0, .62}, {.0, .62}, {.62, .62}}, {{.44, .3}, {.42, .65}, {.42, 1}}},
		{{{.08, 0}, {.04, .3}, {.06, .5}, {.06, .5}, {.3, .5}, {.55, .47}}, {{.52, 0}, {.5, .5}, {.48, 1}}},
	},
	{
		{{{.54, 0}, {.1, .02}, {.1, .02}, {.06, .42}, {.06, .42}, {.32, .36}, {.56, .5}, {.58, .76}, {.36, .98}, {.02, .92}}},
		{{{.1, 0}, {.08, .42}, {.08, .42}, {.35, .38}, {.55, .55}, {.52, .85}, {.28, 1}, {.02, .92}}, {{.1, 0}, {.3, .01}, {.56, 0}}},
	},
	{
		{{{.46, 0}, {.2, .2}, {.04, .55}, {.08, .88}, {.3, 1}, {.52, .88}, {.52, .64}, {.3, .54}, {.06, .7}}},
		{{{.35, 0}, {.12, .3}, {.02, .65}, {.1, .93}, {.32, 1}, {.53, .85}, {.48, .62}, {.25, .56}, {.05, .72}}},
	},
	{
		{{{0, .04}, {.58, .02}, {.58, .02}, {.36, .45}, {.22, 1}}},
		{{{.02, .02}, {.3, .03}, {.6, 0}, {.6, 0}, {.4, .4}, {.25, 1}}, {{.14, .5}, {.52, .48}}},
	},
	{
		{{{.52, .14}, {.3, 0}, {.08, .14}, {.14, .36}, {.42, .54}, {.56, .78}, {.32, 1}, {.06, .82}, {.16, .58}, {.44, .38}, {.52, .14}}},
		{{{.3, .48}, {.08, .3}, {.14, .06}, {.36, 0}, {.52, .16}, {.44, .36}, {.3, .47}, {.1, .62}, {.04, .84}, {.28, 1}, {.52, .88}, {.5, .64}, {.3, .48}}},
	},
	{
		{{{.54, .2}, {.32, .02}, {.06, .18}, {.1, .44}, {.34, .48}, {.54, .22}, {.54, .22}, {.52, .6}, {.44, 1}}},
		{{{.52, .12}, {.28, 0}, {.04, .2}, {.12, .46}, {.36, .46}, {.54, .16}, {.54, .16}, {.54, .6}, {.42, .92}, {.12, .96}}},
	},
}

// Hand is how someone writes: drawn anew for each digit.
type Hand struct {
	Scale, Width float64 // height of the digit, and breadth of it against the usual
	Slant, Turn  float64 // to the right for each unit of height; radians
	X, Y         float64 // middle of the digit
	Wobble       float64 // of each point
	Pen          float64 // width of the pen's line
}

// Random is a hand as likely as any other: of a digit from 0.35 to 0.8 of the square's height,
// slanted by up to 0.3, turned by up to 8 degrees, anywhere on it.
func Random(r *random.Source) Hand {
	even := func(from, to float64) float64 { return from + (to-from)*r.Float64() }
	h := Hand{Scale: even(0.35, 0.8), Width: even(0.8, 1.25), Slant: even(-0.15, 0.3), Turn: even(-8, 8) * math.Pi / 180, Wobble: 0.015, Pen: even(0.01, 0.06)}
	room := 0.5 - 0.5*h.Scale - 0.08
	h.X, h.Y = 0.5+even(-1, 1)*max(0, room), 0.5+even(-1, 1)*max(0, room)
	return h
}

// Write returns the strokes of a digit, 0 to 9.
func (h Hand) Write(digit int, r *random.Source) []Stroke {
	form := forms[digit][r.IntN(len(forms[digit]))]
	sin, cos := math.Sincos(h.Turn)
	var strokes []Stroke
	for _, knots := range form {
		moved := make(Stroke, len(knots))
		for i, p := range knots {
			if i > 0 && p == knots[i-1] {
				moved[i] = moved[i-1]
				continue
			}
			x := (p[0]-0.3)*h.Width + h.Wobble*r.Normal()
			y := p[1] - 0.5 + h.Wobble*r.Normal()
			x -= h.Slant * y
			moved[i] = [2]float64{h.X + h.Scale*(cos*x-sin*y), h.Y + h.Scale*(sin*x+cos*y)}
		}
		strokes = append(strokes, smooth(moved))
	}
	return strokes
}

// smooth is a Catmull-Rom line through the points, broken where one stands twice.
func smooth(knots Stroke) Stroke {
	const steps = 8
	line := Stroke{knots[0]}
	at := func(i, from, to int) [2]float64 { return knots[min(max(i, from), to)] }
	for i := 0; i+1 < len(knots); i++ {
		if knots[i] == knots[i+1] {
			continue
		}
		from, to := i, i+1
		for from > 0 && knots[from-1] != knots[from] {
			from--
		}
		for to+1 < len(knots) && knots[to+1] != knots[to] {
			to++
		}
		a, b, c, d := at(i-1, from, to), knots[i], knots[i+1], at(i+2, from, to)
		for s := 1; s <= steps; s++ {
			t := float64(s) / steps
			var p [2]float64
			for k := range p {
				p[k] = 0.5 * (2*b[k] + (c[k]-a[k])*t + (2*a[k]-5*b[k]+4*c[k]-d[k])*t*t + (3*b[k]-a[k]-3*c[k]+d[k])*t*t*t)
			}
			line = append(line, p)
		}
	}
	return line
}
