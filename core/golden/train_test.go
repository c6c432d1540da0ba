package golden

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

type trainCase struct {
	problem
	Text      []string // of which the stream is made: places in Vocab
	Vocab     string
	Stream    Tensor
	Chunk     int `json:"chunk_len"`
	Optimiser optimiserSpec
	Steps     int
	Expect    struct {
		Losses      []float64
		Grads       []map[string]Tensor `json:"grads_step1"`
		ParamsAfter []map[string]Tensor `json:"params_after_1"`
		ParamsFinal []map[string]Tensor `json:"params_final"`
		Output      *Tensor             `json:"final_output"`
		State       map[string]Tensor   `json:"final_state"`
		Norms       []float64           `json:"grad_norms_before_clip"`
	}
}

// batch returns what step s reads and is compared with: everything, or a chunk of the stream and
// what follows each of its characters.
func (c *trainCase) batch(s int) (input, target Tensor) {
	if c.Chunk == 0 {
		return c.Input, c.Target
	}
	from := s * c.Chunk
	return c.Stream.steps(from, from+c.Chunk), c.Stream.steps(from+1, from+c.Chunk+1)
}

// carry lets recurrent layers of a stream carry their state on.
func (c *trainCase) carry() {
	for i := range c.Layers {
		c.Layers[i].carries = c.Chunk > 0 && c.Layers[i].Type == "rnn"
	}
}

// checkText holds the stream against the text that it is said to be.
func (c *trainCase) checkText(t *testing.T) {
	t.Helper()
	var ids []float64
	for _, row := range c.Text {
		for _, r := range row {
			ids = append(ids, float64(strings.IndexRune(c.Vocab, r)))
		}
	}
	if c.Text != nil && !slices.Equal(ids, c.Stream.Data) {
		t.Errorf("the stream is %v, its text %v", c.Stream.Data, ids)
	}
}

func (e engine[F]) train(t *testing.T, c *Case) {
	var body trainCase
	if err := c.Decode(&body); err != nil {
		t.Fatal(err)
	}
	want, tolerance := body.Expect, e.tolerance(c)
	if e.double {
		tolerance = Tolerance{1e-8, 1e-6}
	}
	body.carry()
	body.checkText(t)
	input, _ := body.batch(0)
	g := newGraph(e.k, slices.Clone(body.Layers), input, body.Lengths)
	var tr training[F]
	var losses, norms []float64
	for s := range body.Steps {
		input, target := body.batch(s)
		g.input = toArray[F](input)
		losses = append(losses, g.pass(t, body.problem, target))
		if s == 0 {
			tr = newTraining(t, g, body.Optimiser)
			if !c.Has("any_valid_subgradient") {
				g.checkGrads(t, "grads_step1", want.Grads, tolerance)
			}
		}
		flat, _ := tr.gradient()
		norms = append(norms, norm(flat))
		tr.update(t)
		if s == 0 {
			g.checkParams(t, "params_after_1", want.ParamsAfter, tolerance)
		}
	}
	for name, value := range want.State {
		compareAll(t, "final_state."+name, g.lastState(t, name), value.Data, tolerance)
	}
	g.checkParams(t, "params_final", want.ParamsFinal, tolerance)
	if body.Chunk == 0 { // a stream has no step after the last
		input, target := body.batch(body.Steps)
		g.input = toArray[F](input)
		losses = append(losses, g.pass(t, body.problem, target))
	}
	compareAll(t, "losses", losses, want.Losses, tolerance)
	if want.Norms != nil {
		compareAll(t, "grad_norms_before_clip", norms, want.Norms, tolerance)
	}
	if want.Output != nil {
		g.outputs[len(g.outputs)-1].is(t, "final_output", *want.Output, tolerance)
	}
}

// checkParams compares the parameters of every layer.
func (g *graph[F]) checkParams(t *testing.T, what string, want []map[string]Tensor, l Tolerance) {
	t.Helper()
	g.eachParam(t, want, func(index int, name string, s *segment[F], offset, size int) {
		got := s.numbers.W[offset:][:size]
		compareAll(t, fmt.Sprintf("%s[%d].%s", what, index, name), got, want[index][name].Data, l)
	})
}
