package bench

import (
	"backdraw/core/kernel"
	"backdraw/core/train"
)

func stepCases(*kernel.Table[float32]) ([]Case, error) {
	var cases []Case
	for _, w := range workloads() {
		t, err := w.trainer()
		if err != nil {
			return nil, err
		}
		cases = append(cases, Case{Group: Steps, Name: w.name, Unit: PerSecond, Steps: w.steps,
			Work: float64(w.steps * t.Spec().BatchSize * w.per), Run: func() { steps(t, w.steps) }})
	}
	return cases, nil
}

// steps trains on. It begins the figures of a report anew each time, as every call of train does.
func steps(t *train.Trainer, count int) {
	if err := t.Begin(false); err != nil {
		panic(err)
	}
	if err := t.Train(count); err != nil {
		panic(err)
	}
}
