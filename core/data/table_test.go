package data

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// summary says in one line what a table holds.
func summary(t *Table) string {
	target := fmt.Sprint(t.Set.Values)
	if t.Classes != nil {
		target = fmt.Sprint(t.Classes, t.Set.Labels)
	}
	return fmt.Sprintf("%v -> %v: %v %s", t.Features, t.Targets, t.Set.X, target)
}

func TestReadTable(t *testing.T) {
	cases := []struct {
		name   string
		text   string
		format Format
		want   string
		bad    []string
	}{
		{"header and classes", "a,b,kind\n1,2,cat\n3,4,ant\n5,6,cat\n", Format{}, "[a b] -> [kind]: [1 2 3 4 5 6] [ant cat] [1 0 1]", nil},
		{"no header", "1,2,0\n3,4,1\n", Format{}, "[x1 x2] -> [y]: [1 2 3 4] [0 1] [0 1]", nil},
		{"values", "1,2,0.5\n3,4,1\n", Format{}, "[x1 x2] -> [y]: [1 2 3 4] [0.5 1]", nil},
		{"whole numbers as values", "1,2,5\n3,4,1\n", Format{Kind: Numbers}, "[x1 x2] -> [y]: [1 2 3 4] [5 1]", nil},
		{"classes by size", "1,2,10\n3,4,9\n", Format{}, "[x1 x2] -> [y]: [1 2 3 4] [9 10] [1 0]", nil},
		{"tabs", "1\t2\t0.5\n3\t4\t1\n", Format{}, "[x1 x2] -> [y]: [1 2 3 4] [0.5 1]", nil},
		{"semicolons and decimal commas", "x;y\n1,5;2,25\n3;4\n", Format{}, "[x] -> [y]: [1.5 3] [2.25 4]", nil},
		{"semicolons and decimal commas, few numbers", "1,5;red;u\n2,5;blue;v\n3,5;red;u\n", Format{Guess: true}, "[x1] -> [y]: [1.5 2.5 3.5] [u v] [0 1 0]", nil},
		{"a text of semicolons", "1.5,2,u;w\n3,4,v;w\n", Format{}, "[x1 x2] -> [y]: [1.5 2 3 4] [u;w v;w] [0 1]", nil},
		{"tabs beside commas", "1,\t2,\t0.5\n3,\t4,\t1\n", Format{}, "[x1 x2] -> [y]: [1 2 3 4] [0.5 1]", nil},
		{"a comma told", "1,5;6\n2,7;8\n", Format{Delimiter: ','}, "[x1] -> [y]: [1 2] [5;6 7;8] [0 1]", nil},
		{"bars", "1|2|0.5\r\n3|4|1\r\n", Format{}, "[x1 x2] -> [y]: [1 2 3 4] [0.5 1]", nil},
		{"byte order mark, blank lines, spaces", "\uFEFFa, b , c\n\n 1, 2 ,0.5\n   \n3,4,1", Format{}, "[a b] -> [c]: [1 2 3 4] [0.5 1]", nil},
		{"quotes", "\"a,1\",b,c\n\"1\",2,\"say \"\"x\"\"\"\n3,4, \"u, v\"\n", Format{}, `[a,1 b] -> [c]: [1 2 3 4] [say "x" u, v] [0 1]`, nil},
		{"named target", "kind,a,b\n0,1,2\n1,3,4\n", Format{Targets: []string{"kind"}}, "[a b] -> [kind]: [1 2 3 4] [0 1] [0 1]", nil},
		{"two targets", "a,b,c\n1,2,3\n4,5,6\n", Format{Targets: []string{"c", "a"}}, "[b] -> [c a]: [2 5] [3 1 6 4]", nil},
		{"known classes", "1,2,b\n3,4,a\n5,6,z\n", Format{Classes: []string{"b", "a"}, Header: NoHeader}, "[x1 x2] -> [y]: [1 2 3 4] [b a] [0 1]",
			[]string{`line 3: y is "z", want one of b, a`}},
		{"bad lines", "a,b,c\n1,2,0.5\n1,2\nx,2,3\n1,,3\n5,nan,1\n7,1e60,1\n8,9,1\n\"8,9,1\n1,2,oops\n", Format{}, "[a b] -> [c]: [1 2 8 9] [0.5 1]",
			[]string{"line 3 has 2 fields, want 3", `line 4: a is "x", want a number`, `line 5: b is "", want a number`,
				`line 6: b is "nan", want a number`, `line 7: b is "1e60", want a number`,
				"line 9 has a quote out of place, want fields in whole quotes, doubled inside", `line 10: c is "oops", want a number`}},
		{"empty class", "1,2,a\n3,4,\n5,6,b\n", Format{}, "[x1 x2] -> [y]: [1 2 5 6] [a b] [0 1]", []string{`line 2: y is "", want one of a, b`}},
		{"a target by its name", "Class,a,b\nu,1,2\nv,3,4\n", Format{Guess: true}, "[a b] -> [Class]: [1 2 3 4] [u v] [0 1]", nil},
		{"y as a target", "y,x1,x2\n0.5,1,2\n1,3,4\n", Format{Guess: true}, "[x1 x2] -> [y]: [1 2 3 4] [0.5 1]", nil},
		{"y as a coordinate", "x,y,z\n1,2,0.5\n3,4,1\n", Format{Guess: true}, "[x y] -> [z]: [1 2 3 4] [0.5 1]", nil},
		{"text left out", "name,a,b,c\nu,1,2,0.5\nv,3,4,1\n", Format{Guess: true}, "[a b] -> [c]: [1 2 3 4] [0.5 1]", nil},
		{"header told", "1,2,0.5\n3,4,1\n", Format{Header: WithHeader}, "[1 2] -> [0.5]: [3 4] [1] [0]", nil},
	}
	for _, c := range cases {
		table, err := ReadTable([]byte(c.text), c.format)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := summary(table); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
		var bad []string
		for _, b := range table.Bad {
			bad = append(bad, b.Message)
		}
		if !slices.Equal(bad, c.bad) || table.BadCount != len(bad) {
			t.Errorf("%s: bad lines are %q (%d), want %q", c.name, bad, table.BadCount, c.bad)
		}
	}
	if len(cases) != 24 {
		t.Errorf("ran %d cases, want 24", len(cases))
	}
}

