package nn

import (
	"math"
	"testing"

	"backdraw/core/kernel"
	"backdraw/core/random"
)

// A tester is a *testing.T or a *rapid.T.
type tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

// A trial is one layer at one size with random numbers: what checkGradient and checkFloat32
// run. Twin builds the same layer over another type of number.
type trial struct {
	layer    Layer[float64]
	twin     Layer[float32]
	b, t     int
	lengths  []int32
	training bool
	carried  bool    // a carried state begins with random numbers; otherwise with 0
	spread   float64 // half-width of the inputs; 0: 1
	ids      int     // inputs are ids below this; 0: numbers
	apart    bool    // inputs differ by 0.01 or more, for functions with kinks where two are equal
	seed     uint64
}

// rig is a layer bound to memory of its own, with the gradient of the loss sum(dy*y).
type rig[F kernel.Float] struct {
	layer Layer[F]
	pass  Pass[F]
	in    Shape
	out   Shape
}

func newRig[F kernel.Float](k *kernel.Table[F], l Layer[F], tr trial) *rig[F] {
	in, out := l.Shapes()
	n := Rows(k, tr.b)
	t := in.Time(tr.t)
	weights, state, carry := 0, 0, 0
	for _, p := range l.Params() {
		weights += p.Size()
	}
	for _, s := range l.State() {
		if s.PerExample {
			carry += s.Size() * n
		} else {
			state += s.Size()
		}
	}
	r := &rig[F]{layer: l, in: in, out: out}
	r.pass = Pass[F]{Batch: &Batch{Lengths: tr.lengths, Training: tr.training, Noise: tr.seed}, K: k, B: tr.b, N: n, T: t,
		X: make([]F, in.Size(t)*n), DX: make([]F, in.Size(t)*n), Y: make([]F, out.Size(t)*n), DY: make([]F, out.Size(t)*n),
		W: make([]F, weights), DW: make([]F, weights), State: make([]F, state), Carry: make([]F, carry),
		Scratch: make([]F, l.Scratch(Extent{N: n, T: t, Backward: true}))}
	source := random.Source{State: tr.seed}
	spread := tr.spread
	if spread == 0 {
		spread = 1
	}
	draw := func(spread float64) F { return F(float32((2*source.Float64() - 1) * spread)) }
	for i := range r.pass.W {
		r.pass.W[i] = draw(1)
	}
	fill := func(rows []F, value func() F, padded bool) {
		for at := 0; at < len(rows); at += n {
			for b := range tr.b {
				rows[at+b] = value()
			}
			for b := tr.b; b < n && padded; b++ {
				rows[at+b] = rows[at+tr.b-1]
			}
		}
	}
	fill(r.pass.X, func() F {
		if tr.ids > 0 {
			return F(source.IntN(tr.ids))
		}
		return draw(spread)
	}, true)
	if tr.apart {
		spaced(r.pass.X, n, tr.b, &source)
	}
	fill(r.pass.DY, func() F { return draw(1) }, false)
	if tr.carried {
		fill(r.pass.Carry, func() F { return draw(1) }, true)
	}
	if out.Sequence && tr.lengths != nil {
		width := out.Width() * n
		for step := range out.Time(t) {
			for b, length := range tr.lengths {
				for at := step*width + b; step >= int(length) && at < (step+1)*width; at += n {
					r.pass.DY[at] = 0
				}
			}
		}
	}
	at := 0
	for _, s := range l.State() {
		if !s.PerExample {
			for range s.Size() {
				r.pass.State[at] = F(s.Initial)
				at++
			}
		}
	}
	if b, ok := l.(binder[F]); ok {
		b.bind(&r.pass)
	}
	return r
}

// spaced fills the first b numbers of every row with distinct multiples of 0.01 in random
// order, and the rest with the last of them.
func spaced[F kernel.Float](rows []F, n, b int, source *random.Source) {
	values := make([]float32, len(rows)/n*b)
	for i := range values {
		values[i] = float32(i-len(values)/2) * 0.01
	}
	for i := len(values) - 1; i > 0; i-- {
		j := source.IntN(i + 1)
		values[i], values[j] = values[j], values[i]
	}
	for i := range rows {
		rows[i] = F(values[i/n*b+min(i%n, b-1)])
	}
}

// loss runs Forward from the same state every time and returns sum(dy*y).
func (r *rig[F]) loss() float64 {
	state, carry := append([]F(nil), r.pass.State...), append([]F(nil), r.pass.Carry...)
	r.layer.Forward(&r.pass)
	copy(r.pass.State, state)
	copy(r.pass.Carry, carry)
	sum := 0.0
	for i, dy := range r.pass.DY {
		if dy != 0 {
			sum += float64(dy) * float64(r.pass.Y[i])
		}
	}
	return sum
}

