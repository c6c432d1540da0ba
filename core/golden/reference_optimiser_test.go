package golden

import "math"

// referenceOptimiser is the README's section on optimisers, one number at a time.
type referenceOptimiser struct {
	o     optimiserSpec
	t     float64
	state map[string][]float64 // of each parameter: m, v, and what else there is
	mus   float64              // nadam's product
}

func newReferenceOptimiser(o optimiserSpec) *referenceOptimiser {
	return &referenceOptimiser{o: o, state: map[string][]float64{}, mus: 1}
}

// clip scales gradients by the rule of the README.
func (r *referenceOptimiser) clip(grads map[string][]float64) {
	scale := func(limit float64, tensors ...[]float64) {
		sum := 0.0
		for _, tensor := range tensors {
			for _, v := range tensor {
				sum += v * v
			}
		}
		if norm := math.Sqrt(sum); norm > limit {
			for _, tensor := range tensors {
				for i := range tensor {
					tensor[i] *= limit / norm
				}
			}
		}
	}
	var all [][]float64
	for _, tensor := range grads {
		all = append(all, tensor)
	}
	switch r.o.Clip.Type {
	case "global_norm":
		scale(r.o.Clip.Max, all...)
	case "tensor_norm":
		for _, tensor := range all {
			scale(r.o.Clip.Max, tensor)
		}
	case "value":
		for _, tensor := range all {
			for i, v := range tensor {
				tensor[i] = math.Max(-r.o.Clip.Max, math.Min(r.o.Clip.Max, v))
			}
		}
	}
}

// step returns the next value of every parameter; the gradients are clipped in place.
func (r *referenceOptimiser) step(params, grads map[string][]float64) {
	r.clip(grads)
	r.t++
	mu := func(t float64) float64 { return r.o.Beta1 * (1 - 0.5*math.Pow(0.96, t*r.o.MomentumDecay)) }
	if r.o.Type == "nadam" {
		r.mus *= mu(r.t)
	}
	for name, p := range params {
		if r.state[name] == nil {
			r.state[name] = make([]float64, 3*len(p))
			for i := range p {
				if r.o.Type == "adagrad" {
					r.state[name][i] = r.o.InitialAccumulator
				}
			}
		}
		n := len(p)
		a, b, c := r.state[name][:n], r.state[name][n:2*n], r.state[name][2*n:]
		for i := range p {
			r.one(&p[i], grads[name][i], &a[i], &b[i], &c[i], mu)
		}
	}
}

func (r *referenceOptimiser) one(p *float64, g float64, a, b, c *float64, mu func(float64) float64) {
	o, lr, t := r.o, r.o.Rate, r.t
	g += o.DecayCoupled * *p
	*p *= 1 - lr*o.DecayDecoupled
	moments := func() {
		*a = o.Beta1**a + (1-o.Beta1)*g
		*b = o.Beta2**b + (1-o.Beta2)*g*g
	}
	m, v := func() float64 { return *a / (1 - math.Pow(o.Beta1, t)) }, func(x float64) float64 { return x / (1 - math.Pow(o.Beta2, t)) }
	switch o.Type {
	case "sgd", "momentum":
		*a = o.Momentum**a + g
		*p -= lr * *a
	case "nesterov":
		*a = o.Momentum**a + g
		*p -= lr * (g + o.Momentum**a)
	case "adagrad":
		*a += g * g
		*p -= lr * g / (math.Sqrt(*a) + o.Epsilon)
	case "adadelta":
		*a = o.Rho**a + (1-o.Rho)*g*g
		d := math.Sqrt(*b+o.Epsilon) / math.Sqrt(*a+o.Epsilon) * g
		*b = o.Rho**b + (1-o.Rho)*d*d
		*p -= lr * d
	case "rmsprop":
		*a = o.Alpha**a + (1-o.Alpha)*g*g
		spread := *a
		if o.Centered {
			*b = o.Alpha**b + (1-o.Alpha)*g
			spread -= *b * *b
		}
		*c = o.Momentum**c + g/(math.Sqrt(spread)+o.Epsilon)
		*p -= lr * *c
	case "adam", "adamw":
		moments()
		*p -= lr * m() / (math.Sqrt(v(*b)) + o.Epsilon)
	case "amsgrad":
		moments()
		*c = math.Max(*c, *b)
		*p -= lr * m() / (math.Sqrt(v(*c)) + o.Epsilon)
	case "nadam":
		moments()
		*p -= lr * ((1-mu(t))*g/(1-r.mus) + mu(t+1)**a/(1-r.mus*mu(t+1))) / (math.Sqrt(v(*b)) + o.Epsilon)
	case "radam":
		moments()
		most := 2/(1-o.Beta2) - 1
		length := most - 2*t*math.Pow(o.Beta2, t)/(1-math.Pow(o.Beta2, t))
		if length > 5 {
			r := math.Sqrt((length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length))
			*p -= lr * m() * r * math.Sqrt(1-math.Pow(o.Beta2, t)) / (math.Sqrt(*b) + o.Epsilon)
		} else {
			*p -= lr * m()
		}
	case "lion":
		switch direction := o.Beta1**a + (1-o.Beta1)*g; {
		case direction > 0:
			*p -= lr
		case direction < 0:
			*p += lr
		}
		*a = o.Beta2**a + (1-o.Beta2)*g
	}
}
