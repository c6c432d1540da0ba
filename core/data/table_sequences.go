package data

import (
	"slices"
	"strings"

	"backdraw/core/fault"
)

// Sequences are a table's lines as the steps of sequences.
type Sequences struct {
	Set   *Set
	Names []string // of each sequence
	Place []int    // of each line of the table: sequence * Set.T + step
}

// maxSequenceNumbers bounds what padding short sequences to the longest may take.
const maxSequenceNumbers = 1 << 28

// GroupSequences makes one sequence of the lines that have the same name in the column
// Format.Sequence; its steps are in the order of the lines, and the sequences in that of their first
// ones. Shorter sequences are padded with zeros to the longest, and to steps at least, with Lengths.
// Each step keeps its target, or, where perStep is false, a sequence has one, which all its lines say
// alike. Bad lines and differing targets are errors of code invalid-data that name the line.
func GroupSequences(t *Table, steps int, perStep bool) (*Sequences, error) {
	if t.BadCount > 0 {
		return nil, fault.New(fault.InvalidData, "csv", "%s; want no bad line in a table of sequences, which would lack a step", t.Bad[0].Message)
	}
	s := &Sequences{}
	index := map[string]int{}
	var lengths []int32
	number, step := make([]int, t.Set.N), make([]int, t.Set.N) // of each line
	for i, name := range t.Sequence {
		at, ok := index[name]
		if !ok {
			at = len(s.Names)
			index[name] = at
			s.Names = append(s.Names, name)
			lengths = append(lengths, 0)
		}
		number[i], step[i] = at, int(lengths[at])
		lengths[at]++
	}
	steps = max(steps, int(slices.Max(lengths)))
	width := len(t.Set.X) / t.Set.N
	if n := len(s.Names); steps > maxSequenceNumbers/n/width {
		return nil, fault.New(fault.TooLarge, "csv", "csv has %d sequences of up to %d steps of %d numbers, the limit is %d numbers with all of that length", n, steps, width, maxSequenceNumbers)
	}
	for i := range number {
		s.Place = append(s.Place, number[i]*steps+step[i])
	}
	s.Set = &Set{N: len(s.Names), T: steps}
	if slices.Min(lengths) < int32(steps) {
		s.Set.Lengths = lengths
	}
	s.Set.X = scatter(t.Set.X, s.Place, width, s.Set.N*steps)
	if perStep {
		s.Set.Labels = scatter(t.Set.Labels, s.Place, 1, s.Set.N*steps)
		s.Set.Values = scatter(t.Set.Values, s.Place, len(t.Set.Values)/t.Set.N, s.Set.N*steps)
		return s, nil
	}
	if line, name := firstChange(t.Set.Labels, number, 1); line >= 0 {
		return nil, t.changed(line, s.Names[name])
	}
	if line, name := firstChange(t.Set.Values, number, len(t.Set.Values)/t.Set.N); line >= 0 {
		return nil, t.changed(line, s.Names[name])
	}
	s.Set.Labels = scatter(t.Set.Labels, number, 1, s.Set.N)
	s.Set.Values = scatter(t.Set.Values, number, len(t.Set.Values)/t.Set.N, s.Set.N)
	return s, nil
}

// scatter puts rows of a width at the places that are theirs, among so many; the rest are zeros.
func scatter[T any](rows []T, places []int, width, count int) []T {
	if rows == nil {
		return nil
	}
	all := make([]T, count*width)
	for i, at := range places {
		copy(all[at*width:][:width], rows[i*width:])
	}
	return all
}

// firstChange returns the first row that differs from the first row of its number, or -1.
func firstChange[T comparable](rows []T, number []int, width int) (row, of int) {
	first := map[int]int{}
	for i, n := range number {
		at, seen := first[n]
		if !seen {
			first[n] = i
		} else if rows != nil && !slices.Equal(rows[i*width:][:width], rows[at*width:][:width]) {
			return i, n
		}
	}
	return -1, 0
}

func (t *Table) changed(row int, sequence string) error {
	return fault.New(fault.InvalidData, "csv", "line %d: %s is not what it is in the first line of sequence %s, want the same in all of them: the network gives one output for a sequence",
		t.Lines[row], strings.Join(t.Targets, " or "), sequence)
}
