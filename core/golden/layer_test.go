package golden

import (
	"encoding/json"
	"testing"

	"backdraw/core/spec"
)

// layer is a layer as the set writes it. Which fields count depends on Type.
type layer struct {
	Type   string `json:"type"`
	Inputs []int  `json:"inputs"`
	Mode   string `json:"mode"`

	Fn    string   `json:"fn"`
	Alpha *float64 `json:"alpha"`

	Out         int     `json:"out"`
	OutChannels int     `json:"out_channels"`
	Bias        bool    `json:"bias"`
	Kernel      pair    `json:"kernel"`
	Stride      pair    `json:"stride"`
	Padding     string  `json:"padding"`
	Pads        [4]int  `json:"pads"`
	Groups      int     `json:"groups"`
	Pad         pair    `json:"pad"`
	OutPadding  pair    `json:"output_padding"`
	Factor      int     `json:"factor"`
	Shape       []int   `json:"shape"`
	Rate        float64 `json:"p"`
	Epsilon     float64 `json:"eps"`
	Momentum    float64 `json:"momentum"`
	Vocabulary  int     `json:"vocab"`
	Width       int     `json:"dim"`

	Cell          string `json:"cell"`
	Hidden        int    `json:"hidden"`
	Bidirectional bool   `json:"bidirectional"`
	Return        string `json:"return"`

	Params map[string]Tensor `json:"params"`
	State  map[string]Tensor `json:"state"`

	carries  bool // whether the state goes on into the next pass
	truncate int
}

// pair is a number, meant twice, or two.
type pair [2]int

func (p *pair) UnmarshalJSON(data []byte) error {
	var one int
	if json.Unmarshal(data, &one) == nil {
		*p = pair{one, one}
		return nil
	}
	return json.Unmarshal(data, (*[2]int)(p))
}

var activations = map[string]string{"identity": "linear", "relu": "relu", "leaky_relu": "leaky-relu", "elu": "elu",
	"gelu": "gelu", "gelu_tanh": "gelu-tanh", "silu": "silu", "sigmoid": "sigmoid", "tanh": "tanh",
	"softplus": "softplus", "softsign": "softsign", "sin": "sin", "softmax": "softmax"}

// inSpec returns the layer as the network spec writes it, with every default resolved.
func (l layer) inSpec(t *testing.T, path string) spec.Layer {
	t.Helper()
	s := spec.Layer{Path: path, Bias: l.Bias, Groups: 1, Multiplier: 1}
	takesActivation := func(name string) { s.Type, s.Activation.Name = name, "linear" }
	switch l.Type {
	case "dense":
		takesActivation("dense")
		s.Units = l.Out
	case "conv2d":
		takesActivation("conv2d")
		s.Filters, s.Kernel, s.Stride, s.Groups = l.OutChannels, l.Kernel, l.Stride, l.Groups
		s.Padding = spec.Padding{Mode: l.Padding}
		if l.Padding == "explicit" {
			s.Padding.Pads = l.Pads
		}
	case "conv2d_transpose":
		takesActivation("conv2d-transpose")
		s.Filters, s.Kernel, s.Stride, s.Crop, s.OutputPadding = l.OutChannels, l.Kernel, l.Stride, l.Pad, l.OutPadding
	case "maxpool2d", "avgpool2d":
		if l.Pads != [4]int{} {
			t.Fatalf("%s has pads %v, want none: windows must fit", l.Type, l.Pads)
		}
		s.Type, s.Size, s.Stride = map[string]string{"maxpool2d": "max-pool2d", "avgpool2d": "average-pool2d"}[l.Type], l.Kernel, l.Stride
	case "global_avgpool":
		s.Type = "global-average-pool2d"
	case "flatten":
		s.Type = "flatten"
	case "reshape":
		s.Type, s.Shape = "reshape", l.Shape
	case "upsample_nearest":
		s.Type, s.Factor = "upsample2d", l.Factor
	case "dropout":
		s.Type, s.Rate = "dropout", l.Rate
	case "batchnorm":
		s.Type, s.Momentum, s.Epsilon = "batch-norm", l.Momentum, l.Epsilon
	case "layernorm":
		s.Type, s.Epsilon = "layer-norm", l.Epsilon
	case "embedding":
		s.Type, s.Vocabulary, s.Units = "embedding", l.Vocabulary, l.Width
	case "activation":
		s.Type, s.Activation = "activation", l.activation(t)
	case "rnn":
		l.recurrent(t, &s)
	default:
		t.Fatalf("layer type %q is not known", l.Type)
	}
	return s
}

func (l layer) activation(t *testing.T) spec.Activation {
	t.Helper()
	name, ok := activations[l.Fn]
	if !ok {
		t.Fatalf("activation %q is not known", l.Fn)
	}
	a := spec.Activation{Name: name, Alpha: map[string]float64{"leaky-relu": 0.01, "elu": 1}[name]}
	if l.Alpha != nil {
		a.Alpha = *l.Alpha
	}
	return a
}

// recurrent: a state that is given is a carried one.
func (l layer) recurrent(t *testing.T, s *spec.Layer) {
	t.Helper()
	switch l.Cell {
	case "elman_tanh":
		s.Type, s.Activation.Name = "rnn", "tanh"
	case "elman_relu":
		s.Type, s.Activation.Name = "rnn", "relu"
	case "lstm", "gru":
		s.Type = l.Cell
	default:
		t.Fatalf("cell %q is not known", l.Cell)
	}
	s.Truncate = l.truncate
	s.Units, s.ReturnSequences, s.Bidirectional = l.Hidden, l.Return == "sequence", l.Bidirectional
	s.Stateful = l.carries || len(l.State) > 0
	s.Bias = false
	for name := range l.Params {
		s.Bias = s.Bias || name[0] == 'b'
	}
}
