// Command shape rewrites a WebAssembly module that Go's compiler made into one that does the same, to the bit, sooner and
// in fewer bytes:
//
//	shape [-no-lines] [-without PATTERN] [-copies PATTERN] IN OUT
//	shape mark IN OUT
//	shape begin STATE MEMORY IN OUT
//	shape split STATE IN FIRST REST
//
// Go sends every jump of a function through one br_table, and adds the distance to a vector before it loads it. Here jumps
// become branches, and ways back become loops (flow.go, write.go), tested at their ends (invert.go); loads and stores take
// distances themselves (address.go, splat.go); short copies are written out (copy.go), a comparison and a choice are one
// instruction (extreme.go); pieces of data are joined (data.go).
//
// It reads functions' names, for which a module is linked with them, and leaves them out. With -without, the bodies of
// functions with such names are left out too: they trap when they are called. With -copies, copies are written out in functions
// with such names alone, as that takes more bytes than the calls. With -no-lines, what tells of files and lines is left out
// (lines.go).
//
// The other forms make of that a program that has begun, in two parts (begun.go, parts.go): mark has what a running program
// does be seen (marks.go), from which web/begin.mjs takes its state, with begin it is that to start with, and split parts it.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"regexp"
)

func main() {
	var o options
	flag.BoolVar(&o.noLines, "no-lines", false, "leave out of which file and line each instruction is")
	flag.Func("without", "leave out the bodies of functions whose names match this `pattern`", pattern(&o.without))
	flag.Func("copies", "write short copies out only in functions whose names match this `pattern`", pattern(&o.copies))
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), `usage: shape [-no-lines] [-without PATTERN] [-copies PATTERN] IN OUT
       shape mark IN OUT
       shape begin STATE MEMORY IN OUT
       shape split STATE IN FIRST REST`)
		flag.PrintDefaults()
	}
	flag.Parse()
	err := errUsage
	switch files := flag.Args(); {
	case len(files) == 2:
		err = run(files[0], files[1], o)
	case len(files) == 3 && files[0] == "mark":
		err = runMark(files[1], files[2])
	case len(files) == 5 && files[0] == "begin":
		err = runBegin(files[1], files[2], files[3], files[4])
	case len(files) == 5 && files[0] == "split":
		err = runSplit(files[1], files[2], files[3], files[4])
	}
	if err == errUsage {
		flag.Usage()
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "shape:", err)
		os.Exit(1)
	}
}

var errUsage = errors.New("usage")

// pattern reads a flag; an empty one is none.
func pattern(to **regexp.Regexp) func(string) error {
	return func(text string) (err error) {
		if *to = nil; text != "" {
			*to, err = regexp.Compile(text)
		}
		return err
	}
}

// run rewrites a file.
func run(from, to string, o options) error {
	return convert(from, to, func(module []byte) ([]byte, error) { return rewrite(module, o) })
}

func runMark(from, to string) error {
	return convert(from, to, mark)
}

func runBegin(state, memory, from, to string) error {
	begun, err := readState(state)
	if err != nil {
		return err
	}
	bytes, err := os.ReadFile(memory)
	if err != nil {
		return err
	}
	return convert(from, to, func(module []byte) ([]byte, error) { return begin(module, bytes, begun) })
}

func runSplit(state, from, first, rest string) error {
	begun, err := readState(state)
	if err != nil {
		return err
	}
	return convert(from, first, func(module []byte) ([]byte, error) {
		begins, follows, err := split(module, begun.Called)
		if err != nil {
			return nil, err
		}
		return begins, os.WriteFile(rest, follows, 0o666)
	})
}

func readState(file string) (state begun, err error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return begun{}, err
	}
	if err := json.Unmarshal(text, &state); err != nil {
		return begun{}, fmt.Errorf("%s: %w", file, err)
	}
	return state, nil
}

// convert writes what is made of the module in a file.
func convert(from, to string, make func(module []byte) ([]byte, error)) error {
	module, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	made, err := make(module)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	return os.WriteFile(to, made, 0o666)
}
