package nn

import (
	"backdraw/core/fault"
	"backdraw/core/kernel"
	"backdraw/core/spec"
)

// A builder turns the layers of a spec into a chain, one after another; shape is what the
// next layer reads.
type builder[F kernel.Float] struct {
	chain *Chain[F]
	shape Shape
	count int // parameters so far
}

func (b *builder[F]) layers(all []spec.Layer) error {
	for _, l := range all {
		block := Block{Path: l.Path, Type: l.Type, From: len(b.chain.layers)}
		if err := b.layer(l); err != nil {
			return err
		}
		if l.Activation.Name != "" && l.Activation.Name != "linear" && l.Type != "rnn" { // rnn's is inside its loop
			if err := b.activation(l); err != nil {
				return err
			}
			block.Activation = true
		}
		block.Activated = l.Activation.Name != "" && l.Type != "rnn"
		block.To = len(b.chain.layers)
		if block.To == block.From { // linear activation: what comes in goes out
			b.add(l, &Reshape[F]{in: b.shape, out: b.shape})
			block.To++
		}
		b.chain.blocks = append(b.chain.blocks, block)
	}
	return nil
}

// layer adds what a layer of the spec stands for, without its activation.
func (b *builder[F]) layer(l spec.Layer) error {
	switch l.Type {
	case "dense":
		return b.dense(l)
	case "batch-norm":
		return b.batchNorm(l)
	case "layer-norm":
		return b.layerNorm(l)
	case "conv2d":
		return b.conv2d(l)
	case "depthwise-conv2d":
		return b.depthwise(l)
	case "separable-conv2d":
		return b.separable(l)
	case "conv2d-transpose":
		return b.transposed(l)
	case "max-pool2d":
		return b.maxPool(l)
	case "average-pool2d":
		return b.averagePool(l)
	case "global-average-pool2d":
		return b.globalAveragePool(l)
	case "upsample2d":
		return b.upsample(l)
	case "activation":
		return nil
	case "dropout":
		return b.add(l, &Dropout[F]{shape: b.shape, rate: l.Rate, salt: saltOf(l.Path)})
	case "gaussian-noise":
		return b.add(l, &GaussianNoise[F]{shape: b.shape, std: l.Std, salt: saltOf(l.Path)})
	case "features":
		return b.features(l)
	case "normalize":
		return b.normalize(l)
	case "flatten":
		return b.flatten(l)
	case "reshape":
		return b.reshape(l)
	case "residual":
		return b.residual(l)
	case "embedding":
		return b.embedding(l)
	case "rnn", "gru", "lstm":
		return b.recurrent(l)
	}
	return fault.New(fault.Unsupported, l.Path+".type", "%s.type is %q, which this build cannot run", l.Path, l.Type)
}

// add appends a layer, names its tensors and counts them.
func (b *builder[F]) add(l spec.Layer, layer Layer[F]) error {
	params := layer.Params()
	for i := range params {
		b.count += params[i].Size()
		if params[i].Path == "" {
			params[i].Path = l.Path + "." + params[i].Name
			params[i].Frozen = l.Frozen
		}
	}
	if b.count > MaxParameters {
		return tooLarge(l.Path, "the network up to "+l.Path, b.count, MaxParameters, "parameters")
	}
	state := layer.State()
	for i := range state {
		if state[i].Path == "" {
			state[i].Path = l.Path + "." + state[i].Name
		}
	}
	b.chain.add(layer)
	_, b.shape = layer.Shapes()
	return fits(l.Path, "an example after "+l.Path, b.shape)
}

// refuse says that a layer cannot read the shape before it.
func (b *builder[F]) refuse(l spec.Layer, want string) error {
	return fault.New(fault.InvalidSpec, l.Path, "%s is %s on %v, want %s", l.Path, l.Type, b.shape, want)
}

// initialiser returns the layer's own, or the default: He's for ReLU and its kin.
func initialiser(l spec.Layer) string {
	if l.Init.Name != "" {
		return l.Init.Name
	}
	switch l.Activation.Name {
	case "relu", "leaky-relu", "elu", "selu", "gelu", "gelu-tanh", "silu", "mish":
		return "he-uniform"
	}
	return "glorot-uniform"
}

func (b *builder[F]) dense(l spec.Layer) error {
	if b.shape.IsImage() {
		return b.refuse(l, "features: a flatten layer before it")
	}
	if b.shape.Rank == 0 {
		return b.refuse(l, "features: an embedding before it")
	}
	return b.add(l, NewDense[F](b.shape, l.Units, l.Bias, initialiser(l)))
}

