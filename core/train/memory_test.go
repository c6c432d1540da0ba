package train

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"backdraw/core/data"
	"backdraw/core/fault"
	"backdraw/core/nn"
	"backdraw/core/spec"
)

// heap returns the bytes that are in use, after what is not has been given back.
func heap() int {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

// taken is the memory of a trainer in the lanes of this machine.
func taken(t *Trainer) memory {
	p := t.plan()
	p.lanes = t.kernel.Lanes
	return p.memory()
}

// variations are what adds memory to a network: each has slices of its own.
var variations = map[string]string{
	"as it is":    `{}`,
	"averaged":    `{"weightAverage": 0.9}`,
	"decoupled":   `{"optimizer": {"weightDecay": 0.01, "decoupled": true}}`,
	"frozen":      `{"layers": {"LAST": {"frozen": true}}}`,
	"amsgrad":     `{"optimizer": {"type": "amsgrad"}}`,
	"all rmsprop": `{"optimizer": {"type": "rmsprop", "momentum": 0.9, "centered": true}}`,
}

// TestBytesAreWhatATrainerTakes compares the prediction, made before the first step, with what the heap holds after
// some. Slices are as long as was said; the allocator rounds each up to whole pages of 8 KiB or, below 32 KiB, by up to
// an eighth, and layers, passes and the order are objects of a few KiB: 128 KiB and a fiftieth are allowed, and nothing
// below what was said.
func TestBytesAreWhatATrainerTakes(t *testing.T) {
	ran := 0
	forNetworks(t, func(t *testing.T, name string, small *Trainer, _ *data.Set) {
		last := fmt.Sprint(len(small.spec.Layers) - 1)
		for variation, patch := range variations {
			s, err := spec.Update(small.spec, []byte(strings.Replace(patch, "LAST", last, 1)))
			if err != nil {
				s, err = spec.Update(small.spec, []byte(`{}`)) // the last layer has no parameters
				if err != nil || variation != "frozen" {
					t.Fatal(variation, err)
				}
			}
			s.BatchSize = 3000
			set, test := drawSet(small, 7000, 1), drawSet(small, 500, 2)
			before := heap()
			trainer, err := New(s)
			if err != nil {
				t.Fatal(err)
			}
			if err := trainer.SetData(set, test); err != nil {
				t.Fatal(err)
			}
			m := taken(trainer)
			if said := trainer.plan().memory(); trainer.Bytes() != said.total() || said.total() > m.total() {
				t.Errorf("Bytes is %d, its parts are %d", trainer.Bytes(), m.total())
			}
			if err := trainer.Begin(true); err != nil {
				t.Fatal(err)
			}
			trainSteps(t, trainer, 2)
			trainer.forward = nil // a plateau's pass over the test set
			said, takes := m.held(), heap()-before
			if takes < said || takes > said+said/50+128<<10 {
				t.Errorf("%s: takes %d bytes, said %d", variation, takes, said)
			}
			if saved := len(trainer.Save()); m.saved < saved-4096 || m.saved > saved+4*trainer.network.CarryRows()*3000+64 {
				t.Errorf("%s: a saved file has %d bytes, said %d", variation, saved, m.saved)
			}
			runtime.KeepAlive(set)
			runtime.KeepAlive(test)
			ran++
		}
	})
	if ran != 11*len(variations) {
		t.Errorf("ran %d trainers, want %d", ran, 11*len(variations))
	}
}

// wide has a million parameters, four layers of them, so that each slice as long as those stands out.
const wide = `{"input": [250], "layers": [{"type": "dense", "units": 1000, "activation": "relu"}, {"type": "dense", "units": 500}, {"type": "batch-norm"},
	{"type": "dense", "units": 500}, {"type": "dense", "units": 4}], "batchSize": 8, "optimizer": {"type": "sgd"}}`

// TestBytesOfManyParameters goes from every form of training to every other: what was said before the change is what
// is held after it, to within 256 KiB of 4 MB for each slice of parameters.
func TestBytesOfManyParameters(t *testing.T) {
	changes := []struct {
		name  string
		apply func(*Trainer) error
	}{
		{"sgd", patching(`{"optimizer": {"type": "sgd", "momentum": 0}}`)},
		{"momentum", patching(`{"optimizer": {"type": "sgd", "momentum": 0.9}}`)},
		{"centred rmsprop with momentum", patching(`{"optimizer": {"type": "rmsprop", "momentum": 0.9, "centered": true}}`)},
		{"rmsprop", patching(`{"optimizer": {"type": "rmsprop", "momentum": 0, "centered": false}}`)},
		{"amsgrad", patching(`{"optimizer": {"type": "amsgrad"}}`)},
		{"adam", patching(`{"optimizer": {"type": "adam"}}`)},
		{"weight average", patching(`{"weightAverage": 0.9}`)},
		{"decoupled decay", patching(`{"optimizer": {"type": "adamw", "weightDecay": 0.01}}`)},
		{"no weight average", patching(`{"weightAverage": 0}`)},
		{"a frozen layer", patching(`{"layers": {"0": {"frozen": true}}}`)},
		{"none", patching(`{"layers": {"0": {"frozen": false}}}`)},
		{"lion", patching(`{"optimizer": {"type": "lion", "weightDecay": 0}}`)},
		{"a larger batch", patching(`{"batchSize": 900}`)},
		{"a smaller batch", patching(`{"batchSize": 8}`)},
		{"a mask", func(t *Trainer) error {
			return t.SetParameters(map[string]ParameterChange{"layers[1].b": {Mask: make([]float32, 500)}})
		}},
		{"frozen weights", func(t *Trainer) error {
			frozen := make([]float32, 500)
			frozen[7] = 1
			return t.SetParameters(map[string]ParameterChange{"layers[1].b": {Frozen: frozen}})
		}},
		{"a team", func(t *Trainer) error { return t.Join(1, 3) }},
	}
	ran := 0
	s := parse(t, wide)
	before := heap()
	trainer, err := New(s)
	if err != nil {
		t.Fatal(err)
	}
	if said, err := Bytes(s); err != nil || said != trainer.Bytes() {
		t.Errorf("said %d bytes of the spec (%v), %d of its trainer", said, err, trainer.Bytes())
	}
	if err := trainer.SetData(drawSet(trainer, 1000, 1), nil); err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		if err := c.apply(trainer); err != nil {
			t.Fatal(err)
		}
		said := taken(trainer)
		if trainer.team != nil {
			if _, err := trainer.Contribution(0); err != nil {
				t.Fatal(err)
			}
			trainer.safe.take(trainer)
		} else {
			trainSteps(t, trainer, 1)
		}
		if taken := heap() - before; taken < said.held() || taken > said.held()+256<<10 {
			t.Errorf("%s: holds %d bytes, said %d", c.name, taken, said.held())
		}
		if saved := len(trainer.Save()); saved < said.saved || saved > said.saved+4096 {
			t.Errorf("%s: a saved file has %d bytes, said %d", c.name, saved, said.saved)
		}
		ran++
	}
	if ran != 17 {
		t.Errorf("ran %d changes, want 17", ran)
	}
}

