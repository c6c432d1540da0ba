package data

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"backdraw/core/fault"
)

// sample is how many lines decide on what is recognised.
const sample = 200

// split parts a line at the delimiter, outside quotes; ok is false where quotes are out of place.
// As RFC 4180 and encoding/csv have it, which would take 30 KB of what a page may load.
func split(text string, delimiter byte) (fields []string, ok bool) {
	if strings.IndexByte(text, '"') < 0 {
		fields = strings.Split(text, string(delimiter))
	} else {
		for more := true; more; {
			var field string
			if field, text, more, ok = cut(text, delimiter); !ok {
				return nil, false
			}
			fields = append(fields, field)
		}
	}
	for i, f := range fields {
		fields[i] = strings.TrimSpace(f)
	}
	return fields, true
}

// cut takes the first field of a line; more says whether another follows, in rest. Blanks may stand
// after a closing quote, which encoding/csv refuses: hands write `"b" , "a"`.
func cut(text string, delimiter byte) (field, rest string, more, ok bool) {
	if delimiter != '\t' {
		text = strings.TrimLeftFunc(text, unicode.IsSpace)
	}
	quoted, isQuoted := strings.CutPrefix(text, `"`)
	if !isQuoted {
		field, rest, more = strings.Cut(text, string(delimiter))
		return field, rest, more, strings.IndexByte(field, '"') < 0
	}
	for {
		part, after, closed := strings.Cut(quoted, `"`)
		field += part
		if !closed {
			return "", "", false, false
		}
		if doubled, ok := strings.CutPrefix(after, `"`); ok {
			field, quoted = field+`"`, doubled
			continue
		}
		after = strings.TrimLeftFunc(after, func(c rune) bool { return c != rune(delimiter) && unicode.IsSpace(c) })
		if after == "" {
			return field, "", false, true
		}
		return field, after[1:], true, after[0] == delimiter
	}
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
	most, mostNumbers := -1, 0.0
	var best byte
	for _, d := range candidates {
		r.delimiter = d
		width, lines := r.usualWidth(d)
		if width < 2 {
			lines = 0
		}
		// Lines with a decimal comma in each column are parted alike by commas too, but not into numbers.
		if lines < most {
			continue
		}
		if numbers := r.shareOfNumbers(width); lines > most || numbers > mostNumbers {
			most, mostNumbers, best, r.width = lines, numbers, d, width
		}
	}
	if best == ',' {
		// A comma inside numbers yields to what parts as many lines, however few numbers that makes.
		for _, d := range candidates[1:] {
			if width, lines := r.usualWidth(d); width > 1 && lines >= most && r.hasDecimalComma(d, width) {
				best, r.width = d, width
				break
			}
		}
	}
	r.delimiter = best
}

// hasDecimalComma says whether one of the first lines' fields is a number with a comma between digits.
func (r *reader) hasDecimalComma(delimiter byte, width int) bool {
	for _, l := range r.lines[:min(sample, len(r.lines))] {
		fields, ok := split(l.text, delimiter)
		if !ok || len(fields) != width {
			continue
		}
		for _, field := range fields {
			whole, part, found := strings.Cut(field, ",")
			if _, err := strconv.Atoi(whole); !found || err != nil {
				continue
			}
			if _, err := strconv.ParseUint(part, 10, 64); err == nil {
				return true
			}
		}
	}
	return false
}

// shareOfNumbers returns how many of the first lines' fields are numbers, of lines of a width.
func (r *reader) shareOfNumbers(width int) float64 {
	numbers, all := 0, 0
	for _, l := range r.lines[:min(sample, len(r.lines))] {
		fields, ok := split(l.text, r.delimiter)
		if !ok || len(fields) != width {
			continue
		}
		all += width
		for _, field := range fields {
			if _, ok := r.number(field); ok {
				numbers++
			}
		}
	}
	return float64(numbers) / float64(max(all, 1))
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
	if r.width < 2 && !r.format.NoTargets {
		return fault.New(fault.InvalidData, "csv", "csv has lines of one field, want at least two that are parted by a comma, tab, semicolon or bar")
	}
	if r.width == 0 {
		return fault.New(fault.InvalidData, "csv", "csv has no line whose quotes are in place, want fields in whole quotes, doubled inside")
	}
	first, ok := split(r.lines[0].text, r.delimiter)
	if ok && len(first) == r.width && (r.format.Header == WithHeader || r.format.Header == DetectHeader && r.looksLikeHeader(first)) {
		r.headerLine = r.lines[0].number
		r.names = first
	} else {
		for i := range r.width {
			r.names = append(r.names, "x"+strconv.Itoa(i+1))
		}
		if !r.format.NoTargets || r.format.features != nil && len(r.format.features) < r.width {
			r.names[r.width-1] = "y"
		}
	}
	part := (*reader).part
	if r.format.choose != nil {
		part = r.format.choose
	}
	if err := part(r); err != nil {
		return err
	}
	r.table.Set = &Set{}
	for _, i := range r.features {
		r.table.Features = append(r.table.Features, r.names[i])
		if r.format.features == nil && r.format.First == 0 && r.numberShare(i) < 0.5 {
			return fault.New(fault.InvalidData, "csv", "column %s is text, want numbers: only a target may be a class", r.names[i])
		}
	}
	for _, i := range r.targets {
		r.table.Targets = append(r.table.Targets, r.names[i])
	}
	return nil
}

// column returns the number of the column of that name, which field of the format asks for.
func (r *reader) column(field, name string) (int, error) {
	at := slices.Index(r.names, name)
	if at < 0 {
		return 0, fault.New(fault.InvalidArgument, field, "%s has %q, want one of %s", field, name, strings.Join(r.names, ", "))
	}
	return at, nil
}

