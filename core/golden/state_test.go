package golden

import (
	"fmt"
	"slices"
	"testing"

	"backdraw/core/nn"
)

// checkStates compares what layers keep: the running statistics of batch normalisation (those of
// the batch follow from them), and the states of recurrent layers after the last step.
func (g *graph[F]) checkStates(t *testing.T, want []map[string]Tensor, l Tolerance) {
	t.Helper()
	for _, s := range g.segments() {
		each(s.items, "", func(index int, path string) {
			if index >= len(want) {
				return
			}
			for name, value := range want[index] {
				what := fmt.Sprintf("states[%d].%s", index, name)
				switch name {
				case "batch_mean", "batch_var", "running_var_biased":
					continue
				case "h_n", "c_n":
					compareAll(t, what, g.last(t, index, name[:1], s.workspace.B, s.workspace.N), value.Data, l)
					continue
				case "running_var_unbiased":
					name = "running_var"
				}
				p, ok := s.state(path + "." + name)
				if !ok {
					t.Fatalf("the network has no state %s.%s", path, name)
				}
				compareAll(t, what, s.numbers.State[p.Offset:][:p.Size()], value.Data, l)
			}
		})
	}
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
	for _, s := range g.segments() {
		each(s.items, "", func(index int, _ string) {
			if index >= len(want) {
				return
			}
			for name, value := range want[index] {
				got := fromRows(g.hidden(t, index, name).Grads, s.workspace.B, s.workspace.N, nil)
				compareAll(t, fmt.Sprintf("grad_states[%d].%s", index, name), got.data, value.Data, l)
			}
		})
	}
}
