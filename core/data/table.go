package data

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"backdraw/core/fault"
)

// Kind says what the numbers of a target column mean.
type Kind int

const (
	Recognise Kind = iota // classes where the column is text or at most 20 different whole numbers
	Classes
	Numbers
)

// Header says whether a table's first line names its columns.
type Header int

const (
	DetectHeader Header = iota // it does if it is no number where the lines below are
	WithHeader
	NoHeader
)

// Format says how to read a table. The zero value recognises everything.
type Format struct {
	Delimiter byte // 0: the one of comma, tab, semicolon and bar that parts most lines alike
	Header    Header
	Targets   []string // names of target columns; nil: the last one
	Guess     bool     // without Targets a column that is named as targets are is one; features of text are left out, not refused
	Kind      Kind     // of a single target; several are numbers
	Classes   []string // the names of classes 0, 1, ..., as an earlier table had them; nil: those found, sorted

	NoTargets bool     // no column is a target
	First     int      // how many of the first columns may be features; 0: all
	Without   []string // names of columns that are left out
	Width     int      // under Choose: how many columns the earlier table had, if it had no line of names; 0: any number
	Sequence  string   // name of the column that says which sequence a line is a step of; empty: none

	Progress func(share float64) // called now and then with the share of the work that is done; nil: nobody asks

	features []string              // see Choose
	choose   func(r *reader) error // a field, so that the wasm, where nobody chooses, has none of it
}

// Choose returns the format of a table whose features have these names, as an earlier table had
// them, and are wanted in this order, and whose targets are those of f: whatever the order of the
// columns, whatever others there are. Under NoTargets a table without a line of names may have just
// these columns; it must begin with an example, lest a line of names that cannot be read be lost.
func (f Format) Choose(features []string) Format {
	f.features, f.choose = features, (*reader).chooseColumns
	return f
}

// MaxBadLines is how many bad lines a table keeps.
const MaxBadLines = 100

// BadLine is a line that was left out, and the sentence why, which names it.
type BadLine struct {
	Line    int // from 1
	Message string
}

// Table is a set read from text, with the names of what it holds.
type Table struct {
	Set      *Set
	Features []string
	Targets  []string
	Classes  []string // of labels; nil where targets are numbers
	Left     []string // columns that were left out
	Lines    []int    // of each example, from 1
	AllLines []int    // of those and the bad ones
	Sequence []string // of each example: what the column Format.Sequence has
	Bad      []BadLine
	BadCount int // of all bad lines; Bad has the first MaxBadLines
}

// ReadTable reads comma- or otherwise separated values: one example a line, a target in the last
// column unless f says otherwise, features in the rest, all numbers but a class. Fields may stand
// in double quotes, doubled inside; a line ends a field. Under a semicolon a comma may be the
// decimal point. Lines that cannot be read are left out and told in Bad. What leaves nothing to
// train on is an error of code invalid-data, or invalid-argument for a column that is not there. So
// is what is not UTF-8: names would change on their way into a saved model.
func ReadTable(text []byte, f Format) (*Table, error) {
	if number := NotUTF8(text); number > 0 {
		return nil, fault.New(fault.InvalidData, "csv", "line %d is not UTF-8, save the table as UTF-8", number)
	}
	r := &reader{format: f, lines: splitLines(text, f.Progress)}
	if len(r.lines) == 0 {
		return nil, fault.New(fault.InvalidData, "csv", "csv has no lines, want a table")
	}
	r.layout()
	if err := r.columns(); err != nil {
		return nil, err
	}
	for i, l := range r.lines {
		if f.Progress != nil && i%reportedLines == 0 {
			f.Progress(0.5 + 0.5*float64(i)/float64(len(r.lines)))
		}
		if l.number != r.headerLine {
			r.table.AllLines = append(r.table.AllLines, l.number)
			r.example(l)
		}
	}
	return r.finish()
}

type line struct {
	number int
	text   string
}

// reportedLines are read between two reports of progress.
const reportedLines = 8192

// splitLines returns the lines that are not blank; they end in LF, CR or both. It is half the work.
func splitLines(text []byte, progress func(share float64)) (lines []line) {
	all := len(text)
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	for number := 1; len(text) > 0; number++ {
		if progress != nil && number%reportedLines == 0 {
			progress(0.5 * float64(all-len(text)) / float64(all))
		}
		end, next := len(text), len(text)
		if at := bytes.IndexAny(text, "\r\n"); at >= 0 {
			end, next = at, at+1
			if bytes.HasPrefix(text[at:], []byte("\r\n")) {
				next++
			}
		}
		if s := string(text[:end]); strings.TrimSpace(s) != "" {
			lines = append(lines, line{number, s})
		}
		text = text[next:]
	}
	return lines
}

// A reader turns lines into a set.
type reader struct {
	format     Format
	lines      []line
	delimiter  byte
	width      int // fields of a line
	headerLine int // its number, or 0
	names      []string
	features   []int // column numbers
	targets    []int
	sequence   int       // the column of sequences, or -1
	shares     []float64 // of numbers in each column

	table   Table
	x       []float32
	values  []float32
	classes []string // the target of each example, while it may be a class
	numbers []int    // the line of each example
}

func (r *reader) bad(number int, format string, args ...any) {
	r.table.BadCount++
	if len(r.table.Bad) < MaxBadLines {
		r.table.Bad = append(r.table.Bad, BadLine{number, fmt.Sprintf(format, args...)})
	}
}

// example adds one line.
func (r *reader) example(l line) {
	fields, ok := split(l.text, r.delimiter)
	if !ok {
		r.bad(l.number, "line %d has a quote out of place, want fields in whole quotes, doubled inside", l.number)
		return
	}
	if len(fields) != r.width {
		r.bad(l.number, "line %d has %d fields, want %d", l.number, len(fields), r.width)
		return
	}
	at := len(r.x)
	number := func(column int) (float32, bool) {
		v, ok := r.number(fields[column])
		if !ok {
			r.bad(l.number, "line %d: %s is %q, want a number", l.number, r.names[column], fields[column])
		}
		return v, ok
	}
	for _, column := range r.features {
		v, ok := number(column)
		if !ok {
			r.x = r.x[:at]
			return
		}
		r.x = append(r.x, v)
	}
	if len(r.targets) == 1 && r.format.Kind != Numbers {
		r.classes = append(r.classes, fields[r.targets[0]])
	} else {
		at := len(r.values)
		for _, column := range r.targets {
			v, ok := number(column)
			if !ok {
				r.values = r.values[:at]
				r.x = r.x[:len(r.x)-len(r.features)]
				return
			}
			r.values = append(r.values, v)
		}
	}
	r.numbers = append(r.numbers, l.number)
	if r.sequence >= 0 {
		r.table.Sequence = append(r.table.Sequence, fields[r.sequence])
	}
}

// finish turns targets into labels or values and returns the table.
func (r *reader) finish() (*Table, error) {
	if r.classes != nil {
		if err := r.label(); err != nil {
			return nil, err
		}
	}
	if len(r.numbers) == 0 {
		why := ""
		if len(r.table.Bad) > 0 {
			why = "; " + r.table.Bad[0].Message
		}
		return nil, fault.New(fault.InvalidData, "csv", "csv has no line that can be used, want at least 1%s", why)
	}
	slices.SortStableFunc(r.table.Bad, func(a, b BadLine) int { return a.Line - b.Line })
	s := r.table.Set
	r.table.Lines = r.numbers
	s.X, s.Values, s.N, s.T = r.x, r.values, len(r.numbers), 1
	return &r.table, nil
}
