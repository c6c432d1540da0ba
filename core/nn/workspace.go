package nn

import (
	"unsafe"

	"backdraw/core/kernel"
)

// Numbers are what a network works with beyond a Workspace. The slices are read and, but for
// W, written in every pass until the next Bind.
type Numbers[F kernel.Float] struct {
	W     []F // parameters, FlatSize
	DW    []F // their gradients, FlatSize, or nil
	State []F // StateSize
	Carry []F // CarryRows rows of N, or nil where there are none
}

// Use says what a workspace is for.
type Use int

const (
	Inference     Use = iota // forward passes
	Training                 // and backward passes to the parameters
	TrainingInput            // and to the input
)

// A Workspace is the memory of one pass at a time: input and target rows, every layer's
// output and gradients. It is taken once, for a largest batch and length; shorter ones use a
// part. It is for one goroutine.
type Workspace[F kernel.Float] struct {
	X      []F     // rows of the input; to be filled before Forward
	Y      []F     // rows of the output
	DY     []F     // gradient of the loss with respect to Y
	DX     []F     // gradient with respect to X, for TrainingInput
	Labels []int32 // [T] rows of N, to be filled before Loss where labels are the target
	Values []F     // [T,C] rows of N, likewise for numbers; nil in Inference

	B, N, T int // of the present batch
	// For a batch that is a part of another, to be set before Forward: the place of its first example there, on which
	// dropout and noise depend, and whether the gradient is that of the loss's sum, to be divided by the whole's count.
	First int
	Sum   bool

	k       *kernel.Table[F]
	network *Network[F]
	use     Use
	maxN    int
	maxT    int
	memory  []F
	labels  []int32
	batch   Batch
	pass    Pass[F]
	loss    LossPass[F]
	bound   Numbers[F]
}

// LimitLanes are the lanes of the vectors in which limits count rows, those of wasm: what fits must not depend on the
// machine. Wider vectors round a batch that is no multiple of theirs up by a few rows more.
const LimitLanes = 4

// Rows returns b rounded up to whole vectors.
func Rows[F kernel.Float](k *kernel.Table[F], b int) int { return RowsOf(k.Lanes, b) }

// RowsOf returns b rounded up to whole vectors of that many lanes.
func RowsOf(lanes, b int) int { return (b + lanes - 1) / lanes * lanes }

// numbers returns how many numbers a workspace takes for rows of n and t steps.
func (w *Workspace[F]) numbers(n, t int) int {
	net := w.network
	e := Extent{N: n, T: t, Backward: w.use != Inference}
	total := net.In.Size(t)*n + net.Out.Size(t)*n + net.chain.Scratch(e) + (net.Out.Width()+1)*n
	if w.use != Inference {
		total += net.Out.Size(t) * n
	}
	if w.use == TrainingInput {
		total += net.In.Size(t) * n
	}
	return total + net.Out.Size(t)*n // Values
}

// Bytes returns the memory of a workspace for batches of up to b examples of up to t steps, where vectors have that many lanes.
func (n *Network[F]) Bytes(lanes, b, t int, use Use) int {
	w := Workspace[F]{network: n, use: use}
	rows := RowsOf(lanes, b)
	var number F
	return w.numbers(rows, t)*int(unsafe.Sizeof(number)) + n.Out.Time(t)*rows*4
}

// CheckMemory returns an error of code too-large, with the figure at LimitLanes, where even one example of one step
// is too much.
func (n *Network[F]) CheckMemory(use Use) error {
	what := "one example in training"
	if use == Inference {
		what = "one example"
	}
	if bytes := n.Bytes(LimitLanes, 1, 1, use); bytes > MaxBytes {
		return tooLarge("layers", what, bytes, MaxBytes, "bytes of memory")
	}
	return nil
}

// CheckWorkspace returns the error that NewWorkspace would.
func CheckWorkspace[F kernel.Float](n *Network[F], b, t int, use Use) error {
	if bytes := n.Bytes(LimitLanes, b, t, use); bytes > MaxBytes {
		return tooLarge("batchSize", "a batch", bytes, MaxBytes, "bytes of memory")
	}
	return nil
}

