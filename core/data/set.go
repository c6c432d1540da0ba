// Package data holds examples: sets, the order of batches, the drawing's generators, CSV.
package data

// Set is a set of N examples, row-major.
type Set struct {
	X       []float32 // N rows of features, images or sequences
	IDs     []int32   // instead of X: N rows of T token ids
	N       int
	T       int     // steps of a sequence; 1 where the input is none
	Lengths []int32 // valid steps of each example, 1 to T; nil: all T
	Values  []float32
	Labels  []int32 // instead of Values: classes
}

// Bytes returns the memory of the set's numbers.
func (s *Set) Bytes() int {
	return 4 * (len(s.X) + len(s.IDs) + len(s.Lengths) + len(s.Values) + len(s.Labels))
}

// Clone returns a copy that shares nothing with s.
func (s *Set) Clone() *Set {
	c := *s
	c.X = append([]float32(nil), s.X...)
	c.IDs = append([]int32(nil), s.IDs...)
	c.Lengths = append([]int32(nil), s.Lengths...)
	c.Values = append([]float32(nil), s.Values...)
	c.Labels = append([]int32(nil), s.Labels...)
	return &c
}
