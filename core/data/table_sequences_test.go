package data

import (
	"fmt"
	"strings"
	"testing"
)

func sequenceTable(t *testing.T, text string, f Format) *Table {
	t.Helper()
	f.Sequence = "id"
	table, err := ReadTable([]byte(text), f)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestGroupSequences(t *testing.T) {
	const text = "id,a,b,y\nu,1,2,5\nv,3,4,6\nu,7,8,5\nu,9,10,5\nv,11,12,6\n"
	table := sequenceTable(t, text, Format{Kind: Numbers})
	s, err := GroupSequences(table, 0, false)
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(s.Names, s.Place, s.Set.N, s.Set.T, s.Set.Lengths, s.Set.X, s.Set.Values)
	if want := "[u v] [0 3 1 2 4] 2 3 [3 2] [1 2 7 8 9 10 3 4 11 12 0 0] [5 6]"; got != want {
		t.Errorf("one target: got %s, want %s", got, want)
	}
	if s, err = GroupSequences(table, 4, true); err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(s.Set.T, s.Set.Lengths, s.Set.Values), "4 [3 2] [5 5 5 0 6 6 0 0]"; got != want {
		t.Errorf("a target each step: got %s, want %s", got, want)
	}
	table = sequenceTable(t, "y,id,a\np,1,0.5\nq,2,0.25\n", Format{Targets: []string{"y"}, Kind: Classes})
	if s, err = GroupSequences(table, 0, true); err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(s.Set.T, s.Set.Lengths == nil, s.Set.X, s.Set.Labels), "1 true [0.5 0.25] [0 1]"; got != want {
		t.Errorf("classes: got %s, want %s", got, want)
	}
}

func TestGroupSequencesRefuses(t *testing.T) {
	cases := 0
	for text, want := range map[string]string{
		"id,a,y\n1,2,3\n1,x,3\n2,3,4\n":      `line 3: a is "x", want a number; want no bad line in a table of sequences`,
		"id,a,y\n1,2,3\n\n1,3,5\n":           "line 4: y is not what it is in the first line of sequence 1, want the same in all of them",
		"id,a,y\n1,2,3\n1,4,3\n2,5,4\n2,6\n": "line 5 has 2 fields, want 3; want no bad line",
	} {
		_, err := GroupSequences(sequenceTable(t, text, Format{Kind: Numbers}), 0, false)
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
		cases++
	}
	if cases != 3 {
		t.Errorf("ran %d cases, want 3", cases)
	}
	long := &Table{Set: &Set{N: 60000, X: make([]float32, 60000), T: 1}}
	for i := range long.Set.N {
		long.Sequence = append(long.Sequence, fmt.Sprint(max(0, i-30000)))
	}
	if _, err := GroupSequences(long, 0, false); err == nil || !strings.Contains(err.Error(), "the limit is 268435456 numbers") {
		t.Errorf("one long sequence among many: got %v", err)
	}
}
