package train

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"backdraw/core/data"
	"backdraw/core/model"
)

var update = flag.Bool("update", false, "write testdata/step anew, from this build")

// stepFile has a network's state and, for after, the state one step later, both of native Go.
func stepFile(name, when string) string { return filepath.Join("testdata", "step", name+"."+when) }

// TestOneStepOnEveryMachine takes one step from a state that native Go saved, and holds all of the
// next state against that which native Go came to. Native, scalar and wasm builds run it.
//
// A sum of n products differs between machines by its order and by fused roundings, at most n ulp of
// its terms and mostly far less, and what follows from it by as many of the tensor's largest change:
// the bound of a number is 1 ulp of itself, for the last rounding, and stepUlps of the largest change
// in its tensor. Measured: at most 3.6 between AVX-512, plain loops and wasm. What is an error, and no
// rounding, is off by thousands.
func TestOneStepOnEveryMachine(t *testing.T) {
	if *update && runtime.GOOS == "js" {
		t.Fatal("-update is for the native build: the files are what wasm is held against")
	}
	forNetworks(t, func(t *testing.T, name string, trainer *Trainer, learn *data.Set) {
		if *update {
			trainSteps(t, trainer, 12)
			write(t, stepFile(name, "before"), trainer.Save())
			trainSteps(t, trainer, 1)
			write(t, stepFile(name, "after"), trainer.Save())
		}
		before, after := readModel(t, stepFile(name, "before")), readModel(t, stepFile(name, "after"))
		loaded, err := Load(model.Encode(before))
		if err != nil {
			t.Fatal(err)
		}
		if err := loaded.SetData(learn, drawSet(loaded, 9, 2)); err != nil {
			t.Fatal(err)
		}
		trainSteps(t, loaded, 1)
		got, err := model.Decode(loaded.Save())
		if err != nil {
			t.Fatal(err)
		}
		if string(got.Spec) != string(after.Spec) || string(got.Spec) != string(trainer.spec.Marshal()) {
			t.Error("the files are of another spec: go test ./core/train -run TestOneStepOnEveryMachine -update writes them anew")
		}
		largest, err := compareSteps(before, after, got)
		if err != nil {
			t.Error(err)
		}
		t.Logf("off by at most %.2g ulp of the largest change", largest)
	})
}

const stepUlps = 16

// compareSteps holds the state got against after. It returns the largest distance in ulp of the
// largest change in the tensor since before.
func compareSteps(before, after, got *model.File) (largest float64, err error) {
	// The first counter is the steps; another, of nadam, is a product that is rounded.
	if got.Steps != after.Steps || got.Examples != after.Examples || got.Epoch != after.Epoch || got.Position != after.Position ||
		!slices.Equal(got.OptimizerCounters[:1], after.OptimizerCounters[:1]) || len(got.Tensors) != len(after.Tensors) {
		return 0, fmt.Errorf("after %d steps, %d examples at %d of epoch %d with %d tensors, want %d, %d at %d of %d with %d", got.Steps, got.Examples,
			got.Position, got.Epoch, len(got.Tensors), after.Steps, after.Examples, after.Position, after.Epoch, len(after.Tensors))
	}
	const ulp = 1.0 / (1 << 23)
	for _, want := range after.Tensors {
		from, to := before.Tensor(want.Name), got.Tensor(want.Name)
		if len(to) != len(want.Data) || len(from) != len(want.Data) {
			return largest, fmt.Errorf("%s has %d numbers, want %d", want.Name, len(to), len(want.Data))
		}
		change := 0.0
		for i, w := range want.Data {
			change = max(change, math.Abs(float64(w)-float64(from[i])))
		}
		for i, w := range want.Data {
			over := math.Abs(float64(to[i])-float64(w)) - ulp*math.Abs(float64(w))
			if over > stepUlps*ulp*change || math.IsNaN(over) {
				return largest, fmt.Errorf("%s[%d] is %g, native Go came to %g; the largest change is %g", want.Name, i, to[i], w, change)
			}
			if over > 0 {
				largest = max(largest, over/(ulp*change))
			}
		}
	}
	return largest, nil
}

// TestCompareStepsTellsErrorsFromRoundings moves one number of the state after a step.
func TestCompareStepsTellsErrorsFromRoundings(t *testing.T) {
	before, after := readModel(t, stepFile("dense", "before")), readModel(t, stepFile("dense", "after"))
	for _, c := range []struct {
		relative float64
		same     bool
	}{{0, true}, {1.0 / (1 << 23), true}, {1e-4, false}, {math.NaN(), false}} {
		got := *after
		got.Tensors = slices.Clone(after.Tensors)
		got.Tensors[0].Data = slices.Clone(after.Tensors[0].Data)
		got.Tensors[0].Data[3] *= float32(1 + c.relative)
		if _, err := compareSteps(before, after, &got); (err == nil) != c.same {
			t.Errorf("a weight off by %g of itself gives %v, want an error: %v", c.relative, err, !c.same)
		}
	}
	if _, err := compareSteps(before, after, before); err == nil || !strings.Contains(err.Error(), "steps") {
		t.Errorf("the state before the step gives %v, want an error of its steps", err)
	}
}

func write(t *testing.T, name string, bytes []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, bytes, 0o644); err != nil {
		t.Fatal(err)
	}
}

func readModel(t *testing.T, name string) *model.File {
	t.Helper()
	bytes, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	f, err := model.Decode(bytes)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
