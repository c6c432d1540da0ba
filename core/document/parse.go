package document

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"backdraw/core/fault"
)

// MaxDepth is how deep arrays and objects may be nested.
const MaxDepth = 1000

// Parse reads one JSON document. Its errors have the given code and name the path or the byte at
// fault: what is no JSON, bytes after the end, a field that stands twice in an object, strings
// that are not UTF-8 and nesting past MaxDepth are all refused.
func Parse(code string, data []byte) (Value, error) {
	p := parser{data: data}
	v, failure := p.value(0)
	if failure == nil {
		p.space()
		if p.at < len(data) {
			failure = p.unexpected("the end")
		}
	}
	if failure != nil {
		return Value{}, fault.New(code, failure.path, "%s", failure.sentence())
	}
	return v, nil
}

// A failure is what is wrong and where; its path grows from the inside out.
type failure struct {
	path, text string
	whole      bool // the sentence is path and text, as path is a field's
	pathless   bool // too deep for a path that anyone would read
}

func (f *failure) sentence() string {
	switch {
	case f.whole:
		return f.path + f.text
	case f.path == "":
		return "the JSON is not valid: " + f.text
	}
	return "the JSON is not valid in " + f.path + ": " + f.text
}

func (f *failure) within(name string) *failure {
	if f.pathless {
		return f
	}
	if f.path != "" && f.path[0] != '[' {
		name += "."
	}
	f.path = name + f.path
	return f
}

type parser struct {
	data []byte
	at   int
}

func (p *parser) space() {
	for p.at < len(p.data) {
		switch p.data[p.at] {
		case ' ', '\t', '\n', '\r':
			p.at++
		default:
			return
		}
	}
}

func (p *parser) unexpected(want string) *failure {
	if p.at >= len(p.data) {
		return &failure{text: "it ends at byte " + strconv.Itoa(p.at) + ", want " + want}
	}
	r, _ := utf8.DecodeRune(p.data[p.at:])
	return &failure{text: "byte " + strconv.Itoa(p.at) + " is " + strconv.QuoteRune(r) + ", want " + want}
}

// next reports whether the next byte after white space is c, and passes it if so.
func (p *parser) next(c byte) bool {
	p.space()
	if p.at < len(p.data) && p.data[p.at] == c {
		p.at++
		return true
	}
	return false
}

func (p *parser) value(depth int) (Value, *failure) {
	p.space()
	if depth > MaxDepth {
		return Value{}, &failure{text: "it is nested more than " + strconv.Itoa(MaxDepth) + " deep", pathless: true}
	}
	if p.at >= len(p.data) {
		return Value{}, p.unexpected("a value")
	}
	switch c := p.data[p.at]; {
	case c == '{':
		return p.object(depth)
	case c == '[':
		return p.array(depth)
	case c == '"':
		s, err := p.text()
		return Value{Kind: String, Text: s}, err
	case c == '-' || '0' <= c && c <= '9':
		return p.number()
	}
	for _, w := range [...]struct {
		word  string
		value Value
	}{{"null", Value{}}, {"true", Flag(true)}, {"false", Flag(false)}} {
		if n := len(w.word); len(p.data)-p.at >= n && string(p.data[p.at:p.at+n]) == w.word {
			p.at += n
			return w.value, nil
		}
	}
	return Value{}, p.unexpected("a value")
}

func (p *parser) array(depth int) (Value, *failure) {
	p.at++
	v := Value{Kind: Array}
	if p.next(']') {
		return v, nil
	}
	for {
		item, err := p.value(depth + 1)
		if err != nil {
			return v, err.within("[" + strconv.Itoa(len(v.Items)) + "]")
		}
		v.Items = append(v.Items, item)
		if p.next(']') {
			return v, nil
		}
		if !p.next(',') {
			return v, p.unexpected("a comma or ]")
		}
	}
}

