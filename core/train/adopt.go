package train

import "backdraw/core/nn"

// Adopt gives t other's place in a team and the data of other, as SetData would; it does nothing where other has none.
func (t *Trainer) Adopt(other *Trainer) error {
	if m := other.team; m != nil {
		if err := t.Join(m.rank, len(m.parts)); err != nil {
			return err
		}
	}
	if other.train == nil {
		return nil
	}
	return t.TakeData(other.train, other.test)
}

// HasTest says whether there is a test set.
func (t *Trainer) HasTest() bool { return t.test != nil }

// InputShape returns the shape of what layer i reads.
func (t *Trainer) InputShape(i int) (nn.Shape, error) {
	i, err := t.layerIndex(i, "from")
	if err != nil {
		return nn.Shape{}, err
	}
	if i == 0 {
		return t.network.In, nil
	}
	return t.network.Part(i, t.last()).In, nil
}
