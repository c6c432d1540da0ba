// Package core is the root of Backdraw's engine: pure Go, the standard library only.
//
// # Letters
//
// Every docstring below this folder uses the same letters for sizes:
//
//	B  examples in a batch
//	N  numbers in a row: B rounded up to whole vectors (kernel.Table.Lanes)
//	T  time steps of a sequence
//	I  input features of a layer
//	O  output features of a layer
//	C  channels of an image, or classes of a label
//	H  height of an image; in recurrent layers, hidden units
//	W  width of an image
//	P  parameters of a network
//
// # Layout
//
// The example is the fastest axis. A vector of F features is F rows of N numbers, an
// image C*H*W rows, a sequence T*F rows; the number of example b in row r stands at
// r*N + b. So a SIMD lane is an example, every layer is written as it would be for one
// example, and a layer of one unit fills its vectors as well as one of a thousand.
// Lanes from B to N repeat example B-1 in the forward pass and carry zero gradient in
// the backward pass, so that they never change a sum.
//
// What comes in and goes out (data, parameters, predictions, traces) is row-major in
// the layout of PyTorch; only the inside of a pass is turned.
package core
