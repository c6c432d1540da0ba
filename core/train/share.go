package train

import "backdraw/core/fault"

// ShareGradient begins a step of a team: it runs the own share of the next batch forward and backward and
// leaves what that came to in the own Contribution. Examples are shared out in their order, a batch of b among n
// members by floor(b*rank/n), so that a short batch may leave a member without any. Dropout and noise are those of
// the whole batch; batch-norm takes its statistics over the share, as PyTorch's DistributedDataParallel does.
//
// Nothing else is changed: the trainer may be asked before the step is completed by ApplyGradients, but must not be changed.
// It allocates nothing, but in the first step after a change.
func (t *Trainer) ShareGradient() error {
	m := t.team
	if m == nil {
		return fault.New(fault.Internal, "", "the trainer is in no team")
	}
	if err := t.begin(); err != nil {
		return err
	}
	if !t.keepFinite() {
		return t.notFinite()
	}
	before := place{t.order.Epoch, t.order.Position}
	batch := t.order.Next(t.spec.BatchSize)
	m.batch, m.after = len(batch), place{t.order.Epoch, t.order.Position}
	t.order.Epoch, t.order.Position = before.epoch, before.position
	from, to := m.share(m.rank, len(batch))
	own := &m.parts[m.rank]
	clear(own.figures)
	clear(own.gradient)
	copy(own.state, t.state)
	if from < to {
		t.runShare(own, batch[from:to], from)
	}
	return nil
}

func (t *Trainer) runShare(own *contribution, share []int32, from int) {
	m, w := t.team, t.workspace
	numbers := t.numbers()
	numbers.DW, numbers.State, numbers.Carry = own.gradient, own.state, m.carry
	w.Bind(len(share), t.train.T, numbers)
	w.First, w.Sum = from, true
	rows := t.network.CarryRows()
	if rows > 0 {
		copyCarry(m.carry, t.carry[from:], rows, w.N, len(t.carry)/rows, len(share))
	}
	labels := t.gather(share)
	lengths := t.batchLengths(share)
	w.Forward(true, lengths, t.noise(t.steps))
	sum, count := w.Loss(labels)
	right, counted := t.judge.count(w, labels, lengths)
	own.figures[partSum], own.figures[partCount] = sum, count
	own.figures[partRight], own.figures[partCounted] = float64(right), float64(counted)
	w.Backward()
	copyCarry(own.carry, m.carry, rows, m.largest, w.N, len(share))
}

// ApplyGradients completes a step once every Contribution is there. All sums run in the order of ranks, so that every
// member comes to the same bits. With s_k / c_k the loss of share k, g_k the gradient of s_k, and b_k examples of b,
//
//	loss = sum s_k / sum c_k      gradient = sum g_k / sum c_k      running statistics = sum state_k b_k / b
//
// which is the mean over the whole batch for every loss, since all c_k, numbers, steps or weights of labels, add up.
// It fails where the loss is not finite, as Train does; CheckFinite looks at the weights, once for the steps of a call.
func (t *Trainer) ApplyGradients() error {
	m := t.team
	var total entry
	for _, part := range m.parts {
		f := part.figures
		total.add(entry{f[partSum], f[partCount], int(f[partRight]), int(f[partCounted])})
	}
	if !total.finite() {
		return t.notFinite()
	}
	clear(t.gradient)
	clear(t.state)
	rows := t.network.CarryRows()
	for rank, part := range m.parts {
		from, to := m.share(rank, m.batch)
		if from == to {
			continue
		}
		t.kernel.Add(t.gradient, t.gradient, part.gradient)
		portion := float64(to-from) / float64(m.batch)
		for i, v := range part.state {
			t.state[i] += float32(portion * float64(v))
		}
		if rows > 0 {
			copyCarry(t.carry[from:], part.carry, rows, len(t.carry)/rows, m.largest, to-from)
		}
	}
	if total.count == 0 {
		total.sum = 0
	}
	t.divide(t.gradient, total.count)
	epoch := t.order.Epoch
	t.order.Epoch, t.order.Position = m.after.epoch, m.after.position
	t.complete(total, m.batch, epoch)
	return nil
}

// divide makes the mean's gradient of the sum's. Where all labels' weights are 0 a batch has no loss, as in training alone.
func (t *Trainer) divide(gradient []float32, count float64) {
	if count == 0 {
		clear(gradient)
		return
	}
	t.kernel.Scale(gradient, gradient, float32(1/count))
}
