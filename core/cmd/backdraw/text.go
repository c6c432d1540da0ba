package main

import (
	"flag"
	"fmt"
	"io"
	"math"
	"os"

	"backdraw/core/data"
	"backdraw/core/spec"
	engine "backdraw/core/train"
)

// text trains a network on the characters of a file, nine tenths of it, says the cross-entropy over
// the last tenth in nats a character, and lets it write.
func text(args []string, out, progress io.Writer) error {
	files, rest, err := split(args, "text.txt")
	if err != nil {
		return err
	}
	var o trainOptions
	flags := flag.NewFlagSet("text", flag.ContinueOnError)
	flags.SetOutput(progress)
	cell := flags.String("cell", "lstm", "rnn, gru or lstm")
	units := flags.Int("units", 128, "hidden units")
	steps := flags.Int("steps", 64, "characters of one sequence")
	rate := flags.Float64("rate", 0.003, "Adam's learning rate")
	write := flags.Int("write", 400, "characters to write at the end")
	heat := flags.Float64("temperature", 0.6, "of what it writes")
	prompt := flags.String("prompt", "", "what it goes on from; the test text's first characters by default")
	flags.StringVar(&o.out, "out", "", "where the trained model goes")
	flags.StringVar(&o.curve, "curve", "", "where the curve of losses goes, as CSV")
	flags.IntVar(&o.epochs, "epochs", 10, "how often the text is read")
	if err := flags.Parse(rest); err != nil {
		return err
	}
	switch err := o.check(); {
	case err != nil:
		return err
	case *steps < 1:
		return fmt.Errorf("-steps is %d, want at least 1", *steps)
	case *write < 1:
		return fmt.Errorf("-write is %d, want at least 1", *write)
	case !(*heat >= 0) || math.IsInf(*heat, 1):
		return fmt.Errorf("-temperature is %g, want a number of at least 0", *heat)
	}
	bytes, err := os.ReadFile(files[0])
	if err != nil {
		return err
	}
	alphabet := data.NewAlphabet(string(bytes))
	ids, err := alphabet.Encode(string(bytes))
	if err != nil {
		return err
	}
	cut := len(ids) * 9 / 10
	training, test := data.Windows(ids[:cut], *steps), data.Windows(ids[cut:], *steps)
	if training == nil || test == nil {
		return fmt.Errorf("%s has %d characters, want at least %d", files[0], len(ids), 10*(*steps+1))
	}
	s, err := spec.Parse(fmt.Appendf(nil, `{"version":1,"input":["T"],"layers":[{"type":"embedding","vocabulary":%d,"units":32},
		{"type":%q,"units":%d,"returnSequences":true},{"type":"dense","units":%d}],"loss":"cross-entropy",
		"optimizer":{"type":"adam","learningRate":%g},"clip":{"norm":1},"batchSize":32}`, len(alphabet), *cell, *units, len(alphabet), *rate))
	if err != nil {
		return err
	}
	trainer, err := engine.New(s)
	if err != nil {
		return err
	}
	if err := trainer.SetData(training, test); err != nil {
		return err
	}
	report, err := runEpochs(trainer, o, progress)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%d characters of %d kinds, %d parameters, %d epochs: cross-entropy %.4f on the last tenth, accuracy %.1f%%\n",
		len(ids), len(alphabet), trainer.ParameterCount(), o.epochs, *report.TestLoss, 100**report.TestAccuracy)
	begin := ids[cut:min(cut+40, len(ids))]
	if *prompt != "" {
		if begin, err = alphabet.Encode(*prompt); err != nil {
			return err
		}
	}
	written, err := trainer.Generate(begin, *write, *heat, 1)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s|%s\n", alphabet.Decode(begin), alphabet.Decode(written))
	if o.out == "" {
		return nil
	}
	return os.WriteFile(o.out, trainer.Save(), 0o644)
}
