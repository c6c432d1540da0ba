package data

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"backdraw/core/fault"
)

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
			return cmp.Compare(va, vb)
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
		if r.sequence >= 0 {
			r.table.Sequence[kept] = r.table.Sequence[i]
		}
		kept++
	}
	if r.sequence >= 0 {
		r.table.Sequence = r.table.Sequence[:kept]
	}
	r.x, r.numbers = r.x[:kept*width], r.numbers[:kept]
}
