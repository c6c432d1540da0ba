package main

import (
	"bytes"
	"testing"
)

func TestShortCopiesAreWrittenOut(t *testing.T) {
	same := ""
	for _, c := range []struct{ name, from, want string }{
		{"a copy", "get 2, wrap, get 3, wrap, i32const 16, copy",
			"get 2, wrap, get 3, wrap, set 8, set 7, get 7, get 8, load +0, get 7, get 8, load +8, store +8, store +0"},
		{"a clearing", "get 2, wrap, i32const 0, i32const 16, fill",
			"get 2, wrap, set 7, get 7, const 0, store +0, get 7, const 0, store +8"},
		{"two", "get 2, wrap, i32const 0, i32const 8, fill, get 3, get 4, i32const 8, copy",
			"get 2, wrap, set 7, get 7, const 0, store +0, get 3, get 4, set 8, set 7, get 7, get 8, load +0, store +0"},
		{"of no constant size", "get 2, get 3, get 4, copy", same},
		{"of half a word", "get 2, get 3, i32const 12, copy", same},
		{"a long one", "get 2, get 3, i32const 136, copy", same},
		{"of nothing", "get 2, get 3, i32const 0, copy", same},
		{"a clearing with ones", "get 2, i32const 1, i32const 8, fill", same},
		{"a clearing with what is not known", "get 2, get 3, i32const 8, fill", same},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := c.want
			if want == same {
				want = c.from
			}
			if got := text(copies(code(t, c.from), 7, 8)); got != want {
				t.Errorf("%s\nbecame %s\nwant   %s", c.from, got, want)
			}
		})
	}
}

// TestAddressesAreAddedBehindTheVariables: two i32 behind a parameter and locals of 2, 16 and 130.
func TestAddressesAreAddedBehindTheVariables(t *testing.T) {
	f := &function{locals: []byte{3, 2, typeI32, 16, 0x7e, 0x82, 1, 0x7b}}
	if first := f.addAddresses(); first != 149 {
		t.Errorf("the first is %d, want 149", first)
	}
	if want := []byte{4, 2, typeI32, 16, 0x7e, 0x82, 1, 0x7b, 2, typeI32}; !bytes.Equal(f.locals, want) {
		t.Errorf("the variables are % x, want % x", f.locals, want)
	}
}

// TestCopiesOfAFunctionShareTheirAddresses: two variables serve all sections.
func TestCopiesOfAFunctionShareTheirAddresses(t *testing.T) {
	f := &function{locals: []byte{0}, sections: [][]instruction{code(t, "get 0, get 0, i32const 8, copy"), code(t, "get 0"), code(t, "get 0, i32const 0, i32const 8, fill")}}
	f.writeCopies()
	for k, want := range []string{"get 0, get 0, set 2, set 1, get 1, get 2, load +0, store +0", "get 0", "get 0, set 1, get 1, const 0, store +0"} {
		if got := text(f.sections[k]); got != want {
			t.Errorf("section %d: %s, want %s", k, got, want)
		}
	}
	if want := []byte{1, 2, typeI32}; !bytes.Equal(f.locals, want) {
		t.Errorf("the variables are % x, want % x", f.locals, want)
	}
}
