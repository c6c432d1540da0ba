package train

import (
	"backdraw/core/data"
	"backdraw/core/fault"
	"backdraw/core/nn"
	"backdraw/core/optim"
)

// snapshotEvery is how many steps lie between two finite states that are kept: the copy costs
// less than a hundredth of the steps between.
const snapshotEvery = 64

// Train runs that many steps. Where the loss or a weight stops being a finite number it restores
// the last finite state, which lies at most snapshotEvery steps back, and returns an error of
// code not-finite. The figures of Report begin at Begin.
func (t *Trainer) Train(steps int) error {
	if t.team != nil {
		return fault.New(fault.Internal, "", "the trainer is in a team, want ShareGradient and ApplyGradients")
	}
	if err := t.begin(); err != nil {
		return err
	}
	for range steps {
		if !t.keepFinite() || !t.step() {
			return t.notFinite()
		}
	}
	return t.CheckFinite()
}

// CheckFinite fails, as Train does at its end, where a weight is not a finite number after the last step.
func (t *Trainer) CheckFinite() error {
	if !t.kernel.Finite(t.w) {
		return t.notFinite()
	}
	return nil
}

// keepFinite takes a snapshot where one is due; it reports false where there is nothing finite to take.
func (t *Trainer) keepFinite() bool {
	if t.safe.valid && t.steps-t.safe.steps < snapshotEvery {
		return true
	}
	if !t.kernel.Finite(t.w) {
		return false
	}
	t.safe.take(t)
	return true
}

// step runs one training step; it reports false, before any weight changes, where the loss is
// not finite.
func (t *Trainer) step() bool {
	epoch := t.order.Epoch
	batch := t.order.Next(t.spec.BatchSize)
	w := t.workspace
	t.narrowCarry(len(batch))
	w.Bind(len(batch), t.train.T, t.numbers())
	labels := t.gather(batch)
	lengths := t.batchLengths(batch)
	w.Forward(true, lengths, t.noise(t.steps))
	sum, count := w.Loss(labels)
	e := entry{sum: sum, count: count}
	if !e.finite() {
		return false
	}
	e.right, e.counted = t.judge.count(w, labels, lengths)
	clear(t.gradient)
	w.Backward()
	t.complete(e, len(batch), epoch)
	return true
}

// complete ends a step once the gradient is there: figures, update, counts, and where the epoch is no longer the
// one before the step, the epoch's end.
func (t *Trainer) complete(e entry, examples int, epoch uint64) {
	t.figures.add(e)
	t.epoch.add(e.sum, e.count)
	if t.figures.wantNorms {
		t.figures.norms(t)
	}
	t.update(t.gradient)
	t.steps++
	t.examples += uint64(examples)
	if t.order.Epoch != epoch {
		t.endEpoch()
	}
}

// update changes the weights by the batch's mean gradient g, in the order that the spec gives:
// regularizer, clipping, optimizer with weight decay, masks, weight average. It changes g.
//
// Every weight becomes float32(w + u) of an update u that is a float32 itself, which a trace shows. The
// optimizers subtract such a number; but decoupled weight decay scales w before, and so their result is
// rounded once more.
func (t *Trainer) update(g []float32) {
	t.penalty.apply(t.w, g)
	t.rate = t.schedule.Rate(t.spec.Optimizer.LearningRate, t.steps)
	t.rated = true
	t.hold.before(t.w)
	copy(t.before, t.w)
	t.optimizer.Step(t.kernel, t.w, g, t.rate)
	if t.before != nil {
		t.kernel.AddScale(t.w, t.before, -1) // the update, rounded
		t.kernel.Add(t.w, t.w, t.before)
	}
	t.hold.after(t.w)
	if t.average != nil {
		optim.Average(t.average, t.w, t.spec.WeightAverage)
	}
}

// endEpoch ends carried states, as the streams begin anew, and lets a schedule that waits for
// progress see the epoch's loss: of the test set or, where there is none, of training.
func (t *Trainer) endEpoch() {
	clear(t.carry)
	metric := t.epoch.mean()
	t.history.add(Epoch{t.steps, metric, t.rate})
	t.epoch = epochLoss{}
	if !t.schedule.WantsMetric() {
		return
	}
	if t.test != nil {
		if loss, err := t.testLoss(); err == nil {
			metric = loss
		}
	}
	t.schedule.Observe(metric)
}

func (t *Trainer) numbers() nn.Numbers[float32] {
	return nn.Numbers[float32]{W: t.w, DW: t.gradient, State: t.state, Carry: t.carry}
}

// gather fills the workspace's input and target rows; it says whether targets are labels.
func (t *Trainer) gather(batch []int32) (labels bool) {
	gatherInput(t.workspace, t.train, batch)
	return gatherTarget(t.workspace, t.train, batch)
}

func gatherInput(w *nn.Workspace[float32], s *data.Set, batch []int32) {
	width := len(w.X) / w.N
	if s.IDs != nil {
		data.Gather(w.X, s.IDs, batch, width, w.N)
	} else {
		data.Gather(w.X, s.X, batch, width, w.N)
	}
}

func gatherTarget(w *nn.Workspace[float32], s *data.Set, batch []int32) (labels bool) {
	if s.Labels != nil {
		data.Gather(w.Labels, s.Labels, batch, len(w.Labels)/w.N, w.N)
		return true
	}
	data.Gather(w.Values, s.Values, batch, len(w.Values)/w.N, w.N)
	return false
}

func (t *Trainer) batchLengths(batch []int32) []int32 {
	if t.train.Lengths == nil {
		return nil
	}
	for b, example := range batch {
		t.lengths[b] = t.train.Lengths[example]
	}
	return t.lengths[:len(batch)]
}

func (t *Trainer) notFinite() error {
	at, rate := t.steps, t.spec.Optimizer.LearningRate
	t.safe.restore(t)
	return fault.New(fault.NotFinite, "", "the loss is not a finite number at step %d; the weights are back at step %d. Try a learning rate smaller than %g, or clip the gradient's norm to 1", at, t.steps, rate)
}
