package kernel

import (
	"math"
	"sync"
)

// Reference returns the float64 definition of every loop: slow, plain, and what the others
// are held against. Its rows need no padding.
func Reference() *Table[float64] { return reference() }

// Made when it is first asked for: a program that trains and checks nothing starts without it.
var reference = sync.OnceValue(func() *Table[float64] { return plain[float64]("reference", 1) })

// plain returns the definition itself, over any type of number.
func plain[F Float](name string, lanes int) *Table[F] {
	return &Table[F]{
		Name: name, Lanes: lanes,
		Affine:               plainAffine[F],
		AddProduct:           plainAddProduct[F],
		TransposedProduct:    plainTransposedProduct[F],
		AddTransposedProduct: plainAddTransposedProduct[F],
		AddOuter:             plainAddOuter[F],
		AddGradients:         plainAddGradients[F],
		AddRowSums:           plainAddRowSums[F],
		Convolve:             plainConvolve[F],
		ConvolveBackData:     plainConvolveBackData[F],
		ConvolveBackWeights:  plainConvolveBackWeights[F],
		MaxPool:              plainMaxPool[F],
		MaxPoolBack:          plainMaxPoolBack[F],
		SumPool:              plainSumPool[F],
		SumPoolBack:          plainSumPoolBack[F],
		Activations:          plainActivations[F](),
		Softmax:              plainSoftmax[F],
		Add: func(y, a, b []F) {
			for i := range y {
				y[i] = a[i] + b[i]
			}
		},
		Multiply: func(y, a, b []F) {
			for i := range y {
				y[i] = a[i] * b[i]
			}
		},
		Scale: func(y, a []F, s F) {
			for i := range y {
				y[i] = s * a[i]
			}
		},
		AddScale: func(y, a []F, s F) {
			for i := range y {
				y[i] += s * a[i]
			}
		},
		ScaleShift: func(y, a []F, s, t F) {
			for i := range y {
				y[i] = s*a[i] + t
			}
		},
		Sum: func(a []F) F {
			var sum float64
			for _, v := range a {
				sum += float64(v)
			}
			return F(sum)
		},
		Squares: func(a []F) F {
			var sum float64
			for _, v := range a {
				sum += float64(v) * float64(v)
			}
			return F(sum)
		},
		Finite: func(a []F) bool {
			for _, v := range a {
				if math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) {
					return false
				}
			}
			return true
		},
		Select: func(y, a, b, m []F) {
			for i := range y {
				if m[i] != 0 {
					y[i] = a[i]
				} else {
					y[i] = b[i]
				}
			}
		},
		ProductSum:      plainProductSum[F],
		AddProducts:     plainAddProducts[F],
		Interpolate:     plainLerp[F],
		LSTMBackward:    plainLSTMBackward[F],
		GRUBackward:     plainGRUBackward[F],
		GradientDescent: plainGradientDescent[F],
		AdamStep:        plainAdam[F],
	}
}

func plainAffine[F Float](y, w, x, b []F, s Product) {
	for m := range s.M {
		row := y[m*s.StrideY:][:s.N]
		var bias F
		if b != nil {
			bias = b[m]
		}
		for n := range row {
			row[n] = bias
		}
	}
	plainAddProduct(y, w, x, s)
}

func plainAddProduct[F Float](y, w, x []F, s Product) {
	for m := range s.M {
		row := y[m*s.StrideY:][:s.N]
		for k := range s.K {
			weight := w[m*s.StrideW+k]
			from := x[k*s.StrideX:][:s.N]
			for n := range row {
				row[n] += weight * from[n]
			}
		}
	}
}

func plainTransposedProduct[F Float](y, v, x []F, s Product) {
	for m := range s.M {
		clear(y[m*s.StrideY:][:s.N])
	}
	plainAddTransposedProduct(y, v, x, s)
}

func plainAddTransposedProduct[F Float](y, v, x []F, s Product) {
	for m := range s.M {
		row := y[m*s.StrideY:][:s.N]
		for k := range s.K {
			weight := v[k*s.StrideW+m]
			from := x[k*s.StrideX:][:s.N]
			for n := range row {
				row[n] += weight * from[n]
			}
		}
	}
}

func plainAddOuter[F Float](w, y, x []F, s Product, b Blocks) {
	for m := range s.M {
		for k := range s.K {
			var sum F
			for i := range b.Count {
				yRow := y[m*s.StrideY+i*b.StepY:][:s.N]
				xRow := x[k*s.StrideX+i*b.StepX:][:s.N]
				for n := range yRow {
					sum += yRow[n] * xRow[n]
				}
			}
			w[m*s.StrideW+k] += sum
		}
	}
}

func plainAddGradients[F Float](w, bias, y, x []F, s Product, b Blocks) {
	plainAddOuter(w, y, x, s, b)
	if bias != nil {
		plainAddRowSums(bias, y, s, b)
	}
}

func plainAddRowSums[F Float](b, y []F, s Product, bl Blocks) {
	for m := range s.M {
		var sum F
		for i := range bl.Count {
			for _, v := range y[m*s.StrideY+i*bl.StepY:][:s.N] {
				sum += v
			}
		}
		b[m] += sum
	}
}

func plainSoftmax[F Float](y, logSum, x []F, c, n int) {
	for i := range n {
		largest := math.Inf(-1)
		for r := range c {
			largest = max(largest, float64(x[r*n+i]))
		}
		var sum float64
		for r := range c {
			sum += math.Exp(float64(x[r*n+i]) - largest)
		}
		if logSum != nil {
			logSum[i] = F(largest + math.Log(sum))
		}
		for r := range c {
			y[r*n+i] = F(math.Exp(float64(x[r*n+i])-largest) / sum)
		}
	}
}

func plainGradientDescent[F Float](w, g, v []F, s Momentum[F]) {
	for i := range w {
		gradient := g[i]
		if s.Decoupled {
			w[i] *= 1 - s.Rate*s.Decay
		} else {
			gradient += s.Decay * w[i]
		}
		step := gradient
		if v != nil {
			v[i] = s.Mu*v[i] + gradient
			step = v[i]
			if s.Nesterov {
				step = gradient + s.Mu*v[i]
			}
		}
		w[i] -= s.Rate * step
	}
}

func plainAdam[F Float](w, g, m, v []F, s Adam[F]) {
	for i := range w {
		gradient := g[i]
		if s.Decoupled {
			w[i] *= 1 - s.Rate*s.Decay
		} else {
			gradient += s.Decay * w[i]
		}
		m[i] = s.Beta1*m[i] + (1-s.Beta1)*gradient
		v[i] = s.Beta2*v[i] + (1-s.Beta2)*gradient*gradient
		w[i] -= s.Rate * (m[i] * s.Correct1) / (F(math.Sqrt(float64(v[i]*s.Correct2))) + s.Epsilon)
	}
}
