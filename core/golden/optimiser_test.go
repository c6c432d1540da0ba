package golden

import (
	"fmt"
	"testing"

	"backdraw/core/optim"
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

// inSpec returns the optimizer as the network spec writes it.
func (o optimiserSpec) inSpec(t *testing.T) spec.Optimizer {
	t.Helper()
	s := spec.Optimizer{Type: o.Type, LearningRate: o.Rate, Momentum: o.Momentum, InitialAccumulator: o.InitialAccumulator,
		Epsilon: o.Epsilon, Rho: o.Rho, Beta1: o.Beta1, Beta2: o.Beta2, MomentumDecay: o.MomentumDecay, Centered: o.Centered,
		WeightDecay: o.DecayCoupled + o.DecayDecoupled, Decoupled: o.DecayDecoupled != 0}
	if o.DecayCoupled != 0 && o.DecayDecoupled != 0 {
		t.Fatal("the optimiser has both kinds of weight decay")
	}
	switch o.Type {
	case "sgd", "adagrad", "adadelta", "adam", "adamw", "amsgrad", "nadam", "radam", "lion":
	case "momentum":
		s.Type = "sgd"
	case "nesterov":
		s.Type, s.Nesterov = "sgd", true
	case "rmsprop":
		s.Rho = o.Alpha
	default:
		t.Fatalf("optimiser %q is not known", o.Type)
	}
	return s
}

type optimiserCase struct {
	Optimiser optimiserSpec
	Problem   struct {
		Layers []layer
		Input  Tensor
		Target Tensor
		Loss   lossSpec
	}
	Expect struct {
		Steps []struct {
			Loss        float64
			Grads       map[string]Tensor
			ParamsAfter map[string]Tensor `json:"params_after"`
		}
	}
}

// optimiser feeds the gradients of the case to the optimizer, and compares the loss and the
// gradient that the network has at every step.
func (e engine[F]) optimiser(t *testing.T, c *Case) {
	var body optimiserCase
	if err := c.Decode(&body); err != nil {
		t.Fatal(err)
	}
	problem, tolerance := body.Problem, e.tolerance(c)
	g := newGraph(e.k, problem.Layers, problem.Input, nil)
	g.forward(t)
	tr := newTraining(t, g, body.Optimiser)
	at := trainedLayer(t, problem.Layers)
	for i, want := range body.Expect.Steps {
		byLayer := func(values map[string]Tensor) []map[string]Tensor {
			all := make([]map[string]Tensor, len(problem.Layers))
			all[at] = values
			return all
		}
		g.forward(t)
		loss, gradient := lossOf(t, e.k, problem.Loss, g.outputs[len(g.outputs)-1], problem.Target, nil)
		compare(t, fmt.Sprintf("steps[%d].loss", i), loss, want.Loss, e.lossTolerance(c))
		g.backward(t, gradient)
		g.checkGrads(t, fmt.Sprintf("steps[%d].grads", i), byLayer(want.Grads), tolerance)
		for name, value := range want.Grads {
			p := tr.segment.param(t, "layers["+fmt.Sprint(at)+"]."+name)
			fill(t, p.Path, tr.segment.numbers.DW[p.Offset:][:p.Size()], value)
		}
		tr.update()
		g.checkParams(t, fmt.Sprintf("steps[%d].params_after", i), byLayer(want.ParamsAfter), tolerance)
	}
	if len(body.Expect.Steps) == 0 {
		t.Error("the case has no steps")
	}
}

// trainedLayer returns the index of the one layer that has parameters.
func trainedLayer(t *testing.T, layers []layer) int {
	t.Helper()
	at := -1
	for i, l := range layers {
		if l.Params != nil {
			if at >= 0 {
				t.Fatalf("layers %d and %d have parameters, want one that does", at, i)
			}
			at = i
		}
	}
	return at
}

// A training is the updates of a graph whose parameters are in one network.
type training[F float32 | float64] struct {
	segment   *segment[F]
	optimiser optim.Optimizer[F]
	rate      float64
	clip      clipSpec
}

func newTraining[F float32 | float64](t *testing.T, g *graph[F], o optimiserSpec) training[F] {
	t.Helper()
	var s *segment[F]
	for _, other := range g.segments() {
		if len(other.network.Params) == 0 {
			continue
		}
		if s != nil {
			t.Fatal("the parameters are in several networks, want one to train")
		}
		s = other
	}
	return training[F]{segment: s, optimiser: optim.New[F](o.inSpec(t), len(s.numbers.W)), rate: o.Rate, clip: o.Clip}
}

// update makes a step from the gradients in the network's numbers, which it clips.
func (tr training[F]) update() {
	n := tr.segment.numbers
	clipGradient(tr.clip, n.DW, tr.segment.views(n.DW))
	tr.optimiser.Step(tr.segment.k, n.W, n.DW, tr.rate)
}

// views cuts flat numbers into the network's tensors.
func (s *segment[F]) views(flat []F) (tensors [][]F) {
	for _, p := range s.network.Params {
		tensors = append(tensors, flat[p.Offset:][:p.Size()])
	}
	return tensors
}
