package nn

import (
	"fmt"
	"testing"

	"backdraw/core/kernel"
)

// BenchmarkImageStep times the passes of one training step of a small network over digits, in
// all and layer by layer: batches of 32 images of 28x28.
func BenchmarkImageStep(b *testing.B) {
	n, err := buildText("[1,28,28]", `
		{"type":"conv2d","filters":8,"kernel":5,"padding":"same","activation":"relu"}, {"type":"max-pool2d","size":2},
		{"type":"conv2d","filters":16,"kernel":5,"padding":"same","activation":"relu"}, {"type":"max-pool2d","size":2},
		{"type":"flatten"}, {"type":"dense","units":10}`)
	if err != nil {
		b.Fatal(err)
	}
	benchmarkLayers(b, n)
}

// BenchmarkNormStep is the like with batch normalisation and average pooling.
func BenchmarkNormStep(b *testing.B) {
	n, err := buildText("[1,28,28]", `
		{"type":"conv2d","filters":8,"kernel":3,"padding":"same","bias":false}, {"type":"batch-norm"}, {"type":"activation","activation":"relu"},
		{"type":"average-pool2d","size":2}, {"type":"depthwise-conv2d","kernel":3}, {"type":"upsample2d","factor":2},
		{"type":"conv2d-transpose","filters":4,"kernel":2,"stride":2}, {"type":"global-average-pool2d"}, {"type":"layer-norm"}, {"type":"dense","units":10}`)
	if err != nil {
		b.Fatal(err)
	}
	benchmarkLayers(b, n)
}

func benchmarkLayers(b *testing.B, n *Network[float32]) {
	const batch = 32
	w, err := NewWorkspace(n, kernel.Fast(), batch, 1, Training)
	if err != nil {
		b.Fatal(err)
	}
	numbers := Numbers[float32]{W: make([]float32, n.FlatSize()), DW: make([]float32, n.FlatSize()), State: make([]float32, n.StateSize())}
	n.Initialise(numbers.W, 1)
	n.InitialState(numbers.State)
	w.Bind(batch, 1, numbers)
	for i := range w.X {
		w.X[i] = float32(i%97) / 97
	}
	step := func() {
		w.Forward(true, nil, 1)
		w.Loss(false)
		w.Backward()
	}
	step()
	b.Run("all", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			step()
		}
	})
	for i, l := range n.chain.layers {
		p := &w.pass.inner[i]
		b.Run(fmt.Sprintf("%02d-%T-forward", i, l), func(b *testing.B) {
			for b.Loop() {
				l.Forward(p)
			}
		})
		b.Run(fmt.Sprintf("%02d-%T-backward", i, l), func(b *testing.B) {
			for b.Loop() {
				l.Backward(p)
			}
		})
	}
}
