package spec

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"backdraw/core/fault"
)

// A writer writes random documents, every field there or not.
type writer struct {
	*rand.Rand
	budget int // layers that may still come
}

func (w *writer) pick(names []string) string { return names[w.IntN(len(names))] }
func (w *writer) whole(low, high int) string { return fmt.Sprint(low + w.IntN(high-low+1)) }
func (w *writer) real(scale float64) string  { return fmt.Sprint(w.Float64() * scale) }
func (w *writer) flag() string               { return fmt.Sprint(w.IntN(2) == 0) }
func (w *writer) pair(low, high int) string {
	if w.IntN(2) == 0 {
		return w.whole(low, high)
	}
	return "[" + w.whole(low, high) + "," + w.whole(low, high) + "]"
}

func (w *writer) list(one func() string) string {
	items := make([]string, 1+w.IntN(3))
	for i := range items {
		items[i] = one()
	}
	return "[" + strings.Join(items, ",") + "]"
}

// object writes the fields: names that begin with a plus always, the others every second time.
func (w *writer) object(fields ...string) string {
	var kept []string
	for i := 0; i < len(fields); i += 2 {
		if name, must := strings.CutPrefix(fields[i], "+"); must || w.IntN(2) == 0 {
			kept = append(kept, fmt.Sprintf("%q:%s", name, fields[i+1]))
		}
	}
	return "{" + strings.Join(kept, ",") + "}"
}

func quote(s string) string { return `"` + s + `"` }

func (w *writer) layers() string {
	return w.list(func() string {
		w.budget--
		return w.layer()
	})
}

func (w *writer) layer() string {
	kind := w.pick(layerTypes)
	if w.budget < 0 && kind == "residual" {
		kind = "flatten"
	}
	fields := []string{"+type", quote(kind)}
	add := func(more ...string) { fields = append(fields, more...) }
	weighted := func() {
		add("init", w.pick([]string{quote(w.pick(initNames)), `{"type":` + quote(w.pick(initNames)) + `}`}), "bias", w.flag(), "frozen", w.flag())
	}
	activated := func() {
		name := w.pick(activationNames)
		text := quote(name)
		if name == "elu" || name == "leaky-relu" {
			text = w.object("+type", text, "alpha", w.real(2))
		}
		add("activation", text)
	}
	window := func() {
		add("+kernel", w.pair(1, 5), "stride", w.pair(1, 3),
			"padding", w.pick([]string{`"same"`, `"valid"`, "[" + w.whole(0, 9) + ",1,0," + w.whole(0, 2) + "]"}))
	}
	switch kind {
	case "dense":
		add("+units", w.whole(1, MaxUnits))
		weighted()
		activated()
	case "conv2d", "separable-conv2d", "depthwise-conv2d":
		if kind != "depthwise-conv2d" {
			add("+filters", w.whole(1, 9))
		}
		if kind == "conv2d" {
			add("groups", w.whole(1, 4))
		} else {
			add("multiplier", w.whole(1, 4))
		}
		window()
		weighted()
		activated()
	case "conv2d-transpose":
		add("+filters", w.whole(1, 9), "+kernel", w.pair(1, 5), "crop", w.pair(0, 2))
		if w.IntN(2) == 0 {
			add("+stride", w.pair(2, 3), "outputPadding", w.pair(0, 1))
		}
		weighted()
		activated()
	case "upsample2d":
		add("+factor", w.whole(1, 4))
	case "max-pool2d", "average-pool2d":
		add("+size", w.pair(1, 3), "stride", w.pair(1, 3))
	case "reshape":
		add("+shape", w.list(func() string { return w.whole(1, 99) }))
	case "activation":
		activated()
	case "dropout":
		add("+rate", w.real(0.9))
	case "gaussian-noise":
		add("+std", w.real(3))
	case "batch-norm":
		add("momentum", w.real(1), "epsilon", "1e-4", "frozen", w.flag())
	case "layer-norm":
		add("epsilon", "1e-4", "frozen", w.flag())
	case "features":
		add("+names", w.list(func() string { return quote(w.pick(featureNames)) }),
			"fourier", w.object("+count", w.whole(1, 64), "scale", w.real(9), "seed", w.whole(0, 1<<53)))
	case "normalize":
		number := func() string { return w.real(5) }
		add("+mean", w.pick([]string{number(), w.list(number)}), "+std", w.pick([]string{number(), w.list(number)}))
	case "embedding":
		add("+vocabulary", w.whole(1, 99), "+units", w.whole(1, 99))
		weighted()
	case "rnn", "gru", "lstm":
		add("+units", w.whole(1, 99), "returnSequences", w.flag(), "truncate", w.whole(0, 9),
			w.pick([]string{"bidirectional", "stateful"}), w.flag())
		weighted()
		if kind == "rnn" {
			add("activation", quote(w.pick(recurrentActivations)))
		}
	case "residual":
		add("+layers", w.layers())
	}
	w.Shuffle(len(fields)/2, func(i, j int) {
		fields[2*i], fields[2*i+1], fields[2*j], fields[2*j+1] = fields[2*j], fields[2*j+1], fields[2*i], fields[2*i+1]
	})
	return w.object(fields...)
}

