package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"backdraw/core/data"
	"backdraw/core/model"
	"backdraw/core/nn"
	"backdraw/core/spec"
	engine "backdraw/core/train"
)

// columns are the flags that say what a table's columns are.
type columns struct {
	targets, without *[]string
	sequence, header string
	autoencoder      bool
}

func (c *columns) flags(a *arguments) {
	c.targets = a.list("targets", "`names` of the target columns, comma between (default: the last column)")
	c.without = a.list("without", "`names` of columns to leave out, comma between")
	a.BoolVar(&c.autoencoder, "autoencoder", false, "the targets are the features themselves")
	c.tableFlags(a)
}

func (c *columns) tableFlags(a *arguments) {
	a.StringVar(&c.sequence, "sequence", "", "`name` of the column that says which sequence a line is a step of")
	a.StringVar(&c.header, "header", "auto", "`whether` tables begin with a line of names: yes, no, or auto to see for itself")
}

// A task is what a network makes of tables.
type task struct {
	spec    *spec.Spec
	in, out nn.Shape
	names   model.Names // empty: not known yet
	format  data.Format
	columns
}

// newTask says how to read tables for a trainer; what its names do not say, the flags do.
func newTask(trainer *engine.Trainer, c columns) (*task, error) {
	s := trainer.Spec()
	network, err := nn.Build[float32](s)
	if err != nil {
		return nil, err
	}
	t := &task{spec: s, in: network.In, out: network.Out, names: trainer.Names(), columns: c}
	header, ok := map[string]data.Header{"auto": data.DetectHeader, "yes": data.WithHeader, "no": data.NoHeader}[c.header]
	if !ok {
		return nil, fmt.Errorf("-header is %q, want auto, yes or no", c.header)
	}
	t.sequence = cmp.Or(t.names.Sequence, c.sequence)
	switch {
	case network.In.Sequence && t.sequence == "":
		return nil, fmt.Errorf("the network reads sequences, %v, want -sequence with the name of the column that says which sequence a line is a step of", network.In)
	case !network.In.Sequence && t.sequence != "":
		return nil, fmt.Errorf("-sequence is %s, but the network reads %v, which is no sequence", t.sequence, network.In)
	}
	t.format = data.Format{Kind: data.Numbers, Header: header, Sequence: t.sequence}
	if t.names.Features != nil {
		t.format = t.format.Choose(t.names.Features)
		t.format.Width = widthOf(t.names)
	}
	return t, nil
}

// widthOf returns how many columns a table without a line of names had, whose names are then x1, x2 and so
// on, and y for the last. Columns left out just before the last are not known, so that such a table is
// refused until it has a line of names.
func widthOf(n model.Names) int {
	different := map[string]bool{}
	furthest, last := 0, 0
	for _, name := range slices.Concat(n.Features, n.Targets, []string{n.Sequence}) {
		if name == "" {
			continue
		}
		different[name] = true
		if name == "y" {
			last = 1
		}
		if place, ok := strings.CutPrefix(name, "x"); ok {
			place, _ := strconv.Atoi(place)
			furthest = max(furthest, place)
		}
	}
	return max(len(different), furthest+last)
}

// takesClasses says whether the loss tells classes from one another.
func (t *task) takesClasses() bool {
	switch t.spec.Loss.Name {
	case "cross-entropy", "binary-cross-entropy", "hinge":
		return !t.autoencoder
	}
	return false
}

// training reads a table to learn from and, unless its name is empty, one to test on, which has the
// same columns in any order.
func (t *task) training(name, testName string, progress io.Writer) (train, test *data.Set, err error) {
	t.format.Targets, t.format.Classes = t.names.Targets, t.names.Classes
	t.autoencoder = t.autoencoder || t.names.Features != nil && slices.Equal(t.names.Features, t.names.Targets)
	if t.names.Features == nil {
		t.format.Targets, t.format.Without = *t.targets, *t.without
	} else if t.autoencoder {
		t.format.Targets = nil
	}
	t.format.NoTargets = t.autoencoder
	if t.takesClasses() {
		t.format.Kind = data.Classes
	}
	table, err := readTable(name, t.format, progress)
	if err != nil {
		return nil, nil, err
	}
	width := widthOf(model.Names{Features: slices.Concat(table.Features, table.Left), Targets: table.Targets, Sequence: t.sequence})
	if t.autoencoder {
		table.Targets, table.Set.Values = table.Features, table.Set.X
	}
	if err := t.check(name, table); err != nil {
		return nil, nil, err
	}
	t.names = model.Names{Features: table.Features, Targets: table.Targets, Classes: table.Classes, Sequence: t.sequence}
	if train, _, err = t.set(name, table); err != nil || testName == "" {
		return train, nil, err
	}
	f := t.format.Choose(table.Features)
	f.Width, f.Classes, f.Without = width, table.Classes, nil
	if !t.autoencoder {
		f.Targets = table.Targets
	}
	if table, err = readTable(testName, f, progress); err != nil {
		return nil, nil, err
	}
	if t.autoencoder {
		table.Set.Values = table.Set.X
	}
	test, _, err = t.set(testName, table)
	return train, test, err
}

// check refuses a table whose columns or classes the network has no place for.
func (t *task) check(name string, table *data.Table) error {
	want := t.in.Size(1)
	if t.in.Sequence {
		want = t.in.Width()
	}
	if got := len(table.Features); got != want {
		return fmt.Errorf("%s has %d features, %s, want %d for the input %v; -targets and -without say which columns are none", name, got, strings.Join(table.Features, ", "), want, t.in)
	}
	for i, feature := range table.Features {
		if slices.Contains(table.Features[i+1:], feature) {
			return fmt.Errorf("%s has two columns %s, want different names", name, feature)
		}
	}
	places := t.out.Width()
	if t.spec.Loss.Name != "cross-entropy" && places == 1 {
		places = 2
	}
	if got := len(table.Classes); got > places {
		return fmt.Errorf("%s has the classes %s, want at most %d: the network has outputs %v under %s", name, strings.Join(table.Classes, ", "), places, t.out, t.spec.Loss.Name)
	}
	return nil
}

// set returns the examples of a table, whose lines are steps where the input is a sequence.
func (t *task) set(name string, table *data.Table) (*data.Set, *data.Sequences, error) {
	var sequences *data.Sequences
	set := table.Set
	if t.sequence != "" {
		var err error
		perStep := t.out.Sequence || t.autoencoder
		if sequences, err = data.GroupSequences(table, t.in.Steps, perStep); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", name, err)
		}
		set = sequences.Set
	}
	// Hinge with one output wants -1 and 1.
	if t.spec.Loss.Name == "hinge" && t.out.Width() == 1 && set.Labels != nil {
		c := *set
		c.Labels, c.Values = nil, make([]float32, len(set.Labels))
		for i, v := range set.Labels {
			c.Values[i] = float32(2*v - 1)
		}
		set = &c
	}
	return set, sequences, nil
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
	if more := table.BadCount - len(table.Bad); more > 0 {
		fmt.Fprintf(progress, "%s: %d more bad lines\n", name, more)
	}
	return table, nil
}