// part makes every column a feature, a target, the sequences' or none of those.
func (r *reader) part() error {
	if !r.format.NoTargets {
		r.targets = []int{r.guess()}
	}
	for i, name := range r.format.Targets {
		at, err := r.column("targets", name)
		if err != nil {
			return err
		}
		if slices.Contains(r.targets[:i], at) {
			return fault.New(fault.InvalidArgument, "targets", "targets has %q twice, want each once", name)
		}
		r.targets = append(r.targets[:i], at)
	}
	var without []int
	for _, name := range r.format.Without {
		at, err := r.column("without", name)
		if err != nil {
			return err
		}
		without = append(without, at)
	}
	if err := r.findSequence(); err != nil {
		return err
	}
	for r.format.Targets == nil && len(r.targets) > 0 && (slices.Contains(without, r.targets[0]) || r.targets[0] == r.sequence) {
		if r.targets[0]--; r.targets[0] < 0 {
			r.targets = nil
		}
	}
	for i := range r.width {
		switch {
		case slices.Contains(without, i), r.format.First > 0 && i >= r.format.First:
			r.table.Left = append(r.table.Left, r.names[i])
		case slices.Contains(r.targets, i), i == r.sequence:
		case r.format.Guess && r.numberShare(i) < 0.5:
			r.table.Left = append(r.table.Left, r.names[i])
		default:
			r.features = append(r.features, i)
		}
	}
	if len(r.features) == 0 || len(r.targets) == 0 && !r.format.NoTargets {
		return fault.New(fault.InvalidArgument, "targets", "targets is %d of %d columns, want at least one target and one feature", len(r.targets), r.width)
	}
	return nil
}

func (r *reader) findSequence() (err error) {
	r.sequence = -1
	if r.format.Sequence != "" {
		r.sequence, err = r.column("sequence", r.format.Sequence)
	}
	return err
}

// chooseColumns takes features and targets by the names that an earlier table had.
func (r *reader) chooseColumns() error {
	if err := r.findSequence(); err != nil {
		return err
	}
	wanted := slices.Clone(r.format.features)
	if !r.format.NoTargets {
		wanted = append(wanted, r.format.Targets...)
	}
	var missing []string
	for i, name := range wanted {
		at := slices.Index(r.names, name)
		switch {
		case at < 0:
			missing = append(missing, name)
		case slices.Contains(r.names[at+1:], name):
			return fault.New(fault.InvalidData, "csv", "csv has two columns %s, want one", name)
		case i < len(r.format.features):
			r.features = append(r.features, at)
		default:
			r.targets = append(r.targets, at)
		}
	}
	width := r.format.Width
	switch {
	case missing == nil && (r.headerLine > 0 || width == 0 || r.width == width || r.width == len(wanted)):
	case missing == nil:
		return fault.New(fault.InvalidData, "csv", "csv has no line of names and %d columns, want the %d of training, only the %d of %s, or a line of names",
			r.width, width, len(wanted), strings.Join(wanted, ", "))
	case r.headerLine > 0:
		return fault.New(fault.InvalidData, "csv", "csv has no column %s, want all of %s; it has %s",
			strings.Join(missing, ", "), strings.Join(wanted, ", "), strings.Join(r.names, ", "))
	case r.width != len(wanted) || !r.format.NoTargets || r.sequence >= 0:
		return fault.New(fault.InvalidData, "csv", "csv has no line of names and %d columns, want a line that names %s",
			r.width, strings.Join(wanted, ", "))
	default:
		r.names, r.features = r.format.features, nil
		for i := range r.width {
			r.features = append(r.features, i)
		}
	}
	// Columns go by their places only in a table that certainly has no names: what cannot be read may be them.
	if first := r.lines[0]; r.headerLine == 0 && r.format.Header != NoHeader && !r.isExample(first.text) {
		return fault.New(fault.InvalidData, "csv", "csv begins with line %d, which is no line of names that can be read and no example; want a line that names %s, or -header no for columns in that order",
			first.number, strings.Join(wanted, ", "))
	}
	return nil
}

// isExample says whether a line has all its fields and all features are numbers.
func (r *reader) isExample(text string) bool {
	fields, ok := split(text, r.delimiter)
	return ok && len(fields) == r.width && !slices.ContainsFunc(r.features, func(column int) bool {
		_, ok := r.number(fields[column])
		return !ok
	})
}

// targetNames are how tables name what is to be learnt, the surest first.
var targetNames = []string{"label", "class", "target", "species", "category", "kind", "group", "value", "y"}

// guess returns the column of the target where none is named: the last, or with Guess one that is
// named for it, unless "y" stands beside an "x" as a coordinate.
func (r *reader) guess() int {
	last := r.width - 1
	if !r.format.Guess || r.headerLine == 0 {
		return last
	}
	lower := make([]string, r.width)
	for i, name := range r.names {
		lower[i] = strings.ToLower(name)
	}
	for _, name := range targetNames {
		if at := slices.Index(lower, name); at >= 0 && !(name == "y" && slices.Contains(lower, "x")) {
			return at
		}
	}
	return last
}

// looksLikeHeader says whether the first line has the features' names, or a field that is no number in a
// column of numbers.
func (r *reader) looksLikeHeader(first []string) bool {
	if r.format.features != nil && !slices.ContainsFunc(r.format.features, func(name string) bool { return !slices.Contains(first, name) }) {
		return true
	}
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
	if r.shares == nil {
		r.findShares()
	}
	return r.shares[column]
}

func (r *reader) findShares() {
	r.shares = make([]float64, r.width)
	all := 0.0
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
		for i, field := range fields {
			if _, ok := r.number(field); ok {
				r.shares[i]++
			}
		}
	}
	for i := range r.shares {
		r.shares[i] /= max(all, 1)
	}
}
