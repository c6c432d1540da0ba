// Package bench measures the engine: the machine's peak, the kernels beside it, training steps, their layers, and how the time
// of a step grows with sizes. The same code runs natively and as WebAssembly; web/bench runs both and prints one table.
package bench
