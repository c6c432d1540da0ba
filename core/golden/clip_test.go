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

// clipGradient clips a flat gradient, of which tensors are parts.
func clipGradient[F float32 | float64](t *testing.T, c clipSpec, flat []F, tensors [][]F) {
	t.Helper()
	switch c.Type {
	case "global_norm":
		optim.ClipNorm(flat, c.Max)
	case "tensor_norm":
		for _, tensor := range tensors {
			optim.ClipNorm(tensor, c.Max)
		}
	case "value":
		optim.ClipValue(flat, c.Max)
	case "":
	default:
		t.Fatalf("clipping %q is not known", c.Type)
	}
}

// norm returns the norm of numbers, as clipping finds it.
func norm[F float32 | float64](all []F) float64 {
	return optim.ClipNorm(slices.Clone(all), math.Inf(1))
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
	if body.Clip.Type == "" {
		t.Fatal("the case has no type of clipping")
	}
	want := body.Expect
	names, flat, tensors := flatten[F](body.Grads)
	if want.Norm != nil {
		compare(t, "norm", norm(flat), *want.Norm, e.tolerance(c))
	}
	before := slices.Clone(flat)
	found := map[string]float64{}
	for i, name := range names {
		found[name] = norm(tensors[i])
	}
	for name, value := range want.Norms {
		got, ok := found[name]
		if !ok {
			t.Errorf("the case has a norm of %s, and no such tensor", name)
		}
		compare(t, "norms."+name, got, value, e.tolerance(c))
	}
	clipGradient(t, body.Clip, flat, tensors)
	for i, name := range names {
		compareAll(t, "grads."+name, tensors[i], want.Grads[name].Data, e.tolerance(c))
	}
	if len(want.Grads) != len(names) {
		t.Errorf("the case has gradients of %d tensors of %d", len(want.Grads), len(names))
	}
	if want.Scale != nil {
		compare(t, "scale", scaleOf(before, flat), *want.Scale, e.tolerance(c))
	}
}

// scaleOf returns what the largest number was multiplied by; 1 where all are 0, which nothing scales.
func scaleOf[F float32 | float64](before, after []F) float64 {
	largest := 0
	for i, v := range before {
		if math.Abs(float64(v)) > math.Abs(float64(before[largest])) {
			largest = i
		}
	}
	if before[largest] == 0 {
		return 1
	}
	return float64(after[largest] / before[largest])
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
