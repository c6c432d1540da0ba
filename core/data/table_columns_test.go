package data

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestChosenColumns reads tables for the features that an earlier table had.
func TestChosenColumns(t *testing.T) {
	ab := []string{"a", "b"}
	cases := []struct {
		name, text string
		features   []string
		first      int
		want       string // X and Lines, or the error's beginning
	}{
		{"another order, more columns", "b,c,a\n2,x,1\n4,y,3\n", ab, 0, "[1 2 3 4] [2 3]"},
		{"names that are numbers", "8,7\n1,2\n", []string{"7", "8"}, 0, "[2 1] [2]"},
		{"no line of names", "1,2\n3,4\n", ab, 0, "[1 2 3 4] [1 2]"},
		{"names of a table without", "1,2,0\n3,4,1\n", []string{"x1", "x2"}, 0, "[1 2 3 4] [1 2]"},
		{"one column", "a\n1\n2\n", []string{"a"}, 0, "[1 2] [2 3]"},
		{"decimal commas", "b;a\n2,5;1,5\n", ab, 0, "[1.5 2.5] [2]"},
		{"decimal commas, no line of names", "2,5;1,5\n3,5;4,5\n", ab, 0, "[2.5 1.5 3.5 4.5] [1 2]"},
		{"an empty field", "a,b\n1,2\n,2\n3,4\n", ab, 0, "[1 2 3 4] [2 4]"},
		{"quotes", "\"a\",\"b\"\n\"1\",\"2\"\n", ab, 0, "[1 2] [2]"},
		{"the first columns", "u,v,w\n1,2,x\n3,4,y\n", nil, 2, "[1 2 3 4] [2 3]"},
		{"a column lacks", "a,c\n1,2\n", ab, 0, "csv has no column b, want all of a, b; it has a, c"},
		{"a column twice", "a,b,a\n1,2,3\n", ab, 0, "csv has two columns a, want one"},
		{"too many columns without names", "1,2,3\n", ab, 0, "csv has no line of names and 3 columns, want a line that names a, b"},
		{"no table", "{\"a\": 1}\n", ab, 0, "csv has no line whose quotes are in place"},
		{"blanks after closing quotes", "\"b\" , \"a\"\t\n2 , 1\n", ab, 0, "[1 2] [2]"},
		{"a line above the names", "# exported\nb,a\n2,1\n", ab, 0, "csv begins with line 1, which is no line of names that can be read and no example; want a line that names a, b, or -header no"},
		{"a separator behind the names", "b,a,\n2,1\n3,4\n", ab, 0, "csv begins with line 1, which is no line"},
		{"a quote out of place in the names", "b,\"a\n2,1\n3,4\n", ab, 0, "csv begins with line 1, which is no line"},
		{"names above what is mostly text", "\nc,b\n?,?\n?,?\n2,1\n", ab, 0, "csv begins with line 2, which is no line"},
		{"made up names below another line", "# exported\nx2,x1\n2,1\n", []string{"x1", "x2"}, 0, "csv begins with line 1, which is no line"},
		{"only names", "a,b\n", ab, 0, "csv has no line that can be used"},
	}
	for _, c := range cases {
		f := Format{NoTargets: true, First: c.first}
		if c.features != nil {
			f = f.Choose(c.features)
		}
		table, err := ReadTable([]byte(c.text), f)
		if err != nil {
			if !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("%s: got %v, want %s", c.name, err, c.want)
			}
			continue
		}
		if got := fmt.Sprint(table.Set.X, table.Lines); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
		if table.Targets != nil || table.Set.Values != nil || table.Set.Labels != nil {
			t.Errorf("%s: there are targets %v", c.name, table.Targets)
		}
	}
	if len(cases) != 21 {
		t.Errorf("ran %d cases, want 21", len(cases))
	}
}

// TestToldNoHeader: columns go by their places where that is told, and bad lines stay bad lines.
func TestToldNoHeader(t *testing.T) {
	f := Format{NoTargets: true, Header: NoHeader}.Choose([]string{"a", "b"})
	table, err := ReadTable([]byte("# exported\n2,1\n,4\n"), f)
	if err != nil || fmt.Sprint(table.Set.X, table.Lines, table.BadCount) != "[2 1] [2] 2" {
		t.Errorf("got %+v, %v", table, err)
	}
}

// TestChosenWidth: columns that go by their places are as many as they were.
func TestChosenWidth(t *testing.T) {
	cases := 0
	for text, want := range map[string]string{
		"1,2\n":               "[1 2]",
		"1,2,3\n":             "[1 2]",
		"77,1,2,3\n":          "csv has no line of names and 4 columns, want the 3 of training, only the 2 of x1, x2, or a line of names",
		"id,x1,x2,y\n7,1,2,3": "[1 2]",
	} {
		got := ""
		table, err := ReadTable([]byte(text), Format{NoTargets: true, Width: 3}.Choose([]string{"x1", "x2"}))
		if err != nil {
			got = err.Error()
		} else {
			got = fmt.Sprint(table.Set.X)
		}
		if got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
		cases++
	}
	if cases != 4 {
		t.Errorf("ran %d cases, want 4", cases)
	}
}

// TestChosenTargets reads a test table as its training table was: whatever the order of its columns.
func TestChosenTargets(t *testing.T) {
	f := Format{Targets: []string{"kind"}, Kind: Classes, Classes: []string{"u", "v"}}.Choose([]string{"a", "b"})
	table, err := ReadTable([]byte("kind,b,note,a\nv,2,x,1\nu,4,y,3\n"), f)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := summary(table), "[a b] -> [kind]: [1 2 3 4] [u v] [1 0]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	want := "csv has no column b, kind, want all of a, b, kind; it has a, c"
	if _, err := ReadTable([]byte("a,c\n1,2\n"), f); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	want = "csv has no line of names and 3 columns, want a line that names a, b, kind"
	if _, err := ReadTable([]byte("1,2,u\n2,3,v\n"), f); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestColumnsLeftOut(t *testing.T) {
	table, err := ReadTable([]byte("id,a,b,kind,note\n7,1,2,u,x\n8,3,4,v,y\n"), Format{Without: []string{"id", "note"}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := summary(table), "[a b] -> [kind]: [1 2 3 4] [u v] [0 1]"; got != want || !slices.Equal(table.Left, []string{"id", "note"}) {
		t.Errorf("got %s and %v left out, want %s", got, table.Left, want)
	}
	table, err = ReadTable([]byte("a,b\n1,2\n"), Format{NoTargets: true})
	if err != nil || !slices.Equal(table.Features, []string{"a", "b"}) || !slices.Equal(table.Set.X, []float32{1, 2}) {
		t.Errorf("got %+v, %v, want two features and no target", table, err)
	}
	for _, f := range []Format{{Without: []string{"c"}}, {Sequence: "c"}} {
		if _, err := ReadTable([]byte("a,b\n1,2\n"), f); err == nil || !strings.Contains(err.Error(), `has "c", want one of a, b`) {
			t.Errorf("got %v, want an error about c", err)
		}
	}
	if _, err := ReadTable([]byte("a,b\n1,2\n"), Format{Without: []string{"a", "b"}}); err == nil {
		t.Error("a table without columns was read")
	}
}
