// Package golden holds expected values of a neural-network library, computed with PyTorch in
// float64, and the tests that hold the engine against them. testdata is a copy of the set, with the
// README that defines it; BACKDRAW_GOLDEN names a directory of the same format to run instead.
package golden

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Tensor is numbers, row-major.
type Tensor struct {
	Shape []int     `json:"shape"`
	Data  []float64 `json:"data"`
}

// Tolerance allows |got - want| <= Absolute + Relative*|want|.
type Tolerance struct {
	Absolute float64 `json:"atol"`
	Relative float64 `json:"rtol"`
}

// Case is one case of a file: what every kind has, and Decode for the rest.
type Case struct {
	File          string     `json:"-"` // without .json
	Name          string     `json:"name"`
	Kind          string     `json:"kind"`
	Note          string     `json:"note"`
	Tags          []string   `json:"tags"`
	Tolerance     Tolerance  `json:"tol"`
	LossTolerance *Tolerance `json:"loss_tol"`

	raw json.RawMessage
}

// Has says whether the case bears a tag.
func (c *Case) Has(tag string) bool { return slices.Contains(c.Tags, tag) }

// Decode reads the case's fields into v.
func (c *Case) Decode(v any) error { return json.Unmarshal(c.raw, v) }

// Read returns every case of the set in a directory, in the order of the file names. Files without
// cases, as the set's index, are passed over.
func Read(directory string) ([]*Case, error) {
	paths, err := filepath.Glob(filepath.Join(directory, "*.json"))
	if err != nil {
		return nil, err
	}
	var all []*Case
	for _, path := range paths {
		var file struct {
			Format string            `json:"format"`
			Cases  []json.RawMessage `json:"cases"`
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(data, &file); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if len(file.Cases) > 0 && file.Format != "golden/1" {
			return nil, fmt.Errorf("%s: format is %q, want golden/1", path, file.Format)
		}
		name := strings.TrimSuffix(filepath.Base(path), ".json")
		for _, raw := range file.Cases {
			c := &Case{File: name, raw: raw}
			if err := json.Unmarshal(raw, c); err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			all = append(all, c)
		}
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s has no golden cases", directory)
	}
	return all, nil
}
