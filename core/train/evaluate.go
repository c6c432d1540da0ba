package train

import (
	"backdraw/core/data"
	"backdraw/core/fault"
	"backdraw/core/nn"
)

// Evaluation is how well the network, in inference form, does on a set.
type Evaluation struct {
	Loss      float64  `json:"loss"` // without the regularizer
	Accuracy  *float64 `json:"accuracy,omitempty"`
	Confusion [][]int  `json:"confusion,omitempty"` // [actual][predicted], counts
	// R2 is 1 - sum (y-t)^2 / sum (t - mean t)^2, the mean over outputs, for targets that are
	// numbers and no classes.
	R2 *float64 `json:"r2,omitempty"`
}

// Evaluate runs the whole set, or the test set where s is nil.
func (t *Trainer) Evaluate(s *data.Set) (Evaluation, error) {
	switch {
	case s != nil:
		s = t.asValues(s)
		if err := t.checkSet(s, "", true); err != nil {
			return Evaluation{}, err
		}
	case t.test == nil:
		return Evaluation{}, fault.New(fault.InvalidArgument, "x", "there is no test set, want evaluate({x, y}) or setData with testX and testY")
	default:
		s = t.test
	}
	r, err := t.reader(0, t.last(), s.T, s.N)
	if err != nil {
		return Evaluation{}, err
	}
	j := newJudge(t.network, s)
	if t.train != nil && j.rule == noRule {
		j = t.judge
	}
	confusion := make([][]int, j.classCount())
	for i := range confusion {
		confusion[i] = make([]int, j.classCount())
	}
	var sum, count float64
	right, counted := 0, 0
	fit := newFit(t.network.Out.Width())
	t.run(r, s, func(first int, lengths []int32) {
		labels := gatherTarget(r.w, r.network, s, r.indices[:r.w.B])
		partSum, partCount := r.w.Loss(labels)
		sum, count = sum+partSum, count+partCount
		j.each(r.w, labels, lengths, func(predicted, actual int) {
			counted++
			if predicted == actual {
				right++
			}
			if len(confusion) > 0 {
				confusion[actual][predicted]++
			}
		})
		if j.rule == noRule {
			fit.add(r.w, t.network.Out.Sequence, lengths)
		}
	})
	e := Evaluation{Loss: sum / count}
	if counted > 0 {
		share := float64(right) / float64(counted)
		e.Accuracy, e.Confusion = &share, confusion
	}
	if j.rule == noRule {
		e.R2 = fit.r2()
	}
	return e, nil
}

func (t *Trainer) last() int { return len(t.network.Blocks()) - 1 }

// fit gathers what R2 needs, for each output.
type fit struct{ n, sum, squares, residual []float64 }

func newFit(outputs int) fit {
	return fit{make([]float64, outputs), make([]float64, outputs), make([]float64, outputs), make([]float64, outputs)}
}

func (f fit) add(w *nn.Workspace[float32], sequences bool, lengths []int32) {
	width := len(f.n)
	for r := range len(w.Y) / w.N {
		c := r % width
		for b := range w.B {
			if sequences && lengths != nil && r/width >= int(lengths[b]) {
				continue
			}
			y, target := float64(w.Y[r*w.N+b]), float64(w.Values[r*w.N+b])
			f.n[c]++
			f.sum[c] += target
			f.squares[c] += target * target
			f.residual[c] += (y - target) * (y - target)
		}
	}
}

func (f fit) r2() *float64 {
	mean := 0.0
	for c, n := range f.n {
		variation := f.squares[c] - f.sum[c]*f.sum[c]/n
		switch {
		case variation > 1e-12*f.squares[c]:
			mean += 1 - f.residual[c]/variation
		case f.residual[c] == 0:
			mean++
		}
	}
	mean /= float64(len(f.n))
	return &mean
}
