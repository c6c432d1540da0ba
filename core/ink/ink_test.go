package ink

import (
	"math"
	"testing"
)

func seven(scale, dx, dy float32) Drawing {
	d := Drawing{Points: []float32{0, 0, .5, 10, 0, .5, 4, 20, .5}, Ends: []int32{3}}
	for i := 0; i < len(d.Points); i += 3 {
		d.Points[i], d.Points[i+1] = d.Points[i]*scale+dx, d.Points[i+1]*scale+dy
	}
	return d
}

func extent(picture []float32) (left, top, right, bottom int) {
	m := Image{picture, Side, Side}
	left, top, right, bottom, _ = m.bounds(0.25)
	return left, top, right, bottom
}

func TestDrawingIsScaledAndCentredAsMNISTWas(t *testing.T) {
	picture, other := make([]float32, Pixels), make([]float32, Pixels)
	seven(1, 0, 0).Rasterize(picture)
	left, top, right, bottom := extent(picture)
	if high := bottom - top; high < 19 || high > 21 {
		t.Errorf("the ink is %d rows high, want 20", high)
	}
	if wide := right - left; wide < 10 || wide > 13 {
		t.Errorf("the ink is %d columns wide, want half of its height and the line's width", wide)
	}
	if x, y := centre(picture); math.Abs(x-14) > 0.1 || math.Abs(y-14) > 0.1 && top > 0 {
		t.Errorf("the centre of mass is at %.2f, %.2f, want 14, 14", x, y)
	}
	seven(37, -500, 9).Rasterize(other)
	for i := range picture {
		if math.Abs(float64(picture[i]-other[i])) > 1e-3 {
			t.Fatalf("pixel %d is %v for a larger drawing elsewhere, want %v", i, other[i], picture[i])
		}
	}
}

func TestDotAndNothing(t *testing.T) {
	picture := make([]float32, Pixels)
	Drawing{Points: []float32{3, 4, 1}, Ends: []int32{1}}.Rasterize(picture)
	if l, top, r, b := extent(picture); r-l < 2 || r-l > 5 || b-top < 2 || b-top > 5 {
		t.Errorf("a dot is %d x %d pixels, want a few", r-l, b-top)
	}
	Drawing{}.Rasterize(picture)
	for i, v := range picture {
		if v != 0 {
			t.Fatalf("pixel %d of an empty drawing is %v", i, v)
		}
	}
}

func TestPressureIsWidth(t *testing.T) {
	amount := func(pressure float32) (sum float32) {
		picture := make([]float32, Pixels)
		Drawing{Points: []float32{0, 0, pressure, 0, 1, pressure}, Ends: []int32{2}}.Rasterize(picture)
		for _, v := range picture {
			sum += v
		}
		return sum
	}
	if light, heavy := amount(0.1), amount(1); heavy < 1.3*light {
		t.Errorf("full pressure gives %v of ink, a light hand %v, want much more", heavy, light)
	}
}

func TestCheckRefuses(t *testing.T) {
	nan := float32(math.NaN())
	for name, d := range map[string]Drawing{
		"two numbers":        {Points: []float32{1, 2}, Ends: []int32{1}},
		"not a number":       {Points: []float32{1, nan, 0}, Ends: []int32{1}},
		"pressure above one": {Points: []float32{1, 1, 2}, Ends: []int32{1}},
		"no end":             {Points: []float32{1, 1, 1}},
		"end too far":        {Points: []float32{1, 1, 1}, Ends: []int32{2}},
		"ends falling":       {Points: []float32{1, 1, 1, 2, 2, 1}, Ends: []int32{2, 1}},
		"too many points":    {Points: make([]float32, 3*MaxPoints+3), Ends: []int32{MaxPoints + 1}},
	} {
		if d.Check() == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if err := seven(1, 0, 0).Check(); err != nil {
		t.Error(err)
	}
	for _, v := range []Variation{{Shift: -1}, {Turn: 181}, {Scale: math.NaN()}, {Slant: 2}, {Thicken: 1.1}, {Bend: 5}} {
		if v.Check() == nil {
			t.Errorf("%+v: no error", v)
		}
	}
}

func TestImageIsReadDarkOnLightAndLightOnDark(t *testing.T) {
	var pictures [2][]float32
	for k, light := range []bool{true, false} {
		m := Image{make([]float32, 100*60), 100, 60}
		for i := range m.Grey {
			x, y := i%100, i/100
			marked := x >= 70 && x < 76 && y >= 10 && y < 50
			m.Grey[i] = 0.2
			if marked != light {
				m.Grey[i] = 0.9
			}
		}
		pictures[k] = make([]float32, Pixels)
		if err := m.Normalize(pictures[k]); err != nil {
			t.Fatal(err)
		}
	}
	left, top, right, bottom := extent(pictures[0])
	if bottom-top != 20 || right-left < 3 || right-left > 4 {
		t.Errorf("a bar of 6x40 became %d x %d, want 3 x 20", right-left, bottom-top)
	}
	for i := range pictures[0] {
		if math.Abs(float64(pictures[0][i]-pictures[1][i])) > 1e-5 {
			t.Fatalf("pixel %d is %v, and %v of the negative", i, pictures[0][i], pictures[1][i])
		}
	}
	for name, m := range map[string]Image{
		"blank":          {make([]float32, 16), 4, 4},
		"wrong size":     {make([]float32, 15), 4, 4},
		"not a number":   {[]float32{float32(math.NaN())}, 1, 1},
		"more than side": {make([]float32, MaxImage+1), MaxImage + 1, 1},
	} {
		if m.Normalize(pictures[0]) == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestVaryDependsOnSeedAndPlaceAlone(t *testing.T) {
	from := make([]float32, 3*Pixels)
	for i := range 3 {
		seven(1, 0, 0).Rasterize(from[i*Pixels:][:Pixels])
	}
	v := Variation{Shift: 2, Turn: 20, Scale: 0.2, Slant: 0.3, Thicken: 1, Bend: 1}
	all, two, other := make([]float32, len(from)), make([]float32, 2*Pixels), make([]float32, len(from))
	v.Vary(all, from, 5)
	v.Vary(two, from[:2*Pixels], 5)
	v.Vary(other, from, 6)
	differ := func(a, b []float32) (n int) {
		for i := range a {
			if a[i] != b[i] {
				n++
			}
		}
		return n
	}
	if differ(all[:2*Pixels], two) != 0 {
		t.Error("a picture's variation depends on those after it")
	}
	if differ(all[:Pixels], all[Pixels:2*Pixels]) == 0 || differ(all, other) == 0 {
		t.Error("pictures or seeds vary alike")
	}
	Variation{}.Vary(other, from, 5)
	for i := range from {
		if math.Abs(float64(other[i]-from[i])) > 1e-6 {
			t.Fatalf("without variation pixel %d is %v, want %v", i, other[i], from[i])
		}
	}
}
