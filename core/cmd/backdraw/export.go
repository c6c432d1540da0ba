package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
)

// exported is one parameter tensor as JSON, row-major.
type exported struct {
	Shape []int     `json:"shape"`
	Data  []float32 `json:"data"`
}

func export(args []string, out, progress io.Writer) error {
	files, rest, err := split(args, "model.backdraw")
	if err != nil {
		return err
	}
	flags := flag.NewFlagSet("export", flag.ContinueOnError)
	flags.SetOutput(progress)
	what := flags.String("what", "parameters", "spec: the network spec; parameters: every tensor by its path")
	name := flags.String("out", "", "where it goes; standard output by default")
	if err := flags.Parse(rest); err != nil {
		return err
	}
	trainer, err := load(files[0])
	if err != nil {
		return err
	}
	var bytes []byte
	switch *what {
	case "spec":
		bytes = trainer.Spec().Marshal()
	case "parameters":
		all := map[string]exported{}
		for _, p := range trainer.Parameters() {
			all[p.Path] = exported{p.Shape, p.Data}
		}
		bytes, err = json.MarshalIndent(all, "", " ")
	default:
		return fmt.Errorf("-what is %q, want spec or parameters", *what)
	}
	if err != nil {
		return err
	}
	return write(*name, append(bytes, '\n'), out)
}
