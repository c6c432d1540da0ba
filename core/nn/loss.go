package nn

import (
	"backdraw/core/kernel"
	"backdraw/core/spec"
)

// A Loss compares the output of a network with its targets. Losses that take logits have
// their activation built in, which keeps them exact where probabilities would round to 0.
type Loss[F kernel.Float] struct {
	spec    spec.Loss
	classes int // rows of one step of the output
	weights []F // of the classes, or nil
}

// LossPass is what a loss works on: T steps of C rows of N numbers.
type LossPass[F kernel.Float] struct {
	K       *kernel.Table[F]
	B, N, T int
	Lengths []int32 // valid steps of each example; nil: all T
	Out     []F     // the network's output, [T,C] rows
	Labels  []int32 // [T] rows of classes below C, or nil
	Values  []F     // [T,C] rows of targets, or nil
	DOut    []F     // receives the gradient; nil: not wanted. May not be Out
	Sum     bool    // DOut receives the gradient of the sum, not of sum/count
	Softmax []F     // C+1 rows of scratch for cross-entropy
}

// valid returns the number of examples' steps that count.
func (p *LossPass[F]) valid() int {
	if p.Lengths == nil || p.T == 1 {
		return p.B * p.T
	}
	n := 0
	for _, length := range p.Lengths[:p.B] {
		n += min(int(length), p.T)
	}
	return n
}

// scale is what the gradient of the sum is multiplied by.
func (p *LossPass[F]) scale(count float64) float64 {
	if p.Sum {
		return 1
	}
	return 1 / count
}

func (p *LossPass[F]) counts(t, b int) bool {
	return p.Lengths == nil || p.T == 1 || t < int(p.Lengths[b])
}

// Name returns the loss's name in the network spec.
func (l *Loss[F]) Name() string { return l.spec.Name }

// Evaluate returns the loss as sum/count, so that batches of different size can be averaged,
// and writes the gradient of sum/count, or of sum where p.Sum says so, with respect to Out to DOut;
// it is zero in padding and past an example's length.
//
//	mse             mean over elements of (y-t)^2
//	half-mse        sum over elements of (y-t)^2 / 2, over B
//	mae             mean over elements of |y-t|; gradient 0 at 0
//	huber           mean over elements of d^2/2 where d = |y-t| <= delta, else delta*(d - delta/2). Huber 1964
//	binary-cross-entropy   mean over elements of -(posWeight*t*log s(y) + (1-t)*log(1-s(y))), s the sigmoid
//	cross-entropy   mean over steps of -sum over c of w[c]*t[c]*log softmax(y)[c], with smoothing e
//	                t = (1-e)*target + e/C; over the sum of the labels' w, or with normalizer count over steps
//	hinge           mean over steps of the sum over c of max(0, 1 - t[c]*y[c]), t = -1 or 1
//
// Elements and steps past an example's length count nowhere. Where no step is valid, or every
// label's class has weight 0, sum, count and gradient are 0.
func (l *Loss[F]) Evaluate(p *LossPass[F]) (sum, count float64) {
	if p.DOut != nil {
		clear(p.DOut[:p.T*l.classes*p.N])
	}
	valid := p.valid()
	if valid == 0 {
		return 0, 0
	}
	switch l.spec.Name {
	case "cross-entropy":
		return l.crossEntropy(p, valid)
	case "hinge":
		return l.hinge(p), float64(valid)
	case "half-mse":
		count = float64(p.B)
	default:
		count = float64(valid * l.classes)
	}
	if all := p.Lengths == nil || p.T == 1; all && l.spec.Name == "mse" {
		return l.squares(p, count, 1), count
	} else if all && l.spec.Name == "half-mse" {
		return l.squares(p, count, 0.5), count
	}
	return l.elementwise(p, count), count
}

// hinge sums max(0, 1-t*y) with t = 1 for the label's row and -1 elsewhere, or as given.
func (l *Loss[F]) hinge(p *LossPass[F]) (sum float64) {
	scale := F(p.scale(float64(p.valid())))
	for t := range p.T {
		for c := range l.classes {
			at := (t*l.classes + c) * p.N
			for b := range p.B {
				if !p.counts(t, b) {
					continue
				}
				sign := F(-1)
				if p.Labels == nil {
					sign = p.Values[at+b]
				} else if int(p.Labels[t*p.N+b]) == c {
					sign = 1
				}
				margin := 1 - sign*p.Out[at+b]
				if margin <= 0 {
					continue
				}
				sum += float64(margin)
				if p.DOut != nil {
					p.DOut[at+b] = -sign * scale
				}
			}
		}
	}
	return sum
}
