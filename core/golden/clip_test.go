package golden

import (
	"math"
	"slices"
	"testing"

	"backdraw/core/optim"
)

// clipSpec is a clipping as the set writes it; its Type is empty for none.
type clipSpec struct {
	Type string  `json:"type"`
	Max  float64 `json:"max"`
}

// clipGradient clips a flat gradient, of which tensors are parts, and returns the norms it found.
func clipGradient[F float32 | float64](c clipSpec, flat []F, tensors [][]F) (norms []float64) {
	switch c.Type {
	case "global_norm":
		return []float64{optim.ClipNorm(flat, c.Max)}
	case "tensor_norm":
		for _, tensor := range tensors {
			norms = append(norms, optim.ClipNorm(tensor, c.Max))
		}
	case "value":
		optim.ClipValue(flat, c.Max)
	}
	return norms
}

func (e engine[F]) clip(t *testing.T, c *Case) {
	var body struct {
		Clip   clipSpec
		Grads  map[string]Tensor
		Expect struct {
			Norm  *float64
			Scale *float64
			Norms map[string]float64
			Grads map[string]Tensor
		}
	}
	if err := c.Decode(&body); err != nil {
		t.Fatal(err)
	}
	if !slices.Contains([]string{"global_norm", "tensor_norm", "value"}, body.Clip.Type) {
		t.Fatalf("clipping %q is not known", body.Clip.Type)
	}
	names, flat, tensors := flatten[F](body.Grads)
	before := slices.Clone(flat)
	norms := clipGradient(body.Clip, flat, tensors)
	for i, name := range names {
		compareAll(t, "grads."+name, tensors[i], body.Expect.Grads[name].Data, e.tolerance(c))
		if want, ok := body.Expect.Norms[name]; ok {
			compare(t, "norms."+name, norms[i], want, e.tolerance(c))
		}
	}
	if body.Expect.Norm != nil {
		compare(t, "norm", norms[0], *body.Expect.Norm, e.tolerance(c))
	}
	if body.Expect.Scale != nil {
		largest := 0
		for i, v := range before {
			if math.Abs(float64(v)) > math.Abs(float64(before[largest])) {
				largest = i
			}
		}
		compare(t, "scale", float64(flat[largest]/before[largest]), *body.Expect.Scale, e.tolerance(c))
	}
}

// flatten lays tensors out one after another, by name.
func flatten[F float32 | float64](values map[string]Tensor) (names []string, flat []F, tensors [][]F) {
	for name, value := range values {
		names = append(names, name)
		flat = append(flat, make([]F, len(value.Data))...)
	}
	slices.Sort(names)
	rest := flat
	for _, name := range names {
		tensor := rest[:len(values[name].Data)]
		rest = rest[len(tensor):]
		for i, v := range values[name].Data {
			tensor[i] = F(v)
		}
		tensors = append(tensors, tensor)
	}
	return names, flat, tensors
}
