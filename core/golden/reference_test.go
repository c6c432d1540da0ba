package golden

import (
	"math"
	"math/cmplx"
	"slices"
)

// A reference computes the set's layers and losses by the README's formulas, one number at a time, and shares no code
// with the engine. Its numbers are complex: the derivative by a number is the imaginary part of the result where a tiny
// imaginary part was added to the number (Squire and Trapp 1998), exact to the last bits, with no backward pass to get wrong.
type reference struct {
	layers  []layer
	params  []map[string][]complex128
	lengths []int32
	final   map[string]Tensor // h_n and c_n of the last recurrent layer, forward and then backward
}

type complexTensor struct {
	shape []int
	data  []complex128
}

func complexOf(t Tensor) complexTensor {
	c := complexTensor{shape: t.Shape}
	for _, v := range t.Data {
		c.data = append(c.data, complex(v, 0))
	}
	return c
}

func (c complexTensor) real() Tensor {
	t := Tensor{Shape: c.shape}
	for _, v := range c.data {
		t.Data = append(t.Data, real(v))
	}
	return t
}

func newReference(layers []layer, lengths []int32) *reference {
	r := &reference{layers: layers, lengths: lengths}
	for _, l := range layers {
		values := map[string][]complex128{}
		for name, v := range l.Params {
			values[name] = complexOf(v).data
		}
		r.params = append(r.params, values)
	}
	return r
}

// outputs runs every layer.
func (r *reference) outputs(x complexTensor) []complexTensor {
	var all []complexTensor
	at := func(i int) complexTensor {
		if i < 0 {
			return x
		}
		return all[i]
	}
	for i, l := range r.layers {
		inputs := l.Inputs
		if inputs == nil {
			inputs = []int{i - 1}
		}
		var y complexTensor
		if l.Type == "add" {
			y = complexTensor{at(inputs[0]).shape, slices.Clone(at(inputs[0]).data)}
			for _, from := range inputs[1:] {
				for j, v := range at(from).data {
					y.data[j] += v
				}
			}
		} else {
			y = r.layer(l, r.params[i], at(inputs[0]))
		}
		all = append(all, y)
	}
	return all
}

func (r *reference) layer(l layer, p map[string][]complex128, x complexTensor) complexTensor {
	last := x.shape[len(x.shape)-1]
	lead := x.shape[:len(x.shape)-1]
	switch l.Type {
	case "dense":
		y := complexTensor{append(slices.Clone(lead), l.Out), nil}
		for row := 0; row < len(x.data); row += last {
			for o := range l.Out {
				var z complex128
				for i := range last {
					z += p["w"][o*last+i] * x.data[row+i]
				}
				if p["b"] != nil {
					z += p["b"][o]
				}
				y.data = append(y.data, z)
			}
		}
		return y
	case "embedding":
		y := complexTensor{append(slices.Clone(x.shape), l.Width), nil}
		for _, id := range x.data {
			y.data = append(y.data, p["w"][int(real(id))*l.Width:][:l.Width]...)
		}
		return y
	case "flatten":
		return complexTensor{[]int{x.shape[0], len(x.data) / x.shape[0]}, x.data}
	case "layernorm":
		y := complexTensor{x.shape, make([]complex128, len(x.data))}
		for row := 0; row < len(x.data); row += last {
			normalise(y.data[row:], x.data[row:], last, l.Epsilon, func(i int) (g, b complex128) { return p["gamma"][i], p["beta"][i] })
		}
		return y
	case "batchnorm": // in training
		y := complexTensor{x.shape, make([]complex128, len(x.data))}
		channels := x.shape[1]
		inner := len(x.data) / (x.shape[0] * channels)
		for c := range channels {
			var from, to []complex128
			for n := range x.shape[0] {
				from = append(from, x.data[(n*channels+c)*inner:][:inner]...)
			}
			to = make([]complex128, len(from))
			normalise(to, from, len(from), l.Epsilon, func(int) (g, b complex128) { return p["gamma"][c], p["beta"][c] })
			for n := range x.shape[0] {
				copy(y.data[(n*channels+c)*inner:][:inner], to[n*inner:])
			}
		}
		return y
	case "rnn":
		return r.recurrent(l, p, x)
	case "conv2d":
		return convolve(l, p, x)
	}
	return activate(l, x)
}

func normalise(to, from []complex128, n int, epsilon float64, affine func(i int) (gamma, beta complex128)) {
	var mean, variance complex128
	for _, v := range from[:n] {
		mean += v / complex(float64(n), 0)
	}
	for _, v := range from[:n] {
		variance += (v - mean) * (v - mean) / complex(float64(n), 0)
	}
	for i, v := range from[:n] {
		gamma, beta := affine(i)
		to[i] = gamma*(v-mean)/cmplx.Sqrt(variance+complex(epsilon, 0)) + beta
	}
}

