package random

import (
	"math"
	"testing"
)

// The first draws of seed 1234567 as published with the reference implementation (Vigna 2015).
func TestKnownDraws(t *testing.T) {
	s := Source{State: 1234567}
	for i, want := range []uint64{6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821} {
		if got := s.Uint64(); got != want {
			t.Errorf("draw %d is %d, want %d", i, got, want)
		}
		if got := At(1234567, uint64(i)); got != want {
			t.Errorf("At %d is %d, want %d", i, got, want)
		}
	}
}

func TestNormalMoments(t *testing.T) {
	s := Source{State: 3}
	const n = 200000
	var sum, squares float64
	for range n {
		v := s.Normal()
		sum += v
		squares += v * v
	}
	if mean, variance := sum/n, squares/n; math.Abs(mean) > 0.02 || math.Abs(variance-1) > 0.03 {
		t.Errorf("mean %g, variance %g, want 0 and 1", mean, variance)
	}
}

func TestIntNReachesEveryNumberAlike(t *testing.T) {
	s := Source{State: 9}
	var counts [7]int
	for range 70000 {
		counts[s.IntN(7)]++
	}
	for i, c := range counts {
		if c < 9500 || c > 10500 {
			t.Errorf("%d was drawn %d times of 70000, want about 10000", i, c)
		}
	}
}

func TestShuffleIsAPermutation(t *testing.T) {
	s := Source{State: 4}
	order := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	s.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	seen, moved := 0, false
	for i, v := range order {
		seen |= 1 << v
		moved = moved || i != v
	}
	if seen != 1<<10-1 || !moved {
		t.Errorf("got %v, want another order of the same ten", order)
	}
}
