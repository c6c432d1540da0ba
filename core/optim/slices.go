package optim

import "backdraw/core/spec"

// Slices returns how many slices of state the optimizer of a spec keeps, each as long as the parameters: what
// len(New(o, p).State()) is, before any is made.
func Slices(o spec.Optimizer) int {
	count := 0
	switch o.Type {
	case "adagrad", "lion":
		return 1
	case "adadelta", "adam", "adamw", "radam", "nadam":
		return 2
	case "amsgrad":
		return 3
	case "rmsprop":
		count = 1
		if o.Centered {
			count++
		}
	}
	if o.Momentum != 0 {
		count++
	}
	return count
}
