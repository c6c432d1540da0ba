package ink

// CoarseSide is the height and the width of the pictures of the Optical Recognition of Handwritten
// Digits data set (Alpaydin and Kaynak 1998), whose numbers, 0 to 16, count the inked ones among the
// 4x4 pixels of a bitmap of 32x32.
const (
	CoarseSide   = 8
	coarsePixels = CoarseSide * CoarseSide
)

// Refine turns such a picture, (8, 8), into one of MNIST's form, (28, 28): the counts are smoothed
// over the bitmap that they were made from, lines come out thin, so that what was open stays open, and
// that is scaled and centred as any other image. Counts above 16 are 16.
func Refine(picture []float32, coarse []uint8) error {
	const fine = 4 // pixels for each count, as fine as the bitmap was
	blocks := Image{make([]float32, coarsePixels), CoarseSide, CoarseSide}
	for i, v := range coarse[:coarsePixels] {
		blocks.Grey[i] = min(float32(v)/16, 1)
	}
	const side = (CoarseSide + 2) * fine
	smooth := Image{make([]float32, side*side), side, side}
	for i := range smooth.Grey {
		v := blocks.at((float64(i%side)+0.5)/fine-1, (float64(i/side)+0.5)/fine-1)
		smooth.Grey[i] = 1 - min(max((v-0.55)/0.35, 0), 1)
	}
	return smooth.Normalize(picture)
}
