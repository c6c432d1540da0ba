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
	p, err := t.NewPass(s)
	if err != nil {
		return Evaluation{}, err
	}
	for {
		if more, err := p.Next(); err != nil || !more {
			return p.Evaluation(), err
		}
	}
}

// A Pass evaluates a set part by part, so that others may have their turn in between. The trainer
// must not change meanwhile, but may be asked.
type Pass struct {
	t         *Trainer
	s         *data.Set
	judge     judge
	part, at  int // examples of a part, examples done
	confusion [][]int
	fit       fit

	sum, count     float64
	right, counted int
}

// partExamples bounds how long one part takes. It is fixed, for the sums depend on it in their
// last bits.
const partExamples = 64

// NewPass begins a pass over the whole set, or the test set where s is nil.
func (t *Trainer) NewPass(s *data.Set) (*Pass, error) {
	switch {
	case s != nil:
		s = t.asValues(s)
		if err := t.checkSet(s, "", true); err != nil {
			return nil, err
		}
	case t.test == nil:
		return nil, fault.New(fault.InvalidArgument, "x", "there is no test set, want evaluate({x, y}) or setData with testX and testY")
	default:
		s = t.test
	}
	r, err := t.reader(0, t.last(), s.T, min(s.N, partExamples))
	if err != nil {
		return nil, err
	}
	p := &Pass{t: t, s: s, part: min(partExamples, r.batch), judge: newJudge(t.network, s)}
	if t.train != nil {
		p.judge = t.judge
	}
	classes := p.judge.classCount()
	if err := t.room("y", "the confusion matrix", 8*classes*classes); err != nil {
		return nil, err
	}
	p.confusion = make([][]int, classes)
	for i := range p.confusion {
		p.confusion[i] = make([]int, classes)
	}
	p.fit = newFit(t.network.Out.Width())
	return p, nil
}

// Next runs one part and says whether there is another.
func (p *Pass) Next() (more bool, err error) {
	count := min(p.part, p.s.N-p.at)
	r, err := p.t.reader(0, p.t.last(), p.s.T, count)
	if err != nil {
		return false, err
	}
	lengths := p.t.runPart(r, p.s, p.at, count)
	labels := gatherTarget(r.w, p.s, r.indices[:count])
	sum, total := r.w.Loss(labels)
	p.sum, p.count = p.sum+sum, p.count+total
	p.judge.each(r.w, labels, lengths, func(predicted, actual int) {
		p.counted++
		if predicted == actual {
			p.right++
		}
		if len(p.confusion) > 0 {
			p.confusion[actual][predicted]++
		}
	})
	if p.judge.rule == noRule {
		p.fit.add(r.w, p.t.network.Out.Sequence, lengths)
	}
	p.at += count
	return p.at < p.s.N, nil
}

// Evaluation returns what a whole pass found.
func (p *Pass) Evaluation() Evaluation {
	e := Evaluation{Loss: mean(p.sum, p.count)}
	if p.counted > 0 {
		share := float64(p.right) / float64(p.counted)
		e.Accuracy, e.Confusion = &share, p.confusion
	}
	if p.judge.rule == noRule {
		e.R2 = p.fit.r2()
	}
	return e
}

// testLoss returns the loss that Evaluate of the test set would, and allocates nothing after the first
// time: a step that ends an epoch asks for it.
func (t *Trainer) testLoss() (float64, error) {
	s := t.test
	r, err := t.reader(0, t.last(), s.T, min(s.N, partExamples))
	if err != nil {
		return 0, err
	}
	var loss epochLoss
	part := min(partExamples, r.batch)
	for at := 0; at < s.N; at += part {
		count := min(part, s.N-at)
		t.runPart(r, s, at, count)
		loss.add(r.w.Loss(gatherTarget(r.w, s, r.indices[:count])))
	}
	return loss.mean(), nil
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
