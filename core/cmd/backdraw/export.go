package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
)

const aboutExport = `Writes what is in a saved model as JSON: the network's spec, its parameters as trainer.getParameters() has them, the
running statistics of its batch-norm layers, or the names of features, targets and classes. The model itself is what trainer.load() takes in a page or in Node.`

// exported is one tensor as JSON, row-major.
type exported struct {
	Shape []int     `json:"shape"`
	Data  []float32 `json:"data"`
}

func export(_ context.Context, args []string, out, progress io.Writer) error {
	a := newArguments("export", aboutExport, "model.backdraw")
	what := a.String("what", "parameters", "`what` is written: spec, parameters, statistics or names")
	name := a.String("out", "", "`file` that it goes to (default: standard output)")
	files, err := a.parse(args, out)
	if err != nil {
		return err
	}
	to, err := newOutput("out", *name, out)
	if err != nil {
		return err
	}
	if err := to.apart(files...); err != nil {
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
	case "names":
		bytes, err = json.MarshalIndent(trainer.Names(), "", " ")
	case "parameters":
		all := map[string]exported{}
		for _, p := range trainer.Parameters() {
			all[p.Path] = exported{p.Shape, p.Data}
		}
		bytes, err = json.MarshalIndent(all, "", " ")
	case "statistics":
		all := map[string]exported{}
		for _, s := range trainer.States() {
			all[s.Path] = exported{s.Shape, s.Data}
		}
		bytes, err = json.MarshalIndent(all, "", " ")
	default:
		return fmt.Errorf("-what is %q, want spec, parameters, statistics or names", *what)
	}
	if err != nil {
		return err
	}
	return to.write(append(bytes, '\n'))
}
