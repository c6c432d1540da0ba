package train

import (
	"backdraw/core/data"
	"backdraw/core/nn"
)

// A reader runs some of the layers in inference form, a few hundred examples at a time.
type reader struct {
	network *nn.Network[float32]
	w       *nn.Workspace[float32]
	batch   int // examples at a time
	bytes   int
	indices []int32
	lengths []int32
	carry   []float32
}

const (
	readerBatch = 256
	readerBytes = 64 << 20
)

// reader returns the reader of layers from to to with room for t steps.
func (t *Trainer) reader(from, to, steps, examples int) (*reader, error) {
	key := [2]int{from, to}
	r := t.forward[key]
	if r == nil {
		r = &reader{network: t.network.Part(from, to)}
	}
	batch := min(readerBatch, nn.Rows(t.kernel, examples))
	bytes := func(lanes int) int {
		return r.network.Bytes(lanes, batch, steps, nn.Inference) + 4*t.network.CarryRows()*nn.RowsOf(lanes, batch) + 8*batch
	}
	for batch > t.kernel.Lanes && r.network.Bytes(t.kernel.Lanes, batch, steps, nn.Inference) > readerBytes {
		batch /= 2
	}
	for batch > nn.LimitLanes && t.plan().held()+bytes(nn.LimitLanes) > limit { // as few as wasm takes
		batch /= 2
	}
	if r.w == nil || !r.w.Fits(batch, steps) {
		if err := nn.CheckWorkspace(r.network, batch, steps, nn.Inference); err != nil {
			return nil, err
		}
		r.w, r.carry = nil, nil // so that not both are there
		delete(t.forward, key)
		if err := t.room("x", "a forward pass", bytes(nn.LimitLanes)); err != nil {
			return nil, err
		}
		w, err := nn.NewWorkspace(r.network, t.kernel, batch, steps, nn.Inference)
		if err != nil {
			return nil, err
		}
		r.w, r.batch, r.bytes = w, batch, bytes(nn.LimitLanes)
		r.indices, r.lengths = make([]int32, batch), make([]int32, batch)
		r.carry = make([]float32, t.network.CarryRows()*nn.Rows(t.kernel, batch))
	}
	if t.forward == nil {
		t.forward = map[[2]int]*reader{}
	}
	t.forward[key] = r
	return r, nil
}

// numbers are those of the inference form: averaged weights where there are any, state carried
// from nowhere.
func (t *Trainer) readerNumbers(r *reader) nn.Numbers[float32] {
	clear(r.carry)
	w := t.w
	if t.average != nil {
		w = t.average
	}
	return nn.Numbers[float32]{W: w, State: t.state, Carry: r.carry}
}

// run passes the whole set through the layers and calls each after every batch; first is the index
// of the batch's first example.
func (t *Trainer) run(r *reader, s *data.Set, each func(first int, lengths []int32)) {
	for first := 0; first < s.N; first += r.batch {
		each(first, t.runPart(r, s, first, min(r.batch, s.N-first)))
	}
}

// runPart passes count examples, from first on, through the layers and returns their lengths.
func (t *Trainer) runPart(r *reader, s *data.Set, first, count int) (lengths []int32) {
	batch := r.indices[:count]
	for i := range batch {
		batch[i] = int32(first + i)
	}
	if s.Lengths != nil {
		lengths = r.lengths[:count]
		copy(lengths, s.Lengths[first:])
	}
	r.w.Bind(count, s.T, t.readerNumbers(r))
	gatherInput(r.w, s, batch)
	r.w.Forward(false, lengths, 0)
	return lengths
}
