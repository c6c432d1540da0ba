package spec

import (
	"backdraw/core/document"
	"backdraw/core/fault"
)

// MaxBytes is the size of the largest document that is read.
const MaxBytes = 16 << 20

// Parse reads a document, fills in every default and checks every name and number. Its errors are
// *fault.Error: code invalid-spec, or too-large past a limit, the path of the field at fault, and
// a sentence with the value and what is wanted instead. That layers fit one another is checked
// where the network is built.
func Parse(data []byte) (*Spec, error) {
	if len(data) > MaxBytes {
		return nil, fault.New(fault.TooLarge, "", "the spec has %d bytes, the limit is %d", len(data), MaxBytes)
	}
	tree, err := document.Parse(fault.InvalidSpec, data)
	if err != nil {
		return nil, err
	}
	return read(tree)
}

func read(tree document.Value) (*Spec, error) {
	s := &Spec{}
	f := form{owner: "the spec", count: new(int), reading: true, in: tree}
	if err := f.read(s.visit); err != nil {
		return nil, err
	}
	return s, nil
}

// Marshal writes a document that Parse reads back as an equal spec: input, layers, and every field
// that differs from its default, always in the same order.
func (s *Spec) Marshal() []byte {
	f := form{}
	s.visit(&f)
	return f.out.Append(nil)
}

// visit lists the fields of the document.
func (s *Spec) visit(f *form) {
	f.integer("version", &s.Version, span{1, 1}, 1)
	f.seed("seed", &s.Seed, 1)
	s.Input.visit(f)
	f.layers("layers", &s.Layers)
	f.named("loss", &s.Loss.Name, "mse", lossNames, s.Loss.visit)
	f.named("optimizer", &s.Optimizer.Type, "sgd", optimizerTypes, s.Optimizer.visit)
	f.named("schedule", &s.Schedule.Type, "constant", scheduleTypes, s.Schedule.visit)
	f.object("regularizer", s.Regularizer.visit)
	f.object("clip", s.Clip.visit)
	f.number("weightAverage", &s.WeightAverage, share, 0)
	f.integer("batchSize", &s.BatchSize, widths, 10)
	stream := stateful(s.Layers)
	f.flag("shuffle", &s.Shuffle, stream == "")
	if f.reading {
		s.check(f, stream)
	}
}

// check refuses what is wrong between fields that are right by themselves.
func (s *Spec) check(f *form, stream string) {
	if stream != "" && s.Shuffle {
		f.fail(fault.New(fault.InvalidSpec, "shuffle",
			"shuffle is true with %s.stateful, want false: the state goes on into the same row of the next batch", stream))
	}
	if s.Loss.Name != "cross-entropy" {
		return
	}
	for i := len(s.Layers) - 1; i >= 0; i-- {
		l := &s.Layers[i]
		switch {
		case l.Activation.Name == "softmax":
			f.fail(fault.New(fault.InvalidSpec, l.Path+".activation",
				"%s.activation is softmax under cross-entropy, want linear: the loss takes logits and has the softmax built in", l.Path))
			return
		case l.Type == "activation" && l.Activation.Name == "linear":
		case l.Type != "flatten" && l.Type != "reshape" && l.Type != "dropout" && l.Type != "gaussian-noise":
			return
		}
	}
}

// stateful returns the path of a layer whose state goes on from batch to batch, or nothing.
func stateful(layers []Layer) string {
	for i := range layers {
		if layers[i].Stateful {
			return layers[i].Path
		}
		if inner := stateful(layers[i].Layers); inner != "" {
			return inner
		}
	}
	return ""
}
