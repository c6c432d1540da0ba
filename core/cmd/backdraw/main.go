// Command backdraw trains, asks and exports networks from the command line, with the very engine
// that the page runs.
//
//	backdraw train spec.json data.csv [-test test.csv] [-epochs 100] [-seed 1] [-out model.backdraw] [-curve curve.csv] [-targets a,b]
//	backdraw predict model.backdraw data.csv [-out predictions.csv]
//	backdraw export model.backdraw [-what spec|parameters] [-out file.json]
//	backdraw text text.txt [-cell lstm] [-units 128] [-epochs 10] [-write 400] [-temperature 0.6] [-prompt ...] [-out model.backdraw]
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "backdraw:", err)
		os.Exit(1)
	}
}

// commands by name; each is given what follows its name.
var commands = map[string]func(args []string, out, progress io.Writer) error{
	"train":   train,
	"predict": predict,
	"export":  export,
	"text":    text,
}

func run(args []string, out, progress io.Writer) error {
	if len(args) == 0 {
		return errors.New("want a command: train, predict, export or text")
	}
	command, ok := commands[args[0]]
	if !ok {
		return fmt.Errorf("%q is no command, want train, predict, export or text", args[0])
	}
	return command(args[1:], out, progress)
}

// split parts arguments into count files, which come first, and the flags after them.
func split(args []string, names ...string) (files, flags []string, err error) {
	at := slices.IndexFunc(args, func(a string) bool { return len(a) > 1 && a[0] == '-' })
	if at < 0 {
		at = len(args)
	}
	if at != len(names) {
		return nil, nil, fmt.Errorf("got %d files, want %d: %v", at, len(names), names)
	}
	return args[:at], args[at:], nil
}

// write puts bytes into a file, or on out where no file is named.
func write(name string, bytes []byte, out io.Writer) error {
	if name == "" {
		_, err := out.Write(bytes)
		return err
	}
	return os.WriteFile(name, bytes, 0o644)
}
