package kernel

// Scalar returns the float32 loops in plain Go.
func Scalar() *Table[float32] { return &scalar }

var scalar = *plain[float32]("scalar", 4)
