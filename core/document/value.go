// Package document reads and writes JSON (RFC 8259) as trees that keep what a reader of
// configuration needs and encoding/json gives away: the order of fields, numbers as they were
// written, and the fact that a field stood there twice.
package document

import (
	"strconv"
	"strings"
)

// Kind says what a Value is.
type Kind uint8

// The kinds of JSON. The zero Value is null.
const (
	Null Kind = iota
	Bool
	Number
	String
	Array
	Object
)

// Value is one JSON value.
type Value struct {
	Kind   Kind
	Text   string // of a String, without its quotes and escapes; of a Number, as it was written
	Truth  bool   // of a Bool
	Items  []Value
	Fields []Field // of an Object, in the order in which they were written
}

// Field is a name and its value in an object.
type Field struct {
	Name  string
	Value Value
}

// Get returns the field of that name of an object.
func (v Value) Get(name string) (Value, bool) {
	for _, f := range v.Fields {
		if f.Name == name {
			return f.Value, true
		}
	}
	return Value{}, false
}

// Set replaces or appends the field of that name. It does not change other copies of v.
func (v *Value) Set(name string, to Value) {
	fields := make([]Field, 0, len(v.Fields)+1)
	found := false
	for _, f := range v.Fields {
		if f.Name == name {
			f.Value, found = to, true
		}
		fields = append(fields, f)
	}
	if !found {
		fields = append(fields, Field{name, to})
	}
	v.Fields = fields
}

// Remove takes the field of that name out. It does not change other copies of v.
func (v *Value) Remove(name string) {
	fields := make([]Field, 0, len(v.Fields))
	for _, f := range v.Fields {
		if f.Name != name {
			fields = append(fields, f)
		}
	}
	v.Fields = fields
}

// Equal reports whether two values are the same, numbers by what they are worth and fields in
// any order.
func (v Value) Equal(to Value) bool {
	if v.Kind != to.Kind || len(v.Items) != len(to.Items) || len(v.Fields) != len(to.Fields) {
		return false
	}
	switch v.Kind {
	case Bool:
		return v.Truth == to.Truth
	case Number:
		a, errA := strconv.ParseFloat(v.Text, 64)
		b, errB := strconv.ParseFloat(to.Text, 64)
		return v.Text == to.Text || errA == nil && errB == nil && a == b
	case String:
		return v.Text == to.Text
	}
	for i := range v.Items {
		if !v.Items[i].Equal(to.Items[i]) {
			return false
		}
	}
	for _, f := range v.Fields {
		other, ok := to.Get(f.Name)
		if !ok || !f.Value.Equal(other) {
			return false
		}
	}
	return true
}

// Excerpt returns the value as JSON, cut to a length that fits a sentence.
func (v Value) Excerpt() string {
	const most = 60
	text := string(v.Append(nil))
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "..."
}
