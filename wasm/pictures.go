//go:build js && wasm

package main

import (
	"backdraw/core/fault"
	"backdraw/core/ink"
)

// rasterize draws a drawing, array 0 its points and array 1 its ends, as MNIST has digits.
func rasterize(r request) (answer, error) {
	if err := r.arrays.check(); err != nil {
		return answer{}, err
	}
	points, ends := 0, 1
	var d ink.Drawing
	var err error
	if d.Points, err = numbers[float32](r.arrays, &points); err != nil {
		return answer{}, err
	}
	if d.Ends, err = numbers[int32](r.arrays, &ends); err != nil {
		return answer{}, err
	}
	if err := d.Check(); err != nil {
		return answer{}, err
	}
	picture := make([]float32, ink.Pixels)
	d.Rasterize(picture)
	return answer{bytes: bytesOf(picture)}, nil
}

// normalizeImage brings a grey image, array 0, into the same form.
func normalizeImage(r request) (answer, error) {
	var o struct{ Width, Height int }
	if err := r.decode(&o); err != nil {
		return answer{}, err
	}
	grey, err := onlyArray(r)
	if err != nil {
		return answer{}, err
	}
	picture := make([]float32, ink.Pixels)
	err = ink.Image{Grey: grey, Width: o.Width, Height: o.Height}.Normalize(picture)
	return answer{bytes: bytesOf(picture)}, err
}

// refineDigits brings 8x8 counts, array 0 as bytes, into the same form.
func refineDigits(r request) (answer, error) {
	if err := r.arrays.check(); err != nil {
		return answer{}, err
	}
	const size = ink.CoarseSide * ink.CoarseSide
	coarse := r.arrays.raw()
	if len(coarse)%size != 0 {
		return answer{}, fault.New(fault.InvalidData, "counts", "counts has %d numbers, want a multiple of %d: 8x8 for each picture", len(coarse), size)
	}
	pictures := make([]float32, len(coarse)/size*ink.Pixels)
	for i := range len(coarse) / size {
		if err := ink.Refine(pictures[i*ink.Pixels:][:ink.Pixels], coarse[i*size:][:size]); err != nil {
			return answer{}, err
		}
	}
	return answer{bytes: bytesOf(pictures)}, nil
}

// varyPictures writes varied forms of pictures, array 0.
func varyPictures(r request) (answer, error) {
	var o struct {
		Variation ink.Variation
		Seed      uint64
	}
	if err := r.decode(&o); err != nil {
		return answer{}, err
	}
	if err := o.Variation.Check(); err != nil {
		return answer{}, err
	}
	from, err := onlyArray(r)
	if err != nil {
		return answer{}, err
	}
	if len(from)%ink.Pixels != 0 {
		return answer{}, fault.New(fault.InvalidData, "pictures", "pictures has %d numbers, want a multiple of %d: 28x28 for each", len(from), ink.Pixels)
	}
	pictures := make([]float32, len(from))
	o.Variation.Vary(pictures, from, o.Seed)
	return answer{bytes: bytesOf(pictures)}, nil
}

// onlyArray copies array 0 of a request that has no other.
func onlyArray(r request) ([]float32, error) {
	if err := r.arrays.check(); err != nil {
		return nil, err
	}
	at := 0
	return numbers[float32](r.arrays, &at)
}
