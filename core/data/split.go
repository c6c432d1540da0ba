package data

import (
	"math"
	"slices"

	"backdraw/core/fault"
	"backdraw/core/random"
)

// Take returns a set of the chosen examples, in that order, copied.
func (s *Set) Take(examples []int32) *Set {
	t := &Set{N: len(examples), T: s.T}
	t.X = take(s.X, s.N, examples)
	t.IDs = take(s.IDs, s.N, examples)
	t.Lengths = take(s.Lengths, s.N, examples)
	t.Values = take(s.Values, s.N, examples)
	t.Labels = take(s.Labels, s.N, examples)
	return t
}

func take[E any](all []E, n int, examples []int32) []E {
	if all == nil {
		return nil
	}
	width := len(all) / n
	chosen := make([]E, 0, width*len(examples))
	for _, e := range examples {
		chosen = append(chosen, all[int(e)*width:][:width]...)
	}
	return chosen
}

// Split parts a set into examples to train on and round(share*N) to test with, drawn at random
// from seed, both in the order of s. Where each example has one label, every class gives its
// share, to within one example. It returns an error unless share is from 0 to below 1.
func (s *Set) Split(share float64, seed uint64) (train, test *Set, err error) {
	if !(share >= 0 && share < 1) {
		return nil, nil, fault.New(fault.InvalidArgument, "share", "share is %v, want a test share from 0 to below 1", share)
	}
	source := random.Source{State: seed}
	var chosen []int32
	seen := 0
	for _, class := range s.classes() {
		source.Shuffle(len(class), func(i, j int) { class[i], class[j] = class[j], class[i] })
		seen += len(class)
		quota := int(math.Round(share*float64(seen))) - len(chosen)
		chosen = append(chosen, class[:min(quota, len(class))]...)
	}
	slices.Sort(chosen)
	rest := make([]int32, 0, s.N-len(chosen))
	at := 0
	for i := range int32(s.N) {
		if at < len(chosen) && chosen[at] == i {
			at++
			continue
		}
		rest = append(rest, i)
	}
	return s.Take(rest), s.Take(chosen), nil
}

// classes lists the examples of each label, smallest label first; one list where there is not
// one label for each example.
func (s *Set) classes() [][]int32 {
	all := make([]int32, s.N)
	for i := range all {
		all[i] = int32(i)
	}
	if len(s.Labels) != s.N {
		return [][]int32{all}
	}
	slices.SortStableFunc(all, func(a, b int32) int { return int(s.Labels[a]) - int(s.Labels[b]) })
	var classes [][]int32
	from := 0
	for i := 1; i <= s.N; i++ {
		if i == s.N || s.Labels[all[i]] != s.Labels[all[from]] {
			classes = append(classes, all[from:i])
			from = i
		}
	}
	return classes
}
