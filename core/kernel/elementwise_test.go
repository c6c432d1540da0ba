package kernel

import (
	"fmt"
	"math"
	"testing"
)

// TestElementwise holds the arithmetic over whole slices against the definition, each with
// the aliasing that its comment allows.
func TestElementwise(t *testing.T) {
	reference := Reference()
	const s = 0.7
	forms := []struct {
		name       string
		run        func(k *Table[float32], y, a, b, m []float32)
		definition func(y, a, b, m []float64)
		alias      int // y may be a: 1; y may be a or b: 2
	}{
		{"Add", func(k *Table[float32], y, a, b, _ []float32) { k.Add(y, a, b) },
			func(y, a, b, _ []float64) { reference.Add(y, a, b) }, 2},
		{"Multiply", func(k *Table[float32], y, a, b, _ []float32) { k.Multiply(y, a, b) },
			func(y, a, b, _ []float64) { reference.Multiply(y, a, b) }, 2},
		{"Scale", func(k *Table[float32], y, a, _, _ []float32) { k.Scale(y, a, s) },
			func(y, a, _, _ []float64) { reference.Scale(y, a, float64(float32(s))) }, 1},
		{"AddScale", func(k *Table[float32], y, a, _, _ []float32) { k.AddScale(y, a, s) },
			func(y, a, _, _ []float64) { reference.AddScale(y, a, float64(float32(s))) }, 0},
		{"ScaleShift", func(k *Table[float32], y, a, _, _ []float32) { k.ScaleShift(y, a, s, 1.5) },
			func(y, a, _, _ []float64) { reference.ScaleShift(y, a, float64(float32(s)), 1.5) }, 1},
		{"Select", func(k *Table[float32], y, a, b, m []float32) { k.Select(y, a, b, m) },
			func(y, a, b, m []float64) { reference.Select(y, a, b, m) }, 2},
	}
	for _, table := range tables() {
		for _, f := range forms {
			ran := 0
			for vectors := range 20 {
				for alias := range f.alias + 1 {
					guard := newWalls(t, uint64(vectors))
					n := vectors * table.Lanes
					y, a, b, m := guard.numbers(n), guard.numbers(n), guard.numbers(n), guard.numbers(n)
					for i := range m {
						if m[i] < 0 {
							m[i] = 0
						}
					}
					want, scale := wide(y), wide(y)
					f.definition(want, wide(a), wide(b), wide(m))
					for i := range scale {
						scale[i] = math.Abs(float64(y[i])) + math.Abs(float64(a[i])) + math.Abs(want[i])
					}
					switch alias {
					case 1:
						y = a
					case 2:
						y = b
					}
					f.run(table, y, a, b, m)
					near(t, fmt.Sprintf("%s %s of %d numbers, aliasing %d", table.Name, f.name, n, alias), y, want, scale, 2.0/(1<<24))
					guard.check()
					ran++
				}
			}
			if want := 20 * (f.alias + 1); ran != want {
				t.Errorf("%s: ran %d cases, want %d", f.name, ran, want)
			}
		}
	}
}

func TestSums(t *testing.T) {
	reference := Reference()
	for _, table := range tables() {
		for vectors := range 40 {
			guard := newWalls(t, uint64(vectors))
			a := guard.numbers(vectors * table.Lanes)
			what := fmt.Sprintf("%s of %d numbers", table.Name, len(a))
			near(t, "Sum "+what, []float32{table.Sum(a)}, []float64{reference.Sum(wide(a))}, []float64{reference.Sum(sizes(wide(a)))}, sumTolerance(len(a)))
			squares := reference.Squares(wide(a))
			near(t, "Squares "+what, []float32{table.Squares(a)}, []float64{squares}, []float64{squares}, sumTolerance(len(a)))
			if !table.Finite(a) {
				t.Errorf("Finite %s is false, want true", what)
			}
			for i := range a {
				for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
					kept := a[i]
					a[i] = float32(bad)
					if table.Finite(a) {
						t.Errorf("Finite %s with %v at %d is true, want false", what, bad, i)
					}
					a[i] = kept
				}
			}
		}
		largest := make([]float32, 4*table.Lanes)
		for i := range largest {
			largest[i] = math.MaxFloat32
		}
		if !table.Finite(largest) {
			t.Errorf("Finite %s of the largest numbers is false, want true", table.Name)
		}
	}
}
