package train

import "slices"

// State is one tensor that is kept but not trained, row-major: a running statistic of batch-norm.
type State struct {
	Path  string // as in layers[1].running_mean
	Shape []int
	Data  []float32
}

// States returns a copy of every such tensor in the network's order. What a stateful recurrent
// layer carries from batch to batch is none: it is one for each example.
func (t *Trainer) States() []State {
	var all []State
	for _, s := range t.network.States {
		if !s.PerExample {
			all = append(all, State{s.Path, slices.Clone(s.Shape), slices.Clone(t.state[s.Offset:][:s.Size()])})
		}
	}
	return all
}
