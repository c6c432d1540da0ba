package optim

import "testing"

// TestSlices: what is said before is what is kept, also by an optimizer that had other numbers before.
func TestSlices(t *testing.T) {
	ran := 0
	for _, o := range every() {
		if got, want := Slices(o), len(New[float32](o, size).State()); got != want {
			t.Errorf("%+v: said %d slices, keeps %d", o, got, want)
		}
		for _, before := range every() {
			if before.Type != o.Type {
				continue
			}
			s := New[float32](before, size)
			s.Configure(o)
			if got, want := Slices(o), len(s.State()); got != want {
				t.Errorf("%+v after %+v: said %d slices, keeps %d", o, before, got, want)
			}
			ran++
		}
	}
	if ran != 9*9+12*12+8*3*3 {
		t.Errorf("ran %d changes", ran)
	}
}