func TestReadTableRefuses(t *testing.T) {
	for _, c := range []struct {
		text   string
		format Format
		want   string
	}{
		{"", Format{}, "csv has no lines"},
		{"1\n2\n", Format{}, "csv has lines of one field"},
		{"a,kind\n1,rot\n2,gr\xfcn\n", Format{}, "line 3 is not UTF-8, save the table as UTF-8"},
		{"1,5\tred\n2,5\tblue\n3,5\tred\n", Format{}, "column x1 is text, want numbers"},
		{"1,5\tu\tred\n-2,5\tv\tblue\n", Format{}, "column x1 is text, want numbers"},
		{"1,5|red|u\n2,5|blue|v\n", Format{}, "column x1 is text, want numbers"},
		{"gr\xf6\xdfe,b\n1,2\n", Format{Guess: true}, "line 1 is not UTF-8"},
		{"a,b\n1,2\n", Format{Targets: []string{"c"}}, `targets has "c", want one of a, b`},
		{"a,b\n1,2\n", Format{Targets: []string{"a", "a"}}, `targets has "a" twice`},
		{"a,b\n1,2\n", Format{Targets: []string{"a", "b"}}, "targets is 2 of 2 columns"},
		{"red,1\ngreen,2\nblue,3\n", Format{}, "column x1 is text, want numbers"},
		{"1,2\n", Format{Classes: []string{"a"}}, `csv has no line that can be used, want at least 1; line 1: y is "2", want one of a`},
	} {
		if _, err := ReadTable([]byte(c.text), c.format); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %s", c.text, err, c.want)
		}
	}
}

func TestReadTableKeepsAHundredBadLines(t *testing.T) {
	text := strings.Repeat("1,2,3\n", 300) + strings.Repeat("1\n", 250)
	table, err := ReadTable([]byte(text), Format{})
	if err != nil || len(table.Bad) != MaxBadLines || table.BadCount != 250 || table.Set.N != 300 {
		t.Errorf("got %d of %d bad lines, %v", len(table.Bad), table.BadCount, err)
	}
}

// sameBits reads what was written and compares.
func sameBits(t *testing.T, table *Table) {
	t.Helper()
	for _, delimiter := range []byte(",\t;|") {
		var b bytes.Buffer
		if err := WriteTable(&b, table.Set, *table, delimiter); err != nil {
			t.Fatal(err)
		}
		f := Format{Delimiter: delimiter, Header: WithHeader, Kind: Numbers}
		if table.Classes != nil {
			f.Kind, f.Classes = Classes, table.Classes
		} else if n := len(table.Set.Values) / table.Set.N; n > 1 {
			f.Targets = table.Targets
		}
		again, err := ReadTable(b.Bytes(), f)
		if err != nil {
			t.Fatalf("%v in\n%s", err, b.String())
		}
		bits := func(v []float32) (all []uint32) {
			for _, x := range v {
				all = append(all, math.Float32bits(x))
			}
			return all
		}
		if !slices.Equal(bits(again.Set.X), bits(table.Set.X)) || !slices.Equal(again.Set.Labels, table.Set.Labels) || !slices.Equal(bits(again.Set.Values), bits(table.Set.Values)) {
			t.Fatalf("got %.300s, want %.300s, in\n%.1000s", summary(again), summary(table), b.String())
		}
	}
}