// TestBytesOfManyExamples: data, their order, and the loss of each step of an epoch. Slack as above.
func TestBytesOfManyExamples(t *testing.T) {
	trainer, err := New(parse(t, `{"input": [2], "layers": [{"type": "dense", "units": 1}], "batchSize": 3}`))
	if err != nil {
		t.Fatal(err)
	}
	set, test := drawSet(trainer, 200_000, 1), drawSet(trainer, 100_000, 2)
	before := heap() - trainer.plan().memory().held()
	if err := trainer.SetData(set, test); err != nil {
		t.Fatal(err)
	}
	trainSteps(t, trainer, 1)
	if said, taken := trainer.plan().memory().held(), heap()-before; taken < said-64<<10 || taken > said+64<<10 {
		t.Errorf("takes %d bytes, said %d", taken, said)
	}
	runtime.KeepAlive(trainer)
	runtime.KeepAlive(set)
	runtime.KeepAlive(test)
}

// TestCallsTakeWhatTheySay: what is asked for beside training takes no more than is counted for it, and at least half.
func TestCallsTakeWhatTheySay(t *testing.T) {
	trainer, err := New(parse(t, wide))
	if err != nil {
		t.Fatal(err)
	}
	set := drawSet(trainer, 100, 1)
	if err := trainer.SetData(set, nil); err != nil {
		t.Fatal(err)
	}
	trainSteps(t, trainer, 1)
	said := trainer.traceBytes(set)
	taken := int(allocated(func() { _, err = trainer.Trace(set) }))
	taken += 3 * 4 * len(trainer.w) // and those of the answer once more
	if err != nil || taken > said || 2*taken < said {
		t.Errorf("a trace takes %d bytes (%v), said %d", taken, err, said)
	}
	small := drawSet(trainer, 2, 1)
	defer func(before int) { limit = before }(limit)
	for _, enough := range []bool{true, false} {
		// A check of gradients is of 8 bytes for each of w, its gradient and a copy of that, and of a workspace.
		limit = trainer.plan().memory().held() + 3*8*len(trainer.w)
		if enough {
			limit += 1 << 20
		}
		if _, err := newDifferences(trainer, trainer.asValues(small)); (err == nil) != enough {
			t.Errorf("a check of gradients with room for it (%v) gives %v", enough, err)
		}
	}
}

func patching(patch string) func(*Trainer) error {
	return func(t *Trainer) error { return t.Update([]byte(patch)) }
}

// allocated returns the bytes that f takes from the heap, given back or not.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// large has 27.9 million parameters.
const large = `{"input": [4096], "layers": [{"type": "dense", "units": 4096}, {"type": "dense", "units": 2720}], "optimizer": {"type": %q}}`

