package golden

import (
	"fmt"
	"slices"
	"testing"

	"backdraw/core/optim"
)

type trainCase struct {
	Layers    []layer
	Input     Tensor
	Target    Tensor
	Stream    Tensor
	Chunk     int `json:"chunk_len"`
	Loss      lossSpec
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
	input, _ := body.batch(0)
	g := newGraph(e.k, slices.Clone(body.Layers), input, nil)
	var tr training[F]
	forward := func(s int) (float64, array[F]) {
		input, target := body.batch(s)
		g.input = toArray[F](input)
		g.forward(t)
		return lossOf(t, e.k, body.Loss, g.outputs[len(g.outputs)-1], target, nil)
	}
	var losses, norms []float64
	for s := range body.Steps {
		loss, gradient := forward(s)
		losses = append(losses, loss)
		g.backward(t, gradient)
		if s == 0 {
			tr = newTraining(t, g, body.Optimiser)
		}
		norms = append(norms, optim.ClipNorm(slices.Clone(tr.segment.numbers.DW), 1))
		if s == 0 {
			g.checkGrads(t, "grads_step1", want.Grads, tolerance)
		}
		tr.update()
		if s == 0 {
			g.checkParams(t, "params_after_1", want.ParamsAfter, tolerance)
		}
	}
	for name, value := range want.State {
		compareAll(t, "final_state."+name, g.lastState(t, name), value.Data, tolerance)
	}
	if len(want.Losses) > body.Steps {
		loss, _ := forward(body.Steps)
		losses = append(losses, loss)
	}
	compareAll(t, "losses", losses, want.Losses, tolerance)
	if want.Norms != nil {
		compareAll(t, "grad_norms_before_clip", norms, want.Norms, tolerance)
	}
	g.checkParams(t, "params_final", want.ParamsFinal, tolerance)
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
