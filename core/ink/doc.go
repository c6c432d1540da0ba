// Package ink turns what a person drew, or an image with one thing on it, into the form of the
// MNIST database of handwritten digits (LeCun, Cortes and Burges 1998), so that a network which
// learnt from one reads the other: the ink scaled into 20x20 pixels with its proportions kept, grey
// at its edges, then put into 28x28 with its centre of mass in the middle. Paper is 0, ink 1.
package ink

// Side is the height and the width of a picture, Pixels how many numbers it is, row by row from the
// top; box is the side of the square that the ink fills.
const (
	Side   = 28
	Pixels = Side * Side
	box    = 20
)

// Limits of one drawing and of one image.
const (
	MaxPoints = 100_000
	MaxImage  = 4096
)
