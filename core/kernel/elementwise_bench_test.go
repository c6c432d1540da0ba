package kernel

import (
	"fmt"
	"testing"
)

// perNumber reports the time that a benchmark's iteration takes for each of n numbers.
func perNumber(b *testing.B, n int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/number")
}

func BenchmarkActivations(b *testing.B) {
	const n = 4096
	guard := newWalls(nil, 1)
	x, y, dx, dy := guard.numbers(n), guard.numbers(n), guard.numbers(n), guard.numbers(n)
	for _, table := range tables() {
		for a := range ActivationCount {
			b.Run(fmt.Sprintf("%s/%v/forward", table.Name, a), func(b *testing.B) {
				for b.Loop() {
					table.Activations[a].Forward(y, x, 1)
				}
				perNumber(b, n)
			})
			b.Run(fmt.Sprintf("%s/%v/backward", table.Name, a), func(b *testing.B) {
				for b.Loop() {
					table.Activations[a].Backward(dx, x, y, dy, 1)
				}
				perNumber(b, n)
			})
		}
		b.Run(table.Name+"/softmax", func(b *testing.B) {
			for b.Loop() {
				table.Softmax(y, nil, x, 8, n/8)
			}
			perNumber(b, n)
		})
	}
}

func BenchmarkUpdates(b *testing.B) {
	const n = 4096
	guard := newWalls(nil, 1)
	w, g, m, v := guard.numbers(n), guard.numbers(n), make([]float32, n), make([]float32, n)
	for _, table := range tables() {
		b.Run(table.Name+"/GradientDescent", func(b *testing.B) {
			for b.Loop() {
				table.GradientDescent(w, g, nil, Momentum[float32]{Rate: 1e-6})
			}
			perNumber(b, n)
		})
		b.Run(table.Name+"/GradientDescent with momentum", func(b *testing.B) {
			for b.Loop() {
				table.GradientDescent(w, g, m, Momentum[float32]{Rate: 1e-6, Mu: 0.9})
			}
			perNumber(b, n)
		})
		clear(m)
		b.Run(table.Name+"/AdamStep", func(b *testing.B) {
			for b.Loop() {
				table.AdamStep(w, g, m, v, Adam[float32]{Rate: 1e-6, Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8, Correct1: 1, Correct2: 1})
			}
			perNumber(b, n)
		})
	}
}
