package nn

import (
	"fmt"
	"testing"

	"backdraw/core/kernel"
)

func TestDense(t *testing.T) {
	cases := 0
	for _, in := range []Shape{Features(1), Features(7), Sequence(0, 3)} {
		for _, units := range []int{1, 5, 17} {
			for _, b := range []int{1, 3, 10} {
				for _, bias := range []bool{true, false} {
					t.Run(fmt.Sprint(in, units, b, bias), func(t *testing.T) {
						checkGradient(t, trial{b: b, t: 4, seed: uint64(cases),
							layer: NewDense[float64](in, units, bias, initZeros),
							twin:  NewDense[float32](in, units, bias, initZeros)})
					})
					cases++
				}
			}
		}
	}
	if cases != 54 {
		t.Errorf("ran %d cases, want 54", cases)
	}
}

func TestActivated(t *testing.T) {
	for a := range kernel.ActivationCount {
		t.Run(a.String(), func(t *testing.T) {
			checkGradient(t, trial{b: 5, seed: uint64(a) + 1, spread: 3,
				layer: NewActivated[float64](Features(9), a, 0.3),
				twin:  NewActivated[float32](Features(9), a, 0.3)})
		})
	}
}
