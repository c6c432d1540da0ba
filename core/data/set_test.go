package data

import "testing"

// TestSetBytes: four for every number of every slice; the sizes are powers of two, so that each is told from the others.
func TestSetBytes(t *testing.T) {
	s := Set{X: make([]float32, 1), IDs: make([]int32, 2), Lengths: make([]int32, 4), Values: make([]float32, 8), Labels: make([]int32, 16)}
	if got := s.Bytes(); got != 4*31 {
		t.Errorf("a set of 31 numbers has %d bytes, want 124", got)
	}
}