// NewWorkspace takes the memory for batches of up to b examples of up to t steps (1 where the
// input is no sequence). Past MaxBytes, counted at LimitLanes, it returns an error of code too-large with the figure.
func NewWorkspace[F kernel.Float](n *Network[F], k *kernel.Table[F], b, t int, use Use) (*Workspace[F], error) {
	if err := CheckWorkspace(n, b, t, use); err != nil {
		return nil, err
	}
	w := &Workspace[F]{k: k, network: n, use: use, maxN: Rows(k, b), maxT: t}
	w.memory = make([]F, w.numbers(w.maxN, t))
	w.labels = make([]int32, n.Out.Time(t)*w.maxN)
	return w, nil
}

// Fits says whether a batch of b examples of t steps has room.
func (w *Workspace[F]) Fits(b, t int) bool { return Rows(w.k, b) <= w.maxN && t <= w.maxT }

// Bind cuts the memory for a batch of b examples of t steps and joins it to the numbers. A
// repeated call with the same arguments costs nothing. Contents of the rows are lost otherwise.
func (w *Workspace[F]) Bind(b, t int, numbers Numbers[F]) {
	if w.B == b && w.T == t && same(w.bound.W, numbers.W) && same(w.bound.DW, numbers.DW) && same(w.bound.State, numbers.State) && same(w.bound.Carry, numbers.Carry) {
		return
	}
	net, n := w.network, Rows(w.k, b)
	w.B, w.N, w.T, w.bound = b, n, t, numbers
	memory := w.memory
	in, out := net.In.Size(t)*n, net.Out.Size(t)*n
	w.X, memory = cut(memory, in)
	w.Y, memory = cut(memory, out)
	w.Values, memory = cut(memory, out)
	w.Labels = w.labels[:net.Out.Time(t)*n]
	if w.use != Inference {
		w.DY, memory = cut(memory, out)
	}
	if w.use == TrainingInput {
		w.DX, memory = cut(memory, in)
	}
	soft, memory := cut(memory, (net.Out.Width()+1)*n)
	w.loss = LossPass[F]{K: w.k, B: b, N: n, T: net.Out.Time(t), Out: w.Y, DOut: w.DY, Softmax: soft}
	inner := w.pass.inner
	w.pass = Pass[F]{Batch: &w.batch, K: w.k, B: b, N: n, T: t, X: w.X, Y: w.Y, DX: w.DX, DY: w.DY,
		W: from(numbers.W, net.base), DW: from(numbers.DW, net.base), State: from(numbers.State, net.stateBase),
		Carry: from(numbers.Carry, net.carryBase*n), Scratch: memory, inner: inner}
	net.chain.bind(&w.pass)
}

func from[F any](s []F, at int) []F {
	if s == nil {
		return nil
	}
	return s[at:]
}

func same[F any](a, b []F) bool {
	return unsafe.SliceData(a) == unsafe.SliceData(b) && len(a) == len(b)
}

// Forward computes Y from X. lengths has the valid steps of each example, or is nil; noise is
// the key of this pass's dropout and noise, used where training is true.
func (w *Workspace[F]) Forward(training bool, lengths []int32, noise uint64) {
	w.batch.Training, w.batch.Noise, w.batch.First = training, noise, w.First
	if lengths != nil || w.batch.Lengths != nil { // a pointer that is not stored costs no write barrier
		w.batch.Lengths = lengths
	}
	w.network.chain.Forward(&w.pass)
}

// Loss compares Y with Labels, or with Values where labels is false, and writes DY (but in
// Inference). It returns the loss as sum/count.
func (w *Workspace[F]) Loss(labels bool) (sum, count float64) {
	p := &w.loss
	p.Sum = w.Sum
	if w.network.Out.Sequence {
		p.Lengths = w.batch.Lengths
	}
	switch {
	case labels && p.Labels == nil:
		p.Labels, p.Values = w.Labels, nil
	case !labels && p.Values == nil:
		p.Labels, p.Values = nil, w.Values
	}
	return w.network.Loss.Evaluate(p)
}

// Backward adds the gradients of the last Loss to DW, and writes DX for TrainingInput.
func (w *Workspace[F]) Backward() { w.network.chain.Backward(&w.pass) }
