package nn

import "backdraw/core/kernel"

// A View shows one layer of the spec after a pass: rows as in Pass, valid until the next one.
type View[F kernel.Float] struct {
	Block    Block
	In, Out  Shape
	T        int // steps of the input
	X, Y     []F
	DX, DY   []F
	Z, DZ    []F         // before the activation; nil where the layer takes none
	Hidden   []Hidden[F] // of a recurrent layer
	Children []View[F]   // of a residual
}

// Hidden is a hidden quantity of a recurrent layer at every step: [T,H] rows of values and
// their gradients.
type Hidden[F kernel.Float] struct {
	Name          string
	Width         int
	Values, Grads []F
}

// A recorder is a layer that keeps quantities of its own worth looking at.
type recorder[F kernel.Float] interface {
	record(p *Pass[F]) []Hidden[F]
}

// Views returns what the last pass left in every layer.
func (w *Workspace[F]) Views() []View[F] { return w.network.chain.views(&w.pass) }

func (c *Chain[F]) views(p *Pass[F]) []View[F] {
	var all []View[F]
	for _, b := range c.blocks {
		first, last := &p.inner[b.From], &p.inner[b.To-1]
		in, _ := c.layers[b.From].Shapes()
		_, out := c.layers[b.To-1].Shapes()
		v := View[F]{Block: b, In: in, Out: out, T: first.T, X: first.X, Y: last.Y, DX: first.DX, DY: last.DY}
		switch {
		case b.Activation && b.To-b.From > 1:
			v.Z, v.DZ = last.X, last.DX
		case b.Activation:
			v.Z, v.DZ = first.X, first.DX
		case b.Activated:
			v.Z, v.DZ = last.Y, last.DY
		}
		for i := b.From; i < b.To; i++ {
			if r, ok := c.layers[i].(recorder[F]); ok {
				v.Hidden = append(v.Hidden, r.record(&p.inner[i])...)
			}
			if r, ok := c.layers[i].(*Residual[F]); ok {
				v.Children = r.chain.views(&p.inner[i].inner[0])
			}
		}
		all = append(all, v)
	}
	return all
}
