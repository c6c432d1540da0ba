package bench

import (
	"fmt"

	"backdraw/core/kernel"
	"backdraw/core/nn"
	"backdraw/core/spec"
)

// layerCases run each layer of each workload by itself, forward and then backward, as a training step does: what a step takes
// beyond its layers goes to gathering the batch, the loss and the optimizer.
func layerCases(k *kernel.Table[float32]) ([]Case, error) {
	var cases []Case
	for _, w := range workloads() {
		s, err := spec.Parse([]byte(w.spec))
		if err != nil {
			return nil, err
		}
		network, err := nn.Build[float32](s)
		if err != nil {
			return nil, err
		}
		for i, block := range network.Blocks() {
			pass, err := newLayerPass(k, network, i, s.BatchSize, w.data.T)
			if err != nil {
				return nil, err
			}
			for _, direction := range []struct {
				name string
				run  func()
			}{{"forward", pass.forward}, {"backward", pass.backward}} {
				cases = append(cases, Case{Group: Layers, Step: w.name, Unit: Share, Steps: 1,
					Name: fmt.Sprintf("%s: %s %s, %s", w.name, block.Path, block.Type, direction.name), Run: direction.run})
			}
		}
	}
	return cases, nil
}

// A layerPass is one layer with numbers of its own.
type layerPass struct{ workspace *nn.Workspace[float32] }

// newLayerPass takes layer i out of a network. The first one computes no gradient by its input, as in training.
func newLayerPass(k *kernel.Table[float32], network *nn.Network[float32], i, batch, steps int) (*layerPass, error) {
	part, use := network.Part(i, i), nn.TrainingInput
	if i == 0 {
		use = nn.Training
	}
	w, err := nn.NewWorkspace(part, k, batch, steps, use)
	if err != nil {
		return nil, err
	}
	numbers := nn.Numbers[float32]{
		W: make([]float32, network.FlatSize()), DW: make([]float32, network.FlatSize()), State: make([]float32, network.StateSize()),
		Carry: make([]float32, network.CarryRows()*nn.Rows(k, batch)),
	}
	network.Initialise(numbers.W, 1)
	network.InitialState(numbers.State)
	w.Bind(batch, steps, numbers)
	copy(w.X, draw(1, len(w.X)))
	copy(w.DY, draw(2, len(w.DY)))
	w.Forward(true, nil, 0)
	return &layerPass{w}, nil
}

func (p *layerPass) forward()  { p.workspace.Forward(true, nil, 0) }
func (p *layerPass) backward() { p.workspace.Backward() }
