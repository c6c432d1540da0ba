// Package nn holds what a network is made of: shapes, layers, losses, initialisers, and
// the network and workspace that join them.
//
// Three things are kept apart. A Network is sizes: what the spec says, checked. Its numbers
// are one flat slice of parameters and one of state, held by whoever trains. A Workspace is
// the scratch memory of a pass, taken once. So a layer is an immutable value, two trainers
// may share a network, and a training step allocates nothing.
//
// Everything is generic over the type of number: float32 trains, float64 is the definition
// that checkGradients runs.
package nn
