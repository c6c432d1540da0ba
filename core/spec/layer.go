package spec

import (
	"math"
	"strconv"

	"backdraw/core/document"
	"backdraw/core/fault"
)

// Limits of a document. What it needs in parameters and memory is known to package nn.
const (
	MaxLayers = 200
	MaxUnits  = 4096    // units, filters, groups, channels per channel
	MaxSide   = 65536   // sides of images, windows and paddings, lengths of sequences
	MaxWidth  = 1 << 24 // features of an example, channels, token ids, examples in a batch
)

var (
	units    = span{1, MaxUnits}
	sides    = span{1, MaxSide}
	paddings = span{0, MaxSide}
	widths   = span{1, MaxWidth}
	both1    = [2]int{1, 1}
	bothNeed = [2]int{required, required}
)

// layers is a list of layers.
func (f *form) layers(name string, p *[]Layer) {
	if !f.reading {
		list := document.List()
		for i := range *p {
			child := form{full: f.full}
			(*p)[i].visit(&child)
			list.Items = append(list.Items, child.out)
		}
		f.put(name, list)
		return
	}
	const want = "a list of layers"
	v, given := f.get(name)
	if !given {
		f.require(name, want)
		return
	}
	if v.Kind != document.Array || len(v.Items) == 0 {
		f.fail(f.wrong(name, v, want))
		return
	}
	*f.count += len(v.Items)
	if *f.count > MaxLayers {
		f.fail(fault.New(fault.TooLarge, f.at(name), "%s brings the network to %d layers, the limit is %d", f.at(name), *f.count, MaxLayers))
		return
	}
	*p = make([]Layer, len(v.Items))
	for i, item := range v.Items {
		l := &(*p)[i]
		l.Path = f.at(name) + "[" + strconv.Itoa(i) + "]"
		child := form{path: l.Path, owner: "a layer", count: f.count, reading: true, in: item}
		if err := child.read(l.visit); err != nil {
			f.fail(err)
			return
		}
	}
}

// visit lists the fields of every type of layer.
func (l *Layer) visit(f *form) {
	f.choice("type", &l.Type, "", layerTypes)
	if f.err != nil {
		// Without a type nothing can be said of the other fields.
		f.missing = nil
		return
	}
	f.owner = l.Type
	switch l.Type {
	case "dense":
		f.integer("units", &l.Units, units, required)
		l.weighted(f, &l.Bias)
		l.activated(f)
	case "conv2d":
		f.integer("filters", &l.Filters, units, required)
		l.window(f)
		f.integer("groups", &l.Groups, units, 1)
		l.weighted(f, &l.Bias)
		l.activated(f)
	case "depthwise-conv2d":
		l.window(f)
		f.integer("multiplier", &l.Multiplier, units, 1)
		l.weighted(f, &l.Bias)
		l.activated(f)
	case "separable-conv2d":
		f.integer("filters", &l.Filters, units, required)
		l.window(f)
		f.integer("multiplier", &l.Multiplier, units, 1)
		l.weighted(f, &l.Bias)
		l.activated(f)
	case "conv2d-transpose":
		f.integer("filters", &l.Filters, units, required)
		f.pair("kernel", &l.Kernel, sides, bothNeed)
		f.pair("stride", &l.Stride, sides, both1)
		f.pair("crop", &l.Crop, paddings, [2]int{})
		f.pair("outputPadding", &l.OutputPadding, paddings, [2]int{})
		if out := l.OutputPadding; f.reading && (out[0] >= max(l.Stride[0], 1) || out[1] >= max(l.Stride[1], 1)) {
			f.fail(fault.New(fault.InvalidSpec, f.at("outputPadding"), "%s is [%d,%d], want less than stride, [%d,%d]",
				f.at("outputPadding"), out[0], out[1], l.Stride[0], l.Stride[1]))
		}
		l.weighted(f, &l.Bias)
		l.activated(f)
	case "upsample2d":
		f.integer("factor", &l.Factor, sides, required)
	case "max-pool2d", "average-pool2d":
		f.pair("size", &l.Size, sides, bothNeed)
		f.pair("stride", &l.Stride, sides, l.Size)
	case "reshape":
		l.reshape(f)
	case "activation":
		l.activated(f)
	case "dropout":
		f.number("rate", &l.Rate, share, math.NaN())
	case "gaussian-noise":
		f.number("std", &l.Std, notNegative, math.NaN())
	case "batch-norm":
		f.number("momentum", &l.Momentum, zeroToOne, 0.1)
		f.number("epsilon", &l.Epsilon, epsilons, 1e-5)
		f.flag("frozen", &l.Frozen, false)
	case "layer-norm":
		f.number("epsilon", &l.Epsilon, epsilons, 1e-5)
		f.flag("frozen", &l.Frozen, false)
	case "features":
		l.features(f)
	case "normalize":
		l.normalize(f)
	case "embedding":
		f.integer("vocabulary", &l.Vocabulary, widths, required)
		f.integer("units", &l.Units, units, required)
		none := true // a table has no bias, so either value of the field changes nothing
		l.weighted(f, &none)
	case "rnn", "gru", "lstm":
		l.recurrent(f)
	case "residual":
		f.layers("layers", &l.Layers)
	}
}

