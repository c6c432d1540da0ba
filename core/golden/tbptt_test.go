package golden

import (
	"fmt"
	"slices"
	"testing"
)

type tbpttCase struct {
	Layers []layer
	Input  Tensor
	Target Tensor
	Loss   lossSpec
	Chunk  int `json:"chunk_len"`
	Expect struct {
		Chunks []struct {
			Output     Tensor
			Loss       float64
			Grads      []map[string]Tensor
			StateAfter map[string]Tensor `json:"state_after"`
		}
		Sum  []map[string]Tensor `json:"grads_sum"`
		Full []map[string]Tensor `json:"full_bptt_grads_of_summed_loss"`
	}
}

// tbptt runs chunk after chunk, the state carried on as a constant. Then it runs the whole
// sequence at once: with gradients cut at every chunk, which gives the sum of the chunks', and
// without.
func (e engine[F]) tbptt(t *testing.T, c *Case) {
	var body tbpttCase
	if err := c.Decode(&body); err != nil {
		t.Fatal(err)
	}
	tolerance := e.tolerance(c)
	steps := body.Input.Shape[1]
	if want := (steps + body.Chunk - 1) / body.Chunk; len(body.Expect.Chunks) != want {
		t.Fatalf("the case has %d chunks, want %d", len(body.Expect.Chunks), want)
	}
	for i := range body.Layers {
		body.Layers[i].carries = body.Layers[i].Type == "rnn"
	}
	g := newGraph(e.k, slices.Clone(body.Layers), body.Input.steps(0, body.Chunk), nil)
	var sum [][]F // of the gradients, by network
	var upstream []Tensor
	for i, want := range body.Expect.Chunks {
		from, to := i*body.Chunk, min((i+1)*body.Chunk, steps)
		g.input = toArray[F](body.Input.steps(from, to))
		g.forward(t)
		last := g.outputs[len(g.outputs)-1]
		last.is(t, fmt.Sprintf("chunks[%d].output", i), want.Output, tolerance)
		loss, gradient := lossOf(t, e.k, body.Loss, last, body.Target.steps(from, to), nil)
		compare(t, fmt.Sprintf("chunks[%d].loss", i), loss, want.Loss, e.lossTolerance(c))
		g.backward(t, gradient)
		g.checkGrads(t, fmt.Sprintf("chunks[%d].grads", i), want.Grads, tolerance)
		for name, value := range want.StateAfter {
			what := fmt.Sprintf("chunks[%d].state_after.%s", i, name)
			compareAll(t, what, g.lastState(t, name), value.Data, tolerance)
		}
		for j, s := range g.segments() {
			if i == 0 {
				sum = append(sum, make([]F, len(s.numbers.DW)))
			}
			for k, d := range s.numbers.DW {
				sum[j][k] += d
			}
		}
		upstream = append(upstream, gradient.tensor())
	}
	for j, s := range g.segments() {
		copy(s.numbers.DW, sum[j])
	}
	g.checkGrads(t, "grads_sum", body.Expect.Sum, tolerance)

	if same(body.Expect.Sum, body.Expect.Full, tolerance) {
		t.Error("the gradient of the whole sequence is the sum of the chunks', want another")
	}
	for _, whole := range []struct {
		name     string
		truncate int
		want     []map[string]Tensor
	}{{"grads of a truncated pass", body.Chunk, body.Expect.Sum}, {"full_bptt_grads", 0, body.Expect.Full}} {
		layers := slices.Clone(body.Layers)
		for i := range layers {
			layers[i].truncate = whole.truncate
		}
		g := newGraph(e.k, layers, body.Input, nil)
		g.forward(t)
		g.backward(t, toArray[F](joinSteps(upstream)))
		g.checkGrads(t, whole.name, whole.want, tolerance)
	}
}

// same says whether two lists of gradients are within a tolerance of one another.
func same(a, b []map[string]Tensor, l Tolerance) bool {
	for i := range a {
		for name, value := range a[i] {
			for j, v := range value.Data {
				if !l.near(v, b[i][name].Data[j]) {
					return false
				}
			}
		}
	}
	return true
}

// steps returns the part of a tensor [N,T,...] from one step to before another.
func (t Tensor) steps(from, to int) Tensor {
	size := len(t.Data) / (t.Shape[0] * t.Shape[1])
	part := Tensor{Shape: slices.Concat([]int{t.Shape[0], to - from}, t.Shape[2:])}
	for n := range t.Shape[0] {
		row := t.Data[n*t.Shape[1]*size:][:t.Shape[1]*size]
		part.Data = append(part.Data, row[from*size:to*size]...)
	}
	return part
}

// joinSteps is the inverse of steps.
func joinSteps(parts []Tensor) Tensor {
	whole := Tensor{Shape: slices.Clone(parts[0].Shape)}
	whole.Shape[1] = 0
	for _, p := range parts {
		whole.Shape[1] += p.Shape[1]
	}
	for n := range whole.Shape[0] {
		for _, p := range parts {
			size := len(p.Data) / p.Shape[0]
			whole.Data = append(whole.Data, p.Data[n*size:][:size]...)
		}
	}
	return whole
}

func (a array[F]) tensor() Tensor {
	t := Tensor{Shape: a.shape}
	for _, v := range a.data {
		t.Data = append(t.Data, float64(v))
	}
	return t
}
