package train

import (
	"math"
)

// figures are what Report says of training: of the steps since Begin, the last epoch's at most.
type figures struct {
	entries   []entry // a ring
	next      int
	full      bool
	wantNorms bool
	layers    []float64 // gradient norms of the last step
}

// entry is one step's loss as sum/count, and the predictions that were right of those that counted.
type entry struct {
	sum, count     float64
	right, counted int
}

func (e *entry) add(other entry) {
	e.sum += other.sum
	e.count += other.count
	e.right += other.right
	e.counted += other.counted
}

// finite says whether the loss is a finite number, as it is where nothing counts.
func (e *entry) finite() bool {
	loss := e.sum / e.count
	return e.count <= 0 || !math.IsNaN(loss) && !math.IsInf(loss, 0)
}

func (f *figures) grow(steps int) {
	if len(f.entries) != steps {
		f.entries = make([]entry, steps)
		f.clear()
	}
}

func (f *figures) clear() { f.next, f.full = 0, false }

func (f *figures) add(e entry) {
	f.entries[f.next] = e
	if f.next++; f.next == len(f.entries) {
		f.next, f.full = 0, true
	}
}

// total adds the entries up, oldest first.
func (f *figures) total() (t entry) {
	add := func(all []entry) {
		for _, e := range all {
			t.add(e)
		}
	}
	if f.full {
		add(f.entries[f.next:])
	}
	add(f.entries[:f.next])
	return t
}

// norms writes the norm of each layer's gradient: sqrt of the sum of g^2.
func (f *figures) norms(t *Trainer) {
	blocks := t.network.Blocks()
	if len(f.layers) != len(blocks) {
		f.layers = make([]float64, len(blocks))
	}
	clear(f.layers)
	for _, p := range t.network.Params {
		for _, g := range t.gradient[p.Offset:][:p.Size()] { // not the kernel's loop: a tensor fills no whole vectors
			f.layers[p.Layer] += float64(g) * float64(g)
		}
	}
	for i, s := range f.layers {
		f.layers[i] = math.Sqrt(s)
	}
}
