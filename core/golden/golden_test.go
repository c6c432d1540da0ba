package golden

import (
	"encoding/json"
	"os"
	"runtime/debug"
	"slices"
	"testing"

	"backdraw/core/kernel"
)

// optional are the cells that the set's README leaves to the library: backdraw's gru resets after
// the product.
var optional = []string{"gru_reset_before"}

// The project's own set of 234 cases.
const (
	ownRuns    = 233
	ownSkips   = 1 // recurrent/gru_reset_before_many_to_many
	ownLeftOut = 0 // runs of training that a network spec cannot say, so that package train cannot make them
)

// TestGolden runs what this build trains with, and package train as well.
func TestGolden(t *testing.T) {
	e := engine[float32]{k: kernel.Fast()}
	runners := e.runners()
	leftOut := 0
	runners["train"] = func(t *testing.T, c *Case) {
		e.train(t, c)
		if why := trainer(t, c); why != "" {
			t.Logf("package train was left out: %s", why)
			leftOut++
		}
	}
	if own := runSet(t, runners); own && leftOut != ownLeftOut {
		t.Errorf("package train was left out of %d runs, want %d", leftOut, ownLeftOut)
	}
}

func TestGoldenScalar(t *testing.T) {
	runSet(t, engine[float32]{k: kernel.Scalar()}.runners())
}

func TestGoldenFloat64(t *testing.T) {
	runSet(t, engine[float64]{k: kernel.Reference(), double: true}.runners())
}

type runner func(t *testing.T, c *Case)

// runners are the kinds of case.
func (e engine[F]) runners() map[string]runner {
	return map[string]runner{
		"net":            e.net,
		"loss":           e.loss,
		"tbptt":          e.tbptt,
		"by_hand":        e.byHand,
		"initialiser":    e.initialiser,
		"regulariser":    e.regulariser,
		"clip":           e.clip,
		"optimiser":      e.optimiser,
		"schedule":       e.schedule,
		"weight_average": e.weightAverage,
		"train":          e.train,
		"metric":         e.metric,
	}
}

func runSet(t *testing.T, runners map[string]runner) (own bool) {
	t.Helper()
	directory := os.Getenv("BACKDRAW_GOLDEN")
	own = directory == ""
	if own {
		directory = "testdata"
	}
	ran, skipped := runDirectory(t, directory, runners)
	if own && (ran != ownRuns || skipped != ownSkips) {
		t.Errorf("%d cases were run and %d are optional, want %d and %d", ran, skipped, ownRuns, ownSkips)
	}
	return own
}

// runDirectory runs every case of a directory, each as a subtest of its file's.
func runDirectory(t *testing.T, directory string, runners map[string]runner) (ran, skipped int) {
	t.Helper()
	cases, err := Read(directory)
	if err != nil {
		t.Fatal(err)
	}
	byFile := map[string][]*Case{}
	var files []string
	for _, c := range cases {
		if byFile[c.File] == nil {
			files = append(files, c.File)
		}
		byFile[c.File] = append(byFile[c.File], c)
	}
	for _, file := range files {
		t.Run(file, func(t *testing.T) {
			for _, c := range byFile[file] {
				parts := c.parts(t)
				run := runners[c.Kind]
				switch {
				case slices.ContainsFunc(parts, func(p string) bool { return slices.Contains(optional, p) }):
					t.Logf("%s: optional by the set's README, and not built", c.Name)
					skipped++
				case run == nil:
					t.Run(c.Name, func(t *testing.T) { t.Fatalf("kind %q is not known", c.Kind) })
				default:
					ran++
					t.Run(c.Name, func(t *testing.T) { alone(t, c, run) })
				}
			}
		})
	}
	return ran, skipped
}

// alone runs a case whose panic, as where its numbers contradict one another, is its own failure and no other case's.
func alone(t *testing.T, c *Case, run runner) {
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("the case panics: %v\n%s", r, debug.Stack())
		}
	}()
	run(t, c)
}

// parts lists the case's kind, its types of layer and their cells.
func (c *Case) parts(t *testing.T) []string {
	type layers []struct{ Type, Cell string }
	var body struct {
		Layer   string // of an initialiser
		Layers  layers
		Problem struct{ Layers layers }
	}
	if err := json.Unmarshal(c.raw, &body); err != nil {
		t.Fatal(c.Name, err)
	}
	parts := []string{c.Kind, body.Layer}
	for _, l := range append(body.Layers, body.Problem.Layers...) {
		parts = append(parts, l.Type, l.Cell)
	}
	return parts
}
