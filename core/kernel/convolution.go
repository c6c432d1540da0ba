package kernel

// Conv gives the sizes of a convolution over images: X is Channels*Height*Width rows of N
// numbers, Y is Filters*OutHeight*OutWidth rows, W holds
// [Filters, Channels/Groups, KernelHeight, KernelWidth] weights.
// It is a cross-correlation: the kernel is not flipped. Filters and channels are split into
// Groups consecutive blocks; block g of Y reads block g of X. Out pixel (i, j) reads in
// pixels from (i*StrideHeight-PadTop, j*StrideWidth-PadLeft) on; those outside count as 0,
// above and below alike, so that OutHeight and OutWidth say how much padding there is
// after the image.
type Conv struct {
	Channels, Height, Width   int
	Filters                   int
	KernelHeight, KernelWidth int
	StrideHeight, StrideWidth int
	PadTop, PadLeft           int
	OutHeight, OutWidth       int
	Groups                    int
	N                         int // numbers in a row, a multiple of Table.Lanes
}

// Scratch returns how many numbers of working space Convolve and ConvolveBackData need: a group's
// weights, and what a row of pixels sees of its images, 64 examples at a time.
func (c Conv) Scratch() int {
	channels, filters := c.Channels/c.Groups, c.Filters/c.Groups
	seen := channels * ((c.OutWidth-1)*c.StrideWidth + c.KernelWidth)
	seenBack := filters * (c.Width/c.StrideWidth + 1 + c.KernelWidth)
	return channels*filters*c.KernelHeight*c.KernelWidth + max(seen, seenBack)*c.KernelHeight*min(c.N, 64)
}
