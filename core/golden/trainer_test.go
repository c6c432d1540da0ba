package golden

import (
	"fmt"
	"testing"

	"backdraw/core/data"
	"backdraw/core/spec"
	"backdraw/core/train"
)

// trainer makes the case's run with package train, as a page or a program would: the same spec,
// data laid out for it, a report after every step.
func trainer(t *testing.T, c *Case) {
	var body trainCase
	if err := c.Decode(&body); err != nil {
		t.Fatal(err)
	}
	want := body.Expect
	body.carry()
	paths := make([]string, len(body.Layers))
	input, _ := body.batch(0)
	g := newGraph[float32](nil, body.Layers, input, nil)
	s, ok := g.nodes[0].(*segment[float32])
	if len(g.nodes) != 1 || !ok || s.mode == "eval" {
		t.Log("a spec cannot say these layers; package train was left out")
		return
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
		compare(t, fmt.Sprintf("losses[%d] of the trainer", step), report.Loss, want.Losses[step], c.Tolerance)
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
}

// set returns the case's data: one batch, or the stream as its chunks one after another.
func (body *trainCase) set() *data.Set {
	batches := 1
	if body.Chunk > 0 {
		batches = body.Steps
	}
	set := &data.Set{T: 1}
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
