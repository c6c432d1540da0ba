package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"backdraw/core/data"
	engine "backdraw/core/train"
)

func predict(args []string, out, progress io.Writer) error {
	files, rest, err := split(args, "model.backdraw", "data.csv")
	if err != nil {
		return err
	}
	flags := flag.NewFlagSet("predict", flag.ContinueOnError)
	flags.SetOutput(progress)
	name := flags.String("out", "", "where the predictions go, as CSV; standard output by default")
	if err := flags.Parse(rest); err != nil {
		return err
	}
	trainer, err := load(files[0])
	if err != nil {
		return err
	}
	text, err := os.ReadFile(files[1])
	if err != nil {
		return err
	}
	width, err := inputWidth(trainer)
	if err != nil {
		return err
	}
	set, err := inputs(string(text), width)
	if err != nil {
		return fmt.Errorf("%s: %w", files[1], err)
	}
	values, _, err := trainer.Predict(set, engine.PredictOptions{To: -1})
	if err != nil {
		return err
	}
	return write(*name, table(values, len(values)/set.N), out)
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

// inputWidth returns how many columns the network reads.
func inputWidth(trainer *engine.Trainer) (int, error) {
	in := trainer.Spec().Input
	if in.Sequence {
		return 0, fmt.Errorf("the model reads sequences of any length, and a table has columns of a fixed number")
	}
	width := 1
	for _, d := range in.Dims {
		width *= d
	}
	return width, nil
}

// inputs reads the first width columns of every line; a first line without numbers is a header.
func inputs(text string, width int) (*data.Set, error) {
	set := &data.Set{T: 1}
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		fields := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(",;\t|", r) })
		if len(fields) < width {
			return nil, fmt.Errorf("line %d has %d columns, want at least %d", i+1, len(fields), width)
		}
		row := make([]float32, width)
		var bad error
		for c := range row {
			v, err := strconv.ParseFloat(strings.Trim(fields[c], `" `), 32)
			if err != nil {
				bad = fmt.Errorf("line %d: column %d is %q, want a number", i+1, c+1, fields[c])
				break
			}
			row[c] = float32(v)
		}
		if bad != nil && i > 0 {
			return nil, bad
		}
		if bad == nil {
			set.X = append(set.X, row...)
			set.N++
		}
	}
	if set.N == 0 {
		return nil, fmt.Errorf("there are no lines of numbers")
	}
	return set, nil
}

func table(values []float32, width int) []byte {
	var b strings.Builder
	for c := range width {
		if c > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "output%d", c)
	}
	b.WriteByte('\n')
	for i, v := range values {
		b.WriteString(strconv.FormatFloat(float64(v), 'g', -1, 32))
		if (i+1)%width == 0 {
			b.WriteByte('\n')
		} else {
			b.WriteByte(',')
		}
	}
	return []byte(b.String())
}