func TestWriteTable(t *testing.T) {
	set, err := Generate(Recipe{Name: "spiral", N: 60, Classes: 3, Noise: 0.3, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	sameBits(t, &Table{Set: set, Classes: []string{"0", "one, \"quoted\"", "2"}})
	values, _ := Generate(Recipe{Name: "plane", N: 60, Seed: 1})
	sameBits(t, &Table{Set: values})
	sameBits(t, &Table{Set: &Set{N: 2, T: 1, X: []float32{1, 2}, Values: []float32{3, 4, 5, 6}}, Targets: []string{"u", "v"}})
	sequence := &Set{N: 1, T: 2, X: []float32{1, 2}, Values: []float32{3}}
	if err := WriteTable(&bytes.Buffer{}, sequence, Table{}, ','); err == nil {
		t.Error("a sequence was written")
	}
	if err := WriteTable(&bytes.Buffer{}, set, Table{Classes: []string{"a\nb", "c", "d"}}, ','); err == nil {
		t.Error("a name of two lines was written")
	}
}

func FuzzReadTable(f *testing.F) {
	for _, seed := range []string{"a,b,kind\n1,2,cat\n3,4,ant\n", "1;2;3,5\n4;5;6\n", "1\t\"2\"\t3\n", "\"\n,,\n1,2\n", "x|y\n1|0\n0|1\nNaN|3"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		table, err := ReadTable(text, Format{})
		if err != nil {
			return
		}
		s := table.Set
		if s.N < 1 || len(s.X) != s.N*len(table.Features) || len(s.Labels)+len(s.Values) != s.N {
			t.Fatalf("%d examples, %d numbers, %d labels, %d values", s.N, len(s.X), len(s.Labels), len(s.Values))
		}
		for _, v := range append(s.X, s.Values...) {
			if v-v != 0 {
				t.Fatalf("read %v", v)
			}
		}
		for _, label := range s.Labels {
			if label < 0 || int(label) >= len(table.Classes) {
				t.Fatalf("label %d of %d classes", label, len(table.Classes))
			}
		}
		sameBits(t, table)
	})
}

// withoutBlanks drops what encoding/csv refuses and split does not: blanks between a closing quote and
// a delimiter or the end.
func withoutBlanks(text string, delimiter rune) string {
	var b strings.Builder
	inside := false
	for len(text) > 0 {
		before, after, found := strings.Cut(text, `"`)
		b.WriteString(before)
		if !found {
			break
		}
		b.WriteByte('"')
		inside = !inside
		text = after
		if inside {
			continue
		}
		rest := strings.TrimLeftFunc(after, func(c rune) bool { return c != delimiter && unicode.IsSpace(c) })
		if rest == "" || rest[0] == byte(delimiter) {
			text = rest
		}
	}
	return b.String()
}

// FuzzSplit holds split against encoding/csv.
func FuzzSplit(f *testing.F) {
	for _, text := range []string{`a,"b, ""c""" ,d`, `"a", "b"`, `"a""`, `a"b`, `"a"b`, "\"a\"\t\"b\tc\"", `"";"";`, `,"x"`, `"b" , "a" `, `"a" "b" ,`, `"a ""," ,b`, ` "x" y`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, "\r\n") || !utf8.ValidString(text) {
			return
		}
		for _, delimiter := range []byte(",\t;|") {
			reader := csv.NewReader(strings.NewReader(withoutBlanks(text, rune(delimiter))))
			reader.Comma, reader.TrimLeadingSpace = rune(delimiter), delimiter != '\t'
			want, err := reader.Read()
			if err == io.EOF {
				continue
			}
			for i := range want {
				want[i] = strings.TrimSpace(want[i])
			}
			if got, ok := split(text, delimiter); ok != (err == nil) || ok && !slices.Equal(got, want) {
				t.Errorf("%q at %q: got %q, %v; want %q, %v", text, delimiter, got, ok, want, err)
			}
		}
	})
}
