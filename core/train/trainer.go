package train

import (
	"backdraw/core/data"
	"backdraw/core/fault"
	"backdraw/core/kernel"
	"backdraw/core/model"
	"backdraw/core/nn"
	"backdraw/core/optim"
	"backdraw/core/random"
	"backdraw/core/spec"
)

// A Trainer is a network with its numbers, its optimizer and its data. It is for one goroutine.
type Trainer struct {
	spec    *spec.Spec
	network *nn.Network[float32]
	kernel  *kernel.Table[float32]

	w, gradient []float32 // parameters and their gradient, FlatSize
	before      []float32 // w before the update, where weight decay is decoupled
	average     []float32 // of w, where the spec has a weight average
	hold        hold
	state       []float32
	carry       []float32

	optimizer optim.Optimizer[float32]
	schedule  optim.Schedule
	penalty   penalty

	names       model.Names
	train, test *data.Set
	order       *data.Order
	carried     []float32 // what a loaded run carries, row-major
	resume      *position // where a loaded run goes on, if its data come back

	team      *team                  // nil: trains alone
	workspace *nn.Workspace[float32] // of training
	lengths   []int32                // of the batch
	forward   map[[2]int]*reader     // by first and last layer, for everything but training

	judge    judge
	rate     float64 // of the last step
	rated    bool    // whether there was one since New or Load
	steps    uint64
	examples uint64
	epochs   float64 // of earlier data
	epoch    epochLoss
	history  history

	figures figures
	safe    snapshot // the last finite state
}

// position is a place in the order of the training set.
type position struct {
	n, at int
	epoch uint64
}

func (p *position) epochs() float64 { return float64(p.epoch) + float64(p.at)/float64(p.n) }

// New returns a trainer with first weights drawn from the spec's seed and no data.
func New(s *spec.Spec) (*Trainer, error) { return construct(s, plan.checkTraining) }

func construct(s *spec.Spec, check func(plan) error) (*Trainer, error) {
	network, err := nn.Build[float32](s)
	if err != nil {
		return nil, err
	}
	t := &Trainer{spec: s, network: network, kernel: kernel.Fast()}
	if err := check(t.plan()); err != nil {
		return nil, err
	}
	t.w = make([]float32, network.FlatSize())
	t.gradient = make([]float32, network.FlatSize())
	t.state = make([]float32, network.StateSize())
	if err := t.configure(s); err != nil {
		return nil, err
	}
	return t, t.Reset(nil)
}

// configure takes over everything in s that keeps the shapes of the network.
func (t *Trainer) configure(s *spec.Spec) error {
	network, err := nn.Build[float32](s)
	if err != nil {
		return err
	}
	old := t.spec
	t.spec, t.network = s, network
	if t.optimizer == nil || old.Optimizer.Type != s.Optimizer.Type {
		t.optimizer, t.safe = nil, snapshot{} // so that not both are there
		t.optimizer = optim.New[float32](s.Optimizer, network.FlatSize())
	} else {
		t.optimizer.Configure(s.Optimizer)
	}
	if t.schedule == nil || old.Schedule.Type != s.Schedule.Type {
		t.schedule = optim.NewSchedule(s.Schedule)
	} else {
		t.schedule.Configure(s.Schedule)
	}
	switch {
	case s.WeightAverage == 0:
		t.average, t.safe.average = nil, nil
	case t.average == nil:
		t.average = append([]float32(nil), t.w...)
	}
	t.before = nil
	if s.Optimizer.Decoupled && s.Optimizer.WeightDecay != 0 {
		t.before = make([]float32, network.FlatSize())
	}
	t.penalty = newPenalty(network, s)
	t.hold.freeze(network.Params, network.FlatSize())
	t.workspace, t.forward = nil, nil
	if t.order != nil {
		t.order.Reseed(s.Shuffle, s.Seed)
	}
	return nil
}

// Spec returns the spec that training follows. It must not be changed.
func (t *Trainer) Spec() *spec.Spec { return t.spec }

// ParameterCount returns the number of trained numbers.
func (t *Trainer) ParameterCount() int { return t.network.Count() }

