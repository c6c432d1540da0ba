package train

import (
	"unsafe"

	"backdraw/core/fault"
	"backdraw/core/nn"
)

// MaxTeam is the largest size of a team.
const MaxTeam = 16

// A team is trainers of one spec, data and history of calls that train together, each in a thread of
// its own. In every step each runs its share of the batch (ShareGradient), whoever runs them carries
// what each contributes to all others (Contribution), and each makes the same update of it
// (ApplyGradients): so their numbers stay alike to the bit, and parameters are never exchanged.
type team struct {
	rank    int
	parts   []contribution // of every member, by rank; of no memory before the first step
	carry   []float32      // of the own share, rows of whole vectors
	batch   int            // examples of the step under way
	after   place          // of the order, once it is complete
	largest int            // examples of the largest share
}

// place is one in the order of the training set.
type place struct {
	epoch    uint64
	position int
}

// contribution is what one member's share of a step came to, in one piece of memory.
type contribution struct {
	memory   []float64
	figures  []float64 // as in entry
	gradient []float32 // of the sum of the share's losses, FlatSize
	state    []float32 // as the share leaves it, StateSize
	carry    []float32 // likewise, rows of as many numbers as the largest share has examples
}

// The places of a contribution's figures.
const (
	partSum = iota
	partCount
	partRight
	partCounted
	partFigures
)

// newContributionSize returns how many float64 a contribution is.
func newContributionSize(gradient, state, carry int) int {
	return partFigures + (gradient+state+carry+1)/2
}

func newContribution(gradient, state, carry int) contribution {
	memory := make([]float64, newContributionSize(gradient, state, carry))
	numbers := unsafe.Slice((*float32)(unsafe.Pointer(&memory[partFigures])), gradient+state+carry)
	return contribution{memory, memory[:partFigures], numbers[:gradient], numbers[gradient:][:state], numbers[gradient+state:]}
}

// Join makes t the member of rank 0 to size-1 of a team. Before the first step all members must have
// come to be by the same calls with the same arguments, and from then on each call that changes one must be
// made to all between two steps.
func (t *Trainer) Join(rank, size int) error {
	if size < 2 || size > MaxTeam || rank < 0 || rank >= size {
		return fault.New(fault.Internal, "", "member %d of %d, want 0 to size-1 of 2 to %d", rank, size, MaxTeam)
	}
	t.team = &team{rank: rank, parts: make([]contribution, size)}
	t.workspace = nil
	return nil
}

// Contribution returns the memory of what a member gives to the step under way: the own one after ShareGradient, to be
// copied to the others, and those of others, to be filled with theirs before ApplyGradients. All have one size.
// The memory stays the same until a call changes the trainer.
func (t *Trainer) Contribution(rank int) ([]byte, error) {
	if t.team == nil || rank < 0 || rank >= len(t.team.parts) {
		return nil, fault.New(fault.Internal, "", "there is no member %d", rank)
	}
	if err := t.begin(); err != nil {
		return nil, err
	}
	m := t.team.parts[rank].memory
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(m))), 8*len(m)), nil
}

// share returns the examples of a batch that the member of rank runs: from up to to.
func (m *team) share(rank, batch int) (from, to int) {
	return batch * rank / len(m.parts), batch * (rank + 1) / len(m.parts)
}

// largestOf returns the examples of a batch's largest share.
func (m *team) largestOf(batch int) int { return largestShare(batch, len(m.parts)) }

func largestShare(batch, members int) int { return (batch + members - 1) / members }

// check refuses contributions that alone are past the limit.
func (m *team) check(t *Trainer, batch int) error {
	bytes := 4 * len(m.parts) * (len(t.w) + len(t.state) + t.network.CarryRows()*m.largestOf(batch))
	if bytes > nn.MaxBytes {
		return fault.New(fault.TooLarge, "workers", "the gradients of %d workers take %d bytes in each of them, the limit is %d", len(m.parts), bytes, nn.MaxBytes)
	}
	return nil
}

// grow takes the memory for batches of that many examples.
func (m *team) grow(t *Trainer, batch int) {
	rows := t.network.CarryRows()
	m.largest = m.largestOf(batch)
	for rank := range m.parts {
		m.parts[rank] = newContribution(len(t.w), len(t.state), rows*m.largest)
	}
	m.carry = make([]float32, rows*nn.Rows(t.kernel, m.largest))
}

// copyCarry copies the carried state of count examples between rows of a batch and rows of a share.
func copyCarry(to, from []float32, rows, toWidth, fromWidth, count int) {
	for r := range rows {
		copy(to[r*toWidth:][:count], from[r*fromWidth:][:count])
	}
}
