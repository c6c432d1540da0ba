package golden

// recurrent runs both directions; steps past an example's length leave the state, and their outputs are 0.
func (r *reference) recurrent(l layer, p map[string][]complex128, x complexTensor) complexTensor {
	n, steps, h := x.shape[0], x.shape[1], l.Hidden
	suffixes := []string{"", "_rev"}
	if !l.Bidirectional {
		suffixes = suffixes[:1]
	}
	width := h * len(suffixes)
	y := complexTensor{[]int{n, steps, width}, make([]complex128, n*steps*width)}
	if l.Return == "last" {
		y = complexTensor{[]int{n, width}, make([]complex128, n*width)}
	}
	r.final = map[string]Tensor{}
	keep := func(name string, values []complex128) {
		t := r.final[name]
		t.Data = append(t.Data, complexTensor{data: values}.real().Data...)
		t.Shape = []int{n, len(t.Data) / n}
		r.final[name] = t
	}
	for e := range n {
		length := steps
		if r.lengths != nil {
			length = int(r.lengths[e])
		}
		for d, suffix := range suffixes {
			state, cell := make([]complex128, h), make([]complex128, h)
			for i := range h {
				if v, ok := l.State["h0"]; ok {
					state[i] = complex(v.Data[e*h+i], 0)
				}
				if v, ok := l.State["c0"]; ok {
					cell[i] = complex(v.Data[e*h+i], 0)
				}
			}
			for s := range length {
				t := s
				if d == 1 {
					t = length - 1 - s
				}
				f := x.shape[2]
				state, cell = step(l, p, suffix, x.data[(e*steps+t)*f:][:f], state, cell)
				if l.Return == "sequence" {
					copy(y.data[(e*steps+t)*width+d*h:], state)
				}
			}
			if l.Return == "last" {
				copy(y.data[e*width+d*h:], state)
			}
			keep("h_n", state)
			if l.Cell == "lstm" {
				keep("c_n", cell)
			}
		}
	}
	return y
}

func step(l layer, p map[string][]complex128, suffix string, x, state, cell []complex128) (next, nextCell []complex128) {
	h := l.Hidden
	product := func(w string, gate, i int, v []complex128) (z complex128) {
		for j, u := range v {
			z += p[w+suffix][(gate*h+i)*len(v)+j] * u
		}
		return z
	}
	bias := func(name string, gate, i int) complex128 {
		if b := p[name+suffix]; b != nil {
			return b[gate*h+i]
		}
		return 0
	}
	for i := range h {
		z := func(gate int) complex128 {
			return product("w_ih", gate, i, x) + product("w_hh", gate, i, state) + bias("b", gate, i) + bias("b_ih", gate, i) + bias("b_hh", gate, i)
		}
		switch l.Cell {
		case "elman_tanh":
			next = append(next, tanh(z(0)))
		case "lstm":
			c := sigmoid(z(1))*cell[i] + sigmoid(z(0))*tanh(z(2))
			nextCell = append(nextCell, c)
			next = append(next, sigmoid(z(3))*tanh(c))
		case "gru":
			reset, keep := sigmoid(z(0)), sigmoid(z(1))
			candidate := tanh(product("w_ih", 2, i, x) + bias("b_ih", 2, i) + reset*(product("w_hh", 2, i, state)+bias("b_hh", 2, i)))
			next = append(next, (1-keep)*candidate+keep*state[i])
		}
	}
	return next, nextCell
}
