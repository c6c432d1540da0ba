package golden

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// A writer makes cases that the set does not have: of other shapes, seeds and numbers, by reference alone.
type writer struct {
	t      *testing.T
	random *rand.Rand
	cases  []object
}

type object = map[string]any

// number is exact in float32, and not 0, where l1 has no one gradient.
func (w *writer) number() float64 { return float64(2*w.random.IntN(256)-255) / 128 }

func (w *writer) tensor(shape ...int) Tensor {
	size := 1
	for _, d := range shape {
		size *= d
	}
	t := Tensor{Shape: shape, Data: make([]float64, size)}
	for i := range t.Data {
		t.Data[i] = w.number()
	}
	return t
}

// labels are below a number of classes.
func (w *writer) labels(classes int, shape ...int) Tensor {
	t := w.tensor(shape...)
	for i := range t.Data {
		t.Data[i] = float64(w.random.IntN(classes))
	}
	return t
}

func (w *writer) dense(in, out int) object {
	return object{"type": "dense", "in": in, "out": out, "bias": true, "params": object{"w": w.tensor(out, in), "b": w.tensor(out)}}
}

func (w *writer) norm(kind string, features int) object {
	l := object{"type": kind, "features": features, "eps": 1e-3, "params": object{"gamma": w.tensor(features), "beta": w.tensor(features)}}
	if kind == "batchnorm" {
		l["mode"], l["momentum"] = "train", 0.2
		l["state"] = object{"running_mean": Tensor{[]int{features}, make([]float64, features)}, "running_var": Tensor{[]int{features}, slices.Repeat([]float64{1}, features)}}
	}
	return l
}

func activation(fn string) object { return object{"type": "activation", "fn": fn} }

func (w *writer) rnn(cell string, in, hidden int, back bool, returns string) object {
	gates := map[string]int{"elman_tanh": 1, "lstm": 4, "gru": 3}[cell]
	params := object{}
	for _, suffix := range []string{"", "_rev"} {
		if suffix != "" && !back {
			continue
		}
		params["w_ih"+suffix], params["w_hh"+suffix] = w.tensor(gates*hidden, in), w.tensor(gates*hidden, hidden)
		if cell == "gru" {
			params["b_ih"+suffix], params["b_hh"+suffix] = w.tensor(gates*hidden), w.tensor(gates*hidden)
		} else {
			params["b"+suffix] = w.tensor(gates * hidden)
		}
	}
	return object{"type": "rnn", "cell": cell, "in": in, "hidden": hidden, "bidirectional": back, "return": returns, "params": params}
}

func with(l object, more object) object {
	for name, v := range more {
		l[name] = v
	}
	return l
}

