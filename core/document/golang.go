package document

import (
	"cmp"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"backdraw/core/fault"
)

var valueType = reflect.TypeFor[Value]()

// Of turns a Go value into a document, as encoding/json does: structs by their json tags with
// omitempty, maps with string keys in the order of the keys, nil pointers and slices as null. A
// Value stays as it is, and a number that is not finite becomes the string that JavaScript's
// Number reads. It panics on kinds that JSON has no form for.
//
// It stands for encoding/json, which is a third of all that a page may load.
func Of(v any) Value { return of(reflect.ValueOf(v)) }

func of(v reflect.Value) Value {
	if !v.IsValid() {
		return Value{}
	}
	if v.Type() == valueType {
		return v.Interface().(Value)
	}
	switch kind := v.Kind(); kind {
	case reflect.Pointer, reflect.Interface:
		return of(v.Elem())
	case reflect.Bool:
		return Flag(v.Bool())
	case reflect.String:
		return Text(v.String())
	case reflect.Float32, reflect.Float64:
		return ofFloat(v.Float(), v.Type().Bits())
	case reflect.Slice:
		if v.IsNil() {
			return Value{}
		}
		items := make([]Value, v.Len())
		for i := range items {
			items[i] = of(v.Index(i))
		}
		return List(items...)
	case reflect.Map:
		return ofMap(v)
	case reflect.Struct:
		return ofStruct(v)
	default:
		if v.CanInt() {
			return Value{Kind: Number, Text: strconv.FormatInt(v.Int(), 10)}
		}
		if v.CanUint() {
			return Value{Kind: Number, Text: strconv.FormatUint(v.Uint(), 10)}
		}
		panic("document: JSON has no form for a " + kind.String())
	}
}

func ofFloat(x float64, bits int) Value {
	switch {
	case math.IsNaN(x):
		return Text("NaN")
	case math.IsInf(x, 1):
		return Text("Infinity")
	case math.IsInf(x, -1):
		return Text("-Infinity")
	}
	return Value{Kind: Number, Text: strconv.FormatFloat(x, 'g', -1, bits)}
}

func ofMap(v reflect.Value) Value {
	if v.IsNil() {
		return Value{}
	}
	object := Value{Kind: Object}
	for _, key := range v.MapKeys() {
		object.Fields = append(object.Fields, Field{key.String(), of(v.MapIndex(key))})
	}
	slices.SortFunc(object.Fields, func(a, b Field) int { return strings.Compare(a.Name, b.Name) })
	return object
}

func ofStruct(v reflect.Value) Value {
	object := Value{Kind: Object}
	for i := range v.NumField() {
		name, omitEmpty := fieldName(v.Type().Field(i))
		if name == "" || omitEmpty && isEmpty(v.Field(i)) {
			continue
		}
		object.Fields = append(object.Fields, Field{name, of(v.Field(i))})
	}
	return object
}

// fieldName is the name that a field has in JSON, empty where it has none.
func fieldName(f reflect.StructField) (name string, omitEmpty bool) {
	name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
	switch {
	case !f.IsExported() || name == "-":
		return "", false
	case name == "":
		name = f.Name
	}
	return name, options == "omitempty"
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}

// Decode fills the Go value that to points at from v: structs by their fields' names, in any case
// where no tag gives one. Fields of v that the struct has not are passed over, and null leaves
// things as they are. What does not fit is an invalid-argument error with the path.
func (v Value) Decode(to any) error {
	return v.decode(reflect.ValueOf(to).Elem(), "")
}

func (v Value) decode(to reflect.Value, path string) error {
	if v.Kind == Null {
		return nil
	}
	if to.Type() == valueType {
		to.Set(reflect.ValueOf(v))
		return nil
	}
	ok := false
	switch kind := to.Kind(); {
	case kind == reflect.Pointer:
		to.Set(reflect.New(to.Type().Elem()))
		return v.decode(to.Elem(), path)
	case kind == reflect.Struct && v.Kind == Object:
		return v.decodeStruct(to, path)
	case kind == reflect.Slice && v.Kind == Array:
		return v.decodeSlice(to, path)
	case kind == reflect.Bool && v.Kind == Bool:
		to.SetBool(v.Truth)
		ok = true
	case kind == reflect.String && v.Kind == String:
		to.SetString(v.Text)
		ok = true
	case v.Kind == Number:
		ok = v.decodeNumber(to)
	}
	if !ok {
		return fault.New(fault.InvalidArgument, path, "%s is %s, want %s", cmp.Or(path, "the argument"), v.Excerpt(), wanted(to.Kind()))
	}
	return nil
}

// wanted says in words what a Go kind takes.
func wanted(kind reflect.Kind) string {
	switch kind {
	case reflect.Bool:
		return "true or false"
	case reflect.String:
		return "a string"
	case reflect.Struct:
		return "an object"
	case reflect.Slice:
		return "an array"
	case reflect.Int, reflect.Int32, reflect.Int64:
		return "a whole number"
	case reflect.Uint32, reflect.Uint64:
		return "a whole number from 0"
	}
	return "a number"
}

func (v Value) decodeStruct(to reflect.Value, path string) error {
	for i := range to.NumField() {
		name, _ := fieldName(to.Type().Field(i))
		for _, f := range v.Fields {
			if name == "" || !strings.EqualFold(f.Name, name) {
				continue
			}
			within := f.Name
			if path != "" {
				within = path + "." + f.Name
			}
			if err := f.Value.decode(to.Field(i), within); err != nil {
				return err
			}
		}
	}
	return nil
}

func (v Value) decodeSlice(to reflect.Value, path string) error {
	to.Set(reflect.MakeSlice(to.Type(), len(v.Items), len(v.Items)))
	for i, item := range v.Items {
		if err := item.decode(to.Index(i), path+"["+strconv.Itoa(i)+"]"); err != nil {
			return err
		}
	}
	return nil
}

func (v Value) decodeNumber(to reflect.Value) bool {
	switch {
	case to.CanInt():
		n, err := strconv.ParseInt(v.Text, 10, to.Type().Bits())
		to.SetInt(n)
		return err == nil
	case to.CanUint():
		n, err := strconv.ParseUint(v.Text, 10, to.Type().Bits())
		to.SetUint(n)
		return err == nil
	case to.CanFloat():
		x, err := strconv.ParseFloat(v.Text, to.Type().Bits())
		to.SetFloat(x)
		return err == nil
	}
	return false
}
