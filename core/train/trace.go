package train

import (
	"strings"

	"backdraw/core/data"
	"backdraw/core/fault"
	"backdraw/core/nn"
)

// Tensor is a row-major array.
type Tensor struct {
	Shape []int     `json:"shape"`
	Data  []float32 `json:"data"`
}

// Trace is everything that happens in one step: what every layer was given and made, the
// gradient of the loss by each of those, and the update that every parameter is about to get.
type Trace struct {
	Loss         float64      `json:"loss"`
	LearningRate float64      `json:"learningRate"` // of this step, as the schedule has it
	Layers       []LayerTrace `json:"layers"`
}

// LayerTrace is a layer's part in a Trace. Tensors have the batch first.
type LayerTrace struct {
	Type                  string                    `json:"type"`
	Input                 Tensor                    `json:"input"`
	PreActivation         *Tensor                   `json:"preActivation,omitempty"`
	Output                Tensor                    `json:"output"`
	InputGradient         Tensor                    `json:"inputGradient"`
	PreActivationGradient *Tensor                   `json:"preActivationGradient,omitempty"`
	OutputGradient        Tensor                    `json:"outputGradient"`
	Parameters            map[string]ParameterTrace `json:"parameters"`
	// States are those of a recurrent layer after every step, h and of an lstm c, (N, T, H), and before
	// the first, h0 and c0, (N, 1, H); with the suffix _rev those of the backward direction.
	States         map[string]Tensor `json:"states,omitempty"`
	StateGradients map[string]Tensor `json:"stateGradients,omitempty"` // likewise
	Layers         []LayerTrace      `json:"layers,omitempty"`         // of a residual
}

// ParameterTrace is one parameter tensor: float32(value + update) is its next value.
type ParameterTrace struct {
	Value    Tensor `json:"value"`
	Gradient Tensor `json:"gradient"`
	Update   Tensor `json:"update"`
}

// maxTraced bounds a trace's numbers of activations, so that one call cannot take all memory.
const maxTraced = 16 << 20

// Trace runs the next training step on the mean over the examples of s and records it. Nothing
// changes: not the weights, not the optimizer, not the order. In a team the gradients and updates of parameters are
// those of its shares, all else is of the whole batch.
func (t *Trainer) Trace(s *data.Set) (*Trace, error) {
	s = t.asValues(s)
	if err := t.checkSet(s, "", true); err != nil {
		return nil, err
	}
	if bytes := t.network.Bytes(nn.LimitLanes, s.N, s.T, nn.TrainingInput); bytes > 4*maxTraced {
		return nil, fault.New(fault.TooLarge, "x", "a trace of %d examples takes %d bytes, the limit is %d", s.N, bytes, 4*maxTraced)
	}
	if err := t.room("x", "a trace", t.traceBytes(s)); err != nil {
		return nil, err
	}
	w, err := nn.NewWorkspace(t.network, t.kernel, s.N, s.T, nn.TrainingInput)
	if err != nil {
		return nil, err
	}
	order := make([]int32, s.N)
	for i := range order {
		order[i] = int32(i)
	}
	before := append([]float32(nil), t.w...)
	gradient := make([]float32, len(t.w))
	state := append([]float32(nil), t.state...)
	w.Bind(s.N, s.T, nn.Numbers[float32]{W: before, DW: gradient, State: state, Carry: t.carryFor(s.N)})
	gatherInput(w, s, order)
	labels := gatherTarget(w, s, order)
	w.Forward(true, s.Lengths, t.noise(t.steps))
	sum, count := w.Loss(labels)
	w.Backward()
	if t.team != nil {
		if gradient, err = t.teamGradient(s); err != nil {
			return nil, err
		}
	}
	tracer := tracer{network: t.network, b: s.N, n: w.N, w: before, gradient: append([]float32(nil), gradient...)}
	update, rate := t.nextUpdate(gradient)
	tracer.update = update
	return &Trace{Loss: mean(sum, count), LearningRate: rate, Layers: tracer.layers(w.Views())}, nil
}

