package train

import "backdraw/core/nn"

// Adopt gives t the data of other, as SetData would; where other has none it does nothing.
func (t *Trainer) Adopt(other *Trainer) error {
	if other.train == nil {
		return nil
	}
	return t.SetData(other.train, other.test)
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
