package kernel

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// productCase is one set of sizes; gap is what the strides exceed the rows by, in vectors
// (for W in numbers).
type productCase struct{ m, k, vectors, gap int }

func productCases() (cases []productCase) {
	for m := 1; m <= 20; m++ {
		for k := 1; k <= 20; k++ {
			for vectors := 1; vectors <= 5; vectors++ {
				cases = append(cases, productCase{m, k, vectors, (m + k + vectors) % 2})
			}
		}
	}
	for k := 129; k <= 136; k++ { // all that eight steps of a panel may leave
		cases = append(cases, productCase{64 + k%2, k, 4 + k%3*2, k % 2})
	}
	return append(cases, productCase{64, 300, 8, 0}, productCase{33, 517, 6, 1}, productCase{7, 1030, 9, 0}, productCase{300, 64, 3, 2}, productCase{35, 600, 70, 0}, productCase{40, 67, 13, 1})
}

func (c productCase) product(lanes int) Product {
	n := c.vectors * lanes
	return Product{M: c.m, K: c.k, N: n, StrideY: n + c.gap*lanes, StrideW: c.k + c.gap, StrideX: n + c.gap*lanes}
}

// sumTolerance bounds the error of a sum of k terms, for any order, relative to the sum of their sizes.
func sumTolerance(k int) float64 { return float64(k+4) * (1.0 / (1 << 24)) }

func TestProducts(t *testing.T) {
	reference := Reference()
	forms := []struct {
		name          string
		run           func(k *Table[float32], y, w, x, b []float32, s Product)
		definition    func(y, w, x, b []float64, s Product)
		transposed    bool
		adds, hasBias bool
	}{
		{"Affine",
			func(k *Table[float32], y, w, x, b []float32, s Product) { k.Affine(y, w, x, b, s) },
			reference.Affine, false, false, true},
		{"Affine without bias",
			func(k *Table[float32], y, w, x, _ []float32, s Product) { k.Affine(y, w, x, nil, s) },
			func(y, w, x, _ []float64, s Product) { reference.Affine(y, w, x, nil, s) }, false, false, false},
		{"AddProduct",
			func(k *Table[float32], y, w, x, _ []float32, s Product) { k.AddProduct(y, w, x, s) },
			func(y, w, x, _ []float64, s Product) { reference.AddProduct(y, w, x, s) }, false, true, false},
		{"TransposedProduct",
			func(k *Table[float32], y, w, x, _ []float32, s Product) { k.TransposedProduct(y, w, x, s) },
			func(y, w, x, _ []float64, s Product) { reference.TransposedProduct(y, w, x, s) }, true, false, false},
		{"AddTransposedProduct",
			func(k *Table[float32], y, w, x, _ []float32, s Product) { k.AddTransposedProduct(y, w, x, s) },
			func(y, w, x, _ []float64, s Product) { reference.AddTransposedProduct(y, w, x, s) }, true, true, false},
	}
	cases := productCases()
	for _, table := range tables() {
		for _, f := range forms {
			t.Run(table.Name+"/"+f.name, func(t *testing.T) {
				ran := 0
				for _, c := range cases {
					s := c.product(table.Lanes)
					guard := newWalls(t, uint64(ran))
					var w []float32
					if f.transposed {
						s.StrideW = c.m + c.gap
						w = guard.rows(c.k, c.m, s.StrideW)
					} else {
						w = guard.rows(c.m, c.k, s.StrideW)
					}
					x := guard.rows(c.k, s.N, s.StrideX)
					y := guard.rows(c.m, s.N, s.StrideY)
					b := guard.numbers(c.m)
					want := wide(y)
					scale := sizes(want)
					if !f.adds { // what Y held must not matter
						for i, v := range y {
							if v == v {
								y[i], want[i], scale[i] = 1e30, 0, 0
							}
						}
					}
					f.definition(want, wide(w), wide(x), wide(b), s)
					f.definition(scale, sizes(wide(w)), sizes(wide(x)), sizes(wide(b)), s)
					f.run(table, y, w, x, b, s)
					near(t, fmt.Sprintf("%+v", s), y, want, scale, sumTolerance(c.k))
					guard.check()
					ran++
				}
				if ran != 2014 {
					t.Errorf("ran %d cases, want 2014", ran)
				}
			})
		}
	}
}

func TestAddOuterAndRowSums(t *testing.T) {
	reference := Reference()
	for _, table := range tables() {
		t.Run(table.Name, func(t *testing.T) {
			ran := 0
			for _, c := range productCases() {
				for _, count := range []int{1, 2, 3} {
					if c.m*c.k > 500 && count > 1 {
						continue
					}
					s := c.product(table.Lanes)
					bl := Blocks{Count: count, StepY: c.m*s.StrideY + table.Lanes, StepX: c.k * s.StrideX}
					guard := newWalls(t, uint64(ran))
					y := stretches(guard, count, bl.StepY, c.m, s.N, s.StrideY)
					x := stretches(guard, count, bl.StepX, c.k, s.N, s.StrideX)
					w := guard.rows(c.m, c.k, s.StrideW)
					b := guard.numbers(c.m)
					what := fmt.Sprintf("%+v %+v", s, bl)
					tolerance := sumTolerance(s.N * count)

					want := wide(w)
					scale := sizes(want)
					reference.AddOuter(want, wide(y), wide(x), s, bl)
					reference.AddOuter(scale, sizes(wide(y)), sizes(wide(x)), s, bl)
					table.AddOuter(w, y, x, s, bl)
					near(t, "AddOuter "+what, w, want, scale, tolerance)
					checkAddGradients(t, table, guard, what, s, bl, y, x)

					want = wide(b)
					scale = sizes(want)
					reference.AddRowSums(want, wide(y), s, bl)
					reference.AddRowSums(scale, sizes(wide(y)), s, bl)
					table.AddRowSums(b, y, s, bl)
					near(t, "AddRowSums "+what, b, want, scale, tolerance)
					guard.check()
					ran++
				}
			}
			if ran != 6014 {
				t.Errorf("ran %d cases, want 6014", ran)
			}
		})
	}
}

// stretches returns count stretches of rows, step apart, NaN in every gap.
func stretches(guard *walls, count, step, rows, n, stride int) []float32 {
	all := guard.numbers((count-1)*step + (rows-1)*stride + n)
	for i := range all {
		if r := i % step; r/stride >= rows || r%stride >= n {
			all[i] = float32(math.NaN())
		}
	}
	return all
}

// checkAddGradients wants AddGradients to give the bits of AddOuter and AddRowSums, with and without a bias.
func checkAddGradients(t *testing.T, table *Table[float32], guard *walls, what string, s Product, b Blocks, y, x []float32) {
	t.Helper()
	w := guard.numbers((s.M-1)*s.StrideW + s.K)
	bias := guard.numbers(s.M)
	wantW, wantBias := slices.Clone(w), slices.Clone(bias)
	table.AddOuter(wantW, y, x, s, b)
	table.AddGradients(w, nil, y, x, s, b)
	if !slices.Equal(w, wantW) {
		t.Errorf("%s: AddGradients without a bias is not AddOuter", what)
	}
	table.AddOuter(wantW, y, x, s, b)
	table.AddRowSums(wantBias, y, s, b)
	table.AddGradients(w, bias, y, x, s, b)
	if !slices.Equal(w, wantW) || !slices.Equal(bias, wantBias) {
		t.Errorf("%s: AddGradients is not AddOuter and AddRowSums", what)
	}
}
