package browser

import "testing"

// The page goes on training by itself after its engine panicked and after its worker was killed.
func TestPageSurvivesPanicsAndKilledWorkers(t *testing.T) {
	for _, kind := range []string{"panic", "kill"} {
		t.Run(kind, func(t *testing.T) {
			b := open(t, origin+"/", recorded)
			requireTraining(b)
			call[bool](b, `() => { find("back-draw").play(); return true; }`)
			before := call[float64](b, `() => record.details.progress.steps`)
			b.wait("more steps", `(before) => record.details.progress.steps > before`, before)
			call[bool](b, `(kind) => {
				find("back-draw").trainer[Symbol.for("backdraw.fault")](kind);
				record.steps = [];
				addEventListener("progress", ({ detail }) => { record.steps.push(detail.steps); }, true);
				return true;
			}`, kind)
			b.wait("steps after the loss", `() => record.steps.length > 2 && record.steps.at(-1) > record.steps[0]`)
			if first := call[float64](b, `() => record.steps[0]`); first < 1 {
				t.Errorf("training went on from step %v", first)
			}
			if workers := call[int](b, `() => record.workers.length`); workers != 2 {
				t.Errorf("%d workers were started, want the first and its successor", workers)
			}
		})
	}
}
