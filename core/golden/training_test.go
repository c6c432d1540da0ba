package golden

import (
	"encoding/json"
	"fmt"
	"testing"

	"backdraw/core/optim"
)

// A training is the updates of a graph, whose parameters may be in several networks.
type training[F float32 | float64] struct {
	segments  []*segment[F]
	optimiser []optim.Optimizer[F] // one for each: what it keeps belongs to single parameters
	rate      float64
	clip      clipSpec
	coupled   F // of the weight decay that an optimiser with both kinds leaves to the runner
}

func newTraining[F float32 | float64](t *testing.T, g *graph[F], o optimiserSpec) training[F] {
	t.Helper()
	document := o.inSpec(t)
	tr := training[F]{rate: o.Rate, clip: o.Clip}
	if o.DecayCoupled != 0 && o.DecayDecoupled != 0 {
		tr.coupled = F(o.DecayCoupled)
	}
	for _, s := range g.segments() {
		if len(s.network.Params) > 0 {
			tr.segments, tr.optimiser = append(tr.segments, s), append(tr.optimiser, optim.New[F](document, len(s.numbers.W)))
		}
	}
	if len(tr.segments) == 0 {
		t.Fatal("the case has no parameters to train")
	}
	return tr
}

// gradient returns the gradients of all networks, which their numbers share with the returned tensors where there is one network.
func (tr training[F]) gradient() (flat []F, tensors [][]F) {
	for _, s := range tr.segments {
		flat = append(flat, s.numbers.DW...)
	}
	rest := flat
	for _, s := range tr.segments {
		tensors = append(tensors, s.views(rest[:len(s.numbers.DW)])...)
		rest = rest[len(s.numbers.DW):]
	}
	return flat, tensors
}

// update makes a step from the gradients in the networks' numbers, which it clips all together.
func (tr training[F]) update(t *testing.T) {
	t.Helper()
	flat, tensors := tr.gradient()
	clipGradient(t, tr.clip, flat, tensors)
	for i, s := range tr.segments {
		n := s.numbers
		copy(n.DW, flat)
		flat = flat[len(n.DW):]
		for j, w := range n.W {
			n.DW[j] += tr.coupled * w
		}
		tr.optimiser[i].Step(s.k, n.W, n.DW, tr.rate)
	}
}

// views cuts flat numbers into the network's tensors.
func (s *segment[F]) views(flat []F) (tensors [][]F) {
	for _, p := range s.network.Params {
		tensors = append(tensors, flat[p.Offset:][:p.Size()])
	}
	return tensors
}

// A perLayer is tensors by layer: a list of maps, or one map where one layer alone has parameters, or names of which each
// belongs to one layer alone.
type perLayer struct {
	list []map[string]Tensor
	flat map[string]Tensor
}

func (p *perLayer) UnmarshalJSON(data []byte) error {
	if data[0] == '[' {
		return json.Unmarshal(data, &p.list)
	}
	return json.Unmarshal(data, &p.flat)
}

// of returns the tensors of each layer.
func (p perLayer) of(t *testing.T, layers []layer) []map[string]Tensor {
	t.Helper()
	if p.list != nil {
		return p.list
	}
	all := make([]map[string]Tensor, len(layers))
	for name, value := range p.flat {
		at := -1
		for i, l := range layers {
			if _, ok := l.Params[name]; !ok {
				continue
			}
			if at >= 0 {
				t.Fatalf("layers %d and %d both have a parameter %s", at, i, name)
			}
			at = i
		}
		if at < 0 {
			t.Fatalf("no layer has a parameter %s", name)
		}
		if all[at] == nil {
			all[at] = map[string]Tensor{}
		}
		all[at][name] = value
	}
	return all
}

// feed writes the case's gradients in place of those that were found.
func (g *graph[F]) feed(t *testing.T, values []map[string]Tensor) {
	t.Helper()
	g.eachParam(t, values, func(index int, name string, s *segment[F], offset, size int) {
		fill(t, fmt.Sprintf("grads[%d].%s", index, name), s.numbers.DW[offset:][:size], values[index][name])
	})
}
