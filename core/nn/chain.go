package nn

import "backdraw/core/kernel"

// A Chain runs layers one after another and is a layer itself.
//
// Scratch holds, for each layer but the last, its output rows and (for a backward pass) the
// gradient of those; then every layer's own scratch. Nothing is shared, so that after a
// step every activation and every gradient can be looked at.
type Chain[F kernel.Float] struct {
	layers []Layer[F]
	shares []share // of each layer
	blocks []Block
	in     Shape
}

// A share is how much of the flat slices a layer takes. It is counted once, since a layer that runs
// others makes its list of tensors anew each time it is asked.
type share struct {
	weights, state int
	carry          int  // rows
	frozen         bool // all its parameters
}

func shareOf[F kernel.Float](l Layer[F]) share {
	s := share{frozen: true}
	for _, p := range l.Params() {
		s.weights += p.Size()
		s.frozen = s.frozen && p.Frozen
	}
	for _, kept := range l.State() {
		if kept.PerExample {
			s.carry += kept.Size()
		} else {
			s.state += kept.Size()
		}
	}
	return s
}

func (c *Chain[F]) add(l Layer[F]) {
	c.layers, c.shares = append(c.layers, l), append(c.shares, shareOf(l))
}

// A Block is one layer of the spec as the run of a chain's layers that it became: dense
// with tanh is a Dense and an Activated.
type Block struct {
	Path, Type string
	From, To   int  // layers From to To-1 of the chain
	Activation bool // whether the last of them applies the block's activation
	Activated  bool // whether the spec's layer has a field activation
}

// Shapes returns the first layer's input and the last one's output.
func (c *Chain[F]) Shapes() (in, out Shape) {
	out = c.in
	if n := len(c.layers); n > 0 {
		_, out = c.layers[n-1].Shapes()
	}
	return c.in, out
}

// Params lists those of every layer in order.
func (c *Chain[F]) Params() (all []Param) {
	for _, l := range c.layers {
		all = append(all, l.Params()...)
	}
	return all
}

// State lists that of every layer in order.
func (c *Chain[F]) State() (all []State) {
	for _, l := range c.layers {
		all = append(all, l.State()...)
	}
	return all
}

// Scratch returns the sum over the layers.
func (c *Chain[F]) Scratch(e Extent) int {
	total := 0
	for i, l := range c.layers {
		in, out := l.Shapes()
		own := e
		own.T = in.Time(e.T)
		total += l.Scratch(own)
		if i < len(c.layers)-1 {
			total += boundary(out, e)
		}
		e.T = out.Time(e.T)
	}
	return total
}

func boundary(s Shape, e Extent) int {
	if e.Backward {
		return 2 * s.Size(e.T) * e.N
	}
	return s.Size(e.T) * e.N
}

// bind cuts p's slices for the layers inside. It allocates only the first time.
func (c *Chain[F]) bind(p *Pass[F]) {
	if len(p.inner) != len(c.layers) {
		p.inner = make([]Pass[F], len(c.layers))
	}
	backward := p.DY != nil
	scratch, w, dw, state, carry := p.Scratch, p.W, p.DW, p.State, p.Carry
	x, dx, t := p.X, p.DX, p.T
	for i, l := range c.layers {
		in, out := l.Shapes()
		q := &p.inner[i]
		inner := q.inner
		*q = Pass[F]{Batch: p.Batch, K: p.K, B: p.B, N: p.N, T: in.Time(t), X: x, DX: dx, inner: inner}
		if i == len(c.layers)-1 {
			q.Y, q.DY = p.Y, p.DY
		} else {
			rows := out.Size(t) * p.N
			q.Y, scratch = cut(scratch, rows)
			if backward {
				q.DY, scratch = cut(scratch, rows)
			}
		}
		q.Scratch, scratch = cut(scratch, l.Scratch(Extent{N: p.N, T: q.T, Backward: backward}))
		share := c.shares[i]
		q.W, w = cut(w, share.weights)
		if dw != nil {
			q.DW, dw = cut(dw, share.weights)
			if share.frozen {
				q.DW = nil
			}
		}
		q.State, state = cut(state, share.state)
		q.Carry, carry = cut(carry, share.carry*p.N)
		if b, ok := l.(binder[F]); ok {
			b.bind(q)
		}
		x, dx, t = q.Y, q.DY, out.Time(t)
	}
}

// A binder is a layer that runs others.
type binder[F kernel.Float] interface{ bind(*Pass[F]) }

func cut[F any](s []F, n int) (head, tail []F) { return s[:n:n], s[n:] }

// Forward runs the layers in order.
func (c *Chain[F]) Forward(p *Pass[F]) {
	for i, l := range c.layers {
		l.Forward(&p.inner[i])
	}
}

// Backward runs them in reverse: the order of Forward's loop turned round.
func (c *Chain[F]) Backward(p *Pass[F]) {
	for i := len(c.layers) - 1; i >= 0; i-- {
		c.layers[i].Backward(&p.inner[i])
	}
}
