//go:build !js

package spec_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"backdraw/core/document"
	"backdraw/core/fault"
	"backdraw/core/nn"
	"backdraw/core/spec"
)

var update = flag.Bool("update", false, "write docs/spec.md anew")

// TestReference: docs/spec.md is what the parser itself says of its fields. They are asked for by
// documents with one thing wrong, whose errors list names and say what is wanted; defaults are what
// it writes for a document that has none of them.
func TestReference(t *testing.T) {
	const file = "../../docs/spec.md"
	r := reference{t: t, used: map[string]bool{}}
	r.write()
	for key := range meanings {
		if !r.used[key] {
			t.Errorf("reference_meanings_test.go has %q, which no part of the spec has", key)
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(r.text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != r.text.String() {
		t.Error("docs/spec.md is not what the parser says; go test ./core/spec -run TestReference -update writes it anew")
	}
	if r.rows < 150 {
		t.Errorf("the reference has %d fields, want all of them", r.rows)
	}
}

type reference struct {
	t    *testing.T
	text strings.Builder
	used map[string]bool
	rows int
}

// A part is an object of the document: where it stands in one, and which fields it must have.
type part struct {
	path     string                     // as errors name it
	document func(object string) string // a document with the object in its place
	find     func(document.Value) document.Value
	kind     string // its type, or empty
}

const dense = `{"type":"dense","units":1}`

// samples are two values for each required field, so that a default that follows one is found out.
var samples = map[string][2]string{
	"units": {"1", "2"}, "filters": {"1", "2"}, "kernel": {"1", "2"}, "size": {"1", "2"}, "factor": {"1", "2"}, "rate": {"0.5", "0.25"},
	"std": {"1", "2"}, "mean": {"1", "2"}, "shape": {"[1]", "[2]"}, "names": {`["x1"]`, `["x2"]`}, "vocabulary": {"1", "2"},
	"layers": {"[" + dense + "]", "[" + dense + "]"}, "steps": {"1", "2"}, "every": {"1", "2"}, "decay": {"1", "2"}, "target": {"1", "2"},
	"count": {"1", "2"}, "input": {"[1]", "[2]"},
}

var (
	fieldList = regexp.MustCompile(`want one of (.*)$`)
	missing   = regexp.MustCompile(`^(?:.*\.)?(\w+) is missing, want`)
	wanted    = regexp.MustCompile(`, want (.*)$`)
)

// refusal returns the error of a document, or nil.
func refusal(text string) *fault.Error {
	_, err := spec.Parse([]byte(text))
	var f *fault.Error
	errors.As(err, &f)
	return f
}

func (p part) object(fields ...string) string {
	if p.kind != "" {
		fields = append([]string{fmt.Sprintf(`"type":%q`, p.kind)}, fields...)
	}
	return p.document("{" + strings.Join(fields, ",") + "}")
}

func (p part) at(name string) string {
	if p.path == "" {
		return name
	}
	return p.path + "." + name
}

// fields returns the names of a part's fields but its type.
func (r *reference) fields(p part) []string {
	err := refusal(p.object(`"no such field":0`))
	if err == nil || err.Path != p.at("no such field") {
		r.t.Fatalf("%s %s: asked for a field that is none: %v", p.path, p.kind, err)
	}
	names := strings.Split(fieldList.FindStringSubmatch(err.Message)[1], ", ")
	return slices.DeleteFunc(names, func(name string) bool { return name == "type" })
}

// required returns the fields without which a part is refused, by name.
func (r *reference) required(p part) (names []string) {
	for {
		err := refusal(p.object(sampled(names, 0)...))
		if err == nil {
			return names
		}
		found := missing.FindStringSubmatch(err.Message)
		if found == nil || samples[found[1]] == [2]string{} || slices.Contains(names, found[1]) {
			r.t.Fatalf("%s %s: no sample makes it right: %v", p.path, p.kind, err)
		}
		names = append(names, found[1])
	}
}

func sampled(names []string, which int) (fields []string) {
	for _, name := range names {
		fields = append(fields, fmt.Sprintf("%q:%s", name, samples[name][which]))
	}
	return fields
}

// takes returns what is wanted of a field, in the words of the error.
func (r *reference) takes(p part, name string) string {
	ask := func(value, at string) string {
		if err := refusal(p.object(fmt.Sprintf("%q:%s", name, value))); err != nil && err.Path == p.at(name)+at {
			if found := wanted.FindStringSubmatch(err.Message); found != nil {
				return found[1]
			}
		}
		return ""
	}
	want := ask(`{"no such field":0}`, "")
	if want == "" {
		want = ask("true", "")
	}
	if want == "" {
		r.t.Errorf("%s %s: nothing is wrong for %s", p.path, p.kind, name)
	}
	switch each := ask("[true]", "[0]"); {
	case each != "" && !strings.Contains(want, each) && want != "a list of layers":
		want += ", each " + each
	case strings.HasPrefix(want, "valid, same"):
		want += ", each " + ask("[true,0,0,0]", "[0]")
	}
	want = strings.ReplaceAll(want, "9007199254740992", "2^53")
	if strings.HasPrefix(want, "a name or an object: one of ") {
		want = "a name, or an object with `type` and more"
	}
	return strings.ReplaceAll(want, "e+30", "e30")
}

// byDefault returns what a field is without being given.
func (r *reference) byDefault(p part, name string, required []string) string {
	if slices.Contains(required, name) {
		return "required"
	}
	var values [2]string
	for i := range values {
		s, err := spec.Parse([]byte(p.object(sampled(required, i)...)))
		if err != nil {
			r.t.Fatal(err)
		}
		whole, err := document.Parse("", spec.MarshalFull(s))
		if err != nil {
			r.t.Fatal(err)
		}
		v, given := p.find(whole).Get(name)
		if !given {
			return r.meaning("default of ", p, name)
		}
		if kind, ok := v.Get("type"); ok {
			v = kind
		}
		values[i] = string(v.Append(nil))
	}
	if values[0] == values[1] {
		return "`" + values[0] + "`"
	}
	for _, other := range required {
		if values == samples[other] {
			return "as `" + other + "`"
		}
	}
	r.t.Errorf("%s %s: the default of %s is %s, then %s", p.path, p.kind, name, values[0], values[1])
	return ""
}

// meaning returns the sentence for a field: its own one, or that of the field in every type.
func (r *reference) meaning(prefix string, p part, name string) string {
	for _, key := range []string{prefix + p.kind + "." + name, prefix + p.at(name), prefix + name} {
		if text, ok := meanings[key]; ok {
			r.used[key] = true
			return text
		}
	}
	r.t.Errorf("reference_meanings_test.go lacks %s%s of %s %s", prefix, name, p.path, p.kind)
	return ""
}

// table writes the fields of a part.
func (r *reference) table(p part) {
	fields := r.fields(p)
	if len(fields) == 0 {
		r.text.WriteString("\n")
		return
	}
	r.text.WriteString("\n| field | takes | default | is |\n|---|---|---|---|\n")
	required := r.required(p)
	for _, name := range fields {
		fmt.Fprintf(&r.text, "| `%s` | %s | %s | %s |\n", name, cell(r.takes(p, name)), cell(r.byDefault(p, name, required)), cell(r.meaning("", p, name)))
		r.rows++
	}
	r.text.WriteString("\n")
}

func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }

// types writes every type of a part.
func (r *reference) types(title string, names []string, of func(kind string) part) {
	fmt.Fprintf(&r.text, "## %s\n\n", title)
	for _, kind := range names {
		p := of(kind)
		key := title + "." + kind
		text, ok := meanings[key]
		if !ok {
			r.t.Errorf("reference_meanings_test.go lacks %s", key)
		}
		r.used[key] = true
		fmt.Fprintf(&r.text, "### %s\n\n%s\n", kind, text)
		r.table(p)
	}
}

// names writes a list of names that have no fields, or the same.
func (r *reference) names(title string, names []string, of func(kind string) part) {
	fmt.Fprintf(&r.text, "## %s\n\n%s\n\n| name | is | fields |\n|---|---|---|\n", title, r.meaning("", part{}, title))
	for _, kind := range names {
		key := title + "." + kind
		if meanings[key] == "" {
			r.t.Errorf("reference_meanings_test.go lacks %s", key)
		}
		r.used[key] = true
		p := of(kind)
		var fields []string
		for _, name := range r.fields(p) {
			fields = append(fields, fmt.Sprintf("`%s`: %s, default %s", name, r.takes(p, name), r.byDefault(p, name, nil)))
			r.rows++
		}
		fmt.Fprintf(&r.text, "| `%s` | %s | %s |\n", kind, cell(meanings[key]), cell(strings.Join(fields, "; ")))
	}
	r.text.WriteString("\n")
}

// field returns a part that is a field of the document or, where within is not empty, of an object in it.
func field(name string) func(kind string) part {
	return func(kind string) part {
		return part{name,
			func(object string) string {
				return `{"input":[1],"layers":[` + dense + `],"` + name + `":` + object + `}`
			},
			func(v document.Value) document.Value { v, _ = v.Get(name); return v }, kind}
	}
}

func firstLayer(v document.Value) document.Value {
	layers, _ := v.Get("layers")
	return layers.Items[0]
}

func layer(kind string) part {
	return part{"layers[0]", func(object string) string { return `{"input":[1],"layers":[` + object + `]}` }, firstLayer, kind}
}

func inLayer(name, rest string) func(kind string) part {
	return func(kind string) part {
		return part{"layers[0]." + name,
			func(object string) string {
				return `{"input":[1],"layers":[{` + rest + `,"` + name + `":` + object + `}]}`
			},
			func(v document.Value) document.Value { v, _ = firstLayer(v).Get(name); return v }, kind}
	}
}

func (r *reference) write() {
	whole := part{"", func(object string) string { return object }, func(v document.Value) document.Value { return v }, ""}
	r.text.WriteString(introduction)
	if err := refusal(example); err != nil {
		r.t.Errorf("the example is refused: %v", err)
	}
	r.text.WriteString("## The document\n")
	r.table(whole)
	r.text.WriteString(inputs)
	r.types("Layers", spec.LayerTypes(), layer)
	r.text.WriteString("### fourier, in features\n\n" + meanings["fourier"] + "\n")
	r.table(inLayer("fourier", `"type":"features"`)(""))
	r.names("Activations", spec.ActivationNames(), inLayer("activation", `"type":"dense","units":1`))
	r.names("Initialisers", spec.InitNames(), inLayer("init", `"type":"dense","units":1`))
	r.types("Losses", spec.LossNames(), field("loss"))
	r.types("Optimizers", spec.OptimizerTypes(), field("optimizer"))
	r.types("Schedules", spec.ScheduleTypes(), field("schedule"))
	for _, name := range []string{"regularizer", "clip"} {
		sentence := r.meaning("", whole, name)
		fmt.Fprintf(&r.text, "## %s\n\n%s.\n", name, strings.ToUpper(sentence[:1])+sentence[1:])
		r.table(field(name)(""))
	}
	fmt.Fprintf(&r.text, limits, spec.MaxLayers, spec.MaxUnits, nn.MaxParameters, nn.MaxBytes>>20, spec.MaxSide, spec.MaxWidth, spec.MaxBytes>>20)
}
