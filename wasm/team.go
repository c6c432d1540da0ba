//go:build js && wasm

package main

import "backdraw/core/train"

// join makes a trainer a member of a team.
//
//go:wasmexport join
func join(handle, rank, size int32) int32 {
	return withTrainer(handle, func(t *train.Trainer) error {
		return t.Join(int(rank), int(size))
	})
}

// contribution writes where that of a member lies and how many bytes it has.
//
//go:wasmexport contribution
func contribution(handle, rank int32) int32 {
	return withTrainer(handle, func(t *train.Trainer) error {
		bytes, err := t.Contribution(int(rank))
		figures[0], figures[1] = address(bytes), float64(len(bytes))
		return err
	})
}

//go:wasmexport shareGradient
func shareGradient(handle int32) int32 {
	return withTrainer(handle, func(t *train.Trainer) error {
		return t.ShareGradient()
	})
}

//go:wasmexport applyGradients
func applyGradients(handle int32) int32 {
	return withTrainer(handle, func(t *train.Trainer) error {
		return t.ApplyGradients()
	})
}

//go:wasmexport checkFinite
func checkFinite(handle int32) int32 {
	return withTrainer(handle, func(t *train.Trainer) error {
		return t.CheckFinite()
	})
}
