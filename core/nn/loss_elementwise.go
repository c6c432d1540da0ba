package nn

import "math"

// squares is elementwise for mse and half-mse, the losses of small networks, written out: a call for
// each number would take longer than the network's last layer. half is 1 or 1/2.
func (l *Loss[F]) squares(p *LossPass[F], count, half float64) (sum float64) {
	scale := F(2 * half * p.scale(count))
	for r := range p.T * l.classes {
		y, target := p.Out[r*p.N:][:p.B], p.Values[r*p.N:][:p.B]
		part := 0.0
		if p.DOut == nil {
			for b := range y {
				d := float64(y[b]) - float64(target[b])
				part += d * d
			}
		} else {
			dOut := p.DOut[r*p.N:][:p.B]
			for b := range y {
				d := y[b] - target[b]
				dOut[b] = scale * d
				part += float64(d) * float64(d)
			}
		}
		sum += part
	}
	return half * sum
}

// elementwise sums a loss of single numbers and writes its gradient over count.
func (l *Loss[F]) elementwise(p *LossPass[F], count float64) (sum float64) {
	f := l.element()
	constants := elementConstants{l.spec.Delta, l.spec.PosWeight}
	scale := p.scale(count)
	for t := range p.T {
		for c := range l.classes {
			at := (t*l.classes + c) * p.N
			y, target := p.Out[at:][:p.B], p.Values[at:][:p.B]
			for b := range y {
				if !p.counts(t, b) {
					continue
				}
				value, slope := f(float64(y[b]), float64(target[b]), constants)
				sum += value
				if p.DOut != nil {
					p.DOut[at+b] = F(slope * scale)
				}
			}
		}
	}
	return sum
}

// elementConstants are the parameters of huber and binary-cross-entropy.
type elementConstants struct{ delta, posWeight float64 }

// element returns the function of one output y and its target t that gives the loss and its
// derivative by y.
func (l *Loss[F]) element() func(y, t float64, c elementConstants) (value, slope float64) {
	switch l.spec.Name {
	case "mse":
		return squared
	case "half-mse":
		return halfSquared
	case "mae":
		return absolute
	case "huber":
		return huber
	}
	return logistic
}

func squared(y, t float64, _ elementConstants) (value, slope float64) {
	d := y - t
	return d * d, 2 * d
}

func halfSquared(y, t float64, _ elementConstants) (value, slope float64) {
	d := y - t
	return d * d / 2, d
}

func absolute(y, t float64, _ elementConstants) (value, slope float64) {
	switch d := y - t; {
	case d > 0:
		return d, 1
	case d < 0:
		return -d, -1
	default:
		return d, 0 // keeps a NaN
	}
}

func huber(y, t float64, c elementConstants) (value, slope float64) {
	d := y - t
	if a := math.Abs(d); a > c.delta {
		return c.delta * (a - c.delta/2), math.Copysign(c.delta, d)
	}
	return d * d / 2, d
}

// logistic: -log s(y) = softplus(-y) and -log(1-s(y)) = softplus(y), which never overflow.
func logistic(y, t float64, c elementConstants) (value, slope float64) {
	e := math.Exp(-math.Abs(y))
	log := math.Log1p(e)
	positive, negative := 1/(1+e), e/(1+e) // s(|y|), s(-|y|)
	if y < 0 {
		positive, negative = negative, positive
	}
	value = c.posWeight*t*(max(-y, 0)+log) + (1-t)*(max(y, 0)+log)
	return value, (1-t)*positive - c.posWeight*t*negative
}
