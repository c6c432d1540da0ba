package golden

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"backdraw/core/nn"
)

// checkStates compares what layers keep: the running statistics of batch normalisation, those of the batch that follow
// from them, and the states of recurrent layers after the last step.
func (g *graph[F]) checkStates(t *testing.T, want []map[string]Tensor, l Tolerance) {
	t.Helper()
	named, seen := 0, 0
	for _, values := range want {
		named += len(values)
	}
	for _, s := range g.segments() {
		each(s.items, "", func(index int, path string) {
			if index >= len(want) {
				return
			}
			for name, value := range want[index] {
				what := fmt.Sprintf("states[%d].%s", index, name)
				seen++
				switch name {
				case "h_n", "c_n":
					compareAll(t, what, g.last(t, index, name[:1], s.workspace.B, s.workspace.N), value.Data, l)
				default:
					got, off := s.statistics(t, g, index, path, name)
					compareAll(t, what, got, value.Data, Tolerance{l.Absolute * off, l.Relative * off})
				}
			}
		})
	}
	if seen != named {
		t.Errorf("the case has states of %d tensors, of which the networks keep %d", named, seen)
	}
}

// statistics returns a batch normalisation's running mean or variance, or what it was made of, which is so many times less exact:
//
//	running = (1-momentum)*before + momentum*batch, the batch's variance times n/(n-1) unless biased
func (s *segment[F]) statistics(t *testing.T, g *graph[F], index int, path, name string) (numbers []F, off float64) {
	t.Helper()
	l := &g.layers[index]
	x := g.output(l.Inputs[0])
	kind := "mean"
	if strings.Contains(name, "var") {
		kind = "var"
	}
	p, ok := s.state(path + ".running_" + kind)
	if !ok {
		t.Fatalf("the network has no state %s.running_%s", path, kind)
	}
	running, before := s.numbers.State[p.Offset:][:p.Size()], l.State["running_"+kind].Data
	n := float64(len(x.data)) / float64(len(running))
	batch := make([]F, len(running)) // unbiased
	for i, v := range running {
		batch[i] = F((float64(v) - (1-l.Momentum)*before[i]) / l.Momentum)
	}
	switch name {
	case "running_mean", "running_var_unbiased":
		return running, 1
	case "running_var": // of inference, as given
		if l.Mode == "train" {
			t.Fatalf("running_var is of no convention, want running_var_unbiased or running_var_biased")
		}
		return running, 1
	case "batch_mean":
		return batch, 1 / l.Momentum
	case "batch_var", "running_var_biased":
		for i, v := range batch {
			biased := float64(v) * (n - 1) / n
			if batch[i] = F(biased); name == "running_var_biased" {
				batch[i] = F((1-l.Momentum)*before[i] + l.Momentum*biased)
			}
		}
		return batch, 1 / l.Momentum
	}
	t.Fatalf("state %q is not known", name)
	return nil, 0
}

// last returns a state of recurrent layer index after the last step of each direction's run.
func (g *graph[F]) last(t *testing.T, index int, name string, b, n int) []F {
	t.Helper()
	forward := g.hidden(t, index, name)
	rows := forward.Values[len(forward.Values)-forward.Width*n:]
	if g.layers[index].Bidirectional {
		reverse := g.hidden(t, index, name+"_rev")
		rows = slices.Concat(rows, reverse.Values[:reverse.Width*n])
	}
	return fromRows(rows, b, n, nil).data
}

// lastState returns h_n or c_n of the first recurrent layer.
func (g *graph[F]) lastState(t *testing.T, name string) (state []F) {
	t.Helper()
	for _, s := range g.segments() {
		each(s.items, "", func(index int, _ string) {
			if g.layers[index].Type == "rnn" && state == nil {
				state = g.last(t, index, name[:1], s.workspace.B, s.workspace.N)
			}
		})
	}
	return state
}

func (g *graph[F]) hidden(t *testing.T, index int, name string) nn.Hidden[F] {
	t.Helper()
	for _, h := range g.views[index].Hidden {
		if h.Name == name {
			return h
		}
	}
	t.Fatalf("layer %d shows no state %s", index, name)
	return nn.Hidden[F]{}
}

// checkGradStates compares the gradients of given initial states.
func (g *graph[F]) checkGradStates(t *testing.T, want []map[string]Tensor, l Tolerance) {
	t.Helper()
	named, seen := 0, 0
	for _, values := range want {
		named += len(values)
	}
	for _, s := range g.segments() {
		each(s.items, "", func(index int, _ string) {
			if index >= len(want) {
				return
			}
			for name, value := range want[index] {
				got := fromRows(g.hidden(t, index, name).Grads, s.workspace.B, s.workspace.N, nil)
				compareAll(t, fmt.Sprintf("grad_states[%d].%s", index, name), got.data, value.Data, l)
				seen++
			}
		})
	}
	if seen != named {
		t.Errorf("the case has gradients of %d states, of which the networks have %d", named, seen)
	}
}
