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

func TestNotUTF8(t *testing.T) {
	for text, want := range map[string]int{
		"":                            0,
		"ä\uFFFD\n":                   0,
		"\xe4":                        1,
		"a\nb\r\nc\rd\n\r\ngr\xfcn,1": 6,
		"\xff\xfea\x00":               1,
		"grün\n\xc3":                  2,
	} {
		if got := NotUTF8([]byte(text)); got != want {
			t.Errorf("%q: got line %d, want %d", text, got, want)
		}
	}
}
