package browser

import (
	_ "embed"
	"fmt"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

//go:embed testdata/scenario.js
var scenario string

// strictPolicy is of a page that takes backdraw.js from its own origin and allows it no more than it needs.
const strictPolicy = "default-src 'none'; img-src data:; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'"

// openBare opens a page without the element, in which backdraw holds what backdraw.js exports.
func openBare(t *testing.T) *tab { return openBareAt(t, foreign(t, strictPolicy, "")) }

func openBareAt(t *testing.T, url string) *tab {
	b := open(t, url, view{})
	call[bool](b, `async () => {
		globalThis.backdraw = await import("/vendor/backdraw.js");
		globalThis.fault = Symbol.for("backdraw.fault");
		globalThis.spec = { input: [2], layers: [{ type: "dense", units: 8, activation: "tanh" }, { type: "dense", units: 3 }], loss: "cross-entropy" };
		return true;
	}`)
	return b
}

// inNode returns what the scenario comes to in Node, with options as JavaScript.
func inNode(t *testing.T, options string) string {
	t.Helper()
	module, err := filepath.Abs(filepath.Join("..", "..", "dist", "backdraw.js"))
	if err != nil {
		t.Fatal(err)
	}
	program := fmt.Sprintf("process.stdout.write(await (%s)(await import(%q), %s))", scenario, (&url.URL{Scheme: "file", Path: module}).String(), options)
	node, err := exec.Command("node", "--input-type=module", "-e", program).Output()
	if err != nil {
		t.Fatal(err)
	}
	if len(node) < 10000 {
		t.Fatalf("the scenario returned %d bytes, want the numbers of a whole run", len(node))
	}
	return string(node)
}

func TestTheSameBitsInBrowserAndNode(t *testing.T) {
	node := inNode(t, "{ worker: false }")
	b := openBare(t)
	for _, worker := range []bool{true, false} {
		if got := call[string](b, fmt.Sprintf(`() => (%s)(backdraw, { worker: %v })`, scenario, worker)); got != node {
			t.Errorf("worker %v: Chromium's run differs from Node's", worker)
		}
	}
}

func TestTrainerSurvivesPanicsAndKilledWorkers(t *testing.T) {
	b := openBare(t)
	for _, kind := range []string{"panic", "kill"} {
		for _, worker := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s, worker %v", kind, worker), func(t *testing.T) {
				got := call[struct {
					Codes               []string
					Before, After, Next int
					Same                bool
				}](b, fmt.Sprintf(`async () => {
					const data = await backdraw.makeData("spiral", { count: 90, classes: 3 });
					const trainer = await backdraw.createTrainer(spec, { worker: %v });
					await trainer.setData(data);
					const { steps: Before } = await trainer.train({ steps: 33 });
					const weights = await trainer.getParameters();
					const pending = [trainer.train({ milliseconds: 60000, checkpointMilliseconds: Infinity }), trainer.evaluate(data), trainer.train({ steps: 1 })];
					await trainer.predict(data.x);
					trainer[fault](%q);
					const Codes = (await Promise.allSettled(pending)).map(({ status, reason }) => reason?.code ?? status);
					const Same = JSON.stringify(await trainer.getParameters()) === JSON.stringify(weights);
					const { steps: After } = await trainer.train({ steps: 7 });
					const { steps: Next } = await trainer.train({ steps: 1 });
					trainer.close();
					return { Codes, Before, After, Next, Same };
				}`, worker, kind))
				for _, code := range got.Codes {
					if code != "worker-lost" {
						t.Errorf("a pending call ended with %q, want worker-lost", code)
					}
				}
				if len(got.Codes) != 3 || got.Before != 33 || got.After != 40 || got.Next != 41 || !got.Same {
					t.Errorf("got %+v, want three calls lost, and training to go on from step 33 and the same weights", got)
				}
			})
		}
	}
}

func TestTrainerSetsNoGlobal(t *testing.T) {
	b := open(t, foreign(t, strictPolicy, ""), view{})
	added := call[[]string](b, `async () => {
		const before = new Set(Reflect.ownKeys(globalThis));
		const { createTrainer, makeData } = await import("/vendor/backdraw.js");
		for (const worker of [true, false]) {
			const trainer = await createTrainer({ input: [2], layers: [{ type: "dense", units: 2 }], loss: "cross-entropy" }, { worker });
			await trainer.setData(await makeData("xor"));
			await trainer.train({ steps: 3 });
			trainer.close();
		}
		return Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String);
	}`)
	if len(added) != 0 {
		t.Errorf("globals were added: %q", added)
	}
}

func TestManyTrainersShareOneModule(t *testing.T) {
	b := openBare(t)
	call[bool](b, `async () => {
		const trainers = await Promise.all(Array.from({ length: 6 }, (_, i) => backdraw.createTrainer({ ...spec, seed: i }, { worker: i % 2 === 0 })));
		const data = await backdraw.makeData("spiral", { classes: 3 });
		await Promise.all(trainers.map(async (trainer) => { await trainer.setData(data); await trainer.train({ epochs: 3 }); }));
		for (const trainer of trainers) trainer.close();
		return true;
	}`)
	requireOneProgram(b)
}

// requireOneProgram: both parts of the program were fetched, and each once.
func requireOneProgram(b *tab) {
	b.t.Helper()
	const programs = `() => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.endsWith(".wasm"))`
	b.wait("the second part, which comes behind the first step", `() => (`+programs+`)().length > 1`)
	fetched := call[[]string](b, programs)
	if len(fetched) != 2 || !strings.Contains(fetched[0], "backdraw-first-") || !strings.Contains(fetched[1], "backdraw-rest-") {
		b.t.Errorf("the page fetched %q, want both parts of one program, each once", fetched)
	}
}

func TestPolicyThatForbidsIsToldAsLoadFailed(t *testing.T) {
	for name, policy := range map[string]string{
		"no wasm":   "default-src 'none'; img-src data:; script-src 'self'; worker-src 'self'; connect-src 'self'",
		"no worker": "default-src 'none'; img-src data:; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'; connect-src 'self'",
		"no fetch":  "default-src 'none'; img-src data:; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'none'",
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, foreign(t, policy, ""), view{})
			b.allow("Content Security Policy")
			b.allow("violates the following")
			code := call[string](b, `async () => {
				const { createTrainer } = await import("/vendor/backdraw.js");
				return createTrainer({ input: [2], layers: [{ type: "dense", units: 2 }] }).then(() => "made", ({ code }) => code);
			}`)
			if code != "load-failed" {
				t.Errorf("createTrainer ended with %q, want load-failed", code)
			}
		})
	}
}
