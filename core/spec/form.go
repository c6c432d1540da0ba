package spec

import (
	"strconv"
	"strings"

	"backdraw/core/document"
	"backdraw/core/fault"
)

// A form is one object of the document. The fields of every part of the spec are listed once, in
// a method visit that hands each of them to a form with its range and its default; reading fills
// the fields from the document, writing puts those that differ from their defaults into it. So
// what is read, what is written and what an error offers as valid cannot drift apart.
type form struct {
	path  string // as in layers[2]; empty: the document itself
	owner string // what has the fields, as in dense
	count *int   // layers so far, in the whole document

	reading bool
	in      document.Value
	asked   []string     // fields so far: all that are valid
	err     *fault.Error // the first thing wrong
	missing *fault.Error // the first field that is required and not there

	full bool // write defaults too
	out  document.Value
}

// read visits a document's object; where fields that nobody asked for are left, it says so.
func (f *form) read(visit func(*form)) *fault.Error {
	if f.in.Kind != document.Object {
		return f.wrong("", f.in, "an object")
	}
	visit(f)
	if f.err != nil && f.err != f.missing {
		return f.err
	}
	for _, field := range f.in.Fields {
		if !contains(f.asked, field.Name) {
			return fault.New(fault.InvalidSpec, f.at(field.Name), "%s is not a field of %s, want one of %s",
				f.at(field.Name), f.owner, strings.Join(f.asked, ", "))
		}
	}
	return f.err
}

func contains(all []string, name string) bool {
	for _, s := range all {
		if s == name {
			return true
		}
	}
	return false
}

// at returns the path of a field; of the object itself where name is empty.
func (f *form) at(name string) string {
	switch {
	case name == "":
		return f.path
	case f.path == "":
		return name
	}
	return f.path + "." + name
}

// get returns the field, and notes that it may be there.
func (f *form) get(name string) (v document.Value, given bool) {
	f.asked = append(f.asked, name)
	return f.in.Get(name)
}

// fail keeps the first error; one about a field that is there comes before one that is missing.
func (f *form) fail(err *fault.Error) {
	if f.err == nil || f.err == f.missing && err != nil {
		f.err = err
	}
}

// require notes that a field is missing.
func (f *form) require(name, want string) {
	if f.err == nil {
		f.missing = fault.New(fault.InvalidSpec, f.at(name), "%s is missing, want %s", f.at(name), want)
		f.err = f.missing
	}
}

func (f *form) wrong(name string, v document.Value, want string) *fault.Error {
	path := f.at(name)
	if path == "" {
		return fault.New(fault.InvalidSpec, "", "the spec is %s, want %s", v.Excerpt(), want)
	}
	return fault.New(fault.InvalidSpec, path, "%s is %s, want %s", path, v.Excerpt(), want)
}

// put writes a field.
func (f *form) put(name string, v document.Value) {
	if f.out.Kind != document.Object {
		f.out = document.Value{Kind: document.Object}
	}
	f.out.Fields = append(f.out.Fields, document.Field{Name: name, Value: v})
}

// flag is a field that is true or false.
func (f *form) flag(name string, p *bool, byDefault bool) {
	if !f.reading {
		if f.full || *p != byDefault {
			f.put(name, document.Flag(*p))
		}
		return
	}
	*p = byDefault
	if v, given := f.get(name); given {
		if v.Kind != document.Bool {
			f.fail(f.wrong(name, v, "true or false"))
		}
		*p = v.Truth
	}
}

// choice is a field that is one of some names. An empty default is required.
func (f *form) choice(name string, p *string, byDefault string, names []string) {
	if !f.reading {
		if f.full || *p != byDefault {
			f.put(name, document.Text(*p))
		}
		return
	}
	*p = byDefault
	v, given := f.get(name)
	switch {
	case !given && byDefault == "":
		f.require(name, oneOf(names))
	case given && (v.Kind != document.String || !contains(names, v.Text)):
		f.fail(f.wrong(name, v, oneOf(names)))
	case given:
		*p = v.Text
	}
}

func oneOf(names []string) string {
	if len(names) == 2 {
		return names[0] + " or " + names[1]
	}
	return "one of " + strings.Join(names, ", ")
}

// object is a field that is an object, with defaults for all that is in it.
func (f *form) object(name string, visit func(*form)) {
	child := form{path: f.at(name), owner: name, count: f.count, reading: f.reading, full: f.full}
	if !f.reading {
		visit(&child)
		if child.out.Kind == document.Object {
			f.put(name, child.out)
		}
		return
	}
	child.in = document.Value{Kind: document.Object}
	if v, given := f.get(name); given {
		child.in = v
	}
	if err := child.read(visit); err != nil {
		f.fail(err)
	}
}

// named is a field that is a name or an object of that type: "adam" or {"type": "adam", ...}.
// An object may leave the type out where the field has a default. visit is given the fields that
// come with the type, p.
func (f *form) named(name string, p *string, byDefault string, names []string, visit func(*form)) {
	child := form{path: f.at(name), count: f.count, reading: f.reading, full: f.full}
	withType := func(c *form) {
		c.owner = "a " + name
		c.choice("type", p, byDefault, names)
		if c.err == nil {
			c.owner = *p
			visit(c)
		}
	}
	if !f.reading {
		f.putNamed(name, *p, byDefault, &child, visit)
		return
	}
	v, given := f.get(name)
	switch {
	case !given:
		*p = byDefault
		child.in = document.Value{Kind: document.Object}
		child.owner = *p
		if *p == "" {
			return
		}
		withType = visit
	case v.Kind == document.String:
		if !contains(names, v.Text) {
			f.fail(f.wrong(name, v, oneOf(names)))
			return
		}
		*p = v.Text
		child.in = document.Value{Kind: document.Object}
		child.owner = *p
		withType = visit
	case v.Kind == document.Object:
		child.in = v
	default:
		f.fail(f.wrong(name, v, "a name or an object: "+oneOf(names)))
		return
	}
	if err := child.read(withType); err != nil {
		f.fail(err)
	}
}

func (f *form) putNamed(name, kind, byDefault string, child *form, visit func(*form)) {
	if kind == "" {
		return
	}
	child.put("type", document.Text(kind))
	visit(child)
	switch {
	case f.full || len(child.out.Fields) > 1:
		f.put(name, child.out)
	case kind != byDefault:
		f.put(name, document.Text(kind))
	}
}

// elements visits the items of a list, or a single number as a list of one. It reports false
// where the field is not there.
func (f *form) elements(name, want string, most int, single bool, each func(path string, v document.Value) *fault.Error) bool {
	v, given := f.get(name)
	if !given {
		return false
	}
	items := v.Items
	if single && v.Kind == document.Number {
		if err := each(f.at(name), v); err != nil {
			f.fail(err)
		}
		return true
	}
	switch {
	case v.Kind != document.Array || len(items) == 0:
		f.fail(f.wrong(name, v, want))
		return true
	case len(items) > most:
		f.fail(fault.New(fault.TooLarge, f.at(name), "%s has %d numbers, the limit is %d", f.at(name), len(items), most))
		return true
	}
	for i, item := range items {
		if err := each(f.at(name)+"["+strconv.Itoa(i)+"]", item); err != nil {
			f.fail(err)
			return true
		}
	}
	return true
}
