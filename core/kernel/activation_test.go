package kernel

import (
	"fmt"
	"math"
	"testing"
)

// activationErrors is what a form in float32 may be wrong by: absolute plus relative*|y|
// forward, and the same backward for dy = 1.
var activationErrors = [ActivationCount]struct{ absolute, relative, slopeAbsolute, slopeRelative float64 }{
	Linear:      {0, 0, 0, 0},
	ReLU:        {0, 0, 0, 0},
	LeakyReLU:   {1e-38, 1e-7, 0, 0},
	ELU:         {1e-38, 3e-7, 2e-7, 1e-6},
	SELU:        {1e-38, 4e-7, 4e-7, 1e-6},
	GELU:        {1e-37, 8e-6, 5e-7, 1e-6},
	GELUTanh:    {1e-37, 3e-5, 1e-6, 1e-6},
	SiLU:        {1e-36, 1e-6, 5e-7, 1e-6},
	Mish:        {1e-36, 1e-6, 5e-7, 1e-6},
	Sigmoid:     {2.1e-7, 0, 2e-7, 1e-6},
	HardSigmoid: {1e-7, 0, 0, 1e-7},
	Tanh:        {3.7e-7, 0, 8e-7, 0},
	Softplus:    {1e-37, 5e-7, 1e-7, 1e-6},
	Softsign:    {1e-38, 2e-7, 1e-38, 4e-7},
	Sin:         {1.5e-7, 0, 1.5e-7, 0},
}

// sweep returns numbers of every size and sign, many of those that a network meets,
// filled up with ones to a multiple of 16.
func sweep() []float32 {
	var all []float32
	for e := -149.0; e < 128; e += 0.25 {
		all = append(all, float32(math.Exp2(e)), -float32(math.Exp2(e)))
	}
	for v := -110.0; v <= 110; v += 0.00731 {
		all = append(all, float32(v))
	}
	all = append(all, 0, float32(math.Copysign(0, -1)), math.MaxFloat32, -math.MaxFloat32, 1e4, -1e4, 88, -88, 89, -89, 3, -3)
	for len(all)%16 != 0 {
		all = append(all, 1)
	}
	return all
}

func TestActivations(t *testing.T) {
	x := sweep()
	for _, table := range tables() {
		for a := range ActivationCount {
			for _, alpha := range []float32{0.01, 1, 0.3} {
				if alpha != 1 && a != LeakyReLU && a != ELU {
					continue
				}
				f, bound := table.Activations[a], activationErrors[a]
				y := make([]float32, len(x))
				f.Forward(y, x, alpha)
				dx := constant32(len(x), 1)
				f.Backward(dx, x, y, dx, alpha) // dx may be dy
				definition := activationDefinitions[a]
				for i, v := range x {
					if a == Sin && math.Abs(float64(v)) > 1e5 {
						continue // see TestSinOfHugeNumbers
					}
					want, slope := definition.value(float64(v), float64(alpha)), definition.slope(float64(v), float64(alpha))
					if !within(y[i], want, bound.absolute, bound.relative) {
						t.Fatalf("%s %v(%v), alpha %v, is %v, want %v", table.Name, a, v, alpha, y[i], want)
					}
					if !within(dx[i], slope, bound.slopeAbsolute, bound.slopeRelative) {
						t.Fatalf("%s derivative of %v at %v, alpha %v, is %v, want %v", table.Name, a, v, alpha, dx[i], slope)
					}
				}
			}
		}
	}
}

