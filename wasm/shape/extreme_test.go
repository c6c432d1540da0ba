package main

import "testing"

func TestComparedAndChosenIsOneInstruction(t *testing.T) {
	same := ""
	for _, c := range []struct{ name, from, want string }{
		{"the larger of x and low", "get 8, get 2, get 2, get 8, lt, choose", "get 2, get 8, pmax"},
		{"the smaller of x and high", "get 9, get 2, get 2, get 9, gt, choose", "get 2, get 9, pmin"},
		{"x where it is less", "get 2, get 8, get 2, get 8, lt, choose", "get 8, get 2, pmin"},
		{"x where it is more", "get 2, get 8, get 2, get 8, gt, choose", "get 8, get 2, pmax"},
		{"twice", "get 8, get 2, get 2, get 8, lt, choose, set 2, get 9, get 2, get 2, get 9, gt, choose", "get 2, get 8, pmax, set 2, get 2, get 9, pmin"},
		{"between others", "get 4, get 8, get 2, get 2, get 8, lt, choose, loadv +0", "get 4, get 2, get 8, pmax, loadv +0"},
		{"a choice of something else", "get 8, get 3, get 2, get 8, lt, choose", same},
		{"of what was kept", "get 8, tee 2, get 2, get 8, lt, choose", same},
		{"no choice", "get 8, get 2, get 2, get 8, lt, add", same},
		{"another comparison", "get 8, get 2, get 2, get 8, eq, choose", same},
		{"cut off", "get 8, get 2, get 2, get 8, lt", same},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := c.want
			if want == same {
				want = c.from
			}
			if got := text(extremes(code(t, c.from))); got != want {
				t.Errorf("%s\nbecame %s\nwant   %s", c.from, got, want)
			}
		})
	}
}
