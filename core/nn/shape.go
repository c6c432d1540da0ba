package nn

import (
	"fmt"
	"strings"
)

// Shape is the shape of one example: features [F], an image [C,H,W], a sequence [T,F] or a
// sequence of token ids [T]. As rows it is Size numbers, row-major.
type Shape struct {
	Sequence bool
	Steps    int    // of a sequence: its length, or 0 where that varies
	Rank     int    // of one step: 0 for ids, 1 for features, 3 for an image
	Dims     [3]int // the first Rank are used
}

// Features returns the shape [f].
func Features(f int) Shape { return Shape{Rank: 1, Dims: [3]int{f}} }

// Image returns the shape [c,h,w].
func Image(c, h, w int) Shape { return Shape{Rank: 3, Dims: [3]int{c, h, w}} }

// Sequence returns the shape [steps,f]; steps is 0 where the length varies.
func Sequence(steps, f int) Shape {
	return Shape{Sequence: true, Steps: steps, Rank: 1, Dims: [3]int{f}}
}

// Width returns the number of rows in one step.
func (s Shape) Width() int {
	n := 1
	for _, d := range s.Dims[:s.Rank] {
		n *= d
	}
	return n
}

// Time returns the number of steps where the input of the network has t: 1 where the shape
// is no sequence.
func (s Shape) Time(t int) int {
	switch {
	case !s.Sequence:
		return 1
	case s.Steps > 0:
		return s.Steps
	}
	return t
}

// Size returns the number of rows, for a sequence of t steps.
func (s Shape) Size(t int) int { return s.Time(t) * s.Width() }

// IsImage says whether the shape is [C,H,W].
func (s Shape) IsImage() bool { return s.Rank == 3 }

// List returns the shape as numbers for a sequence of t steps, without the batch.
func (s Shape) List(t int) []int {
	var list []int
	if s.Sequence {
		list = append(list, s.Time(t))
	}
	return append(list, s.Dims[:s.Rank]...)
}

// String writes the shape as the network spec does, as in ["T",3].
func (s Shape) String() string {
	var parts []string
	if s.Sequence && s.Steps == 0 {
		parts = append(parts, `"T"`)
	} else if s.Sequence {
		parts = append(parts, fmt.Sprint(s.Steps))
	}
	for _, d := range s.Dims[:s.Rank] {
		parts = append(parts, fmt.Sprint(d))
	}
	return "[" + strings.Join(parts, ",") + "]"
}
