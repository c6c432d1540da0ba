package data

import (
	"slices"
	"testing"
)

func epoch(o *Order, size int) (all []int32, batches int) {
	for start := o.Epoch; o.Epoch == start; batches++ {
		all = append(all, o.Next(size)...)
	}
	return all, batches
}

func TestOrderVisitsEachExampleOnceAnEpoch(t *testing.T) {
	o := NewOrder(23, true, 5)
	first, batches := epoch(o, 10)
	second, _ := epoch(o, 10)
	if batches != 3 {
		t.Errorf("23 examples in tens made %d batches, want 3", batches)
	}
	if slices.Equal(first, second) {
		t.Error("two epochs had one order")
	}
	for _, all := range [][]int32{first, second} {
		slices.Sort(all)
		for i, v := range all {
			if int(v) != i || len(all) != 23 {
				t.Fatalf("an epoch visited %v", all)
			}
		}
	}
}

func TestOrderGoesOnFromItsState(t *testing.T) {
	o := NewOrder(23, true, 5)
	for range 4 {
		o.Next(10)
	}
	again := NewOrder(23, true, 5)
	again.Epoch, again.Position = o.Epoch, o.Position
	for range 6 {
		if a, b := o.Next(10), again.Next(10); !slices.Equal(a, b) {
			t.Fatalf("got %v, want %v", b, a)
		}
	}
}

func TestOrderWithoutShufflingIsAsGiven(t *testing.T) {
	o := NewOrder(5, false, 1)
	if got, _ := epoch(o, 2); !slices.Equal(got, []int32{0, 1, 2, 3, 4}) {
		t.Errorf("got %v", got)
	}
}

func TestGatherScatter(t *testing.T) {
	src := []float32{0, 1, 2, 10, 11, 12, 20, 21, 22}
	dst := make([]float64, 12)
	Gather(dst, src, []int32{2, 0}, 3, 4)
	if want := []float64{20, 0, 0, 0, 21, 1, 1, 1, 22, 2, 2, 2}; !slices.Equal(dst, want) {
		t.Errorf("gathered %v, want %v", dst, want)
	}
	back := make([]float32, 6)
	Scatter(back, dst, 2, 3, 4)
	if want := []float32{20, 21, 22, 0, 1, 2}; !slices.Equal(back, want) {
		t.Errorf("scattered %v, want %v", back, want)
	}
}

// TestGatherTurnsEveryWidthAndBatch: narrow and wide examples, batches below and above 256, with lanes to fill and without.
func TestGatherTurnsEveryWidthAndBatch(t *testing.T) {
	cases := 0
	for _, width := range []int{1, 2, 3, 16, 17, 32, 45} {
		for _, n := range []int{4, 16, 252, 256, 304} {
			for _, count := range []int{1, n - 3, n} {
				const examples = 50
				src, order := make([]float32, examples*width), make([]int32, count)
				for i := range src {
					src[i] = float32(i)
				}
				for b := range order {
					order[b] = int32(b * 7 % examples)
				}
				dst := make([]float32, width*n)
				Gather(dst, src, order, width, n)
				for i, got := range dst {
					c, b := i/n, min(i%n, count-1)
					if want := float32(int(order[b])*width + c); got != want {
						t.Fatalf("%d of %d columns, %d examples: place %d of row %d is %v, want %v", c, width, count, i%n, c, got, want)
					}
				}
				cases++
			}
		}
	}
	if cases != 7*5*3 {
		t.Errorf("%d cases ran", cases)
	}
}
