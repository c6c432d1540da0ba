package train

import (
	"slices"

	"backdraw/core/fault"
	"backdraw/core/nn"
)

// Parameter is one trained tensor, row-major. Mask and Frozen are nil where none was set.
type Parameter struct {
	Path               string
	Shape              []int
	Data, Mask, Frozen []float32
}

// ParameterChange replaces what is not nil: the values, the mask (0 holds a weight at zero, 1 lets
// it go), frozen (1 holds a weight as it is).
type ParameterChange struct{ Value, Mask, Frozen []float32 }

// Parameters returns a copy of every trained tensor in the network's order.
func (t *Trainer) Parameters() []Parameter {
	all := make([]Parameter, 0, len(t.network.Params))
	for _, p := range t.network.Params {
		part := func(flat []float32) []float32 {
			if flat == nil {
				return nil
			}
			return slices.Clone(flat[p.Offset:][:p.Size()])
		}
		all = append(all, Parameter{p.Path, slices.Clone(p.Shape), part(t.w), part(t.hold.mask), part(t.hold.frozen)})
	}
	return all
}

// SetParameters changes tensors by path, all or, where one is refused, none.
func (t *Trainer) SetParameters(changes map[string]ParameterChange) error {
	for path, c := range changes {
		p, err := t.param(path)
		if err != nil {
			return err
		}
		if err := checkChange(p, c); err != nil {
			return err
		}
	}
	if err := t.checkMasks(changes); err != nil {
		return err
	}
	for path, c := range changes {
		p, _ := t.param(path)
		if c.Value != nil {
			copy(t.w[p.Offset:], c.Value)
			if t.average != nil {
				copy(t.average[p.Offset:], c.Value)
			}
		}
		if c.Mask != nil {
			if t.hold.mask == nil {
				t.hold.mask = slices.Repeat([]float32{1}, len(t.w))
			}
			copy(t.hold.mask[p.Offset:], c.Mask)
		}
		if c.Frozen != nil {
			if t.hold.frozen == nil {
				t.hold.frozen = make([]float32, len(t.w))
			}
			copy(t.hold.frozen[p.Offset:], c.Frozen)
		}
	}
	t.hold.applyMask(t.w)
	if t.average != nil {
		t.hold.applyMask(t.average)
	}
	t.hold.freeze(t.network.Params, len(t.w))
	t.safe.valid = false
	return nil
}

// checkMasks refuses the memory of a first mask where there is none for it.
func (t *Trainer) checkMasks(changes map[string]ParameterChange) error {
	now := t.plan()
	then := now
	for _, c := range changes {
		then.mask, then.frozen = then.mask || c.Mask != nil, then.frozen || c.Frozen != nil
	}
	return now.checkChange(then)
}

func (t *Trainer) param(path string) (nn.Param, error) {
	for _, p := range t.network.Params {
		if p.Path == path {
			return p, nil
		}
	}
	var paths []string
	for _, p := range t.network.Params {
		paths = append(paths, p.Path)
	}
	return nn.Param{}, fault.New(fault.InvalidArgument, path, "%s is no parameter of this network, want one of %v", path, paths)
}

func checkChange(p nn.Param, c ParameterChange) error {
	for _, field := range []struct {
		name   string
		values []float32
		binary bool
	}{{"value", c.Value, false}, {"mask", c.Mask, true}, {"frozen", c.Frozen, true}} {
		if field.values == nil {
			continue
		}
		path := p.Path + "." + field.name
		if len(field.values) != p.Size() {
			return fault.New(fault.InvalidArgument, path, "%s has %d numbers, want %d: %v", path, len(field.values), p.Size(), p.Shape)
		}
		for i, v := range field.values {
			if v-v != 0 {
				return fault.New(fault.InvalidArgument, path, "%s[%d] is %g, want a finite number", path, i, v)
			}
			if field.binary && v != 0 && v != 1 {
				return fault.New(fault.InvalidArgument, path, "%s[%d] is %g, want 0 or 1", path, i, v)
			}
		}
	}
	return nil
}
