package golden

import "testing"

// whole returns numbers that must be whole, from 0 to below count, as ids and classes are.
func whole(t *testing.T, what string, numbers []float64, count int) []int32 {
	t.Helper()
	all := make([]int32, len(numbers))
	for i, v := range numbers {
		if v != float64(int32(v)) || v < 0 || int(v) >= count {
			t.Fatalf("%s[%d] is %v, want a whole number below %d", what, i, v, count)
		}
		all[i] = int32(v)
	}
	return all
}

// wantLengths refuses lengths that are not one for each example of an array [N,T,...], from 1 to T.
func wantLengths(t *testing.T, lengths []int32, shape []int) {
	t.Helper()
	if len(shape) < 2 || len(lengths) != shape[0] {
		t.Fatalf("there are %d lengths for the shape %v, want one for each example", len(lengths), shape)
	}
	for i, n := range lengths {
		if n < 1 || int(n) > shape[1] {
			t.Fatalf("lengths[%d] is %d, want 1 to %d", i, n, shape[1])
		}
	}
}
