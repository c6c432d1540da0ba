package golden

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"backdraw/core/kernel"
)

// An engine is one set of loops that cases are run on.
type engine[F kernel.Float] struct {
	k      *kernel.Table[F]
	double bool // hold it to the tolerance of float64
}

// tolerance returns what the case allows this engine.
func (e engine[F]) tolerance(c *Case) Tolerance {
	if e.double {
		return Tolerance{1e-11, 1e-9}
	}
	return c.Tolerance
}

func (e engine[F]) lossTolerance(c *Case) Tolerance {
	if !e.double && c.LossTolerance != nil {
		return *c.LossTolerance
	}
	return e.tolerance(c)
}

// near reports whether got is want to within a tolerance; what is not finite is not near.
func (l Tolerance) near(got, want float64) bool {
	return math.Abs(got-want) <= l.Absolute+l.Relative*math.Abs(want)
}

func compare(t *testing.T, what string, got, want float64, l Tolerance) {
	t.Helper()
	if !l.near(got, want) {
		t.Errorf("%s is %.9g, want %.9g (off by %.2g)", what, got, want, got-want)
	}
}

// compareAll reports the first number that is off, and how many are.
func compareAll[F kernel.Float](t *testing.T, what string, got []F, want []float64, l Tolerance) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s has %d numbers, want %d", what, len(got), len(want))
		return
	}
	first, off := -1, 0
	for i := range want {
		if !l.near(float64(got[i]), want[i]) {
			if first < 0 {
				first = i
			}
			off++
		}
	}
	if off > 0 {
		t.Errorf("%s[%d] is %.9g, want %.9g (%d of %d are off)", what, first, float64(got[first]), want[first], off, len(want))
	}
}

// array is a tensor of the engine's numbers, row-major, the batch first.
type array[F kernel.Float] struct {
	shape []int
	data  []F
}

func toArray[F kernel.Float](t Tensor) array[F] {
	a := array[F]{shape: t.Shape, data: make([]F, len(t.Data))}
	for i, v := range t.Data {
		a.data[i] = F(v)
	}
	return a
}

func (a array[F]) empty() array[F] { return array[F]{a.shape, make([]F, len(a.data))} }

func (a array[F]) is(t *testing.T, what string, want Tensor, l Tolerance) {
	t.Helper()
	if !slices.Equal(a.shape, want.Shape) {
		t.Errorf("%s has shape %v, want %v", what, a.shape, want.Shape)
	}
	compareAll(t, what, a.data, want.Data, l)
}

func (a array[F]) finite(t *testing.T, what string) {
	t.Helper()
	for i, v := range a.data {
		if v-v != 0 {
			t.Errorf("%s[%d] is %v", what, i, v)
			return
		}
	}
}

// rows writes the array as rows of n numbers, one for each number of an example (package core):
// what is past the last example repeats it, or is zero.
func (a array[F]) rows(dst []F, n int, repeat bool) {
	b := a.shape[0]
	size := len(a.data) / b
	if len(dst) != size*n {
		panic(fmt.Sprintf("%d rows of %d do not fit %d numbers", size, n, len(dst)))
	}
	for r := range size {
		for lane := range n {
			switch {
			case lane < b:
				dst[r*n+lane] = a.data[lane*size+r]
			case repeat:
				dst[r*n+lane] = a.data[(b-1)*size+r]
			default:
				dst[r*n+lane] = 0
			}
		}
	}
}

// fromRows is the inverse of rows for the first b examples, each of the given shape.
func fromRows[F kernel.Float](src []F, b, n int, shape []int) array[F] {
	a := array[F]{shape: append([]int{b}, shape...), data: make([]F, len(src)/n*b)}
	size := len(src) / n
	for r := range size {
		for e := range b {
			a.data[e*size+r] = src[r*n+e]
		}
	}
	return a
}
