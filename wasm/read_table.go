//go:build js && wasm

package main

import (
	"syscall/js"

	"backdraw/core/data"
	"backdraw/core/fault"
)

// readTable reads comma- or otherwise separated values from array 0, UTF-8: features of all
// examples, and after them the targets. Where progress is asked for, the global function of that name hears of it.
func readTable(r request) (answer, error) {
	var o struct {
		Target   string
		Kind     string
		Progress bool
	}
	if err := r.decode(&o); err != nil {
		return answer{}, err
	}
	if err := r.arrays.check(); err != nil {
		return answer{}, err
	}
	format := data.Format{Guess: true}
	if o.Target != "" {
		format.Targets = []string{o.Target}
	}
	switch o.Kind {
	case "":
	case "classes":
		format.Kind = data.Classes
	case "numbers":
		format.Kind = data.Numbers
	default:
		return answer{}, fault.New(fault.InvalidArgument, "kind", "kind is %q, want classes or numbers", o.Kind)
	}
	if o.Progress {
		format.Progress = func(share float64) { js.Global().Call("progress", share) }
	}
	t, err := data.ReadTable(r.arrays.raw(), format)
	if err != nil {
		return answer{}, err
	}
	type badLine struct {
		Line    int    `json:"line"`
		Message string `json:"message"`
	}
	bad := make([]badLine, len(t.Bad))
	for i, b := range t.Bad {
		bad[i] = badLine{b.Line, b.Message}
	}
	bytes := append(bytesOf(t.Set.X), bytesOf(t.Set.Values)...)
	return answer{
		value: struct {
			Features []string  `json:"features"`
			Target   string    `json:"target"`
			Left     []string  `json:"left"`
			Classes  []string  `json:"classes"`
			Count    int       `json:"count"`
			Bad      []badLine `json:"bad"`
			BadCount int       `json:"badCount"`
		}{t.Features, t.Targets[0], t.Left, t.Classes, t.Set.N, bad, t.BadCount},
		bytes: append(bytes, bytesOf(t.Set.Labels)...),
	}, nil
}
