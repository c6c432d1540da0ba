package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"unicode/utf8"

	"backdraw/core/data"
	"backdraw/core/model"
	"backdraw/core/spec"
	engine "backdraw/core/train"
)

const aboutText = `Trains a network on the characters of a text, nine tenths of it, says the cross-entropy over the last tenth in nats a
character, and lets it write. Where the file is a model that text saved, the model only writes.`

// trainingFlags of text mean nothing to a model that only writes.
var trainingFlags = []string{"from", "cell", "units", "steps", "rate", "epochs", "out", "curve"}

func text(ctx context.Context, args []string, out, progress io.Writer) error {
	a := newArguments("text", aboutText, "text.txt|model.backdraw")
	var o textOptions
	a.StringVar(&o.cell, "cell", "lstm", "`type` of the recurrent layer: rnn, gru or lstm")
	a.IntVar(&o.units, "units", 128, "hidden units")
	a.IntVar(&o.steps, "steps", 64, "characters of one sequence")
	a.Float64Var(&o.rate, "rate", 0.003, "Adam's learning rate")
	a.IntVar(&o.length, "write", 400, "characters to write at the end")
	a.Float64Var(&o.temperature, "temperature", 0.6, "of what it writes; 0 takes the likeliest character")
	a.StringVar(&o.prompt, "prompt", "", "`text` that it goes on from (default: the first characters of the last tenth, for a saved model a space)")
	a.Uint64Var(&o.seed, "seed", 1, "`seed` of training and of what it writes")
	l := newLoop(a, "")
	a.IntVar(&l.epochs, "epochs", 10, "how often the text is read, what a saved model has read counted")
	a.StringVar(&o.from, "from", "", "saved `model` whose training goes on with this text")
	l.goesOn = "training goes on from there with -from"
	files, err := a.parse(args, out)
	if err != nil {
		return err
	}
	if err := o.check(); err != nil {
		return err
	}
	if err := l.check(); err != nil {
		return err
	}
	if err := cmp.Or(l.out.apart(files...), l.curve.apart(files[0], o.from, l.outName)); err != nil {
		return err
	}
	file, err := os.ReadFile(files[0])
	if err != nil {
		return err
	}
	if isModel(file) {
		if err := a.refuse(files[0]+" is a saved model, which only writes", trainingFlags...); err != nil {
			return err
		}
		return o.writeFrom(files[0], out)
	}
	if number := data.NotUTF8(file); number > 0 {
		return fmt.Errorf("%s: line %d is not UTF-8, save the text as UTF-8", files[0], number)
	}
	if o.from != "" {
		if err := a.refuse(o.from+" has its own", "cell", "units", "rate"); err != nil {
			return err
		}
	}
	return o.learn(ctx, files[0], string(file), l, out, progress)
}

type textOptions struct {
	cell, prompt, from   string
	units, steps, length int
	rate, temperature    float64
	seed                 uint64
}

func (o *textOptions) check() error {
	switch {
	case o.steps < 1:
		return fmt.Errorf("-steps is %d, want at least 1", o.steps)
	case o.length < 1:
		return fmt.Errorf("-write is %d, want at least 1", o.length)
	case !(o.temperature >= 0) || math.IsInf(o.temperature, 1):
		return fmt.Errorf("-temperature is %g, want a number of at least 0", o.temperature)
	case o.seed > 1<<53:
		return fmt.Errorf("-seed is %d, want 0 to %d", o.seed, 1<<53)
	}
	return nil
}

// learn trains on a text and writes.
func (o *textOptions) learn(ctx context.Context, name, text string, l *loop, out, progress io.Writer) error {
	// Of the last tenth, and so of the first nine, a sequence and the character after it.
	switch got, least := utf8.RuneCountInString(text), 10*o.steps+1; {
	case got == 0:
		return fmt.Errorf("%s is empty, want at least %d characters for -steps %d", name, least, o.steps)
	case got < least:
		return fmt.Errorf("%s has %d characters, want at least %d for -steps %d", name, got, least, o.steps)
	}
	trainer, alphabet, err := o.begin(text)
	if err != nil {
		return err
	}
	ids, err := alphabet.Encode(text)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	prompt, err := alphabet.Encode(o.prompt) // what it lacks is better known now
	if err != nil {
		return fmt.Errorf("-prompt: %w", err)
	}
	cut := len(ids) * 9 / 10
	training, test := data.Windows(ids[:cut], o.steps), data.Windows(ids[cut:], o.steps)
	if err := trainer.SetData(training, test); err != nil {
		return err
	}
	r, err := l.run(ctx, trainer, progress)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%d characters of %d kinds, %d parameters, %d epochs: cross-entropy %.4f on the last tenth, accuracy %.1f%%\n",
		len(ids), len(alphabet), trainer.ParameterCount(), l.epochs, *r.TestLoss, 100**r.TestAccuracy)
	if len(prompt) == 0 {
		prompt = ids[cut:min(cut+40, len(ids))]
	}
	return o.write(trainer, alphabet, prompt, out)
}

// begin returns a new network for the characters of a text, or the saved one.
func (o *textOptions) begin(text string) (*engine.Trainer, data.Alphabet, error) {
	if o.from != "" {
		return loadWriter(o.from)
	}
	alphabet := data.NewAlphabet(text)
	trainer, err := o.network(len(alphabet))
	if err != nil {
		return nil, nil, err
	}
	trainer.SetNames(model.Names{Alphabet: string(alphabet)})
	return trainer, alphabet, nil
}

func (o *textOptions) network(characters int) (*engine.Trainer, error) {
	s, err := spec.Parse(fmt.Appendf(nil, `{"version":1,"seed":%d,"input":["T"],"layers":[{"type":"embedding","vocabulary":%d,"units":32},
		{"type":%q,"units":%d,"returnSequences":true},{"type":"dense","units":%d}],"loss":"cross-entropy",
		"optimizer":{"type":"adam","learningRate":%g},"clip":{"norm":1},"batchSize":32}`, o.seed, characters, o.cell, o.units, characters, o.rate))
	if err != nil {
		return nil, err
	}
	return engine.New(s)
}

// loadWriter loads a model that text saved.
func loadWriter(name string) (*engine.Trainer, data.Alphabet, error) {
	trainer, err := load(name)
	if err != nil {
		return nil, nil, err
	}
	alphabet := data.Alphabet([]rune(trainer.Names().Alphabet))
	layers := trainer.Spec().Layers
	if len(alphabet) == 0 || len(alphabet) != layers[len(layers)-1].Units {
		return nil, nil, fmt.Errorf("%s does not say what its characters are, want a model that backdraw text saved", name)
	}
	return trainer, alphabet, nil
}

// writeFrom lets a saved model write.
func (o *textOptions) writeFrom(name string, out io.Writer) error {
	trainer, alphabet, err := loadWriter(name)
	if err != nil {
		return err
	}
	prompt := o.prompt
	if prompt == "" {
		prompt = string(alphabet[:1])
		if _, err := alphabet.Encode(" "); err == nil {
			prompt = " "
		}
	}
	begin, err := alphabet.Encode(prompt)
	if err != nil {
		return fmt.Errorf("-prompt: %w", err)
	}
	return o.write(trainer, alphabet, begin, out)
}

func (o *textOptions) write(trainer *engine.Trainer, alphabet data.Alphabet, prompt []int32, out io.Writer) error {
	written, err := trainer.Generate(prompt, o.length, o.temperature, o.seed)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%s|%s\n", alphabet.Decode(prompt), alphabet.Decode(written))
	return err
}
