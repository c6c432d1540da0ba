//go:build js && wasm

package main

import "backdraw/core/train"

type parameter struct {
	Path   string  `json:"path"`
	Data   *tensor `json:"data"`
	Mask   *tensor `json:"mask,omitempty"`
	Frozen *tensor `json:"frozen,omitempty"`
}

func getParameters(r request) (answer, error) {
	t, err := trainer(r.handle)
	if err != nil {
		return answer{}, err
	}
	var p packer
	list := []parameter{}
	for _, each := range t.Parameters() {
		one := parameter{Path: each.Path, Data: p.add(each.Shape, each.Data)}
		if each.Mask != nil {
			one.Mask = p.add(each.Shape, each.Mask)
		}
		if each.Frozen != nil {
			one.Frozen = p.add(each.Shape, each.Frozen)
		}
		list = append(list, one)
	}
	return answer{value: list, bytes: p.bytes()}, nil
}

func setParameters(r request) (answer, error) {
	t, err := trainer(r.handle)
	if err != nil {
		return answer{}, err
	}
	if err := r.arrays.check(); err != nil {
		return answer{}, err
	}
	var list []struct {
		Path                string
		Value, Mask, Frozen *int
	}
	if err := r.decode(&list); err != nil {
		return answer{}, err
	}
	changes := make(map[string]train.ParameterChange, len(list))
	for _, each := range list {
		var c train.ParameterChange
		if c.Value, err = numbers[float32](r.arrays, each.Value); err != nil {
			return answer{}, err
		}
		if c.Mask, err = numbers[float32](r.arrays, each.Mask); err != nil {
			return answer{}, err
		}
		if c.Frozen, err = numbers[float32](r.arrays, each.Frozen); err != nil {
			return answer{}, err
		}
		changes[each.Path] = c
	}
	return answer{}, t.SetParameters(changes)
}
