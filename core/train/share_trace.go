package train

import (
	"backdraw/core/data"
	"backdraw/core/nn"
)

// teamGradient returns the gradient that the team's next step would have for the batch s, share by share in one thread:
// to the bit what ShareGradient and ApplyGradients of all members come to. Nothing changes.
func (t *Trainer) teamGradient(s *data.Set) ([]float32, error) {
	m, rows := t.team, t.network.CarryRows()
	w, err := nn.NewWorkspace(t.network, t.kernel, m.largestOf(s.N), s.T, nn.Training)
	if err != nil {
		return nil, err
	}
	w.Sum = true
	total, own := make([]float32, len(t.w)), make([]float32, len(t.w))
	state := make([]float32, len(t.state))
	carried, carry := t.carryFor(s.N), make([]float32, rows*nn.Rows(t.kernel, m.largestOf(s.N)))
	count := 0.0
	for rank := range m.parts {
		from, to := m.share(rank, s.N)
		if from == to {
			continue
		}
		share := make([]int32, to-from)
		for i := range share {
			share[i] = int32(from + i)
		}
		var lengths []int32
		if s.Lengths != nil {
			lengths = s.Lengths[from:to]
		}
		clear(own)
		copy(state, t.state)
		w.Bind(len(share), s.T, nn.Numbers[float32]{W: t.w, DW: own, State: state, Carry: carry})
		w.First = from
		if rows > 0 {
			copyCarry(carry, carried[from:], rows, w.N, len(carried)/rows, len(share))
		}
		gatherInput(w, s, share)
		labels := gatherTarget(w, s, share)
		w.Forward(true, lengths, t.noise(t.steps))
		_, counted := w.Loss(labels)
		count += counted
		w.Backward()
		t.kernel.Add(total, total, own)
	}
	t.divide(total, count)
	return total, nil
}