// checkGradient holds Backward against differences in float64, for every parameter and, unless
// they are ids, every input, and then the float32 forms against that.
func checkGradient(t tester, tr trial) {
	t.Helper()
	r, tr := apartFromKinks(t, tr)
	r.layer.Backward(&r.pass)
	c := comparison{loss: r.loss, kinks: r.kinks}
	c.compare(t, "W", r.pass.W, r.pass.DW)
	if tr.ids == 0 {
		c.compare(t, "X", r.pass.X, r.pass.DX)
	}
	if c.crossed*20 > c.compared {
		t.Fatalf("%d of %d differences reach across a kink, want at most a twentieth", c.crossed, c.compared)
	}
	checkFloat32(t, tr)
}

// A comparison holds gradients against five-point central differences of a loss. Where a difference
// reaches across a kink it is no derivative, and is left out.
type comparison struct {
	loss              func() float64
	kinks             func() []float64 // see distances; nil: there are none
	compared, crossed int
}

func (c *comparison) compare(t tester, what string, x, gradient []float64) {
	t.Helper()
	gradient = append([]float64(nil), gradient...)
	largest := 1e-3
	for _, g := range gradient {
		largest = max(largest, math.Abs(g))
	}
	c.loss()
	var base []float64
	if c.kinks != nil {
		base = c.kinks()
	}
	for i := range x {
		const h = 1e-4
		keep, crosses := x[i], false
		at := func(d float64) float64 {
			x[i] = keep + d
			v := c.loss()
			crosses = crosses || base != nil && !sameSides(base, c.kinks())
			x[i] = keep
			return v
		}
		numeric := (8*(at(h)-at(-h)) - (at(2*h) - at(-2*h))) / (12 * h)
		if c.compared++; crosses {
			c.crossed++
			continue
		}
		if d := math.Abs(numeric - gradient[i]); d > 1e-7*largest || math.IsNaN(d) {
			t.Fatalf("gradient of %s[%d] is %g, differences give %g", what, i, gradient[i], numeric)
		}
	}
}

// checkFloat32 holds the fast and the scalar loops against the float64 definition: outputs and
// gradients of the same layer with the same numbers.
func checkFloat32(t tester, tr trial) {
	t.Helper()
	want := newRig(kernel.Reference(), tr.layer, tr)
	want.layer.Forward(&want.pass)
	want.layer.Backward(&want.pass)
	for _, k := range []*kernel.Table[float32]{kernel.Scalar(), kernel.Fast()} {
		got := newRig(k, tr.twin, tr)
		got.layer.Forward(&got.pass)
		got.layer.Backward(&got.pass)
		rows := func(what string, got32 []float32, want64 []float64, n32 int) {
			t.Helper()
			for r := range len(want64) / tr.b {
				for b := range tr.b {
					near(t, k.Name+" "+what, got32[r*n32+b], want64[r*tr.b+b], want64)
				}
			}
		}
		rows("Y", got.pass.Y, want.pass.Y, got.pass.N)
		if tr.ids == 0 {
			rows("DX", got.pass.DX, want.pass.DX, got.pass.N)
			for i, d := range got.pass.DX {
				if d != 0 && i%got.pass.N >= tr.b {
					t.Fatalf("%s DX[%d] is %g in a lane past the last example, want 0", k.Name, i, d)
				}
			}
		}
		for i := range want.pass.DW {
			near(t, k.Name+" DW", got.pass.DW[i], want.pass.DW[i], want.pass.DW)
		}
	}
}

// checkAllocations holds Forward and Backward to taking no memory.
func checkAllocations(t tester, tr trial) {
	t.Helper()
	r := newRig(kernel.Fast(), tr.twin, tr)
	if n := testing.AllocsPerRun(10, func() { r.layer.Forward(&r.pass); r.layer.Backward(&r.pass) }); n != 0 {
		t.Fatalf("a pass allocates %v times, want none", n)
	}
}

// near allows 2e-5 of the largest number of its tensor. Trials work with numbers of about 1: a
// tensor that cancels to less than 0.1 has the roundings of what cancelled.
func near(t tester, what string, got float32, want float64, all []float64) {
	t.Helper()
	largest := 0.1
	for _, v := range all {
		largest = max(largest, math.Abs(v))
	}
	if d := math.Abs(float64(got) - want); d > 2e-5*largest || math.IsNaN(d) {
		t.Fatalf("%s: got %g, want %g", what, got, want)
	}
}
