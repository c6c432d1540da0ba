package train

import (
	"backdraw/core/data"
	"backdraw/core/nn"
)

// growCarry makes room for the carried state of a batch, and takes over what a loaded run carried.
func (t *Trainer) growCarry(batch int) {
	rows := t.network.CarryRows()
	n := nn.Rows(t.kernel, batch)
	if rows == 0 || len(t.carry) == rows*n {
		return
	}
	t.carry = make([]float32, rows*n)
	if len(t.carried) == rows*batch {
		order := make([]int32, batch)
		for b := range order {
			order[b] = int32(b)
		}
		data.Gather(t.carry, t.carried, order, rows, n)
	}
	t.carried = nil
}

// narrowCarry lays the carried state out for a batch of b examples, the first of those that it was of. An
// epoch's short last batch asks for that; after it the states are cleared, so that nothing turns it back.
func (t *Trainer) narrowCarry(b int) {
	rows := t.network.CarryRows()
	if rows == 0 {
		return
	}
	wide, narrow := len(t.carry)/rows, nn.Rows(t.kernel, b)
	for r := range rows {
		copy(t.carry[r*narrow:][:narrow], t.carry[r*wide:])
	}
}

// carriedRows returns the carried state row-major, an example after the other.
func (t *Trainer) carriedRows() []float32 {
	if len(t.carry) == 0 || t.workspace == nil {
		return t.carried
	}
	rows := t.network.CarryRows()
	out := make([]float32, rows*len(t.lengths))
	data.Scatter(out, t.carry, len(t.lengths), rows, len(t.carry)/rows)
	return out
}

// carryFor returns a copy of the carried state for a batch of b examples: the present one, if it is
// for as many, or zeros.
func (t *Trainer) carryFor(b int) []float32 {
	carry := make([]float32, t.network.CarryRows()*nn.Rows(t.kernel, b))
	if len(carry) == len(t.carry) && b == len(t.lengths) {
		copy(carry, t.carry)
	}
	return carry
}
