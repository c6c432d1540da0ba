package document

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// Text returns a string as a value. Bytes that are not UTF-8 become U+FFFD.
func Text(s string) Value { return Value{Kind: String, Text: s} }

// Flag returns a boolean as a value.
func Flag(b bool) Value { return Value{Kind: Bool, Truth: b} }

// Figure returns a number as a value, in the fewest digits that read back as the same float64.
// What is not finite has no form in JSON and becomes null.
func Figure(x float64) Value {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return Value{}
	}
	format := byte('f')
	if size := math.Abs(x); x != 0 && (size < 1e-6 || size >= 1e21) {
		format = 'e'
	}
	return Value{Kind: Number, Text: strconv.FormatFloat(x, format, -1, 64)}
}

// Count returns an integer as a value.
func Count(n int) Value { return Value{Kind: Number, Text: strconv.Itoa(n)} }

// List returns an array.
func List(items ...Value) Value { return Value{Kind: Array, Items: items} }

// Append appends the value as JSON without white space.
func (v Value) Append(to []byte) []byte {
	switch v.Kind {
	case Bool:
		return strconv.AppendBool(to, v.Truth)
	case Number:
		return append(to, v.Text...)
	case String:
		return appendQuoted(to, v.Text)
	case Array:
		to = append(to, '[')
		for i, item := range v.Items {
			if i > 0 {
				to = append(to, ',')
			}
			to = item.Append(to)
		}
		return append(to, ']')
	case Object:
		to = append(to, '{')
		for i, f := range v.Fields {
			if i > 0 {
				to = append(to, ',')
			}
			to = append(appendQuoted(to, f.Name), ':')
			to = f.Value.Append(to)
		}
		return append(to, '}')
	}
	return append(to, "null"...)
}

// appendQuoted escapes what JSON must escape, and what would end a script or break a line of one.
func appendQuoted(to []byte, s string) []byte {
	const hex = "0123456789abcdef"
	to = append(to, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			to = append(to, '\\', byte(r))
		case r == '\n':
			to = append(to, '\\', 'n')
		case r == '\t':
			to = append(to, '\\', 't')
		case r < 0x20 || r == '<' || r == '>' || r == '&' || r == 0x2028 || r == 0x2029:
			to = append(to, '\\', 'u', hex[r>>12], hex[r>>8&15], hex[r>>4&15], hex[r&15])
		default:
			to = utf8.AppendRune(to, r)
		}
	}
	return append(to, '"')
}
