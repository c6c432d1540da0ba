package train

import (
	"fmt"

	"backdraw/core/data"
	"backdraw/core/fault"
	"backdraw/core/kernel"
)

// PredictOptions say what Predict returns: the output of layer To where its input is that of
// layer From; probabilities where the loss takes logits, unless Logits.
type PredictOptions struct {
	Logits   bool
	From, To int // To -1: the last layer
}

// Predict returns the outputs for the examples of s, row-major, and the shape of one.
func (t *Trainer) Predict(s *data.Set, o PredictOptions) (values []float32, shape []int, err error) {
	to, err := t.layerIndex(o.To, "to")
	if err != nil {
		return nil, nil, err
	}
	if o.From < 0 || o.From > to {
		return nil, nil, fault.New(fault.InvalidArgument, "from", "from is %d, want 0 to %d", o.From, to)
	}
	part := t.network
	if o.From > 0 || to < t.last() {
		part = t.network.Part(o.From, to)
	}
	if err := checkInput(part.In, s, "", t.vocabulary(o.From)); err != nil {
		return nil, nil, err
	}
	width := part.Out.Size(s.T)
	if err := checkSize("x", s.N, width); err != nil {
		return nil, nil, err
	}
	if err := t.room("x", "the answer", 4*s.N*width); err != nil {
		return nil, nil, err
	}
	values = make([]float32, s.N*width)
	if s.N == 0 {
		return values, part.Out.List(s.T), nil
	}
	r, err := t.reader(o.From, to, s.T, s.N)
	if err != nil {
		return nil, nil, err
	}
	t.run(r, s, func(first int, _ []int32) {
		if to == t.last() && !o.Logits {
			t.link(r.w.Y, r.w.N)
		}
		data.Scatter(values[first*width:], r.w.Y, r.w.B, width, r.w.N)
	})
	return values, part.Out.List(s.T), nil
}

// PredictInto is Predict for one network-sized reuse of memory: dst receives the last layer's
// output for rows of x, as probabilities; it allocates nothing once it ran for as many rows.
func (t *Trainer) PredictInto(dst []float32, s *data.Set) error {
	width := t.network.Out.Size(s.T)
	r, err := t.reader(0, t.last(), s.T, s.N)
	if err != nil {
		return err
	}
	if len(dst) != s.N*width {
		return fault.New(fault.InvalidArgument, "", "the destination has %d numbers, want %d", len(dst), s.N*width)
	}
	t.run(r, s, func(first int, _ []int32) {
		t.link(r.w.Y, r.w.N)
		data.Scatter(dst[first*width:], r.w.Y, r.w.B, width, r.w.N)
	})
	return nil
}

// link turns logits into probabilities: sigmoid under binary-cross-entropy, softmax under
// cross-entropy.
func (t *Trainer) link(y []float32, n int) {
	switch t.network.Loss.Name() {
	case "binary-cross-entropy":
		t.kernel.Activations[kernel.Sigmoid].Forward(y, y, 0)
	case "cross-entropy":
		c := t.network.Out.Width()
		for at := 0; at < len(y); at += c * n {
			t.kernel.Softmax(y[at:][:c*n], nil, y[at:][:c*n], c, n)
		}
	}
}

// layerIndex resolves an index into the spec's layers; -1 is the last.
func (t *Trainer) layerIndex(i int, name string) (int, error) {
	if i == -1 {
		return t.last(), nil
	}
	if i < 0 || i > t.last() {
		return 0, fault.New(fault.InvalidArgument, name, "%s is %d, want 0 to %d", name, i, t.last())
	}
	return i, nil
}

// checkSize refuses what would take more than a quarter of the memory cap in one answer.
func checkSize(path string, rows, width int) error {
	const limit = 64 << 20
	if rows > 0 && width > limit/rows {
		return fault.New(fault.TooLarge, path, "%s", fmt.Sprintf("%d rows of %d numbers are %d, the limit is %d in one call", rows, width, rows*width, limit))
	}
	return nil
}
