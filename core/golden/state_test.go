package golden

import (
	"fmt"
	"testing"
)

// checkStates compares what layers keep: the running statistics of batch normalisation. Those of
// the batch follow from them.
func (g *graph[F]) checkStates(t *testing.T, want []map[string]Tensor, l Tolerance) {
	t.Helper()
	for _, s := range g.segments() {
		each(s.items, "", func(index int, path string) {
			if index >= len(want) {
				return
			}
			for name, value := range want[index] {
				switch name {
				case "batch_mean", "batch_var", "running_var_biased":
					continue
				case "running_var_unbiased":
					name = "running_var"
				}
				p, ok := s.state(path + "." + name)
				if !ok {
					t.Fatalf("the network has no state %s.%s", path, name)
				}
				compareAll(t, fmt.Sprintf("states[%d].%s", index, name), s.numbers.State[p.Offset:][:p.Size()], value.Data, l)
			}
		})
	}
}

// checkGradStates compares the gradients of given initial states.
func (g *graph[F]) checkGradStates(t *testing.T, want []map[string]Tensor, _ Tolerance) {
	t.Helper()
	for _, state := range want {
		for name := range state {
			t.Fatalf("the gradient of %s is not to be had", name)
		}
	}
}
