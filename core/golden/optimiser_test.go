package golden

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"backdraw/core/spec"
)

// optimiserSpec is an optimiser as the set writes it.
type optimiserSpec struct {
	Type               string   `json:"type"`
	Rate               float64  `json:"lr"`
	Momentum           float64  `json:"momentum"`
	InitialAccumulator float64  `json:"initial_accumulator"`
	Epsilon            float64  `json:"eps"`
	Rho                float64  `json:"rho"`
	Alpha              float64  `json:"alpha"`
	Centered           bool     `json:"centered"`
	Beta1              float64  `json:"beta1"`
	Beta2              float64  `json:"beta2"`
	MomentumDecay      float64  `json:"momentum_decay"`
	DecayCoupled       float64  `json:"weight_decay_coupled"`
	DecayDecoupled     float64  `json:"weight_decay_decoupled"`
	Clip               clipSpec `json:"clip"`
}

// taken are the fields of each optimiser, beside those of all.
var taken = map[string]string{
	"sgd": "momentum", "momentum": "momentum", "nesterov": "momentum", "adagrad": "initial_accumulator eps", "adadelta": "rho eps",
	"rmsprop": "alpha eps centered momentum", "adam": "beta1 beta2 eps", "adamw": "beta1 beta2 eps", "amsgrad": "beta1 beta2 eps",
	"nadam": "beta1 beta2 eps momentum_decay", "radam": "beta1 beta2 eps", "lion": "beta1 beta2",
}

// UnmarshalJSON refuses a field that the optimiser does not have.
func (o *optimiserSpec) UnmarshalJSON(data []byte) error {
	type plain optimiserSpec
	if err := strict(data, (*plain)(o)); err != nil {
		return err
	}
	own, ok := taken[o.Type]
	if !ok {
		return fmt.Errorf("optimiser %q is not known", o.Type)
	}
	var given map[string]any
	if err := json.Unmarshal(data, &given); err != nil {
		return err
	}
	all := strings.Fields("type lr clip weight_decay_coupled weight_decay_decoupled " + own)
	for name, value := range given {
		if !slices.Contains(all, name) && value != 0. && value != false {
			return fmt.Errorf("%s has a field %q, want one of %s", o.Type, name, all)
		}
	}
	return nil
}

// inSpec returns the optimizer as the network spec writes it.
func (o optimiserSpec) inSpec(t *testing.T) spec.Optimizer {
	t.Helper()
	s := spec.Optimizer{Type: o.Type, LearningRate: o.Rate, Momentum: o.Momentum, InitialAccumulator: o.InitialAccumulator,
		Epsilon: o.Epsilon, Rho: o.Rho, Beta1: o.Beta1, Beta2: o.Beta2, MomentumDecay: o.MomentumDecay, Centered: o.Centered,
		WeightDecay: o.DecayCoupled, Decoupled: o.DecayDecoupled != 0}
	if s.Decoupled {
		s.WeightDecay = o.DecayDecoupled
	}
	switch o.Type {
	case "momentum":
		s.Type = "sgd"
	case "nesterov":
		s.Type, s.Nesterov = "sgd", true
	case "rmsprop":
		s.Rho = o.Alpha
	}
	return s
}

type optimiserCase struct {
	Optimiser optimiserSpec
	Problem   problem
	Expect    struct {
		Steps []struct {
			Loss        float64
			Grads       perLayer
			ParamsAfter perLayer `json:"params_after"`
		}
	}
}

// A problem is what an optimiser is tried on, and a run trains on.
type problem struct {
	Layers      []layer
	Input       Tensor
	Target      Tensor
	Loss        lossSpec
	Lengths     []int32
	Regulariser *penalty
}

// optimiser feeds the gradients of the case to the optimizer, and compares the loss and the
// gradient that the network has at every step.
func (e engine[F]) optimiser(t *testing.T, c *Case) {
	var body optimiserCase
	if err := c.Decode(&body); err != nil {
		t.Fatal(err)
	}
	p, tolerance := body.Problem, e.tolerance(c)
	g := newGraph(e.k, p.Layers, p.Input, p.Lengths)
	var tr training[F]
	for i, want := range body.Expect.Steps {
		loss := g.pass(t, p, p.Target)
		if i == 0 {
			tr = newTraining(t, g, body.Optimiser)
		}
		c.checkLoss(t, fmt.Sprintf("steps[%d].loss", i), loss, want.Loss, e.lossTolerance(c))
		gradients := want.Grads.of(t, p.Layers)
		if !c.Has("any_valid_subgradient") {
			g.checkGrads(t, fmt.Sprintf("steps[%d].grads", i), gradients, tolerance)
		}
		g.feed(t, gradients)
		tr.update(t)
		g.checkParams(t, fmt.Sprintf("steps[%d].params_after", i), want.ParamsAfter.of(t, p.Layers), tolerance)
	}
	if len(body.Expect.Steps) == 0 {
		t.Error("the case has no steps")
	}
}

// pass runs the graph forward and backward and returns the loss, the penalty included in it as in the gradients.
func (g *graph[F]) pass(t *testing.T, p problem, target Tensor) (loss float64) {
	t.Helper()
	g.forward(t)
	loss, gradient := lossOf(t, g.k, p.Loss, g.outputs[len(g.outputs)-1], target, p.Lengths)
	g.backward(t, gradient)
	if p.Regulariser != nil {
		loss += g.applyPenalty(t, *p.Regulariser)
	}
	return loss
}
