package nn

import "math"

// crossEntropy sums -a[c]*log softmax(y)[c] over classes, steps and examples, where a = w*t.
// With A the sum of a over c, its gradient by y[c] is A*softmax(y)[c] - a[c].
func (l *Loss[F]) crossEntropy(p *LossPass[F], valid int) (sum, count float64) {
	count = l.normalizer(p, valid)
	if count == 0 && !p.Sum { // of a part's sum the whole knows what it is divided by
		return 0, 0
	}
	scale := p.scale(count)
	c, n := l.classes, p.N
	soft, logSum := p.Softmax[:c*n], p.Softmax[c*n:][:n]
	for t := range p.T {
		y := p.Out[t*c*n:][:c*n]
		p.K.Softmax(soft, logSum, y, c, n)
		for b := range p.B {
			if !p.counts(t, b) {
				continue
			}
			if p.Labels != nil && l.spec.LabelSmoothing == 0 {
				label := int(p.Labels[t*n+b])
				weight := l.weight(label)
				sum += weight * l.surprise(soft, logSum, y, label*n+b, b)
				if p.DOut != nil {
					l.hardGradient(p.DOut[t*c*n:], soft, F(weight*scale), label, b, n)
				}
				continue
			}
			total := 0.0
			for k := range c {
				a := l.weight(k) * l.target(p, t, k, b)
				total += a
				if a != 0 {
					sum += a * l.surprise(soft, logSum, y, k*n+b, b)
				}
			}
			if p.DOut == nil {
				continue
			}
			for k := range c {
				a := l.weight(k) * l.target(p, t, k, b)
				p.DOut[(t*c+k)*n+b] = F((total*float64(soft[k*n+b]) - a) * scale)
			}
		}
	}
	return sum, count
}

// hardGradient writes scale*(softmax - onehot(label)) of example b.
func (l *Loss[F]) hardGradient(d, soft []F, scale F, label, b, n int) {
	for k := range l.classes {
		d[k*n+b] = scale * soft[k*n+b]
	}
	d[label*n+b] -= scale
}

// surprise returns -log softmax(y) at index at: from the probability, as the difference of two
// large numbers would round, or, where that has vanished, from the logits.
func (l *Loss[F]) surprise(soft, logSum, y []F, at, b int) float64 {
	if soft[at] > 1e-30 {
		return -math.Log(float64(soft[at]))
	}
	return float64(logSum[b]) - float64(y[at])
}

func (l *Loss[F]) weight(class int) float64 {
	if l.weights == nil {
		return 1
	}
	return float64(l.weights[class])
}

// target returns (1-e)*t + e/C for class k.
func (l *Loss[F]) target(p *LossPass[F], t, k, b int) float64 {
	e := l.spec.LabelSmoothing
	smooth := e / float64(l.classes)
	if p.Labels == nil {
		return (1-e)*float64(p.Values[(t*l.classes+k)*p.N+b]) + smooth
	}
	if int(p.Labels[t*p.N+b]) == k {
		return 1 - e + smooth
	}
	return smooth
}

// normalizer returns what the sum is divided by: the weights of the labels, or the steps.
// Rows of probabilities have no one label and count as steps, as in PyTorch.
func (l *Loss[F]) normalizer(p *LossPass[F], valid int) float64 {
	if l.weights == nil || p.Labels == nil || l.spec.Normalizer == "count" {
		return float64(valid)
	}
	total := 0.0
	for t := range p.T {
		for b := range p.B {
			if p.counts(t, b) {
				total += l.weight(int(p.Labels[t*p.N+b]))
			}
		}
	}
	return total
}
