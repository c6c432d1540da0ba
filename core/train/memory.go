package train

import (
	"unsafe"

	"backdraw/core/data"
	"backdraw/core/fault"
	"backdraw/core/nn"
	"backdraw/core/optim"
	"backdraw/core/spec"
)

// limit is that of the spec; tests lower it.
var limit = nn.MaxBytes

// memory is what a trainer takes, in bytes.
type memory struct {
	parameters int // w, gradient, before, average, masks
	optimizer  int // its slices
	state      int // of layers; the history
	data       int // both sets, the order
	batch      int // workspace, carried states, figures
	team       int // what its members contribute
	snapshot   int // the last finite state
	saved      int // what Save makes and the trainer does not keep
}

// held is all that stays between two calls.
func (m memory) held() int {
	return m.parameters + m.optimizer + m.state + m.data + m.batch + m.team + m.snapshot
}

func (m memory) total() int { return m.held() + m.saved }

// A plan is what a trainer's memory follows from.
type plan struct {
	lanes        int // in which rows are counted
	network      *nn.Network[float32]
	spec         *spec.Spec
	train, test  *data.Set // nil: a batch is one example of one step
	members      int       // of the team; 0: none
	mask, frozen bool      // whether there are any by element
}

func (t *Trainer) plan() plan {
	p := plan{lanes: nn.LimitLanes, network: t.network, spec: t.spec, train: t.train, test: t.test,
		mask: t.hold.mask != nil, frozen: t.hold.frozen != nil}
	if t.team != nil {
		p.members = len(t.team.parts)
	}
	return p
}

// memory adds up, term by term, what New, SetData and the first step take.
func (p plan) memory() (m memory) {
	const number = int(unsafe.Sizeof(float32(0)))
	net := p.network
	count, flat := net.FlatSize(), number*net.FlatSize()
	examples, steps, batches := 1, 1, 1
	if p.train != nil {
		examples, steps = min(p.spec.BatchSize, p.train.N), p.train.T
		batches = (p.train.N + p.spec.BatchSize - 1) / p.spec.BatchSize
		m.data = p.train.Bytes() + number*p.train.N
		if p.test != nil {
			m.data += p.test.Bytes()
		}
	}

	copies, saved := 2, 1 // w and gradient; w
	if p.spec.Optimizer.Decoupled && p.spec.Optimizer.WeightDecay != 0 {
		copies++
	}
	kept := 1 + optim.Slices(p.spec.Optimizer) // by a snapshot
	if p.spec.WeightAverage != 0 {
		copies, kept = copies+1, kept+1
	}
	saved += kept - 1
	if p.mask {
		copies, saved = copies+1, saved+1
	}
	if p.frozen {
		copies, saved = copies+1, saved+1
	}
	m.parameters = copies * flat
	if p.frozen || anyFrozen(net.Params) {
		m.parameters += flat + count // hold.kept and hold.still
	}
	m.optimizer = optim.Slices(p.spec.Optimizer) * flat
	m.state = number*net.StateSize() + historySize*int(unsafe.Sizeof(Epoch{}))

	own := examples
	carry := number * net.CarryRows() * nn.RowsOf(p.lanes, examples)
	if p.members > 0 {
		own = largestShare(examples, p.members)
		part := newContributionSize(count, net.StateSize(), net.CarryRows()*own)
		m.team = p.members*8*part + number*net.CarryRows()*nn.RowsOf(p.lanes, own)
	}
	m.batch = net.Bytes(p.lanes, own, steps, nn.Training) + carry + number*examples +
		batches*int(unsafe.Sizeof(entry{})) + 8*len(net.Blocks())
	m.snapshot = kept*flat + number*net.StateSize() + carry
	m.saved = saved*flat + number*(net.StateSize()+2*net.CarryRows()*examples)
	return m
}

func anyFrozen(params []nn.Param) bool {
	for _, p := range params {
		if p.Frozen && p.Size() > 0 {
			return true
		}
	}
	return false
}

// Bytes returns the memory that training a spec takes at least, with a batch of one example of one step, before any of
// it is taken, or the error of a spec whose layers do not fit.
func Bytes(s *spec.Spec) (int, error) {
	network, err := nn.Build[float32](s)
	if err != nil {
		return 0, err
	}
	return plan{lanes: nn.LimitLanes, network: network, spec: s}.memory().total(), nil
}

