package train

import (
	"math"
	"slices"

	"backdraw/core/data"
	"backdraw/core/fault"
	"backdraw/core/kernel"
	"backdraw/core/nn"
	"backdraw/core/spec"
)

// GradientCheck holds backpropagation against central differences, in float64. The error of one
// parameter is |a-n| / max(|a|, |n|, 0.001 * largest gradient of all). Where the loss, between the two sides of a difference, goes over
// a kink, that is no derivative: such parameters are counted and left out of every MaxRelativeError.
type GradientCheck struct {
	MaxRelativeError float64        `json:"maxRelativeError"`
	Checked          int            `json:"checked"` // parameters; all, but in large networks about so many as were asked for, spread over each tensor
	Kinks            int            `json:"kinks"`   // of those checked
	KinksOf          []string       `json:"kinksOf"` // what has the kinks, as the spec calls it: relu, max-pool2d, mae
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
	Kinks    []int     `json:"kinks"` // those of Indices whose difference goes over a kink
}

// MaxChecked bounds the parameters that are checked: each takes two passes over the examples.
const MaxChecked = 20000

// CheckGradients runs the network's float64 definition over the examples in training form, with
// dropout and noise of the next step held fixed, and backpropagation through time over all steps,
// whatever the layers' truncate. most is 1 to MaxChecked: of a network with more than most parameters,
// every second, third or later one of each tensor that is not frozen is checked, from its first on. Nothing changes.
func (t *Trainer) CheckGradients(s *data.Set, most int) (GradientCheck, error) {
	c, err := t.NewChecking(s, most)
	if err != nil {
		return GradientCheck{}, err
	}
	for c.Next() {
	}
	return c.Result(), nil
}

// A Checking is a CheckGradients that goes on parameter by parameter, so that others may have their turn in between. It has
// copies of what it reads but the set: the trainer may change meanwhile.
type Checking struct {
	d        *differences
	gradient []float64
	largest  float64
	stride   int
	param, i int // the next one: of the network's tensors, and in it
	checked  []CheckedParameter
	kinksOf  []string
	done, of int
}

// NewChecking begins a check, as CheckGradients has it.
func (t *Trainer) NewChecking(s *data.Set, most int) (*Checking, error) {
	if most < 1 || most > MaxChecked {
		return nil, fault.New(fault.InvalidArgument, "most", "most is %d, want 1 to %d", most, MaxChecked)
	}
	s = t.asValues(s)
	if err := t.checkSet(s, "", true); err != nil {
		return nil, err
	}
	d, err := newDifferences(t, s)
	if err != nil {
		return nil, err
	}
	d.loss()
	d.w.Backward()
	d.sides.Record(d.w)
	c := &Checking{d: d, gradient: append([]float64(nil), d.numbers.DW...), stride: (d.network.Count() + most - 1) / most, kinksOf: []string{}}
	for _, g := range c.gradient {
		c.largest = max(c.largest, math.Abs(g))
	}
	for _, p := range d.network.Params {
		c.checked = append(c.checked, CheckedParameter{Path: p.Path, Kinks: []int{}})
		if !p.Frozen {
			c.of += (p.Size() + c.stride - 1) / c.stride
		}
	}
	return c, nil
}

// Next checks one parameter more and says whether there is another.
func (c *Checking) Next() (more bool) {
	for c.param < len(c.checked) {
		p := &c.d.network.Params[c.param]
		if p.Frozen || c.i >= p.Size() {
			c.param, c.i = c.param+1, 0
			continue
		}
		to := &c.checked[c.param]
		n, kink := c.d.numeric(p.Offset + c.i)
		if kink != "" {
			to.Kinks = append(to.Kinks, c.i)
			if !slices.Contains(c.kinksOf, kink) {
				c.kinksOf = append(c.kinksOf, kink)
			}
		}
		to.Indices, to.Analytic, to.Numeric = append(to.Indices, c.i), append(to.Analytic, c.gradient[p.Offset+c.i]), append(to.Numeric, n)
		c.i += c.stride
		c.done++
		return c.done < c.of
	}
	return false
}

// Progress returns how many parameters are checked by now, and how many will be.
func (c *Checking) Progress() (done, of int) { return c.done, c.of }

// Result returns what is known by now.
func (c *Checking) Result() GradientCheck {
	result := GradientCheck{Checked: c.done, KinksOf: c.kinksOf}
	for _, b := range c.d.network.Blocks() {
		result.PerLayer = append(result.PerLayer, CheckedLayer{Path: b.Path, Parameters: []CheckedParameter{}})
	}
	for i, p := range c.checked {
		layer := &result.PerLayer[c.d.network.Params[i].Layer]
		layer.MaxRelativeError = max(layer.MaxRelativeError, p.worst(c.largest))
		layer.Parameters = append(layer.Parameters, p)
		result.MaxRelativeError = max(result.MaxRelativeError, layer.MaxRelativeError)
		result.Kinks += len(p.Kinks)
	}
	return result
}

// worst returns the largest relative error among those without a kink.
func (p *CheckedParameter) worst(largest float64) (worst float64) {
	for i, a := range p.Analytic {
		if n := p.Numeric[i]; a != n && !slices.Contains(p.Kinks, p.Indices[i]) {
			worst = max(worst, math.Abs(a-n)/max(math.Abs(a), math.Abs(n), 0.001*largest))
		}
	}
	return worst
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
	network *nn.Network[float64]
	w       *nn.Workspace[float64]
	numbers nn.Numbers[float64]
	s       *data.Set
	labels  bool
	noise   uint64
	sides   nn.Sides // of the parameters as they are
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
	pass := network.Bytes(nn.LimitLanes, s.N, s.T, nn.Training)
	bytes := pass + pass/2 + wide*(3*len(t.w)+len(t.state)+network.CarryRows()*nn.RowsOf(nn.LimitLanes, s.N))
	if err := t.room("x", "a check of gradients", bytes); err != nil {
		return nil, err
	}
	w, err := nn.NewWorkspace(network, k, s.N, s.T, nn.Training)
	if err != nil {
		return nil, err
	}
	d := &differences{network: network, w: w, s: s, noise: t.noise(t.steps), numbers: nn.Numbers[float64]{
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
	d.w.Forward(true, d.s.Lengths, d.noise)
	return mean(d.w.Loss(d.labels))
}

// numeric returns the derivative of the loss by parameter i: (L(w+h) - L(w-h)) / 2h; kink is what the loss has a kink by on
// the way, "" where it has none.
func (d *differences) numeric(i int) (slope float64, kink string) {
	keep := d.numbers.W[i]
	h := 1e-5 * max(1, math.Abs(keep))
	d.numbers.W[i] = keep + h
	above := d.loss()
	kink = d.sides.Crossed(d.w)
	d.numbers.W[i] = keep - h
	below := d.loss()
	if kink == "" {
		kink = d.sides.Crossed(d.w)
	}
	d.numbers.W[i] = keep
	return (above - below) / (2 * h), kink
}
