// Package golden holds expected values of a neural-network library, computed with PyTorch in
// float64, and the tests that hold the engine against them. testdata is a copy of the set;
// BACKDRAW_GOLDEN names a directory of the same format to run instead.
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

// Read returns every case of the set in a directory, in the order of the file names. A set with
// an index.json must have as many cases as that says.
func Read(directory string) ([]*Case, error) {
	paths, err := filepath.Glob(filepath.Join(directory, "*.json"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s has no .json files, want a set of golden cases", directory)
	}
	var all []*Case
	promised := -1
	for _, path := range paths {
		var file struct {
			Format    string            `json:"format"`
			Cases     []json.RawMessage `json:"cases"`
			CaseCount *int              `json:"case_count"`
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(filepath.Base(path), ".json")
		if name == "check" { // how the set was checked; another format
			continue
		}
		if err := json.Unmarshal(data, &file); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if file.Format != "golden/1" {
			return nil, fmt.Errorf("%s: format is %q, want golden/1", path, file.Format)
		}
		if file.CaseCount != nil {
			promised = *file.CaseCount
		}
		for _, raw := range file.Cases {
			c := &Case{File: name, raw: raw}
			if err := json.Unmarshal(raw, c); err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			all = append(all, c)
		}
	}
	if promised >= 0 && promised != len(all) {
		return nil, fmt.Errorf("%s has %d cases, its index says %d", directory, len(all), promised)
	}
	return all, nil
}
