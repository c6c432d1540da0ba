package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"backdraw/core/data"
	"backdraw/core/spec"
	engine "backdraw/core/train"
)

type trainOptions struct {
	test, out, curve, targets string
	epochs                    int
	seed                      uint64
}

func train(args []string, out, progress io.Writer) error {
	files, rest, err := split(args, "spec.json", "data.csv")
	if err != nil {
		return err
	}
	var o trainOptions
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	flags.SetOutput(progress)
	flags.StringVar(&o.test, "test", "", "a table of examples to test on")
	flags.StringVar(&o.out, "out", "model.backdraw", "where the trained model goes")
	flags.StringVar(&o.curve, "curve", "", "where the curve of losses goes, as CSV")
	flags.StringVar(&o.targets, "targets", "", "names of the target columns, comma between; the last column by default")
	flags.IntVar(&o.epochs, "epochs", 100, "how often every example is seen")
	flags.Uint64Var(&o.seed, "seed", 0, "in place of the spec's seed")
	if err := flags.Parse(rest); err != nil {
		return err
	}
	if err := o.check(); err != nil {
		return err
	}
	document, err := os.ReadFile(files[0])
	if err != nil {
		return err
	}
	s, err := spec.Parse(document)
	if err != nil {
		return fmt.Errorf("%s: %w", files[0], err)
	}
	if o.seed != 0 {
		s.Seed = o.seed
	}
	trainer, err := engine.New(s)
	if err != nil {
		return fmt.Errorf("%s: %w", files[0], err)
	}
	if err := setTables(trainer, files[1], o, progress); err != nil {
		return err
	}
	report, err := runEpochs(trainer, o, progress)
	if err != nil {
		return err
	}
	if err := os.WriteFile(o.out, trainer.Save(), 0o644); err != nil {
		return err
	}
	line, err := json.Marshal(report)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%s\n", line)
	return err
}

func (o trainOptions) check() error {
	if o.epochs < 1 {
		return fmt.Errorf("-epochs is %d, want at least 1", o.epochs)
	}
	return nil
}

func setTables(trainer *engine.Trainer, name string, o trainOptions, progress io.Writer) error {
	format := formatFor(trainer.Spec(), o.targets)
	training, err := readTable(name, format, progress)
	if err != nil {
		return err
	}
	if s := trainer.Spec(); s.Loss.Name == "hinge" && s.Layers[len(s.Layers)-1].Units == 1 && len(training.Classes) > 2 {
		return fmt.Errorf("%s has the classes %s, want two of them for hinge with one output, or an output for each", name, strings.Join(training.Classes, ", "))
	}
	var test *data.Set
	if o.test != "" {
		format.Classes = training.Classes
		table, err := readTable(o.test, format, progress)
		if err != nil {
			return err
		}
		test = targetsFor(trainer.Spec(), table.Set)
	}
	return trainer.SetData(targetsFor(trainer.Spec(), training.Set), test)
}

// formatFor says what the loss makes of target columns.
func formatFor(s *spec.Spec, targets string) data.Format {
	format := data.Format{Kind: data.Numbers}
	switch s.Loss.Name {
	case "cross-entropy", "binary-cross-entropy", "hinge":
		format.Kind = data.Classes
	}
	if targets != "" {
		format.Targets = strings.Split(targets, ",")
	}
	return format
}

// targetsFor turns the labels 0 and 1 into -1 and 1 for hinge with one output.
func targetsFor(s *spec.Spec, set *data.Set) *data.Set {
	last := s.Layers[len(s.Layers)-1]
	if s.Loss.Name != "hinge" || last.Units != 1 || set.Labels == nil {
		return set
	}
	c := *set
	c.Labels, c.Values = nil, make([]float32, len(set.Labels))
	for i, v := range set.Labels {
		c.Values[i] = float32(2*min(v, 1) - 1)
	}
	return &c
}

func readTable(name string, format data.Format, progress io.Writer) (*data.Table, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	table, err := data.ReadTable(text, format)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for _, bad := range table.Bad {
		fmt.Fprintf(progress, "%s: %s\n", name, bad.Message)
	}
	return table, nil
}

func runEpochs(trainer *engine.Trainer, o trainOptions, progress io.Writer) (report engine.Report, err error) {
	var curve strings.Builder
	curve.WriteString("epoch,loss,testLoss,accuracy,testAccuracy,learningRate\n")
	bar := newBar(progress, o.epochs)
	for epoch := 1; epoch <= o.epochs; epoch++ {
		if err := trainer.Begin(false); err != nil {
			return report, err
		}
		if err := trainer.Train(trainer.StepsPerEpoch()); err != nil {
			return report, err
		}
		if report, err = trainer.Report(true); err != nil {
			return report, err
		}
		fmt.Fprintf(&curve, "%d,%g,%s,%s,%s,%g\n", epoch, report.Loss, cell(report.TestLoss), cell(report.Accuracy), cell(report.TestAccuracy), report.LearningRate)
		bar.show(epoch, report)
	}
	bar.end()
	if o.curve == "" {
		return report, nil
	}
	return report, os.WriteFile(o.curve, []byte(curve.String()), 0o644)
}

func cell(v *float64) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(*v)
}
