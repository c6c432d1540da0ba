package data

import "backdraw/core/random"

// Order hands out the examples of N batch by batch, each once an epoch. With shuffling every
// epoch has an order of its own, drawn by Fisher and Yates from the seed and the epoch's number
// alone; so Epoch and Position are its whole state.
type Order struct {
	Epoch    uint64 // complete epochs
	Position int    // examples of the present epoch handed out, 0 to N-1

	n       int
	shuffle bool
	seed    uint64
	drawn   uint64 // the epoch whose order indices holds, plus 1
	indices []int32

	shuffled bool // whether indices were, when they were drawn
}

// NewOrder returns the order of n examples, at least 1, from the first epoch's start.
func NewOrder(n int, shuffle bool, seed uint64) *Order {
	return &Order{n: n, shuffle: shuffle, seed: seed, indices: make([]int32, n)}
}

// Len returns the number of examples.
func (o *Order) Len() int { return o.n }

// Reseed changes how later epochs are shuffled; the present one keeps its order.
func (o *Order) Reseed(shuffle bool, seed uint64) {
	o.draw()
	o.shuffle, o.seed = shuffle, seed
}

// Next returns the indices of the next batch of at most size examples: less at the end of an
// epoch, which no batch crosses. The slice is valid until the next call.
func (o *Order) Next(size int) []int32 {
	o.draw()
	from := o.Position
	to := min(from+size, o.n)
	o.Position = to
	if to == o.n {
		o.Epoch, o.Position = o.Epoch+1, 0
	}
	return o.indices[from:to]
}

func (o *Order) draw() {
	if o.drawn == o.Epoch+1 {
		return
	}
	given := o.drawn > 0 && !o.shuffled // indices are in the order given already
	o.drawn, o.shuffled = o.Epoch+1, o.shuffle
	if given && !o.shuffle {
		return
	}
	for i := range o.indices {
		o.indices[i] = int32(i)
	}
	if o.shuffle {
		source := random.Source{State: random.At(o.seed, o.Epoch)}
		for i := o.n - 1; i > 0; i-- {
			j := source.IntN(i + 1)
			o.indices[i], o.indices[j] = o.indices[j], o.indices[i]
		}
	}
}
