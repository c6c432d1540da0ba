package data

import (
	"slices"
	"testing"
)

func TestAlphabetRoundTrip(t *testing.T) {
	const text = "abracadabra – ümlaut\n"
	a := NewAlphabet(text)
	ids, err := a.Encode(text)
	if err != nil {
		t.Fatal(err)
	}
	if got := a.Decode(ids); got != text {
		t.Errorf("got %q, want %q", got, text)
	}
	if _, err := a.Encode("abz"); err == nil || err.Error() != `text has the character 'z' at 2, which the alphabet of 13 characters lacks` {
		t.Errorf("got %v", err)
	}
}

func TestWindowsPredictTheNext(t *testing.T) {
	s := Windows([]int32{0, 1, 2, 3, 4, 5, 6, 7}, 3)
	if s.N != 2 || !slices.Equal(s.IDs, []int32{0, 1, 2, 3, 4, 5}) || !slices.Equal(s.Labels, []int32{1, 2, 3, 4, 5, 6}) {
		t.Errorf("got %+v", s)
	}
	if Windows([]int32{1, 2}, 2) != nil {
		t.Error("a text too short gave windows")
	}
}
