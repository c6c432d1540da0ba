package train

import (
	"math"

	"backdraw/core/data"
	"backdraw/core/fault"
	"backdraw/core/nn"
	"backdraw/core/random"
	"backdraw/core/spec"
)

// maxGenerated bounds how many ids one call writes.
const maxGenerated = 1 << 20

// Generate goes on from the prompt by length token ids: each is drawn from softmax(logits /
// temperature), or, at temperature 0, is the likeliest, and then read as the next input. The
// network reads token ids, or one-hot rows of them, and gives logits over the same vocabulary.
// Recurrent layers carry their state from id to id; an input of fixed length sees the last ids.
func (t *Trainer) Generate(prompt []int32, length int, temperature float64, seed uint64) ([]int32, error) {
	if err := t.checkGenerate(prompt, length, temperature); err != nil {
		return nil, err
	}
	w, err := newWriter(t)
	if err != nil {
		return nil, err
	}
	source := random.Source{State: seed}
	text := append(make([]int32, 0, len(prompt)+length), prompt...)
	for range length {
		logits := w.next(text)
		text = append(text, draw(logits, temperature, &source))
	}
	return text[len(prompt):], nil
}

func (t *Trainer) checkGenerate(prompt []int32, length int, temperature float64) error {
	vocabulary := t.network.Out.Width()
	switch {
	case t.network.Loss.Name() != "cross-entropy":
		return fault.New(fault.Unsupported, "", "generate wants a network that gives logits over its tokens under cross-entropy, and loss is %s", t.network.Loss.Name())
	case !t.readsIDs() && t.network.In.Width() != vocabulary:
		return fault.New(fault.Unsupported, "", "generate wants a network that reads what it writes: input is %v, and the output has %d classes", t.network.In, vocabulary)
	case t.readsIDs() && t.vocabulary(0) < vocabulary:
		return fault.New(fault.Unsupported, "layers[0].vocabulary", "generate wants a network that reads what it writes: layers[0].vocabulary is %d, and the output has %d classes", t.vocabulary(0), vocabulary)
	case length < 0 || length > maxGenerated:
		return fault.New(fault.InvalidArgument, "length", "length is %d, want 0 to %d", length, maxGenerated)
	case !(temperature >= 0) || math.IsInf(temperature, 1):
		return fault.New(fault.InvalidArgument, "temperature", "temperature is %g, want a number of at least 0", temperature)
	case len(prompt) < max(1, t.window()):
		return fault.New(fault.InvalidArgument, "prompt", "prompt has %d token ids, want at least %d", len(prompt), max(1, t.window()))
	case len(prompt) > maxGenerated:
		return fault.New(fault.TooLarge, "prompt", "prompt has %d token ids, the limit is %d", len(prompt), maxGenerated)
	}
	for i, id := range prompt {
		if id < 0 || int(id) >= vocabulary {
			return fault.New(fault.InvalidArgument, "prompt", "prompt[%d] is %d, want a token id from 0 to %d", i, id, vocabulary-1)
		}
	}
	return nil
}

func (t *Trainer) readsIDs() bool { return t.vocabulary(0) > 0 }

// window returns how many ids the network reads at once, or 0 where that is any number.
func (t *Trainer) window() int {
	in := t.network.In
	if !in.Sequence && t.readsIDs() {
		return in.Width()
	}
	return in.Steps
}

// A writer runs the network one id at a time: the same layers and parameters, each recurrent layer
// carrying its state.
type writer struct {
	t       *Trainer
	network *nn.Network[float32]
	w       *nn.Workspace[float32]
	numbers nn.Numbers[float32]
	read    int // ids of the text that have been read
	rows    []float32
}

func newWriter(t *Trainer) (*writer, error) {
	s := *t.spec
	s.Layers = carrying(s.Layers)
	network, err := nn.Build[float32](&s)
	if err != nil {
		return nil, err
	}
	steps := 1
	if network.In.Sequence {
		steps = max(1, network.In.Steps)
	}
	if err := t.room("length", "generate", network.Bytes(nn.LimitLanes, 1, steps, nn.Inference)); err != nil {
		return nil, err
	}
	w, err := nn.NewWorkspace(network, t.kernel, 1, steps, nn.Inference)
	if err != nil {
		return nil, err
	}
	n := nn.Rows(t.kernel, 1)
	numbers := nn.Numbers[float32]{W: t.w, State: t.state, Carry: make([]float32, network.CarryRows()*n)}
	if t.average != nil {
		numbers.W = t.average
	}
	w.Bind(1, steps, numbers)
	return &writer{t: t, network: network, w: w, numbers: numbers}, nil
}

// carrying returns the layers with every recurrent one stateful, but those that read backwards.
func carrying(layers []spec.Layer) []spec.Layer {
	all := append([]spec.Layer(nil), layers...)
	for i := range all {
		l := &all[i]
		switch l.Type {
		case "rnn", "gru", "lstm":
			l.Stateful = !l.Bidirectional
		}
		l.Layers = carrying(l.Layers)
	}
	return all
}

// next reads what the text has gained since the last call and returns the logits of what follows.
func (w *writer) next(text []int32) []float32 {
	if window := w.t.window(); window > 0 {
		clear(w.numbers.Carry)
		w.step(text[len(text)-window:])
	} else {
		for ; w.read < len(text); w.read++ {
			w.step(text[w.read : w.read+1])
		}
	}
	c := w.network.Out.Width()
	logits := make([]float32, c)
	last := w.w.Y[len(w.w.Y)-c*w.w.N:]
	data.Scatter(logits, last, 1, c, w.w.N)
	return logits
}

func (w *writer) step(ids []int32) {
	if w.t.readsIDs() {
		data.Gather(w.w.X, ids, []int32{0}, len(ids), w.w.N)
	} else {
		width := w.network.In.Width()
		w.rows = append(w.rows[:0], make([]float32, len(ids)*width)...)
		for i, id := range ids {
			w.rows[i*width+int(id)] = 1
		}
		data.Gather(w.w.X, w.rows, []int32{0}, len(w.rows), w.w.N)
	}
	w.w.Forward(false, nil, 0)
}

// draw returns an index drawn from softmax(logits/temperature), or the first of the largest.
func draw(logits []float32, temperature float64, source *random.Source) int32 {
	best := 0
	for i, v := range logits {
		if v > logits[best] {
			best = i
		}
	}
	if temperature == 0 {
		return int32(best)
	}
	weights := make([]float64, len(logits))
	total := 0.0
	for i, v := range logits {
		weights[i] = math.Exp((float64(v) - float64(logits[best])) / temperature)
		total += weights[i]
	}
	at := source.Float64() * total
	for i, v := range weights {
		if at -= v; at < 0 {
			return int32(i)
		}
	}
	return int32(best)
}
