package nn

import "backdraw/core/spec"

func (b *builder[F]) batchNorm(l spec.Layer) error {
	if b.shape.Rank == 0 {
		return b.refuse(l, "numbers: an embedding before it")
	}
	return b.add(l, NewBatchNorm[F](b.shape, l.Momentum, l.Epsilon))
}

func (b *builder[F]) layerNorm(l spec.Layer) error {
	if b.shape.IsImage() {
		return b.refuse(l, "features: a flatten layer before it")
	}
	if b.shape.Rank == 0 {
		return b.refuse(l, "features: an embedding before it")
	}
	return b.add(l, NewLayerNorm[F](b.shape, l.Epsilon))
}
