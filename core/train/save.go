package train

import (
	"fmt"
	"math"

	"backdraw/core/fault"
	"backdraw/core/model"
	"backdraw/core/spec"
)

// Save returns the whole trainer but its data as a "backdraw" file. Load of it, and SetData of the
// same data, trains on bit for bit.
func (t *Trainer) Save() []byte {
	t.dropReaders(t.Bytes())
	f := &model.File{Spec: t.spec.Marshal(), Names: t.names, Steps: t.steps, Examples: t.examples, Epochs: t.epochs,
		OptimizerCounters: t.optimizer.AppendCounters(nil), ScheduleCounters: t.epoch.append(t.schedule.AppendCounters(nil))}
	switch {
	case t.order != nil:
		f.Epoch, f.Position, f.Length = t.order.Epoch, uint64(t.order.Position), uint64(t.order.Len())
	case t.resume != nil:
		f.Epoch, f.Position, f.Length = t.resume.epoch, uint64(t.resume.at), uint64(t.resume.n)
		f.Epochs -= t.resume.epochs()
	}
	f.Add("w", t.w)
	f.Add("average", t.average)
	f.Add("mask", t.hold.mask)
	f.Add("frozen", t.hold.frozen)
	f.Add("state", t.state)
	f.Add("carry", t.carriedRows())
	for i, s := range t.optimizer.State() {
		f.Add(fmt.Sprintf("optimizer.%d", i), s)
	}
	return model.Encode(f)
}

// Load returns the trainer that Save saved. What is no such file is an error of code corrupt. Of memory it asks what
// inference needs alone: where there is none for training, Train says so.
func Load(bytes []byte) (*Trainer, error) {
	f, err := model.Decode(bytes)
	if err != nil {
		return nil, err
	}
	s, err := spec.Parse(f.Spec)
	if err != nil {
		return nil, err
	}
	t, err := construct(s, plan.checkInference)
	if err != nil {
		return nil, err
	}
	return t, t.restore(f)
}

func (t *Trainer) restore(f *model.File) error {
	if w := f.Tensor("w"); len(w) != len(t.w) {
		return misfit("w", len(w), len(t.w))
	}
	wanted := map[string][]float32{"w": t.w, "average": t.average, "state": t.state}
	for i, s := range t.optimizer.State() {
		wanted[fmt.Sprintf("optimizer.%d", i)] = s
	}
	for _, name := range []string{"mask", "frozen"} {
		if got := f.Tensor(name); got != nil {
			wanted[name] = make([]float32, len(t.w))
		}
	}
	for name, to := range wanted {
		got := f.Tensor(name)
		if len(got) != len(to) {
			return misfit(name, len(got), len(to))
		}
		copy(to, got)
	}
	t.hold.mask, t.hold.frozen = wanted["mask"], wanted["frozen"]
	t.hold.freeze(t.network.Params, len(t.w))
	counters, ok := t.epoch.set(f.ScheduleCounters)
	if !ok || !t.optimizer.SetCounters(f.OptimizerCounters) || !t.schedule.SetCounters(counters) {
		return fault.New(fault.Corrupt, "", "the file's counters do not fit its optimizer and schedule")
	}
	t.names = f.Names
	t.steps, t.examples, t.epochs = f.Steps, f.Examples, f.Epochs
	if f.Position < f.Length && f.Length <= math.MaxInt32 {
		t.resume = &position{n: int(f.Length), at: int(f.Position), epoch: f.Epoch}
		t.epochs += t.resume.epochs()
		t.carried = f.Tensor("carry")
	}
	return nil
}

func misfit(name string, got, want int) error {
	return fault.New(fault.Corrupt, "", "tensor %s has %d numbers, the file's spec wants %d", name, got, want)
}