// traceBytes bounds what a Trace takes: the pass, everything that a step changes to be put back, the tensors of the
// answer, and once more what a caller makes of them.
func (t *Trainer) traceBytes(s *data.Set) int {
	m := t.plan().memory()
	pass := t.network.Bytes(nn.LimitLanes, s.N, s.T, nn.TrainingInput)
	return 3*pass + m.snapshot + 4*len(t.w)*(5+2*3)
}

// nextUpdate returns what the next step would add to each weight for that gradient, and its learning rate.
func (t *Trainer) nextUpdate(gradient []float32) (update []float32, rate float64) {
	putBack := t.remember()
	defer putBack()
	before := append([]float32(nil), t.w...)
	t.update(gradient)
	update = make([]float32, len(before))
	for i := range update {
		update[i] = difference(before[i], t.w[i])
	}
	return update, t.rate
}

// difference returns a d with float32(a + d) = b. The float32 nearest to b-a is one, or a
// neighbour of it is.
func difference(a, b float32) float32 {
	d := float32(float64(b) - float64(a))
	for step := float32(0); step < 3; step++ {
		sum := float32(float64(a) + float64(d))
		switch {
		case sum < b:
			d = nextUp(d)
		case sum > b:
			d = -nextUp(-d)
		default:
			return d
		}
	}
	return d
}

// A tracer turns a workspace's rows into tensors.
type tracer struct {
	network             *nn.Network[float32]
	b, n                int
	w, gradient, update []float32
}

func (tr *tracer) layers(views []nn.View[float32]) []LayerTrace {
	all := make([]LayerTrace, 0, len(views))
	for _, v := range views {
		out := v.Out.Time(v.T)
		l := LayerTrace{Type: v.Block.Type,
			Input: tr.rows(v.X, v.In.List(v.T)), Output: tr.rows(v.Y, v.Out.List(out)),
			InputGradient: tr.rows(v.DX, v.In.List(v.T)), OutputGradient: tr.rows(v.DY, v.Out.List(out)),
			Parameters: tr.parameters(v.Block.Path)}
		if v.Z != nil {
			z, dz := tr.rows(v.Z, v.Out.List(out)), tr.rows(v.DZ, v.Out.List(out))
			l.PreActivation, l.PreActivationGradient = &z, &dz
		}
		for _, h := range v.Hidden {
			if l.States == nil {
				l.States, l.StateGradients = map[string]Tensor{}, map[string]Tensor{}
			}
			shape := []int{len(h.Values) / (tr.n * h.Width), h.Width}
			l.States[h.Name], l.StateGradients[h.Name] = tr.rows(h.Values, shape), tr.rows(h.Grads, shape)
		}
		if v.Children != nil {
			l.Layers = tr.layers(v.Children)
		}
		all = append(all, l)
	}
	return all
}

func (tr *tracer) rows(rows []float32, shape []int) Tensor {
	size := len(rows) / tr.n
	t := Tensor{Shape: append([]int{tr.b}, shape...), Data: make([]float32, tr.b*size)}
	data.Scatter(t.Data, rows, tr.b, size, tr.n)
	return t
}

// parameters returns those of the layer itself: of a residual's layers each has its own.
func (tr *tracer) parameters(path string) map[string]ParameterTrace {
	all := map[string]ParameterTrace{}
	for _, p := range tr.network.Params {
		if !strings.HasPrefix(p.Path, path+".") || strings.HasPrefix(p.Path, path+".layers[") {
			continue
		}
		part := func(flat []float32) Tensor {
			return Tensor{Shape: append([]int(nil), p.Shape...), Data: append([]float32(nil), flat[p.Offset:][:p.Size()]...)}
		}
		all[p.Name] = ParameterTrace{Value: part(tr.w), Gradient: part(tr.gradient), Update: part(tr.update)}
	}
	return all
}
