package train

import (
	"math"

	"backdraw/core/data"
	"backdraw/core/fault"
	"backdraw/core/kernel"
	"backdraw/core/nn"
	"backdraw/core/spec"
)

// GradientCheck holds backpropagation against central differences, in float64. The error of one
// parameter is |a-n| / max(|a|, |n|, 0.001 * largest gradient of all).
type GradientCheck struct {
	MaxRelativeError float64        `json:"maxRelativeError"`
	Checked          int            `json:"checked"` // parameters; all, but in large networks about so many as were asked for, spread over each tensor
	PerLayer         []CheckedLayer `json:"perLayer"`
}

// CheckedLayer is a layer's part in a GradientCheck.
type CheckedLayer struct {
	Path             string             `json:"path"`
	MaxRelativeError float64            `json:"maxRelativeError"`
	Parameters       []CheckedParameter `json:"parameters"`
}

// CheckedParameter has both gradients of the parameters of one tensor that were checked.
type CheckedParameter struct {
	Path     string    `json:"path"`
	Indices  []int     `json:"indices"`
	Analytic []float64 `json:"analytic"`
	Numeric  []float64 `json:"numeric"`
}

// MaxChecked bounds the parameters that are checked: each takes two passes over the examples.
const MaxChecked = 20000

// CheckGradients runs the network's float64 definition over the examples in training form, with
// dropout and noise of the next step held fixed, and backpropagation through time over all steps,
// whatever the layers' truncate. most is 1 to MaxChecked: of a network with more than most parameters,
// every second, third or later one of each tensor that is not frozen is checked, from its first on. Nothing changes.
func (t *Trainer) CheckGradients(s *data.Set, most int) (GradientCheck, error) {
	if most < 1 || most > MaxChecked {
		return GradientCheck{}, fault.New(fault.InvalidArgument, "most", "most is %d, want 1 to %d", most, MaxChecked)
	}
	s = t.asValues(s)
	if err := t.checkSet(s, "", true); err != nil {
		return GradientCheck{}, err
	}
	c, err := newDifferences(t, s)
	if err != nil {
		return GradientCheck{}, err
	}
	c.loss()
	c.w.Backward()
	return c.compare(most), nil
}

// untruncated returns the layers without truncation: a gradient that was cut on purpose is not the
// derivative of the loss, and the check is of backpropagation itself.
func untruncated(layers []spec.Layer) []spec.Layer {
	all := append([]spec.Layer(nil), layers...)
	for i := range all {
		all[i].Truncate, all[i].Layers = 0, untruncated(all[i].Layers)
	}
	return all
}

// differences runs the loss as a function of one parameter after another.
type differences struct {
	t       *Trainer
	network *nn.Network[float64]
	w       *nn.Workspace[float64]
	numbers nn.Numbers[float64]
	s       *data.Set
	labels  bool
}

func newDifferences(t *Trainer, s *data.Set) (*differences, error) {
	whole := *t.spec
	whole.Layers = untruncated(whole.Layers)
	network, err := nn.Build[float64](&whole)
	if err != nil {
		return nil, err
	}
	k := kernel.Reference()
	if err := nn.CheckWorkspace(network, s.N, s.T, nn.Training); err != nil {
		return nil, err
	}
	const wide = 8
	bytes := network.Bytes(nn.LimitLanes, s.N, s.T, nn.Training) + wide*(3*len(t.w)+len(t.state)+network.CarryRows()*nn.RowsOf(nn.LimitLanes, s.N))
	if err := t.room("x", "a check of gradients", bytes); err != nil {
		return nil, err
	}
	w, err := nn.NewWorkspace(network, k, s.N, s.T, nn.Training)
	if err != nil {
		return nil, err
	}
	d := &differences{t: t, network: network, w: w, s: s, numbers: nn.Numbers[float64]{
		W: widen(t.w), DW: make([]float64, len(t.w)), State: widen(t.state), Carry: make([]float64, network.CarryRows()*nn.Rows(k, s.N))}}
	w.Bind(s.N, s.T, d.numbers)
	order := make([]int32, s.N)
	for i := range order {
		order[i] = int32(i)
	}
	if s.IDs != nil {
		data.Gather(w.X, s.IDs, order, network.In.Size(s.T), w.N)
	} else {
		data.Gather(w.X, s.X, order, network.In.Size(s.T), w.N)
	}
	if d.labels = s.Labels != nil; d.labels {
		data.Gather(w.Labels, s.Labels, order, network.Out.Time(s.T), w.N)
	} else {
		data.Gather(w.Values, s.Values, order, network.Out.Size(s.T), w.N)
	}
	return d, nil
}

func widen(from []float32) []float64 {
	to := make([]float64, len(from))
	for i, v := range from {
		to[i] = float64(v)
	}
	return to
}

func (d *differences) loss() float64 {
	clear(d.numbers.Carry)
	d.w.Forward(true, d.s.Lengths, d.t.noise(d.t.steps))
	return mean(d.w.Loss(d.labels))
}

// numeric returns the derivative of the loss by parameter i: (L(w+h) - L(w-h)) / 2h.
func (d *differences) numeric(i int) float64 {
	keep := d.numbers.W[i]
	h := 1e-5 * max(1, math.Abs(keep))
	d.numbers.W[i] = keep + h
	above := d.loss()
	d.numbers.W[i] = keep - h
	below := d.loss()
	d.numbers.W[i] = keep
	return (above - below) / (2 * h)
}

func (d *differences) compare(most int) GradientCheck {
	gradient := append([]float64(nil), d.numbers.DW...)
	largest := 0.0
	for _, g := range gradient {
		largest = max(largest, math.Abs(g))
	}
	stride := (d.network.Count() + most - 1) / most
	result := GradientCheck{}
	for _, b := range d.network.Blocks() {
		result.PerLayer = append(result.PerLayer, CheckedLayer{Path: b.Path, Parameters: []CheckedParameter{}})
	}
	for _, p := range d.network.Params {
		c := CheckedParameter{Path: p.Path}
		layer := &result.PerLayer[p.Layer]
		for i := 0; i < p.Size() && !p.Frozen; i += stride {
			a, n := gradient[p.Offset+i], d.numeric(p.Offset+i)
			scale := max(math.Abs(a), math.Abs(n), 0.001*largest)
			if a != n {
				layer.MaxRelativeError = max(layer.MaxRelativeError, math.Abs(a-n)/scale)
			}
			c.Indices, c.Analytic, c.Numeric = append(c.Indices, i), append(c.Analytic, a), append(c.Numeric, n)
			result.Checked++
		}
		layer.Parameters = append(layer.Parameters, c)
		result.MaxRelativeError = max(result.MaxRelativeError, layer.MaxRelativeError)
	}
	return result
}
