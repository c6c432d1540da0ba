package main

import (
	"flag"
	"fmt"
	"io"
	"strings"
)

// arguments are the flags of one command, and the files that it takes before, between or after them.
type arguments struct {
	*flag.FlagSet
	files []string // names of what it wants
	about string   // for -h
}

func newArguments(name, about string, files ...string) *arguments {
	a := &arguments{flag.NewFlagSet(name, flag.ContinueOnError), files, about}
	a.SetOutput(io.Discard)
	return a
}

// parse returns the files. After -h, which it answers on out, the error is flag.ErrHelp.
func (a *arguments) parse(args []string, out io.Writer) (files []string, err error) {
	a.Usage = func() {
		fmt.Fprintf(out, "usage: backdraw %s %s [flags]\n\n%s\n\n", a.Name(), strings.Join(a.files, " "), a.about)
		a.SetOutput(out)
		a.PrintDefaults()
		a.SetOutput(io.Discard)
	}
	help := a.Usage
	for rest := args; ; rest = a.Args()[1:] {
		a.Usage = func() {} // it is called for errors too
		if err := a.Parse(rest); err == flag.ErrHelp {
			help()
			return nil, err
		} else if err != nil {
			return nil, fmt.Errorf("%w; backdraw %s -h lists the flags", err, a.Name())
		}
		if a.NArg() == 0 {
			break
		}
		files = append(files, a.Arg(0))
	}
	if len(files) != len(a.files) {
		return nil, fmt.Errorf("got %d files %q, want %d: %s", len(files), files, len(a.files), strings.Join(a.files, " "))
	}
	return files, nil
}

// given says whether a flag was there.
func (a *arguments) given(name string) (yes bool) {
	a.Visit(func(f *flag.Flag) { yes = yes || f.Name == name })
	return yes
}

// refuse refuses flags that make no sense here, and says why.
func (a *arguments) refuse(why string, names ...string) error {
	for _, name := range names {
		if a.given(name) {
			return fmt.Errorf("-%s is given, but %s", name, why)
		}
	}
	return nil
}

// list is a flag with names, comma between.
func (a *arguments) list(name, usage string) *[]string {
	all := new([]string)
	a.Func(name, usage, func(text string) error {
		*all = nil
		for part := range strings.SplitSeq(text, ",") {
			*all = append(*all, strings.TrimSpace(part))
		}
		return nil
	})
	return all
}
