package nn

import (
	"fmt"

	"backdraw/core/fault"
	"backdraw/core/spec"
)

// A window is how a kernel slides along one side of an image.
type window struct {
	size          int // of the image
	kernel        int
	stride        int
	before, after int // padding
}

// pad resolves padding of one side: valid has none; same makes the output size/stride, rounded
// up, with the odd pixel after the image; explicit is as given.
func (w window) pad(mode string, before, after int) window {
	switch mode {
	case "same":
		out := (w.size + w.stride - 1) / w.stride
		total := max((out-1)*w.stride+w.kernel-w.size, 0)
		before = total / 2
		after = total - before
	case "valid":
		before, after = 0, 0
	}
	w.before, w.after = before, after
	return w
}

// padded returns the size of the image with its padding.
func (w window) padded() int { return w.before + w.size + w.after }

// out returns how many windows fit.
func (w window) out() int { return (w.padded()-w.kernel)/w.stride + 1 }

// windows returns the two sides of a layer's window on an image, or says why none fits; field is
// the spec's name for the window's size.
func (b *builder[F]) windows(l spec.Layer, field string, size [2]int) (height, width window, err error) {
	if !b.shape.IsImage() {
		return window{}, window{}, b.refuse(l, "an image [C,H,W]: a reshape layer before it")
	}
	mode := l.Padding.Mode
	if mode == "" {
		mode = "valid"
	}
	pads := l.Padding.Pads
	height = window{size: b.shape.Dims[1], kernel: size[0], stride: l.Stride[0]}.pad(mode, pads[0], pads[1])
	width = window{size: b.shape.Dims[2], kernel: size[1], stride: l.Stride[1]}.pad(mode, pads[2], pads[3])
	if height.padded() < height.kernel || width.padded() < width.kernel {
		return window{}, window{}, fault.New(fault.InvalidSpec, l.Path+"."+field, "%s.%s is [%d,%d], want at most [%d,%d], the image with its padding",
			l.Path, field, size[0], size[1], height.padded(), width.padded())
	}
	return height, width, b.sides(l, height.out(), width.out())
}

// sides refuses an image with sides past the limit.
func (b *builder[F]) sides(l spec.Layer, height, width int) error {
	if height > spec.MaxSide || width > spec.MaxSide {
		return fault.New(fault.TooLarge, l.Path, "%s makes an image of %d x %d pixels, the limit is %d for a side", l.Path, height, width, spec.MaxSide)
	}
	return nil
}

// weights refuses a tensor of too many parameters before any number overflows.
func (b *builder[F]) weights(l spec.Layer, shape ...int) error {
	n := 1
	for _, d := range shape {
		n *= d
		if n > MaxParameters {
			return tooLarge(l.Path, l.Path+" of weights "+fmt.Sprint(shape), n, MaxParameters, "parameters or more")
		}
	}
	return nil
}
