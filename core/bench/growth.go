package bench

import (
	"fmt"

	"backdraw/core/kernel"
)

// growthCases are training steps in which one size alone grows. Work is the arithmetic of a step: the products forward, to
// the weights and, but for the first layer, to the data.
func growthCases(*kernel.Table[float32]) ([]Case, error) {
	var cases []Case
	for _, series := range []struct {
		name  string
		sizes []int
		at    func(size int) (workload, float64)
	}{
		{"units", []int{16, 32, 64, 128, 256, 512}, ofUnits},
		{"batch", []int{16, 32, 64, 128, 256, 512}, ofBatch},
		{"image side", []int{8, 12, 16, 24, 32, 48}, ofSide},
		{"sequence length", []int{8, 16, 32, 64, 128, 256}, ofLength},
	} {
		for _, size := range series.sizes {
			w, work := series.at(size)
			t, err := w.trainer()
			if err != nil {
				return nil, err
			}
			cases = append(cases, Case{Group: Growth, Name: series.name, Unit: GFLOPS, Work: work, Steps: 1, Size: size,
				Run: func() { steps(t, 1) }})
		}
	}
	return cases, nil
}

// denseWork counts a stack of dense layers in training.
func denseWork(batch int, widths ...int) float64 {
	work := 0
	for i := range len(widths) - 1 {
		products := 3
		if i == 0 {
			products = 2
		}
		work += products * 2 * widths[i] * widths[i+1] * batch
	}
	return float64(work)
}

func mlp(units, batch int) string {
	return fmt.Sprintf(`{"input":[784],"layers":[{"type":"dense","units":%d,"activation":"relu"},{"type":"dense","units":%d,"activation":"relu"},
		{"type":"dense","units":10}],"loss":"cross-entropy","optimizer":{"type":"sgd","learningRate":0.001},"batchSize":%d,"shuffle":false}`,
		units, units, batch)
}

func ofUnits(units int) (workload, float64) {
	return workload{spec: mlp(units, 32), data: pictures(28, 10)}, denseWork(32, 784, units, units, 10)
}

func ofBatch(batch int) (workload, float64) {
	return workload{spec: mlp(64, batch), data: pictures(28, 10)}, denseWork(batch, 784, 64, 64, 10)
}

func ofSide(side int) (workload, float64) {
	const batch = 16
	c := kernel.Conv{Channels: 1, Filters: 8, Height: side, Width: side, KernelHeight: 5, KernelWidth: 5, StrideHeight: 1, StrideWidth: 1,
		PadTop: 2, PadLeft: 2, OutHeight: side, OutWidth: side, Groups: 1, N: batch}
	second := c
	second.Channels = 8
	work := 2*convolutionWork(c) + 3*convolutionWork(second)
	return workload{data: pictures(side, 10), spec: fmt.Sprintf(`{"input":[1,%d,%d],"layers":[
		{"type":"conv2d","filters":8,"kernel":5,"padding":"same","activation":"relu"},
		{"type":"conv2d","filters":8,"kernel":5,"padding":"same","activation":"relu"},
		{"type":"global-average-pool2d"},{"type":"dense","units":10}],"loss":"cross-entropy",
		"optimizer":{"type":"sgd","learningRate":0.001},"batchSize":%d,"shuffle":false}`, side, side, batch)}, float64(work) + denseWork(batch, 8, 10)
}

func ofLength(length int) (workload, float64) {
	const units, batch = 64, 16
	forward, backward := recurrentWork(4, units, batch, length)
	output := 3 * 2 * units * vocabulary * batch * length
	return workload{spec: characters("lstm", units, batch), data: text(length)}, forward + backward + float64(output)
}
