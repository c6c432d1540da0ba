package golden

import (
	"fmt"
	"strings"
	"testing"

	"backdraw/core/nn"
)

// each calls f for every layer of the network with its path in it.
func each(items []item, prefix string, f func(index int, path string)) {
	for i, it := range items {
		path := fmt.Sprintf("%slayers[%d]", prefix, i)
		if it.inner != nil {
			each(it.inner, path+".", f)
			continue
		}
		f(it.index, path)
	}
}

// load writes the case's parameters and states into the network's; it fails unless each has its
// place and each place its numbers.
func (s *segment[F]) load(t *testing.T, g *graph[F]) {
	t.Helper()
	filled := map[string]bool{}
	each(s.items, "", func(index int, path string) {
		for name, value := range g.layers[index].Params {
			p := s.param(t, path+"."+name)
			fill(t, p.Path, s.numbers.W[p.Offset:][:p.Size()], value)
			filled[p.Path] = true
		}
		for name, value := range g.layers[index].State {
			s.loadState(t, path, name, value)
		}
	})
	for _, p := range s.network.Params {
		if !filled[p.Path] {
			t.Fatalf("%s has no value in the case", p.Path)
		}
	}
}

// begin writes the states that a case gives to recurrent layers, which begin every pass with them unless they carry.
func (s *segment[F]) begin(t *testing.T, g *graph[F]) {
	t.Helper()
	each(s.items, "", func(index int, path string) {
		if l := g.layers[index]; l.Type == "rnn" && !l.carries {
			for _, name := range []string{"h0", "c0"} {
				if p, ok := s.state(path + "." + name[:1]); ok {
					clear(s.numbers.Carry[p.Offset*s.workspace.N:][:p.Size()*s.workspace.N])
				}
				if value, ok := l.State[name]; ok {
					s.loadState(t, path, name, value)
				}
			}
		}
	})
}

func fill[F float32 | float64](t *testing.T, what string, dst []F, value Tensor) {
	t.Helper()
	if len(dst) != len(value.Data) {
		t.Fatalf("%s has %d numbers, the case %v", what, len(dst), value.Shape)
	}
	for i, v := range value.Data {
		dst[i] = F(v)
	}
}

func (s *segment[F]) param(t *testing.T, path string) nn.Param {
	t.Helper()
	for _, p := range s.network.Params {
		if p.Path == path {
			return p
		}
	}
	t.Fatalf("the network has no %s", path)
	return nn.Param{}
}

func (s *segment[F]) state(path string) (nn.State, bool) {
	for _, p := range s.network.States {
		if p.Path == path {
			return p, true
		}
	}
	return nn.State{}, false
}

// loadState writes running statistics, or the state before the first step as a carried one.
func (s *segment[F]) loadState(t *testing.T, path, name string, value Tensor) {
	t.Helper()
	p, ok := s.state(path + "." + strings.TrimSuffix(name, "0"))
	switch {
	case !ok:
		t.Fatalf("the network has no state %s.%s", path, name)
	case p.PerExample:
		n := s.workspace.N
		toArray[F](value).rows(s.numbers.Carry[p.Offset*n:][:p.Size()*n], n, true)
	default:
		fill(t, p.Path, s.numbers.State[p.Offset:][:p.Size()], value)
	}
}

// checkGrads compares the gradients of every layer's parameters.
func (g *graph[F]) checkGrads(t *testing.T, what string, want []map[string]Tensor, l Tolerance) {
	t.Helper()
	g.eachParam(t, want, func(index int, name string, s *segment[F], offset, size int) {
		got := s.numbers.DW[offset:][:size]
		compareAll(t, fmt.Sprintf("%s[%d].%s", what, index, name), got, want[index][name].Data, l)
	})
}

// eachParam calls f for every tensor that want names, and fails unless those are all.
func (g *graph[F]) eachParam(t *testing.T, want []map[string]Tensor, f func(index int, name string, s *segment[F], offset, size int)) {
	t.Helper()
	if len(want) != len(g.layers) {
		t.Fatalf("the case has values for %d layers of %d", len(want), len(g.layers))
	}
	seen, tensors, named := 0, 0, 0
	for _, s := range g.segments() {
		each(s.items, "", func(index int, path string) {
			for name := range want[index] {
				p := s.param(t, path+"."+name)
				f(index, name, s, p.Offset, p.Size())
				seen++
			}
		})
		tensors += len(s.network.Params)
	}
	for _, values := range want {
		named += len(values)
	}
	if seen != tensors || seen != named {
		t.Errorf("the case has values for %d tensors, of which %d are parameters of the network's %d", named, seen, tensors)
	}
}
