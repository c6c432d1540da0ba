// Command shape rewrites a WebAssembly module that Go's compiler made into one that does the same, to the bit, sooner and
// in fewer bytes:
//
//	shape [-without PATTERN] IN OUT
//
// Go sends every jump of a function through one br_table, and adds the distance to a vector before it loads it. Here jumps
// become branches, and ways back become loops (flow.go, write.go), tested at their ends (invert.go); loads and stores take
// distances themselves (address.go, splat.go); pieces of data are joined (data.go).
//
// It reads functions' names, for which a module is linked with them, and leaves them out. With -without, the bodies of
// functions with such names are left out too: they trap when they are called.
package main

import (
	"flag"
	"fmt"
	"os"
	"regexp"
)

func main() {
	without := flag.String("without", "", "leave out the bodies of functions whose names match this `pattern`")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: shape [-without PATTERN] IN OUT")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 2 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(flag.Arg(0), flag.Arg(1), *without); err != nil {
		fmt.Fprintln(os.Stderr, "shape:", err)
		os.Exit(1)
	}
}

func run(from, to, without string) error {
	var pattern *regexp.Regexp
	if without != "" {
		var err error
		if pattern, err = regexp.Compile(without); err != nil {
			return err
		}
	}
	module, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	shaped, err := rewrite(module, pattern)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	return os.WriteFile(to, shaped, 0o666)
}
