package data

import (
	"fmt"
	"math"
	"strings"

	"backdraw/core/fault"
	"backdraw/core/random"
)

// Half is the half-width of the drawing: points lie in [-Half, Half] x [-Half, Half], y up.
const Half = 6

// MaxGenerated is the most examples that Generate makes.
const MaxGenerated = 1_000_000

// labelStream numbers the draw of a seed that label noise begins from.
const labelStream = 1 << 32

// Recipe says which points to draw. The zero value of a field but Name and N is its default.
type Recipe struct {
	Name       string
	N          int     // examples, 1 to MaxGenerated
	Classes    int     // 2 to 8 where the shape knows more than two; 0: two
	Noise      float64 // standard deviation of normal noise added to each coordinate, 0 to 6
	LabelNoise float64 // probability that a label is replaced by another class, 0 to 1
	Balance    float64 // share of class 0, above 0 and below 1; 0: every class alike
	Seed       uint64
}

// Generate draws a set of two features and one target each: labels from 0 to Classes-1, or for
// plane, multi-gaussian and swiss-roll one value. The same recipe gives the same set.
//
//	circle          a disc of radius 2.5 (class 1) in a ring of radius 3.5 to 5
//	xor             a square of which opposite quadrants share a class
//	gaussians       one normal cloud for each class, centres on a circle of radius 2.83
//	spiral          one arm for each class: radius 5u, angle 3.5 pi u, u from 0 to 1
//	moons           two half circles that reach into one another
//	rings           one ring for each class
//	checkerboard    four by four fields
//	blobs           one normal cloud for each class, centres drawn at random
//	plane           value (x+y)/12 on a square
//	multi-gaussian  six bumps of height 1 and -1
//	swiss-roll      a rolled-up line whose value grows from -1 to 1 along it
//
// Noise moves points after the target was found; they stay in the drawing. Label noise has random
// numbers of its own: it moves no point, and more of it replaces the same labels and others. Several shapes are
// after TensorFlow Playground (Smilkov 2016). Errors are of code invalid-argument.
func Generate(r Recipe) (*Set, error) {
	s, err := r.check()
	if err != nil {
		return nil, err
	}
	source := &random.Source{State: r.Seed}
	set := &Set{N: r.N, T: 1, X: make([]float32, 2*r.N)}
	sketch := s.begin(source, r.Classes)
	if s.value {
		set.Values = make([]float32, r.N)
	} else {
		set.Labels = make([]int32, r.N)
	}
	order := make([]int32, r.N)
	for i := range order {
		order[i] = int32(i)
	}
	source.Shuffle(r.N, func(i, j int) { order[i], order[j] = order[j], order[i] })
	flips := &random.Source{State: random.At(r.Seed, labelStream)}
	at := 0
	for class, size := range r.sizes() {
		for i := range size {
			x, y, target := sketch(class, float64(i)/float64(size))
			e := order[at]
			set.X[2*e] = r.place(x, source)
			set.X[2*e+1] = r.place(y, source)
			if s.value {
				set.Values[e] = float32(target)
			} else {
				set.Labels[e] = r.label(class, flips)
			}
			at++
		}
	}
	return set, nil
}

// check resolves defaults and returns the shape of that name.
func (r *Recipe) check() (*shape, error) {
	var s *shape
	names := make([]string, len(shapes))
	for i := range shapes {
		names[i] = shapes[i].name
		if shapes[i].name == r.Name {
			s = &shapes[i]
		}
	}
	if s == nil {
		return nil, fault.New(fault.InvalidArgument, "data", "data is %q, want one of %s", r.Name, strings.Join(names, ", "))
	}
	if r.N < 1 || r.N > MaxGenerated {
		return nil, fault.New(fault.InvalidArgument, "n", "n is %d, want 1 to %d", r.N, MaxGenerated)
	}
	if s.value {
		r.Classes = 1
	} else if r.Classes == 0 {
		r.Classes = 2
	}
	if least := min(2, s.most); r.Classes < least || r.Classes > s.most {
		return nil, fault.New(fault.InvalidArgument, "classes", "classes is %d, want %s for %s", r.Classes, span(least, s.most), s.name)
	}
	for _, field := range []struct {
		name        string
		value, most float64
	}{{"noise", r.Noise, Half}, {"labelNoise", r.LabelNoise, 1}} {
		if !(field.value >= 0 && field.value <= field.most) {
			return nil, fault.New(fault.InvalidArgument, field.name, "%s is %v, want 0 to %v", field.name, field.value, field.most)
		}
	}
	if !(r.Balance >= 0 && r.Balance < 1) {
		return nil, fault.New(fault.InvalidArgument, "balance", "balance is %v, want a share of class 0 from 0 to below 1", r.Balance)
	}
	return s, nil
}

func span(least, most int) string {
	if least == most {
		return fmt.Sprint(most)
	}
	return fmt.Sprintf("%d to %d", least, most)
}

// sizes returns how many examples each class has; they sum to N.
func (r *Recipe) sizes() []int {
	sizes := make([]int, r.Classes)
	left := r.N
	if r.Balance > 0 && r.Classes > 1 {
		sizes[0] = int(math.Round(r.Balance * float64(r.N)))
		left -= sizes[0]
		for i := 1; i < r.Classes; i++ {
			sizes[i] = left*i/(r.Classes-1) - left*(i-1)/(r.Classes-1)
		}
		return sizes
	}
	for i := range sizes {
		sizes[i] = left*(i+1)/r.Classes - left*i/r.Classes
	}
	return sizes
}

func (r *Recipe) place(v float64, source *random.Source) float32 {
	if r.Noise > 0 {
		v += r.Noise * source.Normal()
	}
	return float32(min(max(v, -Half), Half))
}

func (r *Recipe) label(class int, source *random.Source) int32 {
	draw, other := source.Float64(), source.IntN(max(1, r.Classes-1))
	if draw < r.LabelNoise {
		class = (class + 1 + other) % r.Classes
	}
	return int32(class)
}
