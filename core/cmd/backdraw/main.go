// Command backdraw trains, asks and exports networks from the command line, with the very engine
// that the page runs. backdraw -h lists the commands, backdraw train -h the flags of one.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // the second one ends the command at once
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	if err == nil {
		return
	}
	fmt.Fprintln(os.Stderr, "backdraw:", err)
	if errors.Is(err, errInterrupted) {
		os.Exit(130) // as a shell says of what SIGINT ended
	}
	os.Exit(1)
}

// A command is given the arguments after its name, and writes results to out, everything else to
// progress. Once ctx is done it ends training and keeps what was learnt.
type command struct {
	name, about string
	run         func(ctx context.Context, args []string, out, progress io.Writer) error
}

func commands() []command {
	return []command{
		{"train", "train a network on a table", train},
		{"predict", "what a trained network says to the lines of a table", predict},
		{"export", "the spec, the parameters or the names of a trained network", export},
		{"text", "train a network on a text, one character at a time, or let a trained one write", text},
	}
}

func run(ctx context.Context, args []string, out, progress io.Writer) error {
	const names = "train, predict, export or text"
	if len(args) == 0 {
		return errors.New("want a command: " + names + "; backdraw -h says more")
	}
	switch args[0] {
	case "-h", "-help", "--help", "help":
		fmt.Fprintln(out, "usage: backdraw COMMAND [files and flags]")
		for _, c := range commands() {
			fmt.Fprintf(out, "  %-8s %s\n", c.name, c.about)
		}
		fmt.Fprintln(out, "backdraw COMMAND -h lists its flags.")
		return nil
	}
	for _, c := range commands() {
		if c.name != args[0] {
			continue
		}
		err := c.run(ctx, args[1:], out, progress)
		if errors.Is(err, flag.ErrHelp) {
			return nil
		}
		return err
	}
	return fmt.Errorf("%q is no command, want %s", args[0], names)
}
