//go:build js && wasm

package main

import "backdraw/core/train"

type traceLayer struct {
	Type                  string                    `json:"type"`
	Input                 *tensor                   `json:"input"`
	PreActivation         *tensor                   `json:"preActivation,omitempty"`
	Output                *tensor                   `json:"output"`
	InputGradient         *tensor                   `json:"inputGradient"`
	PreActivationGradient *tensor                   `json:"preActivationGradient,omitempty"`
	OutputGradient        *tensor                   `json:"outputGradient"`
	Parameters            map[string]traceParameter `json:"parameters"`
	States                map[string]*tensor        `json:"states,omitempty"`
	StateGradients        map[string]*tensor        `json:"stateGradients,omitempty"`
	Layers                []traceLayer              `json:"layers,omitempty"`
}

type traceParameter struct {
	Value    *tensor `json:"value"`
	Gradient *tensor `json:"gradient"`
	Update   *tensor `json:"update"`
}

func trace(r request) (answer, error) {
	t, s, err := r.examples()
	if err != nil {
		return answer{}, err
	}
	tr, err := t.Trace(s)
	if err != nil {
		return answer{}, err
	}
	var p packer
	layers := p.layers(tr.Layers)
	return answer{value: struct {
		Loss         float64      `json:"loss"`
		LearningRate float64      `json:"learningRate"`
		Layers       []traceLayer `json:"layers"`
	}{tr.Loss, tr.LearningRate, layers}, bytes: p.bytes()}, nil
}

func (p *packer) layers(all []train.LayerTrace) []traceLayer {
	var list []traceLayer
	for _, l := range all {
		one := traceLayer{
			Type: l.Type, Input: p.tensor(&l.Input), PreActivation: p.tensor(l.PreActivation), Output: p.tensor(&l.Output),
			InputGradient: p.tensor(&l.InputGradient), PreActivationGradient: p.tensor(l.PreActivationGradient),
			OutputGradient: p.tensor(&l.OutputGradient), Parameters: map[string]traceParameter{},
			States: p.tensors(l.States), StateGradients: p.tensors(l.StateGradients), Layers: p.layers(l.Layers),
		}
		for name, each := range l.Parameters {
			one.Parameters[name] = traceParameter{p.tensor(&each.Value), p.tensor(&each.Gradient), p.tensor(&each.Update)}
		}
		list = append(list, one)
	}
	return list
}

func (p *packer) tensor(t *train.Tensor) *tensor {
	if t == nil {
		return nil
	}
	return p.add(t.Shape, t.Data)
}

func (p *packer) tensors(all map[string]train.Tensor) map[string]*tensor {
	packed := make(map[string]*tensor, len(all))
	for name, t := range all {
		packed[name] = p.tensor(&t)
	}
	return packed
}
