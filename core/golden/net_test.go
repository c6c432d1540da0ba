package golden

import (
	"fmt"
	"testing"
)

// netCase is the body of a case of kind net.
type netCase struct {
	Layers      []layer
	Input       Tensor
	Target      Tensor
	Lengths     []int32
	Loss        lossSpec
	Regulariser *penalty
	Expect      struct {
		Outputs    []Tensor
		Loss       float64
		DataLoss   *float64 `json:"data_loss"`
		Grads      []map[string]Tensor
		GradInput  *Tensor `json:"grad_input"`
		States     []map[string]Tensor
		GradStates []map[string]Tensor `json:"grad_states"`
		Slope      *Tensor             `json:"dydx"`
	}
}

func (e engine[F]) net(t *testing.T, c *Case) {
	var body netCase
	if err := c.Decode(&body); err != nil {
		t.Fatal(err)
	}
	want, tolerance := body.Expect, e.tolerance(c)
	g := newGraph(e.k, body.Layers, body.Input, body.Lengths)
	g.forward(t)
	if len(want.Outputs) != len(body.Layers) {
		t.Fatalf("the case has outputs of %d layers of %d", len(want.Outputs), len(body.Layers))
	}
	for i, output := range want.Outputs {
		g.outputs[i].is(t, fmt.Sprintf("outputs[%d]", i), output, tolerance)
	}
	g.checkStates(t, want.States, tolerance)

	dataLoss, gradient := lossOf(t, e.k, body.Loss, g.outputs[len(g.outputs)-1], body.Target, body.Lengths)
	g.backward(t, gradient)
	loss := dataLoss
	if body.Regulariser != nil {
		loss += g.applyPenalty(t, *body.Regulariser)
	}
	c.checkLoss(t, "loss", loss, want.Loss, e.lossTolerance(c))
	if want.DataLoss != nil {
		c.checkLoss(t, "data_loss", dataLoss, *want.DataLoss, e.lossTolerance(c))
	}
	if !c.Has("any_valid_subgradient") {
		g.checkGrads(t, "grads", want.Grads, tolerance)
		if want.GradInput != nil {
			g.gradIn.is(t, "grad_input", *want.GradInput, tolerance)
		}
		g.checkGradStates(t, want.GradStates, tolerance)
	}
	if want.Slope != nil && !c.Has("any_valid_subgradient") {
		ones := g.outputs[len(g.outputs)-1].empty()
		for i := range ones.data {
			ones.data[i] = 1
		}
		g.backward(t, ones)
		g.gradIn.is(t, "dydx", *want.Slope, tolerance)
	}
}
