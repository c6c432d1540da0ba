package data

import (
	"encoding/csv"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"backdraw/core/fault"
)

// sample is how many lines decide on what is recognised.
const sample = 200

// split parts a line at the delimiter, outside quotes; ok is false where quotes are out of place.
func split(text string, delimiter byte) (fields []string, ok bool) {
	if strings.IndexByte(text, '"') < 0 {
		fields = strings.Split(text, string(delimiter))
	} else {
		r := csv.NewReader(strings.NewReader(text))
		r.Comma, r.TrimLeadingSpace = rune(delimiter), delimiter != '\t'
		var err error
		if fields, err = r.Read(); err != nil {
			return nil, false
		}
	}
	for i, f := range fields {
		fields[i] = strings.TrimSpace(f)
	}
	return fields, true
}

// number reads a finite number of float32.
func (r *reader) number(field string) (float32, bool) {
	if r.delimiter == ';' {
		field = strings.Replace(field, ",", ".", 1)
	}
	v, err := strconv.ParseFloat(field, 32)
	return float32(v), err == nil && !math.IsNaN(v) && !math.IsInf(v, 0)
}

// layout finds the delimiter and the number of fields.
func (r *reader) layout() {
	candidates := []byte{',', '\t', ';', '|'}
	if r.format.Delimiter != 0 {
		candidates = []byte{r.format.Delimiter}
	}
	most := -1
	for _, d := range candidates {
		width, lines := r.usualWidth(d)
		if width < 2 {
			lines = 0
		}
		if lines > most {
			most, r.delimiter, r.width = lines, d, width
		}
	}
}

// usualWidth returns the number of fields that most of the first lines have, and how many have it.
func (r *reader) usualWidth(delimiter byte) (width, lines int) {
	counts := map[int]int{}
	for _, l := range r.lines[:min(sample, len(r.lines))] {
		fields, ok := split(l.text, delimiter)
		if !ok {
			continue
		}
		n := len(fields)
		counts[n]++
		if counts[n] > lines || counts[n] == lines && n > width {
			width, lines = n, counts[n]
		}
	}
	return width, lines
}

// columns finds the header, names every column, and parts them into features and targets.
func (r *reader) columns() error {
	if r.width < 2 {
		return fault.New(fault.InvalidData, "csv", "csv has lines of one field, want at least two that are parted by a comma, tab, semicolon or bar")
	}
	first, ok := split(r.lines[0].text, r.delimiter)
	if ok && len(first) == r.width && (r.format.Header == WithHeader || r.format.Header == DetectHeader && r.looksLikeHeader(first)) {
		r.headerLine = r.lines[0].number
		r.names = first
	} else {
		for i := range r.width {
			r.names = append(r.names, "x"+strconv.Itoa(i+1))
		}
		r.names[r.width-1] = "y"
	}
	r.targets = []int{r.width - 1}
	if r.format.Targets != nil {
		r.targets = nil
		for _, name := range r.format.Targets {
			at := slices.Index(r.names, name)
			if at < 0 {
				return fault.New(fault.InvalidArgument, "targets", "targets has %q, want one of %s", name, strings.Join(r.names, ", "))
			}
			if slices.Contains(r.targets, at) {
				return fault.New(fault.InvalidArgument, "targets", "targets has %q twice, want each once", name)
			}
			r.targets = append(r.targets, at)
		}
	}
	for i := range r.width {
		if !slices.Contains(r.targets, i) {
			r.features = append(r.features, i)
		}
	}
	if len(r.features) == 0 || len(r.targets) == 0 {
		return fault.New(fault.InvalidArgument, "targets", "targets is %d of %d columns, want at least one target and one feature", len(r.targets), r.width)
	}
	r.table.Set = &Set{}
	for _, i := range r.features {
		r.table.Features = append(r.table.Features, r.names[i])
		if r.numberShare(i) < 0.5 {
			return fault.New(fault.InvalidData, "csv", "column %s is text, want numbers: only a target may be a class", r.names[i])
		}
	}
	for _, i := range r.targets {
		r.table.Targets = append(r.table.Targets, r.names[i])
	}
	return nil
}

