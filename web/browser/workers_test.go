package browser

import (
	"fmt"
	"testing"
)

// isolation are the headers that let a page's threads share memory.
var isolation = map[string]string{
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Embedder-Policy": "require-corp",
}

// forIsolation runs a test in a page that is isolated and in one that is not: the workers of the first exchange through
// shared memory, those of the second by messages.
func forIsolation(t *testing.T, run func(t *testing.T, b *tab)) {
	for _, headers := range []map[string]string{isolation, nil} {
		isolated := headers != nil
		t.Run(fmt.Sprintf("isolated %v", isolated), func(t *testing.T) {
			b := openBareAt(t, foreignWith(t, strictPolicy, "", headers))
			if got := call[bool](b, `() => crossOriginIsolated`); got != isolated {
				t.Fatalf("the page is isolated: %v, want %v", got, isolated)
			}
			run(t, b)
		})
	}
}

func TestSeveralWorkersGiveTheSameBitsInBrowserAndNode(t *testing.T) {
	for _, workers := range []int{2, 3} {
		node := inNode(t, fmt.Sprintf("{ workers: %d }", workers))
		if messages := inNode(t, fmt.Sprintf("{ workers: %d, sharedMemory: false }", workers)); messages != node {
			t.Errorf("%d workers in Node: by messages they came to other numbers", workers)
		}
		if alone := inNode(t, "{}"); alone == node {
			t.Errorf("%d workers came to the very numbers of one: they did not share the batch", workers)
		}
		forIsolation(t, func(t *testing.T, b *tab) {
			for range 2 {
				if got := call[string](b, fmt.Sprintf(`() => (%s)(backdraw, { workers: %d })`, scenario, workers)); got != node {
					t.Errorf("%d workers: Chromium's run differs from Node's", workers)
				}
			}
		})
	}
}

func TestSeveralWorkersAreLostAndFoundTogether(t *testing.T) {
	forIsolation(t, func(t *testing.T, b *tab) {
		for _, kind := range []string{"panic", "kill"} {
			for rank := range 2 {
				got := call[struct {
					Codes       []string
					Same        bool
					Steps, Next int
				}](b, `async (kind, rank) => {
					const data = await backdraw.makeData("spiral", { count: 90, classes: 3 });
					const trainer = await backdraw.createTrainer(spec, { workers: 2 });
					await trainer.setData(data);
					const { steps: Steps } = await trainer.train({ steps: 33 });
					const before = (await trainer.save()).join();
					const pending = [trainer.train({ milliseconds: 60000, checkpointMilliseconds: Infinity }), trainer.evaluate(data), trainer.train({ steps: 1 })];
					await trainer.predict(data.x);
					trainer[fault](kind, rank);
					const Codes = (await Promise.allSettled(pending)).map(({ status, reason }) => reason?.code ?? status);
					const Same = (await trainer.save()).join() === before;
					const { steps: Next } = await trainer.train({ steps: 7 });
					trainer.close();
					return { Codes, Same, Steps, Next };
				}`, kind, rank)
				for _, code := range got.Codes {
					if code != "worker-lost" {
						t.Errorf("%s of worker %d: a pending call ended with %q, want worker-lost", kind, rank, code)
					}
				}
				if len(got.Codes) != 3 || !got.Same || got.Steps != 33 || got.Next != 40 {
					t.Errorf("%s of worker %d: got %+v, want three calls lost, and training to go on from step 33", kind, rank, got)
				}
			}
		}
	})
}

func TestSeveralWorkersAnswerWhileTheyTrain(t *testing.T) {
	forIsolation(t, func(t *testing.T, b *tab) {
		got := call[struct {
			Code            string
			Steps, Then     int
			Answers, Report int
		}](b, `async () => {
			const data = await backdraw.makeData("spiral", { count: 90, classes: 3 });
			const trainer = await backdraw.createTrainer(spec, { workers: 2 });
			await trainer.setData(data);
			const stop = new AbortController();
			let Report = 0, Answers = 0;
			const training = trainer.train({ milliseconds: 60000, signal: stop.signal, onProgress: () => { Report++; } }).catch((error) => error);
			for (let i = 0; i < 20; i++) {
				await trainer.setParameters({ "layers[0].b": { value: new Float32Array(8).fill(i) } });
				await trainer.update({ batchSize: 5 + i });
				if ((await trainer.field({ bounds: [-6, -6, 6, 6], width: 9, height: 9 })).values.every(Number.isFinite)) Answers++;
			}
			for (let i = 0; Report === 0 && i < 500; i++) await new Promise((resolve) => setTimeout(resolve, 20)); // A fast machine answers before the first.
			stop.abort();
			const { code: Code, report: { steps: Steps } } = await training;
			const { steps: Then } = await trainer.train({ steps: 10 });
			trainer.close();
			return { Code, Steps, Then, Answers, Report };
		}`)
		if got.Code != "aborted" || got.Answers != 20 || got.Report == 0 || got.Then != got.Steps+10 {
			t.Errorf("got %+v, want 20 answers, progress, an abort that keeps its steps, and 10 steps after it", got)
		}
	})
}
