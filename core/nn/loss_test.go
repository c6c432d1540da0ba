package nn

import (
	"fmt"
	"math"
	"testing"

	"backdraw/core/kernel"
	"backdraw/core/random"
	"backdraw/core/spec"
)

// lossTrial makes a random pass for a loss: T steps of C rows.
func lossTrial[F kernel.Float](k *kernel.Table[F], c, t, b int, lengths []int32, labels bool, name string, seed uint64) *LossPass[F] {
	n := Rows(k, b)
	source := random.Source{State: seed}
	p := &LossPass[F]{K: k, B: b, N: n, T: t, Lengths: lengths,
		Out: make([]F, t*c*n), DOut: make([]F, t*c*n), Softmax: make([]F, (c+1)*n)}
	for step := range t {
		for row := range c {
			for example := range n {
				if v := F(float32(3 * source.Normal())); example < b {
					p.Out[(step*c+row)*n+example] = v
				}
			}
		}
	}
	if labels {
		p.Labels = make([]int32, t*n)
		for i := range p.Labels {
			p.Labels[i] = int32(source.IntN(c))
		}
		return p
	}
	p.Values = make([]F, t*c*n)
	for step := range t {
		for example := range n {
			rest := 1.0
			for row := range c {
				v := float64(float32(source.Normal()))
				switch name {
				case "binary-cross-entropy":
					v = float64(float32(source.Float64()))
				case "cross-entropy":
					if v = rest * float64(float32(source.Float64())); row == c-1 {
						v = rest
					}
					rest -= v
				case "hinge":
					v = math.Copysign(1, v)
				}
				p.Values[(step*c+row)*n+example] = F(v)
			}
		}
	}
	return p
}

// TestLosses holds every loss's gradient against differences in float64: in each form of target,
// with lengths, padding and every option.
func TestLosses(t *testing.T) {
	weights := []float64{0.5, 2, 1}
	cases := 0
	for _, l := range []struct {
		loss   spec.Loss
		c      int
		labels bool
	}{
		{spec.Loss{Name: "mse"}, 3, false},
		{spec.Loss{Name: "half-mse"}, 3, false},
		{spec.Loss{Name: "mae"}, 2, false},
		{spec.Loss{Name: "huber", Delta: 0.7}, 2, false},
		{spec.Loss{Name: "binary-cross-entropy", PosWeight: 1}, 1, false},
		{spec.Loss{Name: "binary-cross-entropy", PosWeight: 2.5}, 3, false},
		{spec.Loss{Name: "cross-entropy"}, 3, true},
		{spec.Loss{Name: "cross-entropy"}, 3, false},
		{spec.Loss{Name: "cross-entropy", LabelSmoothing: 0.1}, 3, true},
		{spec.Loss{Name: "cross-entropy", LabelSmoothing: 0.1}, 3, false},
		{spec.Loss{Name: "cross-entropy", ClassWeights: weights, Normalizer: "weights"}, 3, true},
		{spec.Loss{Name: "cross-entropy", ClassWeights: weights, Normalizer: "count"}, 3, true},
		{spec.Loss{Name: "cross-entropy", ClassWeights: weights, LabelSmoothing: 0.2}, 3, true},
		{spec.Loss{Name: "hinge"}, 1, false},
		{spec.Loss{Name: "hinge"}, 3, true},
		{spec.Loss{Name: "hinge"}, 3, false},
	} {
		for _, lengths := range [][]int32{nil, {4, 1, 2}} {
			t.Run(fmt.Sprint(l.loss, l.c, l.labels, lengths), func(t *testing.T) {
				out := Sequence(0, l.c)
				loss, err := newLoss[float64](l.loss, out)
				if err != nil {
					t.Fatal(err)
				}
				p := lossTrial(kernel.Reference(), l.c, 4, 3, lengths, l.labels, l.loss.Name, 11)
				checkLossGradient(t, loss, p)
				half, err := newLoss[float32](l.loss, out)
				if err != nil {
					t.Fatal(err)
				}
				for _, k := range []*kernel.Table[float32]{kernel.Scalar(), kernel.Fast()} {
					compareLoss(t, k, half, loss, lossTrial(k, l.c, 4, 3, lengths, l.labels, l.loss.Name, 11), p)
				}
			})
			cases++
		}
	}
	if cases != 32 {
		t.Errorf("ran %d cases, want 32", cases)
	}
}

func checkLossGradient(t tester, l *Loss[float64], p *LossPass[float64]) {
	t.Helper()
	value := func() float64 {
		sum, count := l.Evaluate(p)
		if count == 0 { // every label's class has weight 0
			return 0
		}
		return sum / count
	}
	value()
	gradient := append([]float64(nil), p.DOut...)
	for i := range p.Out {
		const h = 1e-5
		keep := p.Out[i]
		p.Out[i] = keep + h
		above := value()
		p.Out[i] = keep - h
		below := value()
		p.Out[i] = keep
		if numeric := (above - below) / (2 * h); !(math.Abs(numeric-gradient[i]) < 1e-8) {
			t.Fatalf("gradient %d is %g, differences give %g", i, gradient[i], numeric)
		}
	}
}

// compareLoss gives the float32 pass the numbers of the float64 one and wants the same loss and
// gradient, and none in padding.
func compareLoss(t tester, k *kernel.Table[float32], l *Loss[float32], wide *Loss[float64], p *LossPass[float32], want *LossPass[float64]) {
	t.Helper()
	n, b := p.N, want.B
	spread := func(to []float32, from []float64) {
		for r := range len(from) / b {
			for e := range n {
				to[r*n+e] = float32(from[r*b+min(e, b-1)])
			}
		}
	}
	spread(p.Out, want.Out)
	if p.Labels != nil {
		for i := range p.Labels {
			p.Labels[i] = want.Labels[i/n*b+min(i%n, b-1)]
		}
	} else {
		spread(p.Values, want.Values)
	}
	sum, count := l.Evaluate(p)
	wideSum, wideCount := wide.Evaluate(want)
	if math.Abs(sum-wideSum) > 1e-4 || math.Abs(count-wideCount) > 1e-6 {
		t.Fatalf("%s: loss is %g of %g, want %g of %g", k.Name, sum, count, wideSum, wideCount)
	}
	for i, got := range p.DOut {
		expected := 0.0
		if i%n < b {
			expected = want.DOut[i/n*b+i%n]
		}
		if math.Abs(float64(got)-expected) > 1e-5 {
			t.Fatalf("%s: gradient of row %d, example %d is %g, want %g", k.Name, i/n, i%n, got, expected)
		}
	}
}
