// Package train trains a network on a set of examples: the loop, its figures, checkpoints, and
// what one may ask of a network in training: predictions, a trace of one step, a check of its
// gradients.
//
// One step is, in this order: gather a batch, forward, loss, backward, regularizer, clipping,
// optimizer, masks, weight average. It allocates nothing, and the same spec, data and calls give
// the same bits.
package train
