package golden

import (
	"testing"

	"backdraw/core/kernel"
	"backdraw/core/optim"
)

// penalty is a regulariser of a net: l1*sum|w| + l2/2*sum(w^2) over weights.
type penalty struct{ L1, L2 float64 }

// applyPenalty adds the gradient of the penalty on a network's weights and returns the penalty.
func applyPenalty[F kernel.Float](s *segment[F], p penalty) (sum float64) {
	for _, param := range s.network.Params {
		if !param.Penalised {
			continue
		}
		w, d := s.numbers.W[param.Offset:][:param.Size()], s.numbers.DW[param.Offset:][:param.Size()]
		sum += optim.Penalty(w, p.L1, p.L2)
		optim.Regularize(w, d, p.L1, p.L2)
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
		compareAll(t, "grads."+name, gradient, body.Expect.Grads[name].Data, e.tolerance(c))
	}
	compare(t, "penalty", sum, body.Expect.Penalty, e.tolerance(c))
}
