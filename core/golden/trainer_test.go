package golden

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"backdraw/core/data"
	"backdraw/core/spec"
	"backdraw/core/train"
)

// trainer makes the case's run with package train, as a page or a program would: the same spec,
// data laid out for it, a report after every step. It says why where a spec cannot say what the case does.
func trainer(t *testing.T, c *Case) (leftOut string) {
	var body trainCase
	if err := c.Decode(&body); err != nil {
		t.Fatal(err)
	}
	want := body.Expect
	body.carry()
	if leftOut = body.beyondSpec(); leftOut != "" {
		return leftOut
	}
	paths := make([]string, len(body.Layers))
	input, _ := body.batch(0)
	g := newGraph[float32](nil, body.Layers, input, nil)
	s, ok := g.nodes[0].(*segment[float32])
	switch {
	case len(g.nodes) != 1 || !ok:
		return "its layers are no one network of the spec"
	case s.mode == "eval":
		return "it trains in inference form"
	case s.form != plain:
		return "its input has axes that the spec does not have"
	}
	trainer, err := train.New(body.document(t, s.inSpec(t, g)))
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]train.ParameterChange{}
	each(s.items, "", func(index int, path string) {
		paths[index] = path
		for name, value := range body.Layers[index].Params {
			values[path+"."+name] = train.ParameterChange{Value: toArray[float32](value).data}
		}
	})
	if err := trainer.SetParameters(values); err != nil {
		t.Fatal(err)
	}
	set := body.set()
	if err := trainer.SetData(set, nil); err != nil {
		t.Fatal(err)
	}
	for step := range body.Steps {
		penalty := body.penaltyOf(trainer) // which a report leaves out
		if err := trainer.Begin(false); err != nil {
			t.Fatal(err)
		}
		if err := trainer.Train(1); err != nil {
			t.Fatal(err)
		}
		report, err := trainer.Report(false)
		if err != nil {
			t.Fatal(err)
		}
		compare(t, fmt.Sprintf("losses[%d] of the trainer", step), report.Loss+penalty, want.Losses[step], c.Tolerance)
		if step == 0 {
			compareParameters(t, "params_after_1 of the trainer", trainer, paths, want.ParamsAfter, c.Tolerance)
		}
	}
	compareParameters(t, "params_final of the trainer", trainer, paths, want.ParamsFinal, c.Tolerance)
	if want.Output != nil && s.mode == "" { // a prediction is in inference form
		output, _, err := trainer.Predict(set, train.PredictOptions{Logits: true, To: -1})
		if err != nil {
			t.Fatal(err)
		}
		compareAll(t, "final_output of the trainer", output, want.Output.Data, c.Tolerance)
	}
	return ""
}

// beyondSpec says what of a case a network spec has no words for, or nothing.
func (body *trainCase) beyondSpec() string {
	input, target := body.batch(0)
	o := body.Optimiser
	last := body.Layers[len(body.Layers)-1]
	sequences := len(target.Shape) > 2 || body.Loss.Type == "softmax_ce" && len(target.Shape) == 2
	switch {
	case body.Loss.Type == "weighted_sum":
		return "weighted_sum is no loss of the spec"
	case body.Loss.Type == "hinge_binary" && len(target.Data) != target.Shape[0]:
		return "hinge_binary is of one output in the spec"
	case body.Lengths != nil && sequences && !body.Loss.Masked:
		return "its loss counts steps past the lengths"
	case body.Lengths == nil && body.Loss.Masked:
		return "its loss is masked by no lengths"
	case o.DecayCoupled != 0 && o.DecayDecoupled != 0:
		return "its optimiser has both kinds of weight decay"
	case last.Type == "activation" && last.Fn == "softmax" && body.Loss.Type != "mse":
		return "the spec refuses a softmax before a loss of logits"
	case len(input.Shape) == 1 || len(target.Shape) == 1 && body.Loss.Type != "softmax_ce" && body.Loss.Type != "hinge_ovr":
		return "the spec has no arrays of one axis"
	}
	for _, l := range body.Layers {
		if l.Type == "rnn" && l.State != nil {
			return "its states begin with given numbers"
		}
		if l.Type == "batchnorm" && len(input.Shape) == 3 {
			return "batch normalisation of a sequence is over features in the spec"
		}
	}
	return ""
}

// penaltyOf returns the regulariser's part of the loss for the trainer's present parameters.
func (body *trainCase) penaltyOf(trainer *train.Trainer) (sum float64) {
	if body.Regulariser == nil {
		return 0
	}
	for _, p := range trainer.Parameters() {
		if name := p.Path[strings.LastIndexByte(p.Path, '.')+1:]; name[0] == 'w' {
			for _, w := range p.Data {
				sum += body.Regulariser.L1*math.Abs(float64(w)) + body.Regulariser.L2/2*float64(w)*float64(w)
			}
		}
	}
	return sum
}

// set returns the case's data: one batch, or the stream as its chunks one after another.
func (body *trainCase) set() *data.Set {
	batches := 1
	if body.Chunk > 0 {
		batches = body.Steps
	}
	set := &data.Set{T: 1, Lengths: body.Lengths}
	ids := body.Layers[0].Type == "embedding"
	for s := range batches {
		input, target := body.batch(s)
		set.N += input.Shape[0]
		if len(input.Shape) == 3 || ids {
			set.T = input.Shape[1]
		}
		for _, v := range input.Data {
			if ids {
				set.IDs = append(set.IDs, int32(v))
			} else {
				set.X = append(set.X, float32(v))
			}
		}
		for _, v := range target.Data {
			if body.Loss.Type == "softmax_ce" || body.Loss.Type == "hinge_ovr" {
				set.Labels = append(set.Labels, int32(v))
			} else {
				set.Values = append(set.Values, float32(v))
			}
		}
	}
	return set
}

// document completes a spec with the case's loss and training.
func (body *trainCase) document(t *testing.T, s *spec.Spec) *spec.Spec {
	t.Helper()
	input, _ := body.batch(0)
	s.Loss, _ = body.Loss.inSpec(t)
	s.Optimizer, s.Schedule, s.BatchSize = body.Optimiser.inSpec(t), spec.Schedule{Type: "constant"}, input.Shape[0]
	if body.Regulariser != nil {
		s.Regularizer = spec.Regularizer{L1: body.Regulariser.L1, L2: body.Regulariser.L2}
	}
	switch clip := body.Optimiser.Clip; clip.Type {
	case "global_norm":
		s.Clip.Norm = clip.Max
	case "tensor_norm":
		s.Clip.TensorNorm = clip.Max
	case "value":
		s.Clip.Value = clip.Max
	}
	return s
}

func compareParameters(t *testing.T, what string, trainer *train.Trainer, paths []string, want []map[string]Tensor, l Tolerance) {
	t.Helper()
	got := map[string][]float32{}
	for _, p := range trainer.Parameters() {
		got[p.Path] = p.Data
	}
	seen := 0
	for i, tensors := range want {
		for name, value := range tensors {
			path := paths[i] + "." + name
			compareAll(t, what+": "+path, got[path], value.Data, l)
			seen++
		}
	}
	if seen != len(got) {
		t.Errorf("%s has %d tensors, want %d", what, seen, len(got))
	}
}
