//go:build js && wasm

package main

import (
	"backdraw/core/data"
	"backdraw/core/fault"
)

// makeData draws a named shape: its points, and after them as many labels or values.
func makeData(r request) (answer, error) {
	var o struct {
		Name                       string
		Count, Classes             int
		Noise, LabelNoise, Balance float64
		Seed                       uint64
	}
	if err := r.decode(&o); err != nil {
		return answer{}, err
	}
	if o.Count < 1 || o.Count > data.MaxGenerated {
		return answer{}, fault.New(fault.InvalidArgument, "count", "count is %d, want 1 to %d", o.Count, data.MaxGenerated)
	}
	s, err := data.Generate(data.Recipe{Name: o.Name, N: o.Count, Classes: o.Classes, Noise: o.Noise, LabelNoise: o.LabelNoise, Balance: o.Balance, Seed: o.Seed})
	if err != nil {
		return answer{}, err
	}
	bytes := append(bytesOf(s.X), bytesOf(s.Values)...)
	return answer{value: s.Labels != nil, bytes: append(bytes, bytesOf(s.Labels)...)}, nil
}
