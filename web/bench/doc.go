// Command bench prints what the engine does on this machine, natively and in Chromium side by side, and draws docs/growth.svg:
//
//	make bench
//	make bench ARGS="-rounds 1 -milliseconds 5 -memory=false -docs ''"
//
// It needs dist/, build/bench.wasm and a Chromium. What it prints is written to docs/bench.md too.
package main