// Reset draws first weights anew, from seed or, where that is nil, the very same ones from the
// spec's; it forgets the optimizer's state and all counts, and keeps data and masks.
func (t *Trainer) Reset(seed *uint64) error {
	if seed != nil {
		s := *t.spec
		s.Seed = *seed
		t.spec = &s
	}
	clear(t.w)
	t.network.Initialise(t.w, t.spec.Seed)
	t.hold.applyMask(t.w)
	t.network.InitialState(t.state)
	clear(t.carry)
	t.carried = nil
	copy(t.average, t.w)
	t.optimizer.Reset()
	t.schedule.Reset()
	t.steps, t.examples, t.epochs, t.epoch, t.resume = 0, 0, 0, epochLoss{}, nil
	t.history.reset()
	if t.train != nil {
		t.order = data.NewOrder(t.train.N, t.spec.Shuffle, t.spec.Seed)
	}
	t.safe.valid, t.rated = false, false
	t.figures.clear()
	return nil
}

// SetData replaces the training set and, unless it is nil, the test set; both are checked and
// copied. Weights, optimizer and counts stay; a new epoch begins. After Load, the set of the run
// that was saved goes on where that one was.
func (t *Trainer) SetData(train, test *data.Set) error {
	return t.setData(train, test, (*data.Set).Clone)
}

// TakeData is SetData that keeps the sets themselves, which must not be changed any more.
func (t *Trainer) TakeData(train, test *data.Set) error {
	return t.setData(train, test, func(s *data.Set) *data.Set { return s })
}

func (t *Trainer) setData(train, test *data.Set, own func(*data.Set) *data.Set) error {
	train = t.asValues(train)
	if err := t.checkSet(train, "", true); err != nil {
		return err
	}
	if test != nil {
		test = t.asValues(test)
		if err := t.checkSet(test, "test", true); err != nil {
			return err
		}
	}
	p := t.plan()
	p.train, p.test = train, test
	if err := p.checkData(); err != nil {
		return err
	}
	t.dropReaders(p.memory().held())
	if t.order != nil {
		t.epochs = t.progress()
	}
	t.train, t.test, t.order, t.workspace = nil, nil, nil, nil // so that not both are there
	t.train = own(train)
	if test != nil {
		t.test = own(test)
	}
	t.judge = newJudge(t.network, t.train)
	t.order = data.NewOrder(train.N, t.spec.Shuffle, t.spec.Seed)
	if r := t.resume; r != nil && r.n == train.N {
		t.order.Epoch, t.order.Position = r.epoch, r.at
		t.epochs -= t.inEpoch()
	} else {
		t.carried, t.epoch = nil, epochLoss{}
	}
	t.resume, t.carry = nil, nil
	t.safe.valid = false
	return nil
}

// progress returns the epochs since Reset, the present one as a fraction.
func (t *Trainer) progress() float64 {
	if t.order == nil {
		return t.epochs
	}
	return t.epochs + t.inEpoch()
}

func (t *Trainer) inEpoch() float64 {
	return float64(t.order.Epoch) + float64(t.order.Position)/float64(t.order.Len())
}

// StepsPerEpoch returns how many steps visit every example once: the short last batch counts.
func (t *Trainer) StepsPerEpoch() int {
	if t.train == nil {
		return 0
	}
	return (t.train.N + t.spec.BatchSize - 1) / t.spec.BatchSize
}

// StepsLeft returns how many steps end the present epoch.
func (t *Trainer) StepsLeft() int {
	if t.train == nil {
		return 0
	}
	return (t.train.N - t.order.Position + t.spec.BatchSize - 1) / t.spec.BatchSize
}

// noise returns the key of a step's dropout and noise.
func (t *Trainer) noise(step uint64) uint64 {
	return random.At(t.spec.Seed^0x6E6F697365, step) // "noise": apart from the draws of weights and order
}

// begin takes the memory of training where it is not there yet.
func (t *Trainer) begin() error {
	if t.train == nil {
		return fault.New(fault.InvalidData, "x", "there are no examples to train on, want setData first")
	}
	if t.workspace != nil {
		return nil
	}
	batch := min(t.spec.BatchSize, t.train.N)
	own := batch
	if t.team != nil {
		if err := t.team.check(t, batch); err != nil {
			return err
		}
		own = t.team.largestOf(batch)
	}
	if err := nn.CheckWorkspace(t.network, own, t.train.T, nn.Training); err != nil {
		return err
	}
	if err := t.plan().check(); err != nil {
		return err
	}
	t.dropReaders(t.plan().memory().held())
	if t.team != nil {
		t.team.grow(t, batch)
	}
	w, err := nn.NewWorkspace(t.network, t.kernel, own, t.train.T, nn.Training)
	if err != nil {
		return err
	}
	t.workspace = w
	t.lengths = make([]int32, batch)
	t.growCarry(batch)
	t.figures.grow(t.StepsPerEpoch())
	return nil
}
