package data

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"backdraw/core/fault"
)

// WriteTable writes a set of features with its targets as a table that ReadTable reads back bit
// for bit: a header, then an example a line, targets last; t names them, Set apart, and names that
// it lacks are made up. Sequences are refused.
func WriteTable(w io.Writer, s *Set, t Table, delimiter byte) error {
	if s.T != 1 || s.IDs != nil || s.N < 1 {
		return fault.New(fault.Unsupported, "data", "data is %d examples of %d steps, want features: at least one example of one step", s.N, s.T)
	}
	width := len(s.X) / s.N
	targets := len(s.Values) / s.N
	if s.Labels != nil {
		targets = len(s.Labels) / s.N
	}
	buffer := bufio.NewWriter(w)
	out := csv.NewWriter(buffer)
	out.Comma = rune(delimiter)
	line := make([]string, width+targets)
	for i := range width {
		line[i] = name(t.Features, "x", i, 0)
	}
	for i := range targets {
		line[width+i] = name(t.Targets, "y", i, targets)
	}
	for e := -1; e < s.N; e++ {
		for i := 0; e >= 0 && i < width; i++ {
			line[i] = format(s.X[e*width+i])
		}
		for i := 0; e >= 0 && i < targets; i++ {
			line[width+i] = s.target(e*targets+i, t.Classes)
		}
		for _, field := range line {
			if strings.ContainsAny(field, "\r\n") {
				return fault.New(fault.InvalidData, "data", "data has the name %q, want names of one line", field)
			}
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return err
	}
	return buffer.Flush()
}

func (s *Set) target(i int, classes []string) string {
	switch {
	case s.Labels == nil:
		return format(s.Values[i])
	case int(s.Labels[i]) < len(classes):
		return classes[s.Labels[i]]
	}
	return strconv.Itoa(int(s.Labels[i]))
}

func format(v float32) string { return strconv.FormatFloat(float64(v), 'g', -1, 32) }

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