func (w *writer) schedule(deep int) string {
	every := []string{
		`"constant"`, `"plateau"`,
		w.object("+type", `"step"`, "+every", w.whole(1, 99), "+factor", w.real(1)),
		w.object("+type", `"exponential"`, "+factor", w.real(1)),
		w.object("+type", `"inverse-time"`, "+decay", w.real(1)),
		w.object("+type", `"cosine"`, "+steps", w.whole(1, 99), "minimum", w.real(1)),
		w.object("+type", `"cosine-restarts"`, "+steps", w.whole(1, 99), "multiplier", "1.5", "minimum", w.real(1)),
		w.object("+type", `"one-cycle"`, "+steps", w.whole(1, 99), "rise", w.real(1), "startDivisor", "3", "finalDivisor", "1e3", "anneal", quote(w.pick(anneals))),
		w.object("+type", `"ema"`, "beta", w.real(1), "+target", w.real(1)),
		w.object("+type", `"plateau"`, "patience", w.whole(0, 9), "factor", w.real(0.9), "threshold", w.real(1), "cooldown", w.whole(0, 9), "minimum", w.real(1)),
	}
	if deep < 3 {
		every = append(every, w.object("+type", `"warmup"`, "+steps", w.whole(1, 99), "start", w.real(1), "then", w.schedule(deep+1)))
	}
	return w.pick(every)
}

func (w *writer) document() string {
	optimizer := w.pick(optimizerTypes)
	own := map[string][]string{
		"sgd": {"momentum", w.real(1), "nesterov", w.flag()}, "adagrad": {"initialAccumulator", w.real(1), "epsilon", "1e-5"},
		"adadelta": {"rho", w.real(0.9), "epsilon", "1e-5"}, "rmsprop": {"rho", w.real(0.9), "momentum", w.real(1), "centered", w.flag()},
		"nadam": {"beta1", w.real(0.9), "momentumDecay", w.real(1)}, "lion": {"beta2", w.real(0.9)},
	}[optimizer]
	fields := append([]string{"+type", quote(optimizer), "learningRate", w.real(1), "weightDecay", w.real(1), "decoupled", w.flag()}, own...)
	loss := w.pick([]string{`"mse"`, `"hinge"`, w.object("+type", `"huber"`, "delta", w.real(3)), w.object("+type", `"binary-cross-entropy"`, "posWeight", w.real(3))})
	return w.object("version", "1", "seed", w.whole(0, 1<<53), "+input", w.pick([]string{"[2]", "[1,28,28]", `["T"]`, `["T",3]`, "[7,3]"}),
		"+layers", w.layers(), "loss", loss, "optimizer", w.object(fields...), "schedule", w.schedule(0),
		"regularizer", w.object("l1", w.real(1), "l2", w.real(1)), "clip", w.object("norm", w.real(1), "tensorNorm", w.real(1), "value", w.real(1)),
		"weightAverage", w.real(0.9), "batchSize", w.whole(1, 999))
}

// TestRoundTrip: what is read, written and read again is the same, with and without defaults.
func TestRoundTrip(t *testing.T) {
	types := map[string]int{}
	var note func(all []Layer)
	note = func(all []Layer) {
		for _, l := range all {
			types[l.Type]++
			note(l.Layers)
		}
	}
	const documents = 600
	for seed := range uint64(documents) {
		w := writer{rand.New(rand.NewPCG(seed, 2)), 12}
		text := w.document()
		s, err := Parse([]byte(text))
		if err != nil {
			t.Fatalf("seed %d: %s: %v", seed, text, err)
		}
		checkRoundTrip(t, text, s)
		note(s.Layers)
	}
	for _, name := range layerTypes {
		if types[name] < documents/100 {
			t.Errorf("%s was tried %d times", name, types[name])
		}
	}
}

func checkRoundTrip(t *testing.T, text string, s *Spec) {
	t.Helper()
	for form, again := range map[string][]byte{"short": s.Marshal(), "complete": complete(s).Append(nil)} {
		got, err := Parse(again)
		if err != nil {
			t.Fatalf("%s\nwrites, %s, %s: %v", text, form, again, err)
		}
		if !reflect.DeepEqual(got, s) {
			t.Fatalf("%s\nwrites, %s, %s\nwhich is  %s", text, form, again, got.Marshal())
		}
	}
	same, err := Update(s, []byte(`{}`))
	if err != nil || !reflect.DeepEqual(same, s) {
		t.Fatalf("%s changes in an empty update: %v", text, err)
	}
}

// FuzzParse: Parse and Update never panic, their errors carry a code and a sentence, and what is
// read comes back as it was.
func FuzzParse(f *testing.F) {
	for seed := range uint64(8) {
		w := writer{rand.New(rand.NewPCG(seed, 3)), 12}
		f.Add([]byte(w.document()), []byte(`{"optimizer":{"learningRate":0.5},"layers":{"0":{"frozen":true}}}`))
	}
	f.Add([]byte(whatToUpdate), []byte(`{"layers":[{},{"rate":0.1},null,{},{}],"schedule":"plateau"}`))
	f.Fuzz(func(t *testing.T, text, patch []byte) {
		s, err := Parse(text)
		if err != nil {
			checkFault(t, err)
			return
		}
		checkRoundTrip(t, string(text), s)
		changed, err := Update(s, patch)
		if err != nil {
			checkFault(t, err)
			return
		}
		checkRoundTrip(t, string(patch), changed)
	})
}

func checkFault(t *testing.T, err error) {
	t.Helper()
	failure, ok := err.(*fault.Error)
	if !ok || failure.Code != fault.InvalidSpec && failure.Code != fault.TooLarge || !strings.HasPrefix(failure.Message, failure.Path) && !strings.Contains(failure.Message, "JSON") {
		t.Fatalf("%#v is no error of a spec", err)
	}
}
