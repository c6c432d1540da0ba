package train

// snapshot is a copy of everything that a step changes, in memory of its own that is taken once.
type snapshot struct {
	valid bool

	w, average, state, carry []float32
	optimizer                [][]float32
	optimizerCounters        []uint64
	scheduleCounters         []uint64
	steps, examples          uint64
	epoch                    uint64
	epochLoss                epochLoss
	position                 int
	rate                     float64
	rated                    bool
}

// take copies the trainer's present state.
func (s *snapshot) take(t *Trainer) {
	s.w = append(s.w[:0], t.w...)
	s.average = append(s.average[:0], t.average...)
	s.state = append(s.state[:0], t.state...)
	s.carry = append(s.carry[:0], t.carry...)
	state := t.optimizer.State()
	if len(s.optimizer) != len(state) {
		s.optimizer = make([][]float32, len(state))
	}
	for i, v := range state {
		s.optimizer[i] = append(s.optimizer[i][:0], v...)
	}
	s.optimizerCounters = t.optimizer.AppendCounters(s.optimizerCounters[:0])
	s.scheduleCounters = t.schedule.AppendCounters(s.scheduleCounters[:0])
	s.steps, s.examples, s.rate, s.rated = t.steps, t.examples, t.rate, t.rated
	s.epochLoss = t.epoch
	if t.order != nil { // there is none before SetData, as in a trace of a new network
		s.epoch, s.position = t.order.Epoch, t.order.Position
	}
	s.valid = true
}

// restore puts it back. It does nothing where none was taken.
func (s *snapshot) restore(t *Trainer) {
	if !s.valid {
		return
	}
	copy(t.w, s.w)
	copy(t.average, s.average)
	copy(t.state, s.state)
	copy(t.carry, s.carry)
	for i, v := range t.optimizer.State() {
		copy(v, s.optimizer[i])
	}
	t.optimizer.SetCounters(s.optimizerCounters)
	t.schedule.SetCounters(s.scheduleCounters)
	t.steps, t.examples, t.rate, t.rated = s.steps, s.examples, s.rate, s.rated
	t.epoch = s.epochLoss
	t.history.cut(t.steps)
	if t.order != nil {
		t.order.Epoch, t.order.Position = s.epoch, s.position
	}
	t.figures.clear()
}

// remember returns a function that puts back everything a step changes, for a step that is only
// looked at.
func (t *Trainer) remember() (putBack func()) {
	safe, figures := t.safe, t.figures
	t.safe, t.figures = snapshot{}, figures
	t.safe.take(t)
	return func() {
		t.safe.restore(t)
		t.safe, t.figures = safe, figures
	}
}
