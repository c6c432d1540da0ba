//go:build js && wasm

// Command bench is package bench as WebAssembly, apart from the product's program: globalThis.benchRound(milliseconds) runs
// one round in the caller's thread and returns seconds a run of each case.
package main

import (
	"syscall/js"
	"time"

	"backdraw/core/bench"
)

func main() {
	suite, err := bench.New()
	if err != nil {
		panic(err)
	}
	js.Global().Set("benchRound", js.FuncOf(func(_ js.Value, args []js.Value) any {
		seconds := suite.Round(time.Duration(args[0].Float() * float64(time.Millisecond)))
		list := make([]any, len(seconds))
		for i, s := range seconds {
			list[i] = s
		}
		return list
	}))
	select {}
}
