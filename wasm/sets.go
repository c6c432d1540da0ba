//go:build js && wasm

package main

import (
	"strconv"

	"backdraw/core/data"
	"backdraw/core/document"
	"backdraw/core/fault"
	"backdraw/core/nn"
)

// set is a set of examples in a call: indices of its arrays, and the shape where it was given.
type set struct {
	X, IDs, Values, Labels, Lengths *int
	Shape                           []int
}

// setOf reads a set field by field, nil where there is none. Decode would do it by reflection, which a page's first step would
// have to wait for: functions are compiled as they are first called.
func setOf(v document.Value) (*set, error) {
	if v.Kind == document.Null {
		return nil, nil
	}
	s := &set{}
	indices := [...]struct {
		name string
		to   **int
	}{{"x", &s.X}, {"ids", &s.IDs}, {"values", &s.Values}, {"labels", &s.Labels}, {"lengths", &s.Lengths}}
	for _, each := range indices {
		if field, ok := v.Get(each.name); ok && field.Kind != document.Null {
			i, err := wholeNumber(field)
			if err != nil {
				return nil, err
			}
			*each.to = &i
		}
	}
	shape, _ := v.Get("shape")
	for _, item := range shape.Items {
		n, err := wholeNumber(item)
		if err != nil {
			return nil, err
		}
		s.Shape = append(s.Shape, n)
	}
	return s, nil
}

func wholeNumber(v document.Value) (int, error) {
	n, err := strconv.Atoi(v.Text)
	if err != nil {
		return 0, fault.New(fault.Internal, "", "a set has %s, want a whole number", v.Excerpt())
	}
	return n, nil
}

// read copies the set's arrays. prefix is "" or "test", as a person calls its fields.
func (s *set) read(a arrays, in nn.Shape, prefix string) (*data.Set, error) {
	if s == nil {
		return nil, nil
	}
	var d data.Set
	var err error
	if d.X, err = numbers[float32](a, s.X); err != nil {
		return nil, err
	}
	if d.IDs, err = numbers[int32](a, s.IDs); err != nil {
		return nil, err
	}
	if d.Values, err = numbers[float32](a, s.Values); err != nil {
		return nil, err
	}
	if d.Labels, err = numbers[int32](a, s.Labels); err != nil {
		return nil, err
	}
	if d.Lengths, err = numbers[int32](a, s.Lengths); err != nil {
		return nil, err
	}
	d.N, d.T, err = extent(in, len(d.X)+len(d.IDs), s.Shape, prefix)
	return &d, err
}

// extent returns how many examples of how many steps count numbers are: by shape, examples first,
// or without one as many as fit.
func extent(in nn.Shape, count int, shape []int, prefix string) (n, t int, err error) {
	x, name := field(prefix, "x"), field(prefix, "shape")
	if shape == nil {
		if in.Sequence && in.Steps == 0 {
			return 0, 0, fault.New(fault.InvalidData, name, "%s is missing, want it with input %v: [examples, %s", name, in, in.String()[1:])
		}
		t = in.Time(1)
		if size := in.Size(t); size == 0 || count%size != 0 {
			return 0, 0, fault.New(fault.InvalidData, x, "%s has %d numbers, want a multiple of %d: rows of %v", x, count, size, in)
		}
		return count / in.Size(t), t, nil
	}
	t = 1
	if in.Sequence && len(shape) > 1 {
		t = shape[1]
	}
	want := in.List(t)
	match := len(shape) == len(want)+1 && t > 0
	product := 1
	for i, v := range shape {
		match = match && v >= 0 && (i == 0 || v == want[i-1])
		product *= v
	}
	switch {
	case !match:
		return 0, 0, fault.New(fault.InvalidData, name, "%s is %v, want the number of examples and then %v", name, shape, in)
	case product != count:
		return 0, 0, fault.New(fault.InvalidData, x, "%s has %d numbers, want %d: %s is %v", x, count, product, name, shape)
	}
	return shape[0], t, nil
}

// field is the name of a field as a person writes it: x of the test set is testX.
func field(prefix, name string) string {
	if prefix == "" {
		return name
	}
	return prefix + string(name[0]-'a'+'A') + name[1:]
}