func convolve(l layer, p map[string][]complex128, x complexTensor) complexTensor {
	n, in, h, w := x.shape[0], x.shape[1], x.shape[2], x.shape[3]
	kh, kw, group := l.Kernel[0], l.Kernel[1], in/l.Groups
	oh, ow := (h+l.Pads[0]+l.Pads[1]-kh)/l.Stride[0]+1, (w+l.Pads[2]+l.Pads[3]-kw)/l.Stride[1]+1
	y := complexTensor{shape: []int{n, l.OutChannels, oh, ow}}
	for e := range n {
		for o := range l.OutChannels {
			first := o / (l.OutChannels / l.Groups) * group
			for i := range oh {
				for j := range ow {
					var z complex128
					if p["b"] != nil {
						z = p["b"][o]
					}
					for c := range group {
						for a := range kh {
							for b := range kw {
								row, column := i*l.Stride[0]+a-l.Pads[0], j*l.Stride[1]+b-l.Pads[2]
								if row >= 0 && row < h && column >= 0 && column < w {
									z += p["w"][((o*group+c)*kh+a)*kw+b] * x.data[((e*in+first+c)*h+row)*w+column]
								}
							}
						}
					}
					y.data = append(y.data, z)
				}
			}
		}
	}
	return y
}

func sigmoid(z complex128) complex128 { return 1 / (1 + cmplx.Exp(-z)) }
func tanh(z complex128) complex128    { return 2*sigmoid(2*z) - 1 }

func logSumExp(row []complex128) complex128 {
	most := math.Inf(-1)
	for _, v := range row {
		most = max(most, real(v))
	}
	var sum complex128
	for _, v := range row {
		sum += cmplx.Exp(v - complex(most, 0))
	}
	return cmplx.Log(sum) + complex(most, 0)
}

func activate(l layer, x complexTensor) complexTensor {
	y := complexTensor{x.shape, slices.Clone(x.data)}
	last := x.shape[len(x.shape)-1]
	switch l.Fn {
	case "logsumexp":
		y = complexTensor{shape: x.shape[:len(x.shape)-1]}
		for row := 0; row < len(x.data); row += last {
			y.data = append(y.data, logSumExp(x.data[row:row+last]))
		}
		return y
	case "softmax", "log_softmax":
		for i := range x.data {
			row := i / last * last
			y.data[i] -= logSumExp(x.data[row : row+last])
			if l.Fn == "softmax" {
				y.data[i] = cmplx.Exp(y.data[i])
			}
		}
		return y
	}
	for i, v := range x.data {
		switch l.Fn {
		case "tanh":
			y.data[i] = tanh(v)
		case "sigmoid":
			y.data[i] = sigmoid(v)
		case "silu":
			y.data[i] = v * sigmoid(v)
		case "sin":
			y.data[i] = cmplx.Sin(v)
		case "relu":
			if real(v) <= 0 {
				y.data[i] = 0
			}
		case "leaky_relu":
			if real(v) <= 0 {
				y.data[i] = complex(*l.Alpha, 0) * v
			}
		case "elu":
			if real(v) <= 0 {
				y.data[i] = complex(*l.Alpha, 0) * (cmplx.Exp(v) - 1)
			}
		case "softplus":
			y.data[i] = logSumExp([]complex128{0, v})
		}
	}
	return y
}

// whole returns the loss of a problem, the penalty in it.
func (r *reference) whole(p problem, x complexTensor) complex128 {
	all := r.outputs(x)
	loss := r.loss(p.Loss, all[len(all)-1], p.Target)
	if p.Regulariser == nil {
		return loss
	}
	for _, tensors := range r.params {
		for name, values := range tensors {
			for _, w := range values {
				if name[0] != 'w' {
					continue
				}
				size := w
				if real(w) < 0 {
					size = -w
				}
				loss += complex(p.Regulariser.L1, 0)*size + complex(p.Regulariser.L2/2, 0)*w*w
			}
		}
	}
	return loss
}

const tiny = 1e-30

// derivatives returns f's by each of the numbers.
func derivatives(numbers []complex128, f func() complex128) (all []float64) {
	for i, v := range numbers {
		numbers[i] = v + complex(0, tiny)
		all = append(all, imag(f())/tiny)
		numbers[i] = v
	}
	return all
}

// grads returns the whole loss's by every parameter.
func (r *reference) grads(p problem) []map[string]Tensor {
	x := complexOf(p.Input)
	all := make([]map[string]Tensor, len(r.layers))
	for i, tensors := range r.params {
		all[i] = map[string]Tensor{}
		for name, values := range tensors {
			all[i][name] = Tensor{r.layers[i].Params[name].Shape, derivatives(values, func() complex128 { return r.whole(p, x) })}
		}
	}
	return all
}

// present returns the parameters.
func (r *reference) present() []map[string]Tensor {
	all := make([]map[string]Tensor, len(r.layers))
	for i, tensors := range r.params {
		all[i] = map[string]Tensor{}
		for name, values := range tensors {
			all[i][name] = complexTensor{r.layers[i].Params[name].Shape, values}.real()
		}
	}
	return all
}
