// Command shape rewrites a WebAssembly module that Go's compiler made into one that does the same, to the bit, sooner and
// in fewer bytes:
//
//	shape [-no-lines] [-without PATTERN] [-copies PATTERN] IN OUT
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
package main

import (
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
		fmt.Fprintln(flag.CommandLine.Output(), "usage: shape [-no-lines] [-without PATTERN] [-copies PATTERN] IN OUT")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 2 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(flag.Arg(0), flag.Arg(1), o); err != nil {
		fmt.Fprintln(os.Stderr, "shape:", err)
		os.Exit(1)
	}
}

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
	module, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	shaped, err := rewrite(module, o)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	return os.WriteFile(to, shaped, 0o666)
}