// read turns what is written into what tests read, by way of JSON.
func read[T any](t *testing.T, v any) (out T) {
	t.Helper()
	text, err := json.Marshal(v)
	if err == nil {
		err = json.Unmarshal(text, &out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (w *writer) add(kind, name string, tolerance Tolerance, body object) {
	w.cases = append(w.cases, with(object{"name": name, "kind": kind, "tol": object{"atol": tolerance.Absolute, "rtol": tolerance.Relative}}, body))
}

var (
	onePass  = Tolerance{2e-5, 2e-4}
	manyPass = Tolerance{2e-4, 2e-3}
)

// problem has layers, input, target and loss, and what else a case may say.
func (w *writer) problem(loss any, input, target Tensor, layers ...object) object {
	if name, ok := loss.(string); ok {
		loss = object{"type": name}
	}
	return object{"layers": layers, "input": input, "target": target, "loss": loss}
}

// net adds a case of kind net.
func (w *writer) net(name string, body object) {
	p := read[problem](w.t, body)
	r := newReference(p.Layers, p.Lengths)
	x := complexOf(p.Input)
	all := r.outputs(x)
	var outputs []Tensor
	for _, y := range all {
		outputs = append(outputs, y.real())
	}
	expect := object{"outputs": outputs, "loss": real(r.whole(p, x)), "data_loss": real(r.loss(p.Loss, all[len(all)-1], p.Target)), "grads": r.grads(p)}
	var states []object // of the last recurrent layer alone
	for i, l := range p.Layers {
		states = append(states, object{})
		if l.Type == "rnn" && !slices.ContainsFunc(p.Layers[i+1:], func(l layer) bool { return l.Type == "rnn" }) {
			for name, value := range r.final {
				states[i][name] = Tensor{value.Shape, slices.Clone(value.Data)}
			}
		}
	}
	expect["states"] = states
	if p.Layers[0].Type != "embedding" {
		expect["grad_input"] = Tensor{p.Input.Shape, derivatives(x.data, func() complex128 { return r.whole(p, x) })}
	}
	w.add("net", name, onePass, with(body, object{"expect": expect}))
}

// flat names every parameter apart.
func flat(layers []map[string]Tensor) map[string][]float64 {
	all := map[string][]float64{}
	for i, tensors := range layers {
		for name, value := range tensors {
			all[fmt.Sprint(i, name)] = value.Data
		}
	}
	return all
}

// take puts parameters into the reference; in float32 where an engine of float32 goes on from them would be other numbers, so they stay as they are.
func (r *reference) take(values map[string][]float64) {
	for i, tensors := range r.params {
		for name := range tensors {
			for j, v := range values[fmt.Sprint(i, name)] {
				tensors[name][j] = complex(v, 0)
			}
		}
	}
}

// run makes steps, and calls each before and after the update.
func (w *writer) run(p problem, o optimiserSpec, steps int, before func(loss float64, grads []map[string]Tensor), after func(params []map[string]Tensor)) (last *reference) {
	r, x := newReference(p.Layers, p.Lengths), complexOf(p.Input)
	optimiser := newReferenceOptimiser(o)
	for range steps {
		grads := r.grads(p)
		before(real(r.whole(p, x)), grads)
		params := flat(r.present())
		copied := map[string][]float64{}
		for name, g := range flat(grads) {
			copied[name] = slices.Clone(g)
		}
		optimiser.step(params, copied)
		r.take(params)
		after(r.present())
	}
	return r
}

func (w *writer) optimiser(name string, o object, body object) {
	p, spec := read[problem](w.t, body), read[optimiserSpec](w.t, o)
	var steps []object
	w.run(p, spec, 10, func(loss float64, grads []map[string]Tensor) {
		steps = append(steps, object{"loss": loss, "grads": grads})
	}, func(params []map[string]Tensor) { steps[len(steps)-1]["params_after"] = params })
	w.add("optimiser", name, manyPass, object{"optimiser": o, "problem": body, "expect": object{"steps": steps}})
}

func (w *writer) train(name string, o object, steps int, body object) {
	p, spec := read[problem](w.t, body), read[optimiserSpec](w.t, o)
	var losses, norms []float64
	expect := object{}
	r := w.run(p, spec, steps, func(loss float64, grads []map[string]Tensor) {
		losses = append(losses, loss)
		sum := 0.0
		for _, tensor := range flat(grads) {
			for _, g := range tensor {
				sum += g * g
			}
		}
		norms = append(norms, math.Sqrt(sum))
		if len(losses) == 1 {
			expect["grads_step1"] = grads
		}
	}, func(params []map[string]Tensor) {
		if len(losses) == 1 {
			expect["params_after_1"] = params
		}
		expect["params_final"] = params
	})
	x := complexOf(p.Input)
	all := r.outputs(x)
	expect["losses"] = append(losses, real(r.whole(p, x)))
	expect["grad_norms_before_clip"] = norms
	expect["final_output"] = all[len(all)-1].real()
	w.add("train", name, manyPass, with(body, object{"optimiser": o, "steps": steps, "expect": expect}))
}

func (w *writer) loss(name string, loss object, pred, target Tensor, lengths []int32) {
	body := object{"loss": loss, "pred": pred, "target": target}
	if lengths != nil {
		body["lengths"] = lengths
	}
	r := newReference(nil, lengths)
	y, l := complexOf(pred), read[lossSpec](w.t, loss)
	compute := func() complex128 { return r.loss(l, y, target) }
	body["expect"] = object{"loss": real(compute()), "grad_pred": Tensor{pred.Shape, derivatives(y.data, compute)}}
	w.add("loss", name, onePass, body)
}
