package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"backdraw/core/spec"
	engine "backdraw/core/train"
)

const aboutTrain = `Trains the network of spec.json (docs/spec.md) on a table: one example a line, the target in the last column, features in the
rest. Where the first file is a saved model, its training goes on, bit for bit if the tables are the same. The model is saved
at the end, once a minute, and on Ctrl-C; what training came to is printed as JSON.`

// result is what training came to; r2 is there where targets are numbers and no classes.
type result struct {
	engine.Report
	R2     *float64 `json:"r2,omitempty"`
	TestR2 *float64 `json:"testR2,omitempty"`
}

func train(ctx context.Context, args []string, out, progress io.Writer) error {
	a := newArguments("train", aboutTrain, "spec.json|model.backdraw", "data.csv")
	var c columns
	c.flags(a)
	test := a.String("test", "", "a `table` of examples to test on, which has the same columns, in any order")
	seed := a.Uint64("seed", 0, "in place of the spec's `seed`")
	l := newLoop(a, "model.backdraw")
	a.IntVar(&l.epochs, "epochs", 100, "how often every example is seen, what a saved model has seen counted")
	a.BoolVar(&l.norms, "norms", false, "the norms of each layer's gradient, in the report and in the curve")
	files, err := a.parse(args, out)
	if err != nil {
		return err
	}
	if err := l.check(); err != nil {
		return err
	}
	if *seed > 1<<53 {
		return fmt.Errorf("-seed is %d, want 0 to %d", *seed, 1<<53)
	}
	trainer, saved, err := begin(files[0], func(s *spec.Spec) {
		if a.given("seed") {
			s.Seed = *seed
		}
	})
	if err != nil {
		return err
	}
	read := []string{files[1], *test}
	if !saved {
		read = append(read, files[0])
	}
	if err := cmp.Or(l.out.apart(read...), l.curve.apart(append(read, files[0], l.outName)...)); err != nil {
		return err
	}
	if saved {
		if err := a.refuse(files[0]+" is a saved model, which goes on with its own", "seed"); err != nil {
			return err
		}
		if trainer.Names().Features != nil {
			if err := a.refuse(files[0]+" says itself what its columns are", "targets", "without", "autoencoder", "sequence"); err != nil {
				return err
			}
		}
	}
	if c.autoencoder {
		if err := a.refuse("under -autoencoder the features are the targets", "targets"); err != nil {
			return err
		}
	}
	t, err := newTask(trainer, c)
	if err != nil {
		return err
	}
	training, testing, err := t.training(files[1], *test, progress)
	if err != nil {
		return err
	}
	trainer.SetNames(t.names)
	if err := trainer.SetData(training, testing); err != nil {
		return err
	}
	r, err := l.run(ctx, trainer, progress)
	if err != nil && !errors.Is(err, errInterrupted) {
		return err
	}
	if r.Accuracy == nil {
		e, failure := trainer.Evaluate(training)
		if failure != nil {
			return failure
		}
		r.R2 = e.R2
	}
	line, failure := json.Marshal(r)
	if failure != nil {
		return failure
	}
	fmt.Fprintf(out, "%s\n", line)
	return err
}

// begin returns the trainer of a spec, once change has seen it, or of a saved model.
func begin(name string, change func(*spec.Spec)) (t *engine.Trainer, saved bool, err error) {
	document, err := os.ReadFile(name)
	if err != nil {
		return nil, false, err
	}
	if isModel(document) {
		t, err = engine.Load(document)
	} else {
		var s *spec.Spec
		if s, err = spec.Parse(document); err == nil {
			change(s)
			t, err = engine.New(s)
		}
	}
	if err != nil {
		return nil, false, fmt.Errorf("%s: %w", name, err)
	}
	return t, isModel(document), nil
}

func isModel(file []byte) bool { return bytes.HasPrefix(file, []byte("BACKDRAW")) }
