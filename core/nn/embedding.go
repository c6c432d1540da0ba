package nn

import "backdraw/core/kernel"

// Embedding looks up a row of its table for every token id:
//
//	y[t] = w[x[t]]
//
//	X [T] ids, each below V   Y [T,O]   w (V, O)
//
// F ids of a fixed number, input [F], count as a sequence of F steps.
type Embedding[F kernel.Float] struct {
	stateless
	scratchless
	in, out Shape
	units   int
	params  []Param
}

func newEmbedding[F kernel.Float](in Shape, vocabulary, units int, init string) *Embedding[F] {
	if init == "" {
		init = initStandardNormal
	}
	out := Sequence(in.Steps, units)
	if !in.Sequence {
		out.Steps = in.Dims[0]
	}
	return &Embedding[F]{in: in, out: out, units: units, params: []Param{
		{Name: "w", Shape: []int{vocabulary, units}, FanIn: vocabulary, FanOut: units, Init: init, Penalised: true}}}
}

// Shapes returns [T] and [T,O].
func (l *Embedding[F]) Shapes() (in, out Shape) { return l.in, l.out }

// Params returns w.
func (l *Embedding[F]) Params() []Param { return l.params }

// Forward copies the row of every id.
func (l *Embedding[F]) Forward(p *Pass[F]) {
	for t := range l.in.Size(p.T) {
		ids := p.X[t*p.N:][:p.N]
		y := p.Y[t*l.units*p.N:]
		for n, id := range ids {
			for c, v := range p.W[int(id)*l.units:][:l.units] {
				y[c*p.N+n] = v
			}
		}
	}
}

// Backward: in the forward pass y[t] = w[x[t]], so dw[x[t]] += dy[t]. Ids have no gradient: DX is 0.
func (l *Embedding[F]) Backward(p *Pass[F]) {
	if p.DX != nil {
		clear(p.DX)
	}
	if p.DW == nil {
		return
	}
	for t := range l.in.Size(p.T) {
		ids := p.X[t*p.N:][:p.B]
		dy := p.DY[t*l.units*p.N:]
		for n, id := range ids {
			dw := p.DW[int(id)*l.units:][:l.units]
			for c := range dw {
				dw[c] += dy[c*p.N+n]
			}
		}
	}
}
