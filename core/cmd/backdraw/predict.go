package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"backdraw/core/data"
	engine "backdraw/core/train"
)

const aboutPredict = `Says what a trained network makes of each line of a table. Columns are found by the names that they had in training, in any
order, among any others. The predictions are CSV: a probability for each class and the likeliest one; or the targets.`

func predict(_ context.Context, args []string, out, progress io.Writer) error {
	a := newArguments("predict", aboutPredict, "model.backdraw", "data.csv")
	var c columns
	c.tableFlags(a)
	name := a.String("out", "", "`file` that the predictions go to (default: standard output)")
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
	if trainer.Names().Sequence != "" {
		if err := a.refuse(files[0]+" says itself what its columns are", "sequence"); err != nil {
			return err
		}
	}
	t, err := newTask(trainer, c)
	if err != nil {
		return err
	}
	table, set, sequences, err := t.asked(files[1], progress)
	if err != nil {
		return err
	}
	values, _, err := trainer.Predict(set, engine.PredictOptions{To: -1})
	if err != nil {
		return err
	}
	bytes, err := t.answers(table, set, sequences, values)
	if err != nil {
		return err
	}
	return to.write(bytes)
}

func load(name string) (*engine.Trainer, error) {
	bytes, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	trainer, err := engine.Load(bytes)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return trainer, nil
}

// asked reads a table to predict from.
func (t *task) asked(name string, progress io.Writer) (*data.Table, *data.Set, *data.Sequences, error) {
	f := t.format
	f.NoTargets = true
	width := t.in.Width()
	if t.names.Features == nil {
		f.First = width
		if t.in.Sequence {
			f.First = 0 // the column of the sequences may be anywhere
		}
	}
	table, err := readTable(name, f, progress)
	if err != nil {
		return nil, nil, nil, err
	}
	if got := len(table.Features); got != width {
		return nil, nil, nil, fmt.Errorf("%s has %d columns that may be features, want %d", name, got, width)
	}
	set, sequences, err := t.set(name, table)
	return table, set, sequences, err
}
