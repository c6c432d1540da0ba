package golden

import (
	"os"
	"slices"
	"testing"

	"backdraw/core/kernel"
)

// optional are the cells that the set's README leaves to the library: backdraw's gru resets after
// the product.
var optional = []string{"gru_reset_before"}

// The project's own set of 234 cases.
const (
	ownRuns  = 233
	ownSkips = 1 // recurrent/gru_reset_before_many_to_many
)

// TestGolden runs what this build trains with, and package train as well.
func TestGolden(t *testing.T) {
	e := engine[float32]{k: kernel.Fast()}
	runners := e.runners()
	runners["train"] = func(t *testing.T, c *Case) {
		e.train(t, c)
		trainer(t, c)
	}
	runSet(t, runners)
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

func runSet(t *testing.T, runners map[string]runner) {
	directory := os.Getenv("BACKDRAW_GOLDEN")
	own := directory == ""
	if own {
		directory = "testdata"
	}
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
	ran, skipped := 0, 0
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
					t.Run(c.Name, func(t *testing.T) { run(t, c) })
				}
			}
		})
	}
	if own && (ran != ownRuns || skipped != ownSkips) {
		t.Errorf("%d cases were run and %d are optional, want %d and %d", ran, skipped, ownRuns, ownSkips)
	}
}

// parts lists the case's kind, its types of layer and their cells.
func (c *Case) parts(t *testing.T) []string {
	type layers []struct{ Type, Cell string }
	var body struct {
		Layer   string // of an initialiser
		Layers  layers
		Problem struct{ Layers layers }
	}
	if err := c.Decode(&body); err != nil {
		t.Fatal(c.Name, err)
	}
	parts := []string{c.Kind, body.Layer}
	for _, l := range append(body.Layers, body.Problem.Layers...) {
		parts = append(parts, l.Type, l.Cell)
	}
	return parts
}
