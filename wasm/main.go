//go:build js && wasm

// Command wasm is the engine as the page, Node and the edge run it: trainers behind handles.
//
// JavaScript reaches it in two ways. call, a function that main leaves on its js.Global(), takes
// everything that is asked now and then: a name, JSON and typed arrays in, JSON and bytes out. The
// exports in hot.go take what is asked often, steps, figures, predictions and fields, and pass
// numbers through the program's own memory, for a call through syscall/js costs a thousand times
// one through an export.
//
// A program is for one thread. After a panic, which is caught in call and in every export and
// handed over as text, its state is not to be trusted: whoever runs it starts another.
package main

import (
	"runtime/debug"
	"syscall/js"

	"backdraw/core/nn"
)

func main() {
	debug.SetMemoryLimit(nn.MaxBytes) // what is not in use is given back before the program, which never shrinks, grows past that
	js.Global().Set("call", js.FuncOf(call))
	select {}
}
