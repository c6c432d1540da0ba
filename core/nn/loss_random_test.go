package nn

import (
	"fmt"
	"math"
	"testing"

	"backdraw/core/kernel"
	"backdraw/core/spec"

	"pgregory.net/rapid"
)

// lossDrawings draw the options of each loss; seen counts the corners that were met.
var lossDrawings = map[string]struct {
	draw    func(t *rapid.T, l *spec.Loss, classes int, seen map[string]int)
	corners []string
}{
	"mse":      {},
	"half-mse": {},
	"mae":      {},
	"huber": {func(t *rapid.T, l *spec.Loss, _ int, _ map[string]int) {
		l.Delta = rapid.Float64Range(0.1, 3).Draw(t, "delta")
	}, nil},
	"binary-cross-entropy": {func(t *rapid.T, l *spec.Loss, _ int, _ map[string]int) {
		l.PosWeight = rapid.Float64Range(0.1, 4).Draw(t, "posWeight")
	}, nil},
	"cross-entropy": {func(t *rapid.T, l *spec.Loss, classes int, seen map[string]int) {
		if rapid.Bool().Draw(t, "smooth") {
			l.LabelSmoothing = rapid.Float64Range(0.01, 0.9).Draw(t, "labelSmoothing")
			seen["labelSmoothing"]++
		}
		if rapid.Bool().Draw(t, "weighted") {
			l.ClassWeights = rapid.SliceOfN(rapid.SampledFrom([]float64{0, 0.5, 1, 3}), classes, classes).Draw(t, "classWeights")
			l.ClassWeights[0] = 2
			l.Normalizer = rapid.SampledFrom([]string{"weights", "count"}).Draw(t, "normalizer")
			seen["classWeights over "+l.Normalizer]++
			if l.LabelSmoothing > 0 {
				seen["classWeights and labelSmoothing"]++
			}
		}
	}, []string{"labels", "labelSmoothing", "classWeights over weights", "classWeights over count", "classWeights and labelSmoothing"}},
	"hinge": {nil, []string{"labels", "one output"}},
}

// lossKinks returns how far a pass is from where the loss or its slope bends.
func lossKinks(l spec.Loss, p *LossPass[float64], classes int) (all []float64) {
	for i, y := range p.Out {
		switch l.Name {
		case "mae":
			all = append(all, y-p.Values[i])
		case "huber":
			all = append(all, math.Abs(y-p.Values[i])-l.Delta)
		case "hinge":
			sign := -1.0
			if p.Labels == nil {
				sign = p.Values[i]
			} else if row := i / p.N; int(p.Labels[row/classes*p.N+i%p.N]) == row%classes {
				sign = 1
			}
			all = append(all, 1-sign*y)
		}
	}
	return all
}

// TestEveryLossGradient checks each loss of the spec with random options and sizes, in both forms
// of target, against differences in float64, and its float32 forms against that.
func TestEveryLossGradient(t *testing.T) {
	for _, name := range spec.LossNames() {
		t.Run(name, func(t *testing.T) {
			drawing, ok := lossDrawings[name]
			if !ok {
				t.Fatalf("no drawing of %s: its gradient is not checked", name)
			}
			seen := map[string]int{}
			checkCorners(t, func(t *rapid.T) {
				seen["all"]++
				l := spec.Loss{Name: name}
				classes := rapid.SampledFrom([]int{1, 2, 3, 5, 17}).Draw(t, "outputs")
				if name == "cross-entropy" {
					classes = max(classes, 2)
				}
				if drawing.draw != nil {
					drawing.draw(t, &l, classes, seen)
				}
				labels := name == "cross-entropy" || name == "hinge" && classes > 1
				labels = labels && rapid.Bool().Draw(t, "labels")
				checkLoss(t, l, classes, labels, seen)
			}, seen, append(drawing.corners, "a batch of one", "a sequence of one", "lengths", "more outputs than lanes")...)
		})
	}
	if len(lossDrawings) != len(spec.LossNames()) {
		t.Errorf("%d drawings of %d losses", len(lossDrawings), len(spec.LossNames()))
	}
}

