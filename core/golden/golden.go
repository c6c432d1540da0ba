// Package golden holds expected values of a neural-network library, computed with PyTorch in
// float64, and the tests that hold the engine against them. testdata is a copy of the set, with the
// README that defines it; BACKDRAW_GOLDEN names a directory of the same format to run instead.
package golden

import (
	"bytes"
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

// UnmarshalJSON refuses a tensor that has not as many numbers as its shape says, or other fields.
func (t *Tensor) UnmarshalJSON(data []byte) error {
	type plain Tensor
	if err := strict(data, (*plain)(t)); err != nil {
		return err
	}
	size := 1
	for _, d := range t.Shape {
		size *= d
	}
	if size != len(t.Data) {
		return fmt.Errorf("a tensor of shape %v has %d numbers", t.Shape, len(t.Data))
	}
	return nil
}

// Tolerance allows |got - want| <= Absolute + Relative*|want|.
type Tolerance struct {
	Absolute float64 `json:"atol"`
	Relative float64 `json:"rtol"`
}

// UnmarshalJSON refuses other fields.
func (l *Tolerance) UnmarshalJSON(data []byte) error {
	type plain Tolerance
	return strict(data, (*plain)(l))
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

	raw    json.RawMessage
	broken error // what is wrong with the fields that every case has
}

// Has says whether the case bears a tag.
func (c *Case) Has(tag string) bool { return slices.Contains(c.Tags, tag) }

// Decode reads the case's fields, but those that every case has, into v; a field that v does not have is an error, so
// that nothing a case says is passed over.
func (c *Case) Decode(v any) error {
	if c.broken != nil {
		return c.broken
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(c.raw, &fields); err != nil {
		return err
	}
	for _, name := range []string{"name", "kind", "note", "tags", "tol", "loss_tol"} {
		delete(fields, name)
	}
	rest, err := json.Marshal(fields)
	if err != nil {
		return err
	}
	return strict(rest, v)
}

// strict reads JSON into v, and refuses fields that v does not have.
func strict(data []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return d.Decode(v)
}

// Read returns every case of the set in a directory, in the order of the file names. Its index, which lists
// files, and JSON of no format, as the figures of its check, are passed over.
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
			Files  json.RawMessage   `json:"files"` // of the set's index
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(data, &file); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		switch known := file.Format == "golden/1"; {
		case !known && (file.Format != "" || len(file.Cases) > 0):
			return nil, fmt.Errorf("%s: format is %q, want golden/1", path, file.Format)
		case known && len(file.Cases) == 0 && file.Files == nil:
			return nil, fmt.Errorf("%s has no cases", path)
		}
		name := strings.TrimSuffix(filepath.Base(path), ".json")
		for i, raw := range file.Cases {
			c := &Case{File: name, raw: raw}
			c.broken = json.Unmarshal(raw, c)
			if c.Name == "" || c.Kind == "" {
				return nil, fmt.Errorf("%s: case %d has no name or no kind: %w", path, i, c.broken)
			}
			all = append(all, c)
		}
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s has no golden cases", directory)
	}
	return all, nil
}