func (p *parser) object(depth int) (Value, *failure) {
	p.at++
	v := Value{Kind: Object}
	if p.next('}') {
		return v, nil
	}
	seen := map[string]bool{}
	for {
		p.space()
		if p.at >= len(p.data) || p.data[p.at] != '"' {
			return v, p.unexpected("a field's name in quotes")
		}
		name, err := p.text()
		if err != nil {
			return v, err
		}
		if seen[name] {
			return v, &failure{path: name, text: " is given twice, want once", whole: true}
		}
		seen[name] = true
		if !p.next(':') {
			return v, p.unexpected("a colon")
		}
		field, err := p.value(depth + 1)
		if err != nil {
			return v, err.within(name)
		}
		v.Fields = append(v.Fields, Field{name, field})
		if p.next('}') {
			return v, nil
		}
		if !p.next(',') {
			return v, p.unexpected("a comma or }")
		}
	}
}

func (p *parser) number() (Value, *failure) {
	from := p.at
	p.pass('-')
	if !p.pass('0') && !p.digits() {
		return Value{}, p.unexpected("a digit")
	}
	if p.pass('.') && !p.digits() {
		return Value{}, p.unexpected("a digit")
	}
	if p.pass('e') || p.pass('E') {
		if !p.pass('+') {
			p.pass('-')
		}
		if !p.digits() {
			return Value{}, p.unexpected("a digit")
		}
	}
	return Value{Kind: Number, Text: string(p.data[from:p.at])}, nil
}

func (p *parser) pass(c byte) bool {
	if p.at < len(p.data) && p.data[p.at] == c {
		p.at++
		return true
	}
	return false
}

func (p *parser) digits() bool {
	from := p.at
	for p.at < len(p.data) && '0' <= p.data[p.at] && p.data[p.at] <= '9' {
		p.at++
	}
	return p.at > from
}

func (p *parser) text() (string, *failure) {
	p.at++
	var s []byte
	for {
		if p.at >= len(p.data) {
			return "", p.unexpected("a closing quote")
		}
		c := p.data[p.at]
		switch {
		case c == '"':
			p.at++
			return string(s), nil
		case c == '\\':
			r, err := p.escape()
			if err != nil {
				return "", err
			}
			s = utf8.AppendRune(s, r)
		case c < 0x20:
			return "", p.unexpected("no control characters in a string")
		default:
			r, size := utf8.DecodeRune(p.data[p.at:])
			if r == utf8.RuneError && size == 1 {
				return "", &failure{text: "byte " + strconv.Itoa(p.at) + " is not UTF-8"}
			}
			s = append(s, p.data[p.at:p.at+size]...)
			p.at += size
		}
	}
}

// escape reads what begins with a backslash. Half a surrogate pair becomes U+FFFD.
func (p *parser) escape() (rune, *failure) {
	p.at++
	if p.at >= len(p.data) {
		return 0, p.unexpected("an escape")
	}
	c := p.data[p.at]
	switch c {
	case '"', '\\', '/':
		p.at++
		return rune(c), nil
	case 'u':
		p.at++
		r, err := p.unit()
		if err != nil || !utf16.IsSurrogate(r) {
			return r, err
		}
		if rest := p.data[p.at:]; len(rest) >= 6 && rest[0] == '\\' && rest[1] == 'u' {
			before := p.at
			p.at += 2
			low, err := p.unit()
			if err != nil {
				return 0, err
			}
			if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
				return pair, nil
			}
			p.at = before
		}
		return utf8.RuneError, nil
	}
	for i, name := range []byte("bfnrt") {
		if c == name {
			p.at++
			return rune("\b\f\n\r\t"[i]), nil
		}
	}
	return 0, p.unexpected("an escape")
}

// unit reads the four hexadecimal digits of one UTF-16 unit.
func (p *parser) unit() (rune, *failure) {
	var r rune
	for range 4 {
		if p.at >= len(p.data) {
			return 0, p.unexpected("a hexadecimal digit")
		}
		c := p.data[p.at]
		switch {
		case '0' <= c && c <= '9':
			r = r<<4 | rune(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, p.unexpected("a hexadecimal digit")
		}
		p.at++
	}
	return r, nil
}
