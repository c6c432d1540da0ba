package nn

import (
	"backdraw/core/kernel"
	"backdraw/core/spec"
)

func (b *builder[F]) maxPool(l spec.Layer) error {
	sizes, err := b.pool(l)
	if err != nil {
		return err
	}
	return b.add(l, &MaxPool[F]{sizes: sizes})
}

func (b *builder[F]) averagePool(l spec.Layer) error {
	sizes, err := b.pool(l)
	if err != nil {
		return err
	}
	return b.add(l, &AveragePool[F]{sizes: sizes})
}

// globalAveragePool is an average whose one window is the image.
func (b *builder[F]) globalAveragePool(l spec.Layer) error {
	l.Size, l.Stride = [2]int{b.shape.Dims[1], b.shape.Dims[2]}, [2]int{1, 1}
	sizes, err := b.pool(l)
	if err != nil {
		return err
	}
	return b.add(l, &AveragePool[F]{sizes: sizes, global: true})
}

func (b *builder[F]) pool(l spec.Layer) (kernel.Pool, error) {
	height, width, err := b.windows(l, "size", l.Size)
	if err != nil {
		return kernel.Pool{}, err
	}
	return kernel.Pool{Channels: b.shape.Dims[0], Height: height.size, Width: width.size,
		KernelHeight: height.kernel, KernelWidth: width.kernel, StrideHeight: height.stride, StrideWidth: width.stride,
		OutHeight: height.out(), OutWidth: width.out()}, nil
}

func (b *builder[F]) upsample(l spec.Layer) error {
	if !b.shape.IsImage() {
		return b.refuse(l, "an image [C,H,W]: a reshape layer before it")
	}
	if err := b.sides(l, b.shape.Dims[1]*l.Factor, b.shape.Dims[2]*l.Factor); err != nil {
		return err
	}
	return b.add(l, NewUpsample[F](b.shape, l.Factor))
}