func (b *builder[F]) activation(l spec.Layer) error {
	if b.shape.Rank == 0 {
		return b.refuse(l, "numbers: an embedding before it")
	}
	if l.Activation.Name == "softmax" {
		if b.shape.IsImage() {
			return fault.New(fault.InvalidSpec, l.Path+".activation", "%s.activation is softmax on an image %v, want features: a flatten layer before it", l.Path, b.shape)
		}
		return b.add(spec.Layer{Path: l.Path}, &Softmax[F]{shape: b.shape})
	}
	f, ok := kernel.ActivationNamed(l.Activation.Name)
	if !ok {
		return fault.New(fault.InvalidSpec, l.Path+".activation", "%s.activation is %q, which this build cannot run", l.Path, l.Activation.Name)
	}
	return b.add(spec.Layer{Path: l.Path}, NewActivated[F](b.shape, f, l.Activation.Alpha))
}

func (b *builder[F]) features(l spec.Layer) error {
	if b.shape != Features(2) {
		return b.refuse(l, "two inputs, [2]")
	}
	var all []feature
	if l.Fourier != nil {
		all = fourier(l.Fourier.Count, l.Fourier.Scale, l.Fourier.Seed)
	}
	var named []feature
	for i, name := range l.Features {
		f, ok := featureNamed(name)
		if !ok {
			return fault.New(fault.InvalidSpec, l.Path+".names", "%s.names[%d] is %q, which this build does not know", l.Path, i, name)
		}
		named = append(named, f)
	}
	all = append(named, all...)
	return b.add(l, &FeatureMap[F]{in: b.shape, out: Features(len(all)), features: all})
}

func featureNamed(name string) (feature, bool) {
	for _, f := range namedFeatures {
		if f.name == name {
			return f, true
		}
	}
	return feature{}, false
}

func (b *builder[F]) normalize(l spec.Layer) error {
	if b.shape.Rank == 0 {
		return b.refuse(l, "numbers: an embedding before it")
	}
	count := b.shape.Dims[0]
	for _, field := range []struct {
		name   string
		values []float64
	}{{"mean", l.Mean}, {"std", l.StandardDeviation}} {
		if n := len(field.values); n != 1 && n != count {
			return fault.New(fault.InvalidSpec, l.Path+"."+field.name, "%s.%s has %d numbers, want 1 or %d", l.Path, field.name, n, count)
		}
	}
	layer := &Normalize[F]{shape: b.shape}
	for _, v := range l.Mean {
		layer.mean = append(layer.mean, F(v))
	}
	for _, v := range l.StandardDeviation {
		layer.std = append(layer.std, F(v))
	}
	return b.add(l, layer)
}

func (b *builder[F]) flatten(l spec.Layer) error {
	if b.shape.Sequence && b.shape.Steps == 0 {
		return b.refuse(l, "a fixed length: input [T,F] in numbers, or a recurrent layer without returnSequences before it")
	}
	return b.add(l, &Reshape[F]{in: b.shape, out: Features(b.shape.Size(0))})
}

func (b *builder[F]) reshape(l spec.Layer) error {
	if b.shape.Sequence && b.shape.Steps == 0 || b.shape.Rank == 0 {
		return b.refuse(l, "numbers of a fixed size")
	}
	out, err := inputShape(spec.Input{Dims: l.Shape})
	if err != nil || out.Size(0) != b.shape.Size(0) {
		return fault.New(fault.InvalidSpec, l.Path+".shape", "%s.shape is %v, want %d numbers in 1 to 3 sizes, as many as %v before it", l.Path, l.Shape, b.shape.Size(0), b.shape)
	}
	return b.add(l, &Reshape[F]{in: b.shape, out: out})
}

func (b *builder[F]) residual(l spec.Layer) error {
	inner := builder[F]{chain: &Chain[F]{in: b.shape}, shape: b.shape, count: b.count}
	if err := inner.layers(l.Layers); err != nil {
		return err
	}
	if inner.shape != b.shape {
		return fault.New(fault.InvalidSpec, l.Path, "%s turns %v into %v, want layers that keep the shape", l.Path, b.shape, inner.shape)
	}
	return b.add(l, &Residual[F]{chain: inner.chain})
}

func (b *builder[F]) embedding(l spec.Layer) error {
	ids := b.shape.Rank == 0 || !b.shape.Sequence && b.shape.Rank == 1 && len(b.chain.layers) == 0
	if !ids {
		return b.refuse(l, `token ids: input ["T"] or [F], and embedding the first layer`)
	}
	return b.add(l, newEmbedding[F](b.shape, l.Vocabulary, l.Units, l.Init.Name))
}

func (b *builder[F]) recurrent(l spec.Layer) error {
	if !b.shape.Sequence || b.shape.Rank != 1 {
		return b.refuse(l, `a sequence of features: input ["T",F], or an embedding or a reshape to [T,F] before it`)
	}
	return b.add(l, newRecurrent[F](b.shape, l))
}
