//go:build js && wasm

package main

import (
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"syscall/js"

	"backdraw/core/document"
	"backdraw/core/fault"
)

// An operation is what call knows by a name.
type operation struct {
	name string
	run  func(request) (answer, error)
}

// operations are a list, since a map would be filled at the start of every program.
var operations = []operation{
	{"open", open},
	{"close", closeTrainer},
	{"spec", resolvedSpec},
	{"setData", setData},
	{"beginEvaluation", beginEvaluation},
	{"evaluation", evaluation},
	{"trace", trace},
	{"beginCheck", beginCheck},
	{"checked", checked},
	{"generate", generate},
	{"update", update},
	{"getParameters", getParameters},
	{"setParameters", setParameters},
	{"save", save},
	{"load", load},
	{"reset", reset},
	{"makeData", makeData},
	{"rasterize", rasterize},
	{"normalizeImage", normalizeImage},
	{"refineDigits", refineDigits},
	{"varyPictures", varyPictures},
	{"readTable", readTable},
	{"lastFault", lastFault},
	{"panic", panicOnPurpose},
}

func operationOf(name string) (operation, bool) {
	i := slices.IndexFunc(operations, func(o operation) bool { return o.name == name })
	if i < 0 {
		return operation{}, false
	}
	return operations[i], true
}

// request is one call: the trainer it is for, its arguments as JSON, and typed arrays that the
// JSON names by index.
type request struct {
	handle    int
	arguments string
	arrays    arrays
}

// answer is what a call returns: a value for JSON, and numbers that it names by their place.
type answer struct {
	value any
	bytes []byte
}

// call(name, handle, json, [Uint8Array, ...]) returns ["json", json, bytes], ["fault", json] or ["panic", text]. A list, since an
// object would be made of a map.
func call(_ js.Value, args []js.Value) (result any) {
	defer func() {
		if p := recover(); p != nil {
			result = []any{"panic", panicText(p)}
		}
	}()
	operation, ok := operationOf(args[0].String())
	if !ok {
		return []any{"fault", faultJSON(fault.New(fault.Internal, "", "there is no call %q", args[0].String()))}
	}
	a, err := operation.run(request{handle: args[1].Int(), arguments: args[2].String(), arrays: arrays{args[3]}})
	if err != nil {
		return []any{"fault", faultJSON(err)}
	}
	return []any{"json", text(a.value), toJS(a.bytes)}
}

// parse reads the arguments of a call.
func (r request) parse() (document.Value, error) {
	return document.Parse(fault.InvalidArgument, []byte(r.arguments))
}

// decode reads the arguments of a call into v.
func (r request) decode(v any) error {
	arguments, err := r.parse()
	if err != nil {
		return err
	}
	return arguments.Decode(v)
}

// text is a value as JSON.
func text(v any) string { return string(document.Of(v).Append(nil)) }

func faultJSON(err error) string {
	var f *fault.Error
	if !errors.As(err, &f) {
		f = fault.New(fault.Internal, "", "%v", err)
	}
	return text(f)
}

// told is the text of a panic that was caught earlier.
type told string

// panicText is what a panic says, and then where it was.
func panicText(p any) string {
	if earlier, ok := p.(told); ok {
		return string(earlier)
	}
	return fmt.Sprintf("%v\n%s", p, debug.Stack())
}
