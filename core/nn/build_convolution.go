package nn

import (
	"backdraw/core/fault"
	"backdraw/core/kernel"
	"backdraw/core/spec"
)

func (b *builder[F]) conv2d(l spec.Layer) error {
	sizes, err := b.convolution(l, l.Filters, l.Groups)
	if err != nil {
		return err
	}
	return b.add(l, NewConvolution[F](sizes, "w", l.Bias, initialiser(l)))
}

func (b *builder[F]) depthwise(l spec.Layer) error {
	sizes, err := b.depthwiseSizes(l)
	if err != nil {
		return err
	}
	return b.add(l, NewConvolution[F](sizes, "w", l.Bias, initialiser(l)))
}

// separable adds a depthwise convolution, then one over single pixels.
func (b *builder[F]) separable(l spec.Layer) error {
	sizes, err := b.depthwiseSizes(l)
	if err != nil {
		return err
	}
	linear := l
	linear.Activation.Name = "linear"
	if err := b.add(l, NewConvolution[F](sizes, "w_depthwise", false, initialiser(linear))); err != nil {
		return err
	}
	point := l
	point.Kernel, point.Stride, point.Padding = [2]int{1, 1}, [2]int{1, 1}, spec.Padding{}
	if sizes, err = b.convolution(point, l.Filters, 1); err != nil {
		return err
	}
	return b.add(l, NewConvolution[F](sizes, "w_pointwise", l.Bias, initialiser(l)))
}

func (b *builder[F]) transposed(l spec.Layer) error {
	if !b.shape.IsImage() {
		return b.refuse(l, "an image [C,H,W]: a reshape layer before it")
	}
	channels, in := b.shape.Dims[0], [2]int{b.shape.Dims[1], b.shape.Dims[2]}
	var out [2]int
	for i := range out {
		out[i] = (in[i]-1)*l.Stride[i] + l.Kernel[i] + l.OutputPadding[i] - 2*l.Crop[i]
	}
	if out[0] < 1 || out[1] < 1 {
		return fault.New(fault.InvalidSpec, l.Path+".crop", "%s.crop is [%d,%d] of %d x %d pixels, want at least one pixel left",
			l.Path, l.Crop[0], l.Crop[1], out[0]+2*l.Crop[0], out[1]+2*l.Crop[1])
	}
	if err := b.sides(l, out[0], out[1]); err != nil {
		return err
	}
	if err := b.weights(l, channels, l.Filters, l.Kernel[0], l.Kernel[1]); err != nil {
		return err
	}
	return b.add(l, NewTransposedConvolution[F](kernel.Conv{Channels: l.Filters, Height: out[0], Width: out[1], Filters: channels,
		KernelHeight: l.Kernel[0], KernelWidth: l.Kernel[1], StrideHeight: l.Stride[0], StrideWidth: l.Stride[1],
		PadTop: l.Crop[0], PadLeft: l.Crop[1], OutHeight: in[0], OutWidth: in[1], Groups: 1}, l.Bias, initialiser(l)))
}

// depthwiseSizes gives every channel Multiplier filters of its own.
func (b *builder[F]) depthwiseSizes(l spec.Layer) (kernel.Conv, error) {
	channels := 1
	if b.shape.IsImage() {
		channels = b.shape.Dims[0]
	}
	return b.convolution(l, channels*l.Multiplier, channels)
}

// convolution returns the sizes of a convolution of the image before it, N aside.
func (b *builder[F]) convolution(l spec.Layer, filters, groups int) (kernel.Conv, error) {
	height, width, err := b.windows(l, "kernel", l.Kernel)
	if err != nil {
		return kernel.Conv{}, err
	}
	channels := b.shape.Dims[0]
	if channels%groups != 0 {
		return kernel.Conv{}, fault.New(fault.InvalidSpec, l.Path+".groups", "%s.groups is %d, want a divisor of the %d channels before it", l.Path, groups, channels)
	}
	if filters%groups != 0 {
		return kernel.Conv{}, fault.New(fault.InvalidSpec, l.Path+".groups", "%s.groups is %d, want a divisor of filters, %d", l.Path, groups, filters)
	}
	if err := b.weights(l, filters, channels/groups, l.Kernel[0], l.Kernel[1]); err != nil {
		return kernel.Conv{}, err
	}
	return kernel.Conv{Channels: channels, Height: height.size, Width: width.size, Filters: filters,
		KernelHeight: height.kernel, KernelWidth: width.kernel, StrideHeight: height.stride, StrideWidth: width.stride,
		PadTop: height.before, PadLeft: width.before, OutHeight: height.out(), OutWidth: width.out(), Groups: groups}, nil
}
