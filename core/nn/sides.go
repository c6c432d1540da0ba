package nn

import (
	"math"

	"backdraw/core/kernel"
)

// kinks lists where the slope of an activation jumps. elu's does unless its alpha is 1.
var kinks = map[kernel.Activation][]float64{
	kernel.ReLU:        {0},
	kernel.LeakyReLU:   {0},
	kernel.ELU:         {0},
	kernel.SELU:        {0},
	kernel.HardSigmoid: {-3, 3},
}

// Sides says on which side of every kink the numbers of a pass lie: the sign of what comes to an activation or a loss whose
// slope jumps, and which number of a window is the largest. Between two passes with the same sides the loss is smooth in the
// parameters; across a kink a finite difference is no derivative.
type Sides struct {
	all       []int32
	at        int
	comparing bool
	crossed   string
}

// Record takes those of the last Forward and Loss.
func (s *Sides) Record(w *Workspace[float64]) {
	s.all, s.comparing = s.all[:0], false
	s.walk(w)
}

// Crossed compares the last Forward and Loss, of the same batch, with what was recorded. It returns the name in the spec
// of what has the first kink that lies between, "" where none does.
func (s *Sides) Crossed(w *Workspace[float64]) string {
	s.at, s.comparing, s.crossed = 0, true, ""
	s.walk(w)
	return s.crossed
}

func (s *Sides) walk(w *Workspace[float64]) {
	s.chain(w.network.chain, &w.pass)
	s.loss(w.network.Loss, &w.loss)
}

func (s *Sides) see(name string, side int32) {
	if !s.comparing {
		s.all = append(s.all, side)
		return
	}
	if s.crossed == "" && s.all[s.at] != side {
		s.crossed = name
	}
	s.at++
}

func sign(x float64) int32 {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return 0
}

func (s *Sides) chain(c *Chain[float64], p *Pass[float64]) {
	for i, l := range c.layers {
		inner := &p.inner[i]
		switch l := l.(type) {
		case *Activated[float64]:
			s.activated(l, inner)
		case *MaxPool[float64]:
			s.pool(l.sizes, inner)
		case *Recurrent[float64]:
			s.recurrent(l, inner)
		case *Residual[float64]:
			s.chain(l.chain, &inner.inner[0])
		case *Chain[float64]:
			s.chain(l, inner)
		}
	}
}

func (s *Sides) activated(l *Activated[float64], p *Pass[float64]) {
	if l.f == kernel.ELU && l.alpha == 1 {
		return
	}
	name := l.f.String()
	for _, place := range kinks[l.f] {
		for i, x := range p.X {
			if p.counts(l.shape, i, len(p.X)) {
				s.see(name, sign(x-place))
			}
		}
	}
}

// counts says whether number i of size lies within its example's length.
func (p *Pass[F]) counts(shape Shape, i, size int) bool {
	return p.Lengths == nil || !shape.Sequence || i%p.N >= len(p.Lengths) || i/(size/p.T) < int(p.Lengths[i%p.N])
}

// pool sees where the first of the largest numbers of each window is.
func (s *Sides) pool(sizes kernel.Pool, p *Pass[float64]) {
	for c := range sizes.Channels {
		for i := range sizes.OutHeight {
			for j := range sizes.OutWidth {
				from := (c*sizes.Height+i*sizes.StrideHeight)*sizes.Width + j*sizes.StrideWidth
				for n := range p.N {
					largest, at := math.Inf(-1), 0
					for u := range sizes.KernelHeight {
						for v := range sizes.KernelWidth {
							pixel := from + u*sizes.Width + v
							if x := p.X[pixel*p.N+n]; x > largest {
								largest, at = x, u*sizes.KernelWidth+v
							}
						}
					}
					s.see("max-pool2d", int32(at))
				}
			}
		}
	}
}

// recurrent sees which units of a relu cell are on: their states are 0 where they are off.
func (s *Sides) recurrent(l *Recurrent[float64], p *Pass[float64]) {
	if l.cell != cellReLU {
		return
	}
	for _, h := range l.record(p) {
		if len(h.Values) < p.T*h.Width*p.N {
			continue // the state before the first step
		}
		for i, v := range h.Values {
			if p.counts(l.in, i, len(h.Values)) {
				s.see("relu", sign(v))
			}
		}
	}
}

// loss sees the signs of an mae's errors and of what a hinge's answers lack of their margin.
func (s *Sides) loss(l *Loss[float64], p *LossPass[float64]) {
	name := l.Name()
	if name != "mae" && name != "hinge" {
		return
	}
	for t := range p.T {
		for c := range l.classes {
			for b := range p.B {
				if !p.counts(t, b) {
					continue
				}
				at := (t*l.classes+c)*p.N + b
				switch {
				case name == "mae":
					s.see(name, sign(p.Out[at]-p.Values[at]))
				case p.Values != nil:
					s.see(name, sign(1-p.Values[at]*p.Out[at]))
				case int(p.Labels[t*p.N+b]) == c:
					s.see(name, sign(1-p.Out[at]))
				default:
					s.see(name, sign(1+p.Out[at]))
				}
			}
		}
	}
}
