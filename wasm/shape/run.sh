#!/bin/sh
# Runs a test that Go compiled to WebAssembly, shaped as what is shipped is: go test -exec=run.sh.
set -e
root=$(dirname "$0")/../..
"$root/build/shape" "$1" "$1.shaped"
program=$1
shift
exec "$(go env GOROOT)/lib/wasm/go_js_wasm_exec" "$program.shaped" "$@"
