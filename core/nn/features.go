package nn

import (
	"math"

	"backdraw/core/kernel"
	"backdraw/core/random"
)

// A feature is a function of the two inputs and its two partial derivatives.
type feature struct {
	name   string
	value  func(x1, x2 float64) float64
	slope1 func(x1, x2 float64) float64
	slope2 func(x1, x2 float64) float64
}

func zero(_, _ float64) float64 { return 0 }
func one(_, _ float64) float64  { return 1 }

var namedFeatures = []feature{
	{name: "x1", value: func(x1, _ float64) float64 { return x1 }, slope1: one, slope2: zero},
	{name: "x2", value: func(_, x2 float64) float64 { return x2 }, slope1: zero, slope2: one},
	{name: "x1^2", value: func(x1, _ float64) float64 { return x1 * x1 },
		slope1: func(x1, _ float64) float64 { return 2 * x1 }, slope2: zero},
	{name: "x2^2", value: func(_, x2 float64) float64 { return x2 * x2 },
		slope1: zero, slope2: func(_, x2 float64) float64 { return 2 * x2 }},
	{name: "x1*x2", value: func(x1, x2 float64) float64 { return x1 * x2 },
		slope1: func(_, x2 float64) float64 { return x2 }, slope2: func(x1, _ float64) float64 { return x1 }},
	{name: "sin(x1)", value: func(x1, _ float64) float64 { return math.Sin(x1) },
		slope1: func(x1, _ float64) float64 { return math.Cos(x1) }, slope2: zero},
	{name: "sin(x2)", value: func(_, x2 float64) float64 { return math.Sin(x2) },
		slope1: zero, slope2: func(_, x2 float64) float64 { return math.Cos(x2) }},
	{name: "cos(x1)", value: func(x1, _ float64) float64 { return math.Cos(x1) },
		slope1: func(x1, _ float64) float64 { return -math.Sin(x1) }, slope2: zero},
	{name: "cos(x2)", value: func(_, x2 float64) float64 { return math.Cos(x2) },
		slope1: zero, slope2: func(_, x2 float64) float64 { return -math.Sin(x2) }},
	{name: "radius", value: math.Hypot,
		slope1: func(x1, x2 float64) float64 { return ratio(x1, math.Hypot(x1, x2)) },
		slope2: func(x1, x2 float64) float64 { return ratio(x2, math.Hypot(x1, x2)) }},
}

// ratio returns a/b, and 0 where both are 0: the slope of the radius at the origin.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// fourier returns count pairs cos(f·x), sin(f·x) with frequencies f ~ N(0, scale^2) drawn
// from seed. Tancik 2020.
func fourier(count int, scale float64, seed uint64) []feature {
	source := random.Source{State: seed}
	var all []feature
	for range count {
		f1 := scale * source.Normal()
		f2 := scale * source.Normal()
		phase := func(x1, x2 float64) float64 { return f1*x1 + f2*x2 }
		all = append(all,
			feature{
				value:  func(x1, x2 float64) float64 { return math.Cos(phase(x1, x2)) },
				slope1: func(x1, x2 float64) float64 { return -f1 * math.Sin(phase(x1, x2)) },
				slope2: func(x1, x2 float64) float64 { return -f2 * math.Sin(phase(x1, x2)) },
			},
			feature{
				value:  func(x1, x2 float64) float64 { return math.Sin(phase(x1, x2)) },
				slope1: func(x1, x2 float64) float64 { return f1 * math.Cos(phase(x1, x2)) },
				slope2: func(x1, x2 float64) float64 { return f2 * math.Cos(phase(x1, x2)) },
			})
	}
	return all
}

// FeatureMap turns two inputs into chosen functions of them: y[i] = f_i(x1, x2).
type FeatureMap[F kernel.Float] struct {
	fixed
	scratchless
	in, out  Shape
	features []feature
}

// Shapes returns [2] and the number of features.
func (l *FeatureMap[F]) Shapes() (in, out Shape) { return l.in, l.out }

// Forward computes each feature for each example.
func (l *FeatureMap[F]) Forward(p *Pass[F]) {
	x1, x2 := p.X[:p.N], p.X[p.N:][:p.N]
	for i, f := range l.features {
		switch f.name {
		case "x1":
			copy(p.Y[i*p.N:], x1)
		case "x2":
			copy(p.Y[i*p.N:], x2)
		default:
			y := p.Y[i*p.N:][:p.N]
			for n := range y {
				y[n] = F(f.value(float64(x1[n]), float64(x2[n])))
			}
		}
	}
}

// Backward: in the forward pass y[i] = f_i(x1, x2), so
//
//	dx1 = sum over i of dy[i] * df_i/dx1, and dx2 likewise
func (l *FeatureMap[F]) Backward(p *Pass[F]) {
	if p.DX == nil {
		return
	}
	for n := range p.N {
		x1, x2 := float64(p.X[n]), float64(p.X[p.N+n])
		var d1, d2 float64
		for i, f := range l.features {
			dy := float64(p.DY[i*p.N+n])
			d1 += dy * f.slope1(x1, x2)
			d2 += dy * f.slope2(x1, x2)
		}
		p.DX[n], p.DX[p.N+n] = F(d1), F(d2)
	}
}
