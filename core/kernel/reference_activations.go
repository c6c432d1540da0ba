package kernel

import "math"

const (
	seluScale = 1.0507009873554805
	seluAlpha = 1.6732632423543772
	geluTanhA = 0.7978845608028654 // sqrt(2/pi)
	geluTanhB = 0.044715
)

// plainActivations defines every activation by f(x) and f'(x), each in float64.
func plainActivations[F Float]() (table [ActivationCount]Elementwise[F]) {
	for a, f := range activationDefinitions {
		table[a] = Elementwise[F]{
			Forward: func(y, x []F, alpha F) {
				for i := range y {
					y[i] = F(f.value(float64(x[i]), float64(alpha)))
				}
			},
			Backward: func(dx, x, y, dy []F, alpha F) {
				for i := range dx {
					dx[i] = F(f.slope(float64(x[i]), float64(alpha))) * dy[i]
				}
			},
		}
	}
	table[Tanh].Backward = func(dx, _, y, dy []F, _ F) {
		for i := range dx {
			dx[i] = (1 - y[i]*y[i]) * dy[i]
		}
	}
	return table
}

var activationDefinitions = [ActivationCount]struct {
	value, slope func(x, alpha float64) float64
}{
	Linear: {
		func(x, _ float64) float64 { return x },
		func(_, _ float64) float64 { return 1 }},
	ReLU: {
		func(x, _ float64) float64 { return max(x, 0) },
		func(x, _ float64) float64 { return step(x) }},
	LeakyReLU: {
		func(x, alpha float64) float64 { return choose(x > 0, x, alpha*x) },
		func(x, alpha float64) float64 { return choose(x > 0, 1, alpha) }},
	ELU: {elu, eluSlope},
	SELU: {
		func(x, _ float64) float64 { return seluScale * elu(x, seluAlpha) },
		func(x, _ float64) float64 { return seluScale * eluSlope(x, seluAlpha) }},
	GELU: {
		func(x, _ float64) float64 { return times(x, normalCDF(x)) },
		func(x, _ float64) float64 { return normalCDF(x) + x*math.Exp(-x*x/2)/math.Sqrt(2*math.Pi) }},
	GELUTanh: {
		func(x, _ float64) float64 { return times(x, sigmoid(2*geluTanhA*(x+geluTanhB*x*x*x))) },
		func(x, _ float64) float64 {
			t := math.Tanh(geluTanhA * (x + geluTanhB*x*x*x))
			if t*t == 1 {
				return (1 + t) / 2 // the product below would be 0 times infinity
			}
			return 0.5*(1+t) + 0.5*x*(1-t*t)*geluTanhA*(1+3*geluTanhB*x*x)
		}},
	SiLU: {
		func(x, _ float64) float64 { return times(x, sigmoid(x)) },
		func(x, _ float64) float64 { s := sigmoid(x); return s + x*s*(1-s) }},
	Mish: {
		func(x, _ float64) float64 { return times(x, math.Tanh(softplus(x))) },
		func(x, _ float64) float64 {
			t := math.Tanh(softplus(x))
			return t + x*(1-t*t)*sigmoid(x)
		}},
	Sigmoid: {
		func(x, _ float64) float64 { return sigmoid(x) },
		func(x, _ float64) float64 { s := sigmoid(x); return s * (1 - s) }},
	HardSigmoid: {
		func(x, _ float64) float64 { return min(max(x/6+0.5, 0), 1) },
		func(x, _ float64) float64 { return choose(x > -3 && x < 3, 1.0/6, 0) }},
	Tanh: {
		func(x, _ float64) float64 { return math.Tanh(x) },
		func(x, _ float64) float64 { t := math.Tanh(x); return 1 - t*t }},
	Softplus: {
		func(x, _ float64) float64 { return softplus(x) },
		func(x, _ float64) float64 { return sigmoid(x) }},
	Softsign: {
		func(x, _ float64) float64 { return choose(math.IsInf(x, 0), math.Copysign(1, x), x/(1+math.Abs(x))) },
		func(x, _ float64) float64 { d := 1 + math.Abs(x); return 1 / (d * d) }},
	Sin: {
		func(x, _ float64) float64 { return math.Sin(x) },
		func(x, _ float64) float64 { return math.Cos(x) }},
}

func choose(condition bool, a, b float64) float64 {
	if condition {
		return a
	}
	return b
}

// times returns x*gate, and 0, the limit of all these functions, for minus infinity.
func times(x, gate float64) float64 { return choose(math.IsInf(x, -1), 0, x*gate) }

func step(x float64) float64 { return choose(x > 0, 1, 0) }

func elu(x, alpha float64) float64 { return choose(x > 0, x, alpha*math.Expm1(x)) }

func eluSlope(x, alpha float64) float64 { return choose(x > 0, 1, alpha*math.Exp(x)) }

func normalCDF(x float64) float64 { return 0.5 * math.Erfc(-x/math.Sqrt2) }

func softplus(x float64) float64 { return max(x, 0) + math.Log1p(math.Exp(-math.Abs(x))) }

func sigmoid(x float64) float64 {
	if x >= 0 {
		return 1 / (1 + math.Exp(-x))
	}
	e := math.Exp(x)
	return e / (1 + e)
}
