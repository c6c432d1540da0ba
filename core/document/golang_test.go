package document

import (
	"encoding/json"
	"math"
	"reflect"
	"testing"

	"backdraw/core/fault"
)

type tagged struct {
	Plain   int
	Named   float64         `json:"named"`
	Empty   *int            `json:"empty,omitempty"`
	None    []string        `json:"none,omitempty"`
	Nil     []bool          `json:"nil"`
	Inside  map[string]*int `json:"inside"`
	Small   float32         `json:"small"`
	Any     any             `json:"any"`
	Skipped int             `json:"-"`
	hidden  int
}

func TestOfIsWhatEncodingJSONMakes(t *testing.T) {
	seven := 7
	for _, v := range []any{
		nil, true, "é\n\"", -3, uint64(math.MaxUint64), 0.1, float32(0.1), 1e300, -2.5e-9,
		[]int{}, []int{1, 2}, []float32{0.25}, map[string]bool{"b": true, "a": false}, &seven, (*int)(nil),
		tagged{Plain: 1, Named: 2.5, Inside: map[string]*int{"x": &seven, "a": nil}, Small: 0.3, Any: []any{1, "two"}},
		&tagged{Empty: &seven, None: []string{"s"}, Nil: []bool{true}, hidden: 4},
		[]tagged{{}, {Plain: -1}},
	} {
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		want, err := Parse(fault.Internal, text)
		if err != nil {
			t.Fatal(err)
		}
		if got := Of(v); !got.Equal(want) {
			t.Errorf("Of(%#v) is %s, want %s", v, got.Append(nil), text)
		}
	}
	for x, want := range map[float64]string{math.Inf(1): `"Infinity"`, math.Inf(-1): `"-Infinity"`} {
		if got := string(Of(x).Append(nil)); got != want {
			t.Errorf("Of(%v) is %s, want %s", x, got, want)
		}
	}
	if got := string(Of(math.NaN()).Append(nil)); got != `"NaN"` {
		t.Errorf("Of(NaN) is %s", got)
	}
	if whole := List(Count(3)); !Of(struct{ V Value }{whole}).Fields[0].Value.Equal(whole) {
		t.Error("a Value inside a struct did not stay as it is")
	}
}

func TestDecode(t *testing.T) {
	type inside struct{ A, B *int }
	type all struct {
		Name   string
		On     bool
		Count  int
		Seed   uint64
		Rate   float64
		Small  float32
		List   []inside
		Absent *inside
		Other  Value `json:"renamed"`
	}
	v, err := Parse(fault.Internal, []byte(`{"name":"n","on":true,"count":-4,"seed":18446744073709551615,"rate":1e-3,"small":0.5,
		"list":[{"a":1,"b":null},{}],"absent":null,"renamed":[1],"unknown":{"x":1}}`))
	if err != nil {
		t.Fatal(err)
	}
	var got all
	if err := v.Decode(&got); err != nil {
		t.Fatal(err)
	}
	one := 1
	want := all{Name: "n", On: true, Count: -4, Seed: math.MaxUint64, Rate: 1e-3, Small: 0.5, List: []inside{{A: &one}, {}}, Other: List(Count(1))}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestDecodeRefusesWhatDoesNotFit(t *testing.T) {
	type target struct {
		Count int
		Seed  *uint64
		List  []struct{ A bool }
		Name  string
	}
	for _, c := range []struct{ text, path, want string }{
		{`{"count":1.5}`, "count", "count is 1.5, want a whole number"},
		{`{"count":1e30}`, "count", "count is 1e30, want a whole number"},
		{`{"count":"1"}`, "count", `count is "1", want a whole number`},
		{`{"seed":-1}`, "seed", "seed is -1, want a whole number from 0"},
		{`{"list":{}}`, "list", "list is {}, want an array"},
		{`{"list":[{"a":true},{"a":0}]}`, "list[1].a", "list[1].a is 0, want true or false"},
		{`{"name":[]}`, "name", "name is [], want a string"},
		{`7`, "", "the argument is 7, want an object"},
	} {
		v, err := Parse(fault.Internal, []byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		failure, ok := v.Decode(&target{}).(*fault.Error)
		if !ok || failure.Code != fault.InvalidArgument || failure.Path != c.path || failure.Message != c.want {
			t.Errorf("Decode of %s gave %v, want %q at %q", c.text, failure, c.want, c.path)
		}
	}
}
