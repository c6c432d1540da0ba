package document

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"backdraw/core/fault"
)

func TestParse(t *testing.T) {
	v, err := Parse(fault.InvalidSpec, []byte(" {\"a\" : [1, -2.50e+3, true, null, \"\\u00e9\\n\\ud83d\\ude00\\ud800\"], \"b\":{}}\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := Value{Kind: Object, Fields: []Field{
		{"a", List(Value{Kind: Number, Text: "1"}, Value{Kind: Number, Text: "-2.50e+3"}, Flag(true), Value{}, Text("é\n😀\ufffd"))},
		{"b", Value{Kind: Object}},
	}}
	if !reflect.DeepEqual(v, want) {
		t.Errorf("got %+v, want %+v", v, want)
	}
}

func TestParseRefuses(t *testing.T) {
	tests := []struct{ text, path, want string }{
		{"", "", "the JSON is not valid: it ends at byte 0, want a value"},
		{"{} x", "", "the JSON is not valid: byte 3 is 'x', want the end"},
		{`{"a":[{"b":1,"c":2,"b":3}]}`, "a[0].b", "a[0].b is given twice, want once"},
		{`{"a":[1,{"b":01}]}`, "a[1]", "the JSON is not valid in a[1]: byte 14 is '1', want a comma or }"},
		{`[1,]`, "[1]", "the JSON is not valid in [1]: byte 3 is ']', want a value"},
		{`{"a":1,}`, "", "the JSON is not valid: byte 7 is '}', want a field's name in quotes"},
		{`{a:1}`, "", "the JSON is not valid: byte 1 is 'a', want a field's name in quotes"},
		{"\"\xff\"", "", "the JSON is not valid: byte 1 is not UTF-8"},
		{`"\x"`, "", `the JSON is not valid: byte 2 is 'x', want an escape`},
		{`"\u12g4"`, "", "the JSON is not valid: byte 5 is 'g', want a hexadecimal digit"},
		{`-`, "", "the JSON is not valid: it ends at byte 1, want a digit"},
		{`NaN`, "", "the JSON is not valid: byte 0 is 'N', want a value"},
		{strings.Repeat(`{"a":[`, 600), "", "the JSON is not valid: it is nested more than 1000 deep"},
	}
	for _, test := range tests {
		_, err := Parse(fault.InvalidSpec, []byte(test.text))
		failure, ok := err.(*fault.Error)
		if !ok {
			t.Errorf("Parse(%.40q) gave %v, want an error", test.text, err)
			continue
		}
		if failure.Code != fault.InvalidSpec || failure.Message != test.want {
			t.Errorf("Parse(%.40q) gave %s %q, want %q", test.text, failure.Code, failure.Message, test.want)
		}
		if failure.Path != test.path {
			t.Errorf("Parse(%.40q) names the path %q, want %q", test.text, failure.Path, test.path)
		}
	}
}

func TestEqual(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{`1`, `1.0e0`, true}, {`1`, `2`, false}, {`"1"`, `1`, false}, {`{"a":1,"b":[2]}`, `{"b":[2],"a":1}`, true},
		{`{"a":1}`, `{"b":1}`, false}, {`[1,2]`, `[2,1]`, false}, {`true`, `false`, false}, {`null`, `null`, true},
	}
	for _, test := range tests {
		a, errA := Parse("", []byte(test.a))
		b, errB := Parse("", []byte(test.b))
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		if a.Equal(b) != test.want || b.Equal(a) != test.want {
			t.Errorf("%s equal to %s is %v, want %v", test.a, test.b, !test.want, test.want)
		}
	}
}

func TestSetAndRemove(t *testing.T) {
	v := Value{Kind: Object}
	v.Set("a", Count(1))
	v.Set("b", Figure(1e-7))
	before := v
	v.Set("a", Text("<x>"))
	v.Remove("b")
	if got := string(v.Append(nil)); got != "{\"a\":\"\\u003cx\\u003e\"}" {
		t.Errorf("got %s", got)
	}
	if got := string(before.Append(nil)); got != `{"a":1,"b":1e-07}` {
		t.Errorf("the copy changed to %s", got)
	}
}

// FuzzParse holds the parser against encoding/json: what it accepts is valid and the same, and
// what it refuses is invalid or one of the things it refuses beyond.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		`{"a":[1,2.5e-3,"x\u00e9\\",true,false,null,{}],"b":-0}`, `[`, `{"a":1,"a":2}`, `"\ud800\ud800"`, `01`, "\"\x7f\"", ` [ ] `,
		`{"":{"":[[]]}}`, `1e`, `"\u0000"`, `-0.0E+10`, `nul`, `{"a"}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := Parse(fault.InvalidSpec, data)
		if err != nil {
			text := err.Error()
			if json.Valid(data) && !strings.Contains(text, "given twice") && !strings.Contains(text, "nested") && !strings.Contains(text, "UTF-8") {
				t.Fatalf("%q is valid, and was refused: %v", data, err)
			}
			return
		}
		if !json.Valid(data) {
			t.Fatalf("%q is not valid, and was accepted", data)
		}
		again, err := Parse(fault.InvalidSpec, v.Append(nil))
		if err != nil || !reflect.DeepEqual(again, v) {
			t.Fatalf("%q reads as %s and that as %s (%v)", data, v.Append(nil), again.Append(nil), err)
		}
		var mine, theirs any
		if json.Unmarshal(data, &theirs) == nil && json.Unmarshal(v.Append(nil), &mine) == nil && !reflect.DeepEqual(mine, theirs) {
			t.Fatalf("%q means %v, and was read as %v", data, theirs, mine)
		}
	})
}