// Bytes returns the memory that training takes, in bytes, whether it is taken already or by the next step: parameters,
// gradient, averages and masks, the optimizer's and the layers' state, the data and their order, the batch's
// activations and gradients, what a team exchanges, the last finite state, and what Save makes. What others ask of the
// trainer, a prediction or a trace, comes to it and is counted when it is asked. Rows are counted in vectors of
// nn.LimitLanes, on every machine. The limit is nn.MaxBytes; past it New,
// SetData, Update, SetParameters and Train refuse before they take or change anything.
func (t *Trainer) Bytes() int { return t.plan().memory().total() }

// held is what stays between two calls of a trainer: without data it is not one that trains.
func (p plan) held() int {
	m := p.memory()
	if p.train == nil {
		return m.held() - m.batch - m.team - m.snapshot
	}
	return m.held()
}

// checkTraining refuses a plan with which not even one example can be trained on.
func (p plan) checkTraining() error {
	if err := p.network.CheckMemory(nn.Training); err != nil {
		return err
	}
	return p.check()
}

// checkInference refuses a plan with which not even one example can be predicted.
func (p plan) checkInference() error {
	if err := p.network.CheckMemory(nn.Inference); err != nil {
		return err
	}
	if bytes := p.held() + p.network.Bytes(p.lanes, 1, 1, nn.Inference); bytes > limit {
		return fault.New(fault.TooLarge, "layers", "a forward pass of one example needs %d bytes of memory, the limit is %d", bytes, limit)
	}
	return nil
}

// check refuses a plan that is past the limit.
func (p plan) check() error {
	m := p.memory()
	if m.total() <= limit {
		return nil
	}
	path, most := "layers", m.parameters+m.optimizer+m.snapshot+m.saved
	for _, part := range []struct {
		path  string
		bytes int
	}{{"batchSize", m.batch}, {"x", m.data}, {"workers", m.team}} {
		if part.bytes > most && p.train != nil {
			path, most = part.path, part.bytes
		}
	}
	return tooMuch(path, m.total())
}

// checkData refuses data that do not fit beside what the trainer takes without a batch.
func (p plan) checkData() error {
	m := p.memory()
	if bytes := m.total() - m.batch - m.team; bytes > limit {
		return tooMuch("x", bytes)
	}
	return nil
}

// checkChange refuses a change that takes more memory than before and than there may be.
func (p plan) checkChange(to plan) error {
	before, after := p.memory(), to.memory()
	if after.total() <= limit || after.total() <= before.total() {
		return nil
	}
	path := "layers"
	switch {
	case after.batch-before.batch > max(after.optimizer-before.optimizer, after.parameters-before.parameters):
		path = "batchSize"
	case after.optimizer > before.optimizer:
		path = "optimizer"
	case to.spec.WeightAverage != 0 && p.spec.WeightAverage == 0:
		path = "weightAverage"
	case to.spec.Optimizer != p.spec.Optimizer:
		path = "optimizer"
	}
	return tooMuch(path, after.total())
}

// CheckData refuses a call's bytes of examples before they are copied, where SetData would refuse them.
func (t *Trainer) CheckData(bytes int) error {
	p := t.plan()
	p.train, p.test = nil, nil
	if m := p.memory(); m.total()+bytes > limit {
		return tooMuch("x", m.total()+bytes)
	}
	return nil
}

// CheckExamples refuses a call's bytes of examples before they are copied, where there is no room for them beside training.
func (t *Trainer) CheckExamples(bytes int) error { return t.room("x", "the call's examples", bytes) }

func tooMuch(path string, bytes int) error {
	return fault.New(fault.TooLarge, path, "training needs %d bytes of memory, the limit is %d", bytes, limit)
}

// room refuses what a call takes beside training. Save's part of the limit is free for it, as the calls of a trainer
// come one after another.
func (t *Trainer) room(path, what string, bytes int) error {
	held := t.plan().held()
	t.dropReaders(held + bytes)
	if held+bytes > limit {
		return fault.New(fault.TooLarge, path, "%s needs %d bytes of memory beside the %d of training, the limit is %d", what, bytes, held, limit)
	}
	return nil
}

// dropReaders gives up all readers where there is no room for them beside so many bytes.
func (t *Trainer) dropReaders(bytes int) {
	for _, r := range t.forward {
		bytes += r.bytes
	}
	if bytes > limit {
		t.forward = nil
	}
}
