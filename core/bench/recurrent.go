package bench

import (
	"fmt"

	"backdraw/core/kernel"
	"backdraw/core/nn"
	"backdraw/core/spec"
)

// recurrentCases are whole sequences through a recurrent layer of W5 and W5r; the figure is the same for one step.
func recurrentCases(k *kernel.Table[float32]) ([]Case, error) {
	const units, batch, length = 128, 16, 50
	var cases []Case
	for _, cell := range []struct {
		name  string
		gates int
	}{{"lstm", 4}, {"rnn", 1}} {
		s, err := spec.Parse([]byte(characters(cell.name, units, batch)))
		if err != nil {
			return nil, err
		}
		network, err := nn.Build[float32](s)
		if err != nil {
			return nil, err
		}
		pass, err := newLayerPass(k, network, 0, batch, length)
		if err != nil {
			return nil, err
		}
		forward, backward := recurrentWork(cell.gates, units, batch, length)
		cases = append(cases,
			Case{Group: Kernels, Name: fmt.Sprintf("%s 128 step, forward", cell.name), Unit: GFLOPS, Work: forward, Run: pass.forward},
			Case{Group: Kernels, Name: fmt.Sprintf("%s 128 step, backward", cell.name), Unit: GFLOPS, Work: backward, Run: pass.backward})
	}
	return cases, nil
}

// recurrentWork counts the products alone of a layer whose input needs no gradient: backward, those to the weights of the
// input, to the weights of the hidden state and to the hidden state.
func recurrentWork(gates, units, batch, length int) (forward, backward float64) {
	input, hidden := 2*gates*units*vocabulary*batch*length, 2*gates*units*units*batch*length
	return float64(input + hidden), float64(input + 2*hidden)
}
