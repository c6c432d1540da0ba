package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"

	"backdraw/core/data"
)

// answers writes predictions as CSV under a line of names. There is a line for each of the table's,
// in its order, NaN where that is bad; or, where the network gives one output for a sequence, a line
// for each sequence. Those of sequences begin with the name of theirs.
func (t *task) answers(table *data.Table, set *data.Set, sequences *data.Sequences, values []float32) ([]byte, error) {
	steps := t.out.Time(set.T)
	if !t.in.Sequence || !t.out.Sequence {
		steps = 1 // one answer, whatever its shape
	}
	width := len(values) / set.N / steps
	a := answer{t.answerNames(width), t.in.Sequence, bytes.Buffer{}, nil}
	a.csv = csv.NewWriter(&a.buffer)
	a.head(t.sequence, t.target())
	switch {
	case sequences == nil:
		a.lines(table, func(i int) (string, []float32) { return "", values[i*width:][:width] })
	case steps == 1:
		for i, name := range sequences.Names {
			a.line(name, values[i*width:][:width])
		}
	default:
		a.lines(table, func(i int) (string, []float32) { return table.Sequence[i], values[sequences.Place[i]*width:][:width] })
	}
	a.csv.Flush()
	return a.buffer.Bytes(), a.csv.Error()
}

// answerNames are what the numbers of an answer are called; classes says that they are one for each
// class, of which one is chosen.
type answerNames struct {
	numbers []string
	classes bool
	single  func(float32) [2]float32 // the numbers of both classes from the one that is there; nil: all are there
}

func (t *task) answerNames(width int) (n answerNames) {
	n.classes = t.names.Classes != nil
	switch {
	case n.classes && width == 1 && t.spec.Loss.Name == "binary-cross-entropy":
		n.single = func(p float32) [2]float32 { return [2]float32{1 - p, p} }
	case n.classes && width == 1 && t.spec.Loss.Name == "hinge":
		n.single = func(y float32) [2]float32 { return [2]float32{-y, y} }
	}
	if n.single != nil {
		width = 2
	}
	for i := range width {
		switch {
		case i < len(t.names.Classes):
			n.numbers = append(n.numbers, t.names.Classes[i])
		case n.classes:
			n.numbers = append(n.numbers, fmt.Sprint("class", i))
		case len(t.names.Targets) == width:
			n.numbers = append(n.numbers, t.names.Targets[i])
		default:
			n.numbers = append(n.numbers, fmt.Sprint("output", i))
		}
	}
	return n
}

// target is what the chosen class is called.
func (t *task) target() string {
	if len(t.names.Targets) == 1 {
		return t.names.Targets[0]
	}
	return "class"
}

type answer struct {
	answerNames
	sequences bool
	buffer    bytes.Buffer
	csv       *csv.Writer
}

func (a *answer) head(sequence, target string) {
	var fields []string
	if a.sequences {
		fields = append(fields, sequence)
	}
	fields = append(fields, a.numbers...)
	if a.classes {
		fields = append(fields, target)
	}
	a.write(fields)
}

// lines writes a line for each of the table's; of says what the i-th good one has.
func (a *answer) lines(table *data.Table, of func(i int) (sequence string, numbers []float32)) {
	good := 0
	for _, number := range table.AllLines {
		if good == len(table.Lines) || table.Lines[good] != number {
			a.line("", nil)
			continue
		}
		a.line(of(good))
		good++
	}
}

// line writes numbers, or NaN where they are nil.
func (a *answer) line(sequence string, numbers []float32) {
	var fields []string
	if a.sequences {
		fields = append(fields, sequence)
	}
	if a.single != nil && numbers != nil {
		both := a.single(numbers[0])
		numbers = both[:]
	}
	best := 0
	for i := range a.numbers {
		if numbers == nil {
			fields = append(fields, "NaN")
			continue
		}
		fields = append(fields, strconv.FormatFloat(float64(numbers[i]), 'g', -1, 32))
		if numbers[i] > numbers[best] {
			best = i
		}
	}
	switch {
	case a.classes && numbers == nil:
		fields = append(fields, "")
	case a.classes:
		fields = append(fields, a.numbers[best])
	}
	a.write(fields)
}

func (a *answer) write(fields []string) {
	// The buffer takes everything; its writer's error is looked at when all is written.
	a.csv.Write(fields)
}