func checkLoss(t *rapid.T, l spec.Loss, classes int, labels bool, seen map[string]int) {
	b, steps := rapid.SampledFrom([]int{1, 2, 3, 5}).Draw(t, "batch"), rapid.IntRange(1, 5).Draw(t, "steps")
	var lengths []int32
	if rapid.Bool().Draw(t, "lengths differ") {
		seen["lengths"]++
		for range b {
			lengths = append(lengths, int32(rapid.IntRange(1, steps).Draw(t, "length")))
		}
	}
	for corner, met := range map[string]bool{"labels": labels, "one output": classes == 1, "a batch of one": b == 1,
		"a sequence of one": steps == 1, "more outputs than lanes": classes > 16} {
		if met {
			seen[corner]++
		}
	}
	out := Sequence(0, classes)
	wide, err := newLoss[float64](l, out)
	if err != nil {
		t.Fatal(err)
	}
	narrow, err := newLoss[float32](l, out)
	if err != nil {
		t.Fatal(err)
	}
	seed := rapid.Uint64().Draw(t, "seed")
	p := lossTrial(kernel.Reference(), classes, steps, b, lengths, labels, l.Name, seed)
	for nearest(lossKinks(l, p, classes)) < kinkMargin {
		seed++
		p = lossTrial(kernel.Reference(), classes, steps, b, lengths, labels, l.Name, seed)
	}
	checkLossGradient(t, wide, p)
	for _, k := range []*kernel.Table[float32]{kernel.Scalar(), kernel.Fast()} {
		compareLoss(t, k, narrow, wide, lossTrial(k, classes, steps, b, lengths, labels, l.Name, seed), p)
	}
}

// TestSlopeOfLossesAtKinks: mae's slope is 0 where the output is the target, huber's is delta where
// its two parts meet, hinge's is 0 at the margin.
func TestSlopeOfLossesAtKinks(t *testing.T) {
	for _, c := range []struct {
		loss        spec.Loss
		out, target float64
		want        float64
	}{
		{spec.Loss{Name: "mae"}, 0.5, 0.5, 0},
		{spec.Loss{Name: "huber", Delta: 0.5}, 1, 0.5, 0.5},
		{spec.Loss{Name: "huber", Delta: 0.5}, 0, 0.5, -0.5},
		{spec.Loss{Name: "hinge"}, 1, 1, 0},
		{spec.Loss{Name: "hinge"}, -1, -1, 0},
	} {
		t.Run(fmt.Sprint(c.loss.Name, c.out, c.target), func(t *testing.T) {
			l, err := newLoss[float64](c.loss, Features(1))
			if err != nil {
				t.Fatal(err)
			}
			p := &LossPass[float64]{K: kernel.Reference(), B: 1, N: 1, T: 1, Out: []float64{c.out}, Values: []float64{c.target}, DOut: []float64{7}}
			if l.Evaluate(p); p.DOut[0] != c.want {
				t.Errorf("the slope is %g, want %g", p.DOut[0], c.want)
			}
		})
	}
}

// TestBatchOfWeightlessClasses: where every label's class has weight 0, the mean over weights is of
// nothing: the batch has no loss and moves no weight, and is not not-a-number.
func TestBatchOfWeightlessClasses(t *testing.T) {
	l, err := newLoss[float64](spec.Loss{Name: "cross-entropy", ClassWeights: []float64{0, 1}, Normalizer: "weights"}, Features(2))
	if err != nil {
		t.Fatal(err)
	}
	p := &LossPass[float64]{K: kernel.Reference(), B: 2, N: 2, T: 1, Out: []float64{1, 2, 3, 4}, Labels: []int32{0, 0},
		DOut: []float64{7, 7, 7, 7}, Softmax: make([]float64, 6)}
	sum, count := l.Evaluate(p)
	if sum != 0 || count != 0 {
		t.Errorf("the loss is %g of %g, want 0 of 0", sum, count)
	}
	for i, d := range p.DOut {
		if d != 0 {
			t.Errorf("gradient %d is %g, want 0", i, d)
		}
	}
}
