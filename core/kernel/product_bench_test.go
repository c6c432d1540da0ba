package kernel

import (
	"fmt"
	"testing"
)

// productSizes are M, K and numbers in a row: the layers of the playground, of the digits
// and a large one.
var productSizes = [][3]int{{8, 2, 12}, {8, 8, 12}, {1, 8, 12}, {64, 64, 64}, {128, 784, 64}, {256, 256, 256}, {512, 512, 512}}

// rate reports the speed of a benchmark whose iteration makes so many multiplications and additions.
func rate(b *testing.B, operations int) {
	b.ReportMetric(float64(operations)*float64(b.N)/float64(b.Elapsed().Nanoseconds()), "GFLOP/s")
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N), "ns")
}

func benchmarkProducts(b *testing.B, name string, run func(k *Table[float32], small, rows, wide, bias []float32, s Product)) {
	for _, table := range tables() {
		for _, size := range productSizes {
			n := (size[2] + table.Lanes - 1) / table.Lanes * table.Lanes
			s := Dense(size[0], size[1], n)
			b.Run(fmt.Sprintf("%s/%s/%dx%dx%d", table.Name, name, s.M, s.K, s.N), func(b *testing.B) {
				guard := newWalls(nil, 1)
				weights, rows, wide, bias := guard.numbers(s.M*s.K), guard.numbers(s.K*s.N), guard.numbers(s.M*s.N), guard.numbers(s.M)
				for b.Loop() {
					run(table, weights, rows, wide, bias, s)
				}
				rate(b, 2*s.M*s.K*s.N)
			})
		}
	}
}

func BenchmarkAffine(b *testing.B) {
	benchmarkProducts(b, "Y=WX+b", func(k *Table[float32], w, x, y, bias []float32, s Product) { k.Affine(y, w, x, bias, s) })
}

// BenchmarkTransposedProduct is the gradient by the input: W is M rows of K, dX is K rows.
func BenchmarkTransposedProduct(b *testing.B) {
	benchmarkProducts(b, "dX=WᵀdY", func(k *Table[float32], w, dx, dy, _ []float32, s Product) {
		k.TransposedProduct(dx, w, dy, Product{M: s.K, K: s.M, N: s.N, StrideY: s.N, StrideW: s.K, StrideX: s.N})
	})
}

func BenchmarkAddOuter(b *testing.B) {
	benchmarkProducts(b, "dW+=dYXᵀ", func(k *Table[float32], w, x, dy, _ []float32, s Product) { k.AddOuter(w, dy, x, s, Blocks{Count: 1}) })
}
