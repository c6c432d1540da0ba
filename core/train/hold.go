package train

import "backdraw/core/nn"

// hold keeps single weights from changing: a mask of 0 holds a weight at zero, frozen 1 holds it
// as it is. A frozen layer's weights are all frozen, whatever the optimizer would make of them.
type hold struct {
	mask   []float32 // 0 or 1 for each parameter; nil: all 1
	frozen []float32 // 1 or 0 for each parameter, as set by a person; nil: all 0
	still  []bool    // frozen by element or by layer; nil: none
	kept   []float32 // what still weights were before the update
}

// freeze works out which weights stand still.
func (h *hold) freeze(params []nn.Param, flat int) {
	h.still, h.kept = nil, nil
	for _, p := range params {
		for i := p.Offset; i < p.Offset+p.Size(); i++ {
			if !p.Frozen && (h.frozen == nil || h.frozen[i] == 0) {
				continue
			}
			if h.still == nil {
				h.still, h.kept = make([]bool, flat), make([]float32, flat)
			}
			h.still[i] = true
		}
	}
}

// before remembers the weights that stand still.
func (h *hold) before(w []float32) {
	if h.still != nil {
		copy(h.kept, w)
	}
}

// after puts them back and masks the rest.
func (h *hold) after(w []float32) {
	for i, still := range h.still {
		if still {
			w[i] = h.kept[i]
		}
	}
	h.applyMask(w)
}

func (h *hold) applyMask(w []float32) {
	for i, m := range h.mask {
		if m == 0 {
			w[i] = 0
		}
	}
}
