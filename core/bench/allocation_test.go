package bench

import (
	"strings"
	"testing"
)

func TestTrainingStepsAllocateNothing(t *testing.T) {
	all := workloads()
	gated := all[len(all)-1]
	gated.name, gated.spec = "a GRU", strings.Replace(gated.spec, `"rnn"`, `"gru"`, 1)
	if !strings.Contains(gated.spec, "gru") {
		t.Fatalf("the last workload is no RNN: %s", gated.spec)
	}
	for _, w := range append(all, gated) {
		trainer, err := w.trainer()
		if err != nil {
			t.Fatal(err)
		}
		steps(trainer, 2)
		if n := testing.AllocsPerRun(3, func() { steps(trainer, 1) }); n != 0 {
			t.Errorf("a training step of %s allocates %v times, want never", w.name, n)
		}
	}
}
