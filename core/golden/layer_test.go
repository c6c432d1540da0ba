package golden

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
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

	In          *int    `json:"in"`
	InChannels  *int    `json:"in_channels"`
	Features    *int    `json:"features"`
	Out         int     `json:"out"`
	OutChannels int     `json:"out_channels"`
	Bias        *bool   `json:"bias"`
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

	form     form
	carries  bool // whether the state goes on into the next pass
	truncate int
}

// fields are what each type of layer has, beside type and inputs.
var fields = map[string]string{
	"dense":            "in out bias params",
	"conv2d":           "in_channels out_channels kernel stride padding pads groups bias params",
	"conv2d_transpose": "in_channels out_channels kernel stride pad output_padding bias params",
	"maxpool2d":        "kernel stride pads",
	"avgpool2d":        "kernel stride pads",
	"global_avgpool":   "",
	"flatten":          "",
	"reshape":          "shape",
	"upsample_nearest": "factor",
	"add":              "",
	"dropout":          "mode p",
	"batchnorm":        "features mode eps momentum params state",
	"layernorm":        "features eps params",
	"embedding":        "vocab dim params",
	"activation":       "fn alpha",
	"rnn":              "cell in hidden bidirectional return params state",
}

// UnmarshalJSON refuses a field that layers of the type do not have, and fills in what may be left out.
func (l *layer) UnmarshalJSON(data []byte) error {
	type plain layer
	l.Stride, l.Groups = pair{1, 1}, 1
	if err := strict(data, (*plain)(l)); err != nil {
		return err
	}
	known, ok := fields[l.Type]
	if !ok {
		return fmt.Errorf("layer type %q is not known", l.Type)
	}
	var given map[string]json.RawMessage
	if err := json.Unmarshal(data, &given); err != nil {
		return err
	}
	for name := range given {
		if name != "type" && name != "inputs" && !slices.Contains(strings.Fields(known), name) {
			return fmt.Errorf("%s has a field %q, want one of %s", l.Type, name, known)
		}
	}
	if bias := l.hasBias(); l.Bias != nil && *l.Bias != bias {
		return fmt.Errorf("%s has bias %v, and parameters that say %v", l.Type, *l.Bias, bias)
	}
	if strings.HasSuffix(l.Type, "pool2d") && given["stride"] == nil {
		l.Stride = l.Kernel
	}
	switch l.Mode {
	case "", "eval":
	case "train":
		if l.Type == "dropout" {
			return fmt.Errorf("dropout has mode train, want eval: what it drops is for the library to draw")
		}
	default:
		return fmt.Errorf("%s has mode %q, want train or eval", l.Type, l.Mode)
	}
	return nil
}

func (l *layer) hasBias() bool {
	for name := range l.Params {
		if name[0] == 'b' {
			return true
		}
	}
	return false
}

// reads compares the sizes that the case says the layer reads, and the pads that follow from them, with what it reads.
func (l *layer) reads(t *testing.T, shape []int) {
	t.Helper()
	channels := shape[min(1, len(shape)-1)]
	if l.Type == "dense" || l.Type == "rnn" || l.Type == "layernorm" {
		channels = shape[len(shape)-1]
	}
	for _, said := range []*int{l.In, l.InChannels, l.Features} {
		if said != nil && *said != channels {
			t.Errorf("%s is said to read %d of %v, it reads %d", l.Type, *said, shape, channels)
		}
	}
	if l.Padding == "same" {
		if want := l.samePads(shape[2], shape[3]); l.Pads != want {
			t.Errorf("padding is same with pads %v on %v, want %v", l.Pads, shape, want)
		}
	}
}

// samePads are those of same: out = ceil(n/stride), total = max((out-1)*stride+k-n, 0), before = floor(total/2).
func (l *layer) samePads(height, width int) (pads [4]int) {
	for axis, n := range [2]int{height, width} {
		out := (n + l.Stride[axis] - 1) / l.Stride[axis]
		total := max((out-1)*l.Stride[axis]+l.Kernel[axis]-n, 0)
		pads[2*axis], pads[2*axis+1] = total/2, total-total/2
	}
	return pads
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
	s := spec.Layer{Path: path, Bias: l.hasBias(), Groups: 1, Multiplier: 1}
	takesActivation := func(name string) { s.Type, s.Activation.Name = name, "linear" }
	switch l.Type {
	case "dense":
		takesActivation("dense")
		s.Units = l.Out
	case "conv2d":
		takesActivation("conv2d")
		s.Filters, s.Kernel, s.Stride, s.Groups = l.OutChannels, l.Kernel, l.Stride, l.Groups
		s.Padding = spec.Padding{Mode: l.Padding}
		switch {
		case l.Padding == "explicit":
			s.Padding.Pads = l.Pads
		case l.Padding == "valid" && l.Pads == [4]int{}, l.Padding == "same": // whose pads reads compares
		default:
			t.Fatalf("padding is %q with pads %v", l.Padding, l.Pads)
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
	if l.Return != "sequence" && l.Return != "last" {
		t.Fatalf("return is %q, want sequence or last", l.Return)
	}
}
