package nn

import "backdraw/core/kernel"

// A Layer holds sizes, never numbers: everything arrives in a Pass. It is an immutable
// value, safe for concurrent use.
type Layer[F kernel.Float] interface {
	// Shapes returns the shape of one example before and after the layer.
	Shapes() (in, out Shape)
	// Params lists the trained tensors in the order in which they stand in Pass.W.
	Params() []Param
	// State lists what is kept but not trained, in the order in which it stands in
	// Pass.State and Pass.Carry.
	State() []State
	// Scratch returns how many numbers Forward keeps for Backward.
	Scratch(e Extent) int
	// Forward reads X, W and State; writes Y.
	Forward(p *Pass[F])
	// Backward reads X, Y, W, DY and what Forward kept; overwrites DX unless it is nil and
	// adds to DW unless that is nil. It changes neither DY nor Y.
	Backward(p *Pass[F])
}

// Extent is the size of a pass.
type Extent struct {
	N        int  // numbers in a row, see package core
	T        int  // steps of the layer's input; 1 where it is no sequence
	Backward bool // whether a backward pass follows
}

// Batch is what every layer of a pass is told of its batch.
type Batch struct {
	Lengths  []int32 // valid steps of each example, B of them; nil: all T
	Training bool
	Noise    uint64 // key of this step's dropout and noise, see random.At
	First    int    // place of the pass's first example in its batch: they depend on it too
}

// Pass is what a layer works on: the numbers of one batch. A layer's slices are cut from a
// Workspace and from the flat parameters; they are valid during the call.
type Pass[F kernel.Float] struct {
	*Batch
	K       *kernel.Table[F]
	B, N, T int // examples, numbers in a row, steps of the input

	X, Y   []F // rows of the input, of the output
	DX, DY []F // gradients of the loss with respect to X and Y
	W, DW  []F // this layer's parameters and their gradients
	State  []F // this layer's state, but what is PerExample
	Carry  []F // this layer's state PerExample: rows of N, kept from batch to batch
	// Scratch is the layer's own from Forward to Backward.
	Scratch []F

	inner []Pass[F] // of a Chain or a Residual
}

// Param describes one trained tensor, row-major.
type Param struct {
	Path      string // as in layers[0].w; set by Build
	Name      string // as in w
	Shape     []int
	FanIn     int    // inputs that reach one output
	FanOut    int    // outputs that one input reaches
	Init      string // an initialiser of the network spec, or one of initZeros to initOnes
	Blocks    int    // the rows fall into this many matrices, each initialised on its own; 0: one
	Offset    int    // of the first number in the flat parameters; set by Build
	Frozen    bool
	Layer     int  // index of the spec's layer at the top level; set by Build
	Penalised bool // whether the regularizer counts it: weights, not biases
}

// Size returns the number of numbers in the tensor.
func (p Param) Size() int { return product(p.Shape) }

// State describes one tensor that is kept but not trained.
type State struct {
	Path    string // as in layers[1].running_mean; set by Build
	Name    string
	Shape   []int   // of one example, where PerExample
	Initial float64 // every number's first value
	// PerExample: one such tensor for each example of a batch, in rows of N; a carried
	// state. Otherwise one for all, without padding.
	PerExample bool
	Offset     int // in the flat state, or rows into the flat carry; set by Build
}

// Size returns the number of numbers in the tensor, of one example where PerExample.
func (s State) Size() int { return product(s.Shape) }

func product(shape []int) int {
	n := 1
	for _, d := range shape {
		n *= d
	}
	return n
}

// stateless is embedded by layers without state.
type stateless struct{}

// State returns nothing.
func (stateless) State() []State { return nil }

// fixed is embedded by layers without parameters and state.
type fixed struct{ stateless }

// Params returns nothing.
func (fixed) Params() []Param { return nil }

// scratchless is embedded by layers that keep nothing from Forward to Backward.
type scratchless struct{}

// Scratch returns 0.
func (scratchless) Scratch(Extent) int { return 0 }
