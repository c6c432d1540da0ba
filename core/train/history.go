package train

// Epoch is one epoch's place in a History.
type Epoch struct {
	Steps        uint64  // since Reset, at the epoch's end
	Loss         float64 // mean over the epoch's batches, before each update, without the regularizer
	LearningRate float64 // of its last step
}

// historySize is how many epochs a history holds.
const historySize = 4096

// history is the curve of training since Reset, in memory taken once: where it is full every second
// epoch is dropped, and from then on only every second one is kept.
type history struct {
	entries []Epoch
	every   int // epochs for one entry
	seen    int // epochs
}

func (h *history) reset() {
	if h.entries == nil {
		h.entries = make([]Epoch, 0, historySize)
	}
	h.entries, h.every, h.seen = h.entries[:0], 1, 0
}

func (h *history) add(e Epoch) {
	h.seen++
	if h.seen%h.every != 0 {
		return
	}
	if len(h.entries) == historySize {
		for i := range historySize / 2 {
			h.entries[i] = h.entries[2*i+1]
		}
		h.entries, h.every = h.entries[:historySize/2], 2*h.every
		if h.seen%h.every != 0 {
			return
		}
	}
	h.entries = append(h.entries, e)
}

// cut forgets the epochs that ended after a number of steps.
func (h *history) cut(steps uint64) {
	for n := len(h.entries); n > 0 && h.entries[n-1].Steps > steps; n-- {
		h.entries = h.entries[:n-1]
		h.seen = (n - 1) * h.every
	}
}

// History returns a copy of the losses of the epochs since Reset or Load, oldest first: all of them up
// to historySize, evenly spaced ones after that.
func (t *Trainer) History() []Epoch { return append([]Epoch(nil), t.history.entries...) }