// weighted lists the fields of layers with weights that are drawn.
func (l *Layer) weighted(f *form, bias *bool) {
	f.named("init", &l.Init.Name, "", initNames, func(*form) {})
	f.flag("bias", bias, true)
	f.flag("frozen", &l.Frozen, false)
}

func (l *Layer) activated(f *form) {
	f.named("activation", &l.Activation.Name, "linear", activationNames, func(c *form) {
		switch l.Activation.Name {
		case "leaky-relu":
			c.number("alpha", &l.Activation.Alpha, notNegative, 0.01)
		case "elu":
			c.number("alpha", &l.Activation.Alpha, notNegative, 1)
		}
	})
}

// window lists the fields of a convolution's window.
func (l *Layer) window(f *form) {
	f.pair("kernel", &l.Kernel, sides, bothNeed)
	f.pair("stride", &l.Stride, sides, both1)
	l.Padding.visit(f)
}

func (p *Padding) visit(f *form) {
	const name = "padding"
	if !f.reading {
		switch {
		case p.Mode == "explicit":
			f.put(name, document.List(document.Count(p.Pads[0]), document.Count(p.Pads[1]), document.Count(p.Pads[2]), document.Count(p.Pads[3])))
		case f.full || p.Mode != "valid":
			f.put(name, document.Text(p.Mode))
		}
		return
	}
	*p = Padding{Mode: "valid"}
	v, given := f.get(name)
	switch {
	case !given:
	case v.Kind == document.String && (v.Text == "valid" || v.Text == "same"):
		p.Mode = v.Text
	case v.Kind == document.Array && len(v.Items) == 4:
		p.Mode = "explicit"
		for i, item := range v.Items {
			n, err := whole(f.at(name)+"["+strconv.Itoa(i)+"]", item, paddings)
			if err != nil {
				f.fail(err)
			}
			p.Pads[i] = n
		}
	default:
		f.fail(f.wrong(name, v, "valid, same or [top, bottom, left, right]"))
	}
}

func (l *Layer) recurrent(f *form) {
	f.integer("units", &l.Units, units, required)
	f.flag("returnSequences", &l.ReturnSequences, false)
	f.flag("bidirectional", &l.Bidirectional, false)
	f.integer("truncate", &l.Truncate, paddings, 0)
	f.flag("stateful", &l.Stateful, false)
	l.weighted(f, &l.Bias)
	if l.Type == "rnn" {
		f.named("activation", &l.Activation.Name, "tanh", recurrentActivations, func(*form) {})
	}
	if f.reading && l.Stateful && l.Bidirectional {
		f.fail(fault.New(fault.InvalidSpec, f.at("bidirectional"),
			"%s is true with stateful, want only one of them: the backward direction has no state to carry on", f.at("bidirectional")))
	}
}