// looksLikeHeader says whether a field of the first line is no number in a column of numbers.
func (r *reader) looksLikeHeader(first []string) bool {
	for i, field := range first {
		if _, ok := r.number(field); !ok && field != "" && len(r.lines) > 1 && r.numberShare(i) >= 0.5 {
			return true
		}
	}
	return false
}

// numberShare returns how many of the first lines have a number in a column, of those that have
// the column; the very first, which may be a header, does not count.
func (r *reader) numberShare(column int) float64 {
	numbers, all := 0, 0
	lines := r.lines[:min(sample, len(r.lines))]
	if len(lines) > 1 {
		lines = lines[1:]
	}
	for _, l := range lines {
		fields, ok := split(l.text, r.delimiter)
		if !ok || len(fields) != r.width {
			continue
		}
		all++
		if _, ok := r.number(fields[column]); ok {
			numbers++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(numbers) / float64(all)
}

// maxRecognised is how many different whole numbers are taken for classes.
const maxRecognised = 20

// label turns the targets into labels, or into values where they are numbers.
func (r *reader) label() error {
	if r.format.Kind == Recognise && r.format.Classes == nil && r.areNumbers() {
		r.keep(func(i int) bool {
			v, ok := r.number(r.classes[i])
			if ok {
				r.values = append(r.values, v)
				return true
			}
			r.bad(r.numbers[i], "line %d: %s is %q, want a number", r.numbers[i], r.table.Targets[0], r.classes[i])
			return false
		})
		return nil
	}
	names := r.format.Classes
	if names == nil {
		names = r.classNames()
	}
	if len(names) > 4096 {
		return fault.New(fault.InvalidData, "csv", "column %s has %d classes, want at most 4096", r.table.Targets[0], len(names))
	}
	index := make(map[string]int32, len(names))
	for i, name := range names {
		index[name] = int32(i)
	}
	var labels []int32
	r.keep(func(i int) bool {
		label, ok := index[r.classes[i]]
		if ok {
			labels = append(labels, label)
			return true
		}
		what := "a class"
		if len(names) <= maxRecognised {
			what = "one of " + strings.Join(names, ", ")
		}
		r.bad(r.numbers[i], "line %d: %s is %q, want %s", r.numbers[i], r.table.Targets[0], r.classes[i], what)
		return false
	})
	r.table.Classes, r.table.Set.Labels = names, labels
	return nil
}

// areNumbers says whether the targets are numbers and not classes.
func (r *reader) areNumbers() bool {
	whole, numbers := true, 0
	different := map[float32]bool{}
	for _, field := range r.classes {
		v, ok := r.number(field)
		if !ok {
			continue
		}
		numbers++
		whole = whole && v == float32(math.Trunc(float64(v)))
		if len(different) <= maxRecognised {
			different[v] = true
		}
	}
	return 2*numbers >= len(r.classes) && !(whole && len(different) <= maxRecognised)
}

// classNames returns the classes that are there: numbers by size, then text by letters. An empty
// field is no class.
func (r *reader) classNames() []string {
	seen := map[string]bool{"": true}
	var names []string
	for _, name := range r.classes {
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		va, aIsNumber := r.number(a)
		vb, bIsNumber := r.number(b)
		switch {
		case aIsNumber && bIsNumber && va != vb:
			if va < vb {
				return -1
			}
			return 1
		case aIsNumber != bIsNumber && aIsNumber:
			return -1
		case aIsNumber != bIsNumber:
			return 1
		}
		return strings.Compare(a, b)
	})
	return names
}

// keep drops the examples for which f is false.
func (r *reader) keep(f func(i int) bool) {
	width := len(r.features)
	kept := 0
	for i := range r.numbers {
		if !f(i) {
			continue
		}
		copy(r.x[kept*width:], r.x[i*width:][:width])
		r.numbers[kept] = r.numbers[i]
		kept++
	}
	r.x, r.numbers = r.x[:kept*width], r.numbers[:kept]
}

// name returns names[i], or letter and number where there is none.
func name(names []string, letter string, i, count int) string {
	if i < len(names) {
		return names[i]
	}
	if count == 1 {
		return letter
	}
	return fmt.Sprint(letter, i+1)
}
