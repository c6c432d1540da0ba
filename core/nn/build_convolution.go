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
