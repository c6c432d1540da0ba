package nn

import (
	"fmt"

	"backdraw/core/fault"
	"backdraw/core/kernel"
	"backdraw/core/random"
	"backdraw/core/spec"
)

// Limits of a network, see the spec's last section.
const (
	MaxParameters = 32_000_000
	MaxBytes      = 1 << 30
)

// flatMultiple is what the flat parameters are rounded up to, so that an optimizer runs in
// whole vectors on every machine.
const flatMultiple = 16

// A Network is sizes: the layers and the loss of a spec, checked to fit one another. It holds
// no numbers and never changes.
type Network[F kernel.Float] struct {
	In, Out Shape
	Loss    *Loss[F]
	Params  []Param // every trained tensor, in the order of the flat parameters
	States  []State // everything else that is kept

	chain *Chain[F]
	count int // parameters
	state int // numbers of state, but what is PerExample
	carry int // rows of state PerExample

	base, stateBase, carryBase int // where a Part's numbers begin in those of the whole
}

// Count returns the number of parameters.
func (n *Network[F]) Count() int { return n.count }

// FlatSize returns the length of the flat parameters: Count rounded up to whole vectors. What
// is past Count stays 0.
func (n *Network[F]) FlatSize() int {
	return (n.count + flatMultiple - 1) / flatMultiple * flatMultiple
}

// StateSize returns the length of the flat state.
func (n *Network[F]) StateSize() int { return n.state }

// CarryRows returns the number of rows of carried state.
func (n *Network[F]) CarryRows() int { return n.carry }

// Blocks lists the layers of the spec at the top level.
func (n *Network[F]) Blocks() []Block { return n.chain.blocks }

// Initialise draws the first parameters into w, of FlatSize, from seed.
func (n *Network[F]) Initialise(w []float32, seed uint64) {
	source := random.Source{State: seed}
	for _, p := range n.Params {
		Initialise(w[p.Offset:][:p.Size()], p, &source)
	}
}

// InitialState writes every state's first value into state, of StateSize.
func (n *Network[F]) InitialState(state []F) {
	for _, s := range n.States {
		if s.PerExample {
			continue
		}
		for i := range s.Size() {
			state[s.Offset+i] = F(s.Initial)
		}
	}
}

// Build returns the network of a spec, or an error that names the layer which does not fit.
func Build[F kernel.Float](s *spec.Spec) (*Network[F], error) {
	in, err := inputShape(s.Input)
	if err != nil {
		return nil, err
	}
	if err := fits("input", "input", in); err != nil {
		return nil, err
	}
	b := builder[F]{chain: &Chain[F]{in: in}, shape: in}
	if err := b.layers(s.Layers); err != nil {
		return nil, err
	}
	n := &Network[F]{In: in, Out: b.shape, chain: b.chain, Params: b.chain.Params(), States: b.chain.State()}
	n.place()
	n.Loss, err = newLoss[F](s.Loss, n.Out)
	return n, err
}

// place gives every tensor its place in the flat slices.
func (n *Network[F]) place() {
	next := 0
	for layer, block := range n.chain.blocks {
		for _, l := range n.chain.layers[block.From:block.To] {
			for range l.Params() {
				n.Params[next].Layer = layer
				n.Params[next].Offset = n.count
				n.count += n.Params[next].Size()
				next++
			}
		}
	}
	for i := range n.States {
		s := &n.States[i]
		if s.PerExample {
			s.Offset = n.carry
			n.carry += s.Size()
		} else {
			s.Offset = n.state
			n.state += s.Size()
		}
	}
}

func inputShape(in spec.Input) (Shape, error) {
	d := in.Dims
	switch {
	case in.Sequence && len(d) == 0:
		return Shape{Sequence: true}, nil
	case in.Sequence && len(d) == 1:
		return Sequence(0, d[0]), nil
	case len(d) == 1:
		return Features(d[0]), nil
	case len(d) == 2:
		return Sequence(d[0], d[1]), nil
	case len(d) == 3:
		return Image(d[0], d[1], d[2]), nil
	}
	return Shape{}, fault.New(fault.InvalidSpec, "input", `input has %d numbers, want [F], [C,H,W], ["T",F] or ["T"]`, len(d))
}

func newLoss[F kernel.Float](l spec.Loss, out Shape) (*Loss[F], error) {
	if out.Rank == 0 {
		return nil, fault.New(fault.InvalidSpec, "layers", "layers is empty of anything that reads token ids, want an embedding")
	}
	loss := &Loss[F]{spec: l, classes: out.Width()}
	if l.Name != "cross-entropy" {
		return loss, nil
	}
	if out.IsImage() {
		return nil, fault.New(fault.InvalidSpec, "loss", "loss is cross-entropy on an image %v, want one row of logits: flatten or global-average-pool2d before it", out)
	}
	if loss.classes < 2 {
		return nil, fault.New(fault.InvalidSpec, "loss", "loss is cross-entropy on 1 output, want at least 2, or binary-cross-entropy")
	}
	if len(l.ClassWeights) == 0 {
		return loss, nil
	}
	if len(l.ClassWeights) != loss.classes {
		return nil, fault.New(fault.InvalidSpec, "loss.classWeights", "loss.classWeights has %d numbers, want %d, one for each class", len(l.ClassWeights), loss.classes)
	}
	for _, w := range l.ClassWeights {
		loss.weights = append(loss.weights, F(w))
	}
	return loss, nil
}

// fits refuses a shape that alone would fill the memory, before its size is multiplied with others.
func fits(path, what string, s Shape) error {
	if n := s.Size(1); n > MaxBytes/4 {
		return tooLarge(path, what, n, MaxBytes/4, "numbers")
	}
	return nil
}

func tooLarge(path, what string, got, limit int, unit string) error {
	return fault.New(fault.TooLarge, path, "%s", fmt.Sprintf("%s needs %d %s, the limit is %d", what, got, unit, limit))
}