// TestTooLargeBeforeAnythingIsTaken: slices as long as the parameters are w, gradient and three of amsgrad, four of those
// once more in a snapshot, four in a saved file.
func TestTooLargeBeforeAnythingIsTaken(t *testing.T) {
	s := parse(t, large, "amsgrad")
	said, err := Bytes(s)
	if err != nil || said < 13*4*27_900_000 || said > 13*4*28_000_000 {
		t.Errorf("said %d bytes (%v), want 13 slices of 27.9 million numbers", said, err)
	}
	taken := allocated(func() { _, err = New(s) })
	expectTooLarge(t, err, "layers", fmt.Sprintf("training needs %d bytes of memory, the limit is %d", said, nn.MaxBytes))
	if taken > 1<<20 {
		t.Errorf("refusing took %d bytes, want less than 1 MiB", taken)
	}
	if bytes, err := Bytes(parse(t, large, "sgd")); err != nil || bytes > nn.MaxBytes {
		t.Errorf("the same with sgd takes %d bytes (%v), want room for it", bytes, err)
	}
}

// TestTooLargeLosesNothing: a change that is refused leaves a trainer as it was, to the bit. The parameters
// are not there for 27.9 million, so that the test is a small one: the limit is brought down to the trainer's.
func TestTooLargeLosesNothing(t *testing.T) {
	trainer, err := New(parse(t, wide))
	if err != nil {
		t.Fatal(err)
	}
	set := drawSet(trainer, 100, 1)
	if err := trainer.SetData(set, nil); err != nil {
		t.Fatal(err)
	}
	trainSteps(t, trainer, 3)
	defer func(before int) { limit = before }(limit)
	limit = trainer.Bytes() + 3<<20 // less than a slice of 4 MB
	before := string(trainer.Save())
	refusals := []struct {
		name, path string
		change     func() error
	}{
		{"more slices of the optimizer", "optimizer", func() error { return trainer.Update([]byte(`{"optimizer": {"momentum": 0.9}}`)) }},
		{"another optimizer", "optimizer", func() error { return trainer.Update([]byte(`{"optimizer": {"type": "amsgrad"}}`)) }},
		{"decoupled decay", "optimizer", func() error {
			return trainer.Update([]byte(`{"optimizer": {"decoupled": true, "weightDecay": 0.1}}`))
		}},
		{"an average", "weightAverage", func() error { return trainer.Update([]byte(`{"weightAverage": 0.9}`)) }},
		{"a larger batch", "batchSize", func() error { return trainer.Update([]byte(`{"batchSize": 5000, "seed": 3}`)) }},
		{"a frozen layer", "layers", func() error { return trainer.Update([]byte(`{"layers": {"0": {"frozen": true}}}`)) }},
		{"a mask", "layers", func() error {
			return trainer.SetParameters(map[string]ParameterChange{"layers[0].b": {Mask: make([]float32, 1000)}})
		}},
		{"more data", "x", func() error { return trainer.SetData(drawSet(trainer, 20000, 1), nil) }},
		{"a test set", "x", func() error { return trainer.SetData(set, drawSet(trainer, 20000, 1)) }},
		{"a trace", "x", func() error { _, err := trainer.Trace(set); return err }},
		{"a check of gradients", "x", func() error { _, err := trainer.CheckGradients(set, MaxChecked); return err }},
		{"predictions", "x", func() error {
			_, _, err := trainer.Predict(drawSet(trainer, 4000, 1), PredictOptions{From: 0, To: 0})
			return err
		}},
	}
	for _, r := range refusals {
		if r.name == "a larger batch" { // for which the data must have as many examples
			trainer.train.N *= 50
		}
		err := r.change()
		if r.name == "a larger batch" {
			trainer.train.N /= 50
		}
		expectTooLarge(t, err, r.path, fmt.Sprintf("the limit is %d", limit))
		if string(trainer.Save()) != before {
			t.Fatalf("%s: the trainer changed", r.name)
		}
	}
	if len(refusals) != 12 {
		t.Errorf("ran %d refusals, want 12", len(refusals))
	}
	if err := trainer.Update([]byte(`{"optimizer": {"learningRate": 0.5}}`)); err != nil {
		t.Errorf("a change that takes nothing is refused: %v", err)
	}
	limit = trainer.Bytes() - 1<<20
	if err := trainer.Update([]byte(`{"optimizer": {"learningRate": 0.1}}`)); err != nil {
		t.Errorf("a change that takes nothing is refused past the limit: %v", err)
	}
	expectTooLarge(t, trainer.Train(1), "layers", fmt.Sprintf("training needs %d bytes of memory, the limit is %d", trainer.Bytes(), limit))
}

func expectTooLarge(t *testing.T, err error, path, message string) {
	t.Helper()
	var f *fault.Error
	if !errors.As(err, &f) || f.Code != fault.TooLarge || f.Path != path || !strings.Contains(f.Message, message) {
		t.Errorf("got %v, want too-large of %q: %s", err, path, message)
	}
}
