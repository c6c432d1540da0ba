package train

import (
	"backdraw/core/nn"
	"backdraw/core/spec"
)

// Update changes fields of the spec that keep the shapes, from the next step on. Another type of
// optimizer or schedule starts with fresh state; everything else goes on. A patch that is refused
// changes nothing.
func (t *Trainer) Update(patch []byte) error {
	s, err := spec.Update(t.spec, patch)
	if err != nil {
		return err
	}
	network, err := nn.Build[float32](s)
	if err != nil {
		return err
	}
	now := t.plan()
	then := now
	then.spec, then.network = s, network
	if err := now.checkChange(then); err != nil {
		return err
	}
	before := t.spec.BatchSize
	if err := t.configure(s); err != nil {
		return err
	}
	if s.BatchSize != before {
		clear(t.carry)
	}
	t.safe.valid = false
	return nil
}