// TestSinOfHugeNumbers: where the vectors' reduction by pi would fail, the sine is as exact as
// elsewhere, for every number of the slice.
func TestSinOfHugeNumbers(t *testing.T) {
	for _, table := range tables() {
		x := make([]float32, 64)
		for i := range x {
			x[i] = float32(math.Pow(1.9, float64(i))) * 1e-3
		}
		y, dx := make([]float32, len(x)), constant32(len(x), 1)
		table.Activations[Sin].Forward(y, x, 0)
		table.Activations[Sin].Backward(dx, x, y, dx, 0)
		for i, v := range x {
			if !within(y[i], math.Sin(float64(v)), 1.5e-7, 0) || !within(dx[i], math.Cos(float64(v)), 1.5e-7, 0) {
				t.Errorf("%s: sin and cos of %v are %v and %v, want %v and %v", table.Name, v, y[i], dx[i], math.Sin(float64(v)), math.Cos(float64(v)))
			}
		}
	}
}

func within(got float32, want, absolute, relative float64) bool {
	if float32(want) == got {
		return true
	}
	return math.Abs(float64(got)-want) <= absolute+relative*math.Abs(want)
}

// TestActivationsOfNotFinite: NaN stays NaN, and an infinity has the limit.
func TestActivationsOfNotFinite(t *testing.T) {
	below := [ActivationCount]float64{Linear: math.Inf(-1), LeakyReLU: math.Inf(-1), ELU: -0.5, SELU: -seluScale * seluAlpha,
		Tanh: -1, Softsign: -1, Sin: math.NaN()}
	above := [ActivationCount]float64{Linear: math.Inf(1), ReLU: math.Inf(1), LeakyReLU: math.Inf(1), ELU: math.Inf(1), SELU: math.Inf(1),
		GELU: math.Inf(1), GELUTanh: math.Inf(1), SiLU: math.Inf(1), Mish: math.Inf(1), Sigmoid: 1, HardSigmoid: 1, Tanh: 1,
		Softplus: math.Inf(1), Softsign: 1, Sin: math.NaN()}
	for _, table := range tables() {
		for a := range ActivationCount {
			for _, c := range []struct{ x, want float64 }{{math.NaN(), math.NaN()}, {math.Inf(1), above[a]}, {math.Inf(-1), below[a]}} {
				x, y := constant32(16, float32(c.x)), make([]float32, 16)
				table.Activations[a].Forward(y, x, 0.5)
				for _, v := range y {
					if math.IsNaN(c.want) != (v != v) || !math.IsNaN(c.want) && !within(v, c.want, 4e-7, 4e-7) {
						t.Errorf("%s %v(%v) is %v, want %v", table.Name, a, c.x, v, c.want)
						break
					}
				}
			}
		}
	}
}

// TestActivationsStayInside tries every length up to ten vectors between walls, y being x.
func TestActivationsStayInside(t *testing.T) {
	ran := 0
	for _, table := range tables() {
		for a := range ActivationCount {
			for vectors := range 10 {
				guard := newWalls(t, uint64(vectors))
				n := vectors * table.Lanes
				x, y, dx, dy := guard.numbers(n), guard.numbers(n), guard.numbers(n), guard.numbers(n)
				f, definition := table.Activations[a], activationDefinitions[a]
				want, slope := make([]float64, n), make([]float64, n)
				for i, v := range x {
					want[i], slope[i] = definition.value(float64(v), 0.5), definition.slope(float64(v), 0.5)*float64(dy[i])
				}
				what := fmt.Sprintf("%s %v of %d numbers", table.Name, a, n)
				f.Forward(y, x, 0.5)
				near(t, what, y, want, constant(n, 4), 1e-6)
				f.Backward(dx, x, y, dy, 0.5)
				near(t, what+", backward", dx, slope, constant(n, 4), 1e-6)
				f.Forward(x, x, 0.5)
				near(t, what+", in place", x, want, constant(n, 4), 1e-6)
				guard.check()
				ran++
			}
		}
	}
	if want := len(tables()) * int(ActivationCount) * 10; ran != want {
		t.Errorf("ran %d cases, want %d", ran, want)
	}
}

func constant32(n int, v float32) []float32 {
	a := make([]float32, n)
	for i := range a {
		a[i] = v
	}
	return a
}
