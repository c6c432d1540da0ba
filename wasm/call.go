//go:build js && wasm

package main

import (
	"errors"
	"fmt"
	"runtime/debug"
	"syscall/js"

	"backdraw/core/document"
	"backdraw/core/fault"
)

// operations are what call knows, by name.
var operations = map[string]func(request) (answer, error){
	"open":            open,
	"close":           closeTrainer,
	"state":           state,
	"setData":         setData,
	"beginEvaluation": beginEvaluation,
	"evaluation":      evaluation,
	"trace":           trace,
	"checkGradients":  checkGradients,
	"generate":        generate,
	"update":          update,
	"getParameters":   getParameters,
	"setParameters":   setParameters,
	"save":            save,
	"load":            load,
	"reset":           reset,
	"makeData":        makeData,
	"rasterize":       rasterize,
	"normalizeImage":  normalizeImage,
	"refineDigits":    refineDigits,
	"varyPictures":    varyPictures,
	"readTable":       readTable,
	"lastFault":       lastFault,
	"panic":           panicOnPurpose,
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

// call(name, handle, json, [Uint8Array, ...]) returns {json, bytes}, {fault: json} or {panic: text}.
func call(_ js.Value, args []js.Value) (result any) {
	defer func() {
		if p := recover(); p != nil {
			result = map[string]any{"panic": panicText(p)}
		}
	}()
	operation, ok := operations[args[0].String()]
	if !ok {
		return map[string]any{"fault": faultJSON(fault.New(fault.Internal, "", "there is no call %q", args[0].String()))}
	}
	a, err := operation(request{handle: args[1].Int(), arguments: args[2].String(), arrays: arrays{args[3]}})
	if err != nil {
		return map[string]any{"fault": faultJSON(err)}
	}
	return map[string]any{"json": text(a.value), "bytes": toJS(a.bytes)}
}

// decode reads the arguments of a call into v.
func (r request) decode(v any) error {
	arguments, err := document.Parse(fault.InvalidArgument, []byte(r.arguments))
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
