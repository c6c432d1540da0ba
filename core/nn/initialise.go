package nn

import (
	"math"

	"backdraw/core/random"
)

// Initialisers beyond those that a spec may name.
const (
	initZeros          = "zeros"
	initOnes           = "ones"            // the scale of a normalisation
	initStandardNormal = "standard-normal" // an embedding's default
	initForget         = "forget"          // an LSTM's bias: gates i, f, g, o, of which f begins at 1. Jozefowicz 2015
)

// Initialise draws a tensor's first weights into w, row-major:
//
//	glorot-uniform  +-sqrt(6/(fanIn+fanOut))   glorot-normal  std sqrt(2/(fanIn+fanOut))   Glorot 2010
//	he-uniform      +-sqrt(6/fanIn)            he-normal      std sqrt(2/fanIn)            He 2015
//	lecun-uniform   +-sqrt(3/fanIn)            lecun-normal   std sqrt(1/fanIn)            LeCun 1998
//	orthogonal      rows or columns, whichever are fewer, orthonormal                      Saxe 2013
//	uniform         +-1/2                      normal         std 1/20 (1 for an embedding)
//	zeros
//
// Normals are not truncated. The draws depend on the source's state alone.
func Initialise(w []float32, p Param, source *random.Source) {
	in, out := float64(p.FanIn), float64(p.FanOut)
	switch p.Init {
	case "glorot-uniform":
		uniform(w, math.Sqrt(6/(in+out)), source)
	case "glorot-normal":
		normal(w, math.Sqrt(2/(in+out)), source)
	case "he-uniform":
		uniform(w, math.Sqrt(6/in), source)
	case "he-normal":
		normal(w, math.Sqrt(2/in), source)
	case "lecun-uniform":
		uniform(w, math.Sqrt(3/in), source)
	case "lecun-normal":
		normal(w, math.Sqrt(1/in), source)
	case "orthogonal":
		blocks := max(p.Blocks, 1)
		rows := p.Shape[0] / blocks
		for b := range blocks {
			size := len(w) / blocks
			orthogonal(w[b*size:][:size], rows, size/rows, source)
		}
	case "uniform":
		uniform(w, 0.5, source)
	case "normal":
		normal(w, 0.05, source)
	case initStandardNormal:
		normal(w, 1, source)
	case initOnes:
		for i := range w {
			w[i] = 1
		}
	case initForget:
		clear(w)
		for i := len(w) / 4; i < len(w)/2; i++ {
			w[i] = 1
		}
	default:
		clear(w)
	}
}

func uniform(w []float32, limit float64, source *random.Source) {
	for i := range w {
		w[i] = float32((2*source.Float64() - 1) * limit)
	}
}

func normal(w []float32, std float64, source *random.Source) {
	for i := range w {
		w[i] = float32(source.Normal() * std)
	}
}

// orthogonal fills a matrix whose shorter side's vectors are orthonormal: modified Gram and
// Schmidt, twice, on normal draws, in float64.
func orthogonal(w []float32, rows, columns int, source *random.Source) {
	count, length := rows, columns
	at := func(i, j int) int { return i*columns + j }
	if rows > columns {
		count, length = columns, rows
		at = func(i, j int) int { return j*columns + i }
	}
	vectors := make([][]float64, count)
	for i := range vectors {
		v := make([]float64, length)
		for {
			for j := range v {
				v[j] = source.Normal()
			}
			if makeOrthogonal(v, vectors[:i]) {
				break
			}
		}
		vectors[i] = v
		for j, x := range v {
			w[at(i, j)] = float32(x)
		}
	}
}

// makeOrthogonal subtracts from v its part along every earlier unit vector and scales the rest
// to length 1; it reports false where almost nothing is left.
func makeOrthogonal(v []float64, earlier [][]float64) bool {
	for range 2 {
		for _, u := range earlier {
			dot := 0.0
			for j := range v {
				dot += u[j] * v[j]
			}
			for j := range v {
				v[j] -= dot * u[j]
			}
		}
	}
	norm := 0.0
	for _, x := range v {
		norm += x * x
	}
	norm = math.Sqrt(norm)
	if norm < 1e-6 {
		return false
	}
	for j := range v {
		v[j] /= norm
	}
	return true
}
