package nn

import (
	"maps"
	"math"
	"testing"

	"backdraw/core/kernel"
)

// bends are the kinks, and where a slope's own slope jumps: a difference in float32 that reaches across is no derivative either.
var bends = func() map[kernel.Activation][]float64 {
	all := maps.Clone(kinks)
	all[kernel.Softsign] = []float64{0}
	return all
}()

// distances returns how far the last forward pass was from every kink in a layer: numbers whose
// signs say on which side. Numbers below kinkMargin are too near for float32 to tell the side.
func distances(l Layer[float64], p *Pass[float64]) (all []float64) {
	switch l := l.(type) {
	case *Activated[float64]:
		for _, kink := range bends[l.f] {
			for _, x := range p.X {
				all = append(all, x-kink)
			}
		}
	case *FeatureMap[float64]:
		for _, f := range l.features {
			for n := 0; f.name == "radius" && n < p.N; n++ { // its slope turns fast near the origin
				all = append(all, math.Hypot(p.X[n], p.X[p.N+n])/20)
			}
		}
	case *Recurrent[float64]:
		if l.cell == cellReLU {
			return recurrentSums(l, p)
		}
	case *Chain[float64]:
		for i, inner := range l.layers {
			all = append(all, distances(inner, &p.inner[i])...)
		}
	case *Residual[float64]:
		return distances(l.chain, &p.inner[0])
	}
	return all
}

const kinkMargin = 1e-3

// recurrentSums returns z = W·x + U·h + b of every step that was run.
func recurrentSums(l *Recurrent[float64], p *Pass[float64]) (all []float64) {
	both, _ := l.trails(p)
	features, units := l.in.Width(), l.units
	for d := range l.directions {
		m, w := &both[d], l.weights(p.W, d)
		for t := range p.T {
			x, h := p.X[t*features*p.N:], m.at(m.hidden, m.before(t), units*p.N)
			for b := range p.B {
				if p.Lengths != nil && t >= int(p.Lengths[b]) {
					continue
				}
				for u := range units {
					z := 0.0
					if w.bias != nil {
						z = w.bias[u]
					}
					for f := range features {
						z += w.input[u*features+f] * x[f*p.N+b]
					}
					for j := range units {
						z += w.recurrent[u*units+j] * h[j*p.N+b]
					}
					all = append(all, z)
				}
			}
		}
	}
	return all
}

func (r *rig[F]) kinks() []float64 {
	if wide, ok := any(r).(*rig[float64]); ok {
		return distances(wide.layer, &wide.pass)
	}
	return nil
}

// apartFromKinks returns the trial's rig after a forward pass with, where its own numbers come too
// near a kink, those of another seed.
func apartFromKinks(t tester, tr trial) (*rig[float64], trial) {
	t.Helper()
	for range 1000 {
		r := newRig(kernel.Reference(), tr.layer, tr)
		r.loss()
		if nearest(r.kinks()) > kinkMargin {
			return r, tr
		}
		tr.seed++
	}
	t.Fatalf("a thousand seeds come nearer than %g to a kink", kinkMargin)
	return nil, tr
}

func nearest(distances []float64) float64 {
	least := math.Inf(1)
	for _, d := range distances {
		if d != 0 { // a window of nothing but padding is exactly at the kink of relu, and stays there
			least = min(least, math.Abs(d))
		}
	}
	return least
}

func sameSides(a, b []float64) bool {
	for i := range a {
		if (a[i] > 0) != (b[i] > 0) || (a[i] < 0) != (b[i] < 0) {
			return false
		}
	}
	return len(a) == len(b)
}

// TestSlopeAtKinks: at a kink the slope is that of one side or between them, and relu's is 0.
func TestSlopeAtKinks(t *testing.T) {
	checked := 0
	for f, places := range bends {
		for _, place := range places {
			for _, k := range []*kernel.Table[float32]{kernel.Scalar(), kernel.Fast()} {
				l := NewActivated[float32](Features(3), f, 0.3)
				r := newRig(k, Layer[float32](l), trial{b: k.Lanes})
				for n := range k.Lanes {
					r.pass.X[n], r.pass.X[k.Lanes+n], r.pass.X[2*k.Lanes+n] = float32(place)-0.01, float32(place), float32(place)+0.01
				}
				for i := range r.pass.DY {
					r.pass.DY[i] = 1
				}
				l.Forward(&r.pass)
				l.Backward(&r.pass)
				left, at, right := r.pass.DX[0], r.pass.DX[k.Lanes], r.pass.DX[2*k.Lanes]
				if at < min(left, right) || at > max(left, right)+0.02 || f == kernel.ReLU && at != 0 {
					t.Errorf("%s: the slope of %v at %g is %g, want one between %g and %g, and 0 for relu", k.Name, f, place, at, left, right)
				}
				checked++
			}
		}
	}
	if checked != 14 {
		t.Errorf("checked %d kinks, want 14", checked)
	}
}
