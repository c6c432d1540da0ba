package golden

import (
	"strings"
	"testing"

	"backdraw/core/optim"
)

// penalty is a regulariser of a net: l1*sum|w| + l2/2*sum(w^2) over weights.
type penalty struct{ L1, L2 float64 }

// applyPenalty adds the gradient of the penalty on the networks' weights and returns the penalty.
func (g *graph[F]) applyPenalty(t *testing.T, p penalty) (sum float64) {
	t.Helper()
	for _, s := range g.segments() {
		for _, param := range s.network.Params {
			if param.Penalised != strings.HasPrefix(param.Name, "w") {
				t.Errorf("%s is penalised: %v, want it for names that begin with w", param.Path, param.Penalised)
			}
			if !param.Penalised {
				continue
			}
			w, d := s.numbers.W[param.Offset:][:param.Size()], s.numbers.DW[param.Offset:][:param.Size()]
			sum += optim.Penalty(w, p.L1, p.L2)
			optim.Regularize(w, d, p.L1, p.L2)
		}
	}
	return sum
}

// forms are the regularisers of the set as the network spec's, for a lambda of 1.
var forms = map[string]penalty{
	"lambda*sum|w|":                     {L1: 1},
	"lambda/2*sum(w^2)":                 {L2: 1},
	"lambda*sum(w^2)":                   {L2: 2},
	"lambda*sum|w| + lambda/2*sum(w^2)": {L1: 1, L2: 1},
}

func (e engine[F]) regulariser(t *testing.T, c *Case) {
	var body struct {
		Form   string
		Lambda float64
		Params map[string]Tensor
		Expect struct {
			Penalty float64
			Grads   map[string]Tensor
		}
	}
	if err := c.Decode(&body); err != nil {
		t.Fatal(err)
	}
	form, ok := forms[body.Form]
	if !ok {
		t.Fatalf("form %q is not known", body.Form)
	}
	l1, l2 := form.L1*body.Lambda, form.L2*body.Lambda
	sum := 0.0
	names, _, tensors := flatten[F](body.Params)
	for i, name := range names {
		gradient := make([]F, len(tensors[i]))
		optim.Regularize(tensors[i], gradient, l1, l2)
		sum += optim.Penalty(tensors[i], l1, l2)
		if !c.Has("any_valid_subgradient") {
			compareAll(t, "grads."+name, gradient, body.Expect.Grads[name].Data, e.tolerance(c))
		}
	}
	if len(body.Expect.Grads) != len(names) {
		t.Errorf("the case has gradients of %d tensors of %d", len(body.Expect.Grads), len(names))
	}
	compare(t, "penalty", sum, body.Expect.Penalty, e.tolerance(c))
}
