package browser

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"backdraw/web"
)

// serveInParts serves the product, and holds requests for the second part of the program up until release is called; with
// missing it has none.
func serveInParts(t *testing.T, missing bool) (url string, release func()) {
	t.Helper()
	handler, err := web.Handler(dist)
	if err != nil {
		t.Fatal(err)
	}
	released := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.URL.Path, "backdraw-rest-") {
			select {
			case <-released:
			case <-r.Context().Done():
				return
			}
			if missing {
				http.NotFound(w, r)
				return
			}
		}
		handler.ServeHTTP(w, r)
	}))
	release = sync.OnceFunc(func() { close(released) })
	t.Cleanup(server.Close)
	t.Cleanup(release)
	return server.URL + "/", release
}

// TestPageTrainsOnTheFirstPart: with the second part on its way, the page has its points and trains.
func TestPageTrainsOnTheFirstPart(t *testing.T) {
	url, release := serveInParts(t, false)
	b := open(t, url, recorded)
	requireTraining(b)
	asked := call[[]string](b, `() => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.includes("backdraw-rest-"))`)
	if len(asked) != 0 {
		t.Errorf("the second part has come: %q", asked)
	}
	release()
	b.wait("the second part", `() => performance.getEntriesByType("resource").some(({ name }) => name.includes("backdraw-rest-"))`)
}

const openTrainer = `async () => {
	globalThis.backdraw = await import("/backdraw-trainer.js");
	globalThis.points = { x: Float32Array.from({ length: 40 }, (_, i) => Math.sin(i)), y: Int32Array.from({ length: 20 }, (_, i) => i % 2) };
	globalThis.first = { input: [2], layers: [{ type: "dense", units: 8, activation: "tanh" }, { type: "dense", units: 2 }], loss: "cross-entropy", optimizer: { type: "adam" } };
	globalThis.more = { input: [1, 2, 1], layers: [{ type: "conv2d", filters: 3, kernel: 1, activation: "relu" }, { type: "flatten" }, { type: "dense", units: 2 }], loss: "cross-entropy" };
	globalThis.told = [];
	return true;
}`

// TestTheFirstPartTrainsAtOnce: a trainer in the page's own thread takes steps before the second part is there; whatever may need
// that waits for it, and the thread does not.
func TestTheFirstPartTrainsAtOnce(t *testing.T) {
	url, release := serveInParts(t, false)
	b := open(t, url, view{})
	call[bool](b, openTrainer)
	if steps := call[int](b, `async () => {
		globalThis.trainer = await backdraw.createTrainer(first, { worker: false });
		await trainer.setData(points);
		return trainer.trainSync({ steps: 5 }).steps;
	}`); steps != 5 {
		t.Errorf("%d steps were taken, want 5", steps)
	}
	call[bool](b, `() => {
		const tell = (name) => (value) => { told.push(name + " " + (value?.steps ?? value?.parameters ?? value?.badCount ?? value?.code)); };
		trainer.train({ steps: 5 }).then(tell("train"), tell("train"));
		backdraw.createTrainer(more, { worker: false }).then(tell("convolution"), tell("convolution"));
		backdraw.readTable("a,b\n1,2\n").then(tell("table"), tell("table"));
		return true;
	}`)
	waited := call[int](b, `() => new Promise((resolve) => { setTimeout(() => { resolve(told.length); }, 300); })`)
	if waited != 0 {
		t.Errorf("before the second part was there: %q", call[[]string](b, `() => told`))
	}
	release()
	b.wait("all answers", `() => told.length === 3`)
	if told := call[string](b, `() => told.sort().join(", ")`); told != "convolution 20, table 0, train 10" {
		t.Errorf("told were %s", told)
	}
}

// TestAWorkerWaitsForTheSecondPart: other networks train in workers as soon as it is there.
func TestAWorkerWaitsForTheSecondPart(t *testing.T) {
	url, release := serveInParts(t, false)
	b := open(t, url, view{})
	call[bool](b, openTrainer)
	call[bool](b, `() => {
		const train = async (options) => {
			const trainer = await backdraw.createTrainer(more, options);
			await trainer.setData(points);
			told.push((await trainer.train({ steps: 5 })).steps);
		};
		void Promise.all([train({}), train({ workers: 2 })]).catch((error) => { told.push(String(error)); });
		return true;
	}`)
	if waited := call[int](b, `() => new Promise((resolve) => { setTimeout(() => { resolve(told.length); }, 300); })`); waited != 0 {
		t.Errorf("before the second part was there: %q", call[[]any](b, `() => told`))
	}
	release()
	b.wait("both", `() => told.length === 2`)
	if told := call[string](b, `() => told.join(", ")`); told != "5, 5" {
		t.Errorf("told were %s", told)
	}
}

// TestNothingOvertakesWhatWaitsForTheSecondPart: calls that end in Sync come behind those that were made before them.
func TestNothingOvertakesWhatWaitsForTheSecondPart(t *testing.T) {
	url, release := serveInParts(t, false)
	b := open(t, url, view{})
	call[bool](b, openTrainer)
	if refused := call[string](b, `async () => {
		globalThis.trainer = await backdraw.createTrainer(first, { worker: false });
		await trainer.setData(points);
		trainer.train({ steps: 5 }).catch(() => {});
		try {
			return String(trainer.trainSync({ steps: 3 }).steps);
		} catch ({ code }) {
			return code;
		}
	}`); refused != "invalid-argument" {
		t.Errorf("trainSync while train waits: %s, want invalid-argument", refused)
	}
	time.AfterFunc(200*time.Millisecond, release) // the page waits for it
	if changed := call[bool](b, `async () => {
		const trainer = await backdraw.createTrainer({ ...first, seed: 1 }, { worker: false }), before = trainer.predictSync(points.x)[0];
		void trainer.reset(2);
		return trainer.predictSync(points.x)[0] !== before;
	}`); !changed {
		t.Error("predictSync came before the reset")
	}
}

// TestThePageGoesOnBeforeTheSecondPart: nothing that could wait without it has the page's thread wait, and what waits can be aborted.
func TestThePageGoesOnBeforeTheSecondPart(t *testing.T) {
	url, _ := serveInParts(t, false)
	b := open(t, url, view{})
	call[bool](b, openTrainer)
	for name, begin := range map[string]string{
		"large data":  `trainer.setData({ x: new Float32Array(4e6), y: new Int32Array(2e6) })`,
		"data often":  `Promise.all(Array.from({ length: 5000 }, () => trainer.setData(points)))`,
		"the product": `backdraw.loadProduct().then((product) => product(new Float32Array(16), new Float32Array(16), 4, 4, 4))`,
	} {
		if told := call[string](b, `async () => {
			const trainer = await backdraw.createTrainer(first, { worker: false }), pause = new Promise((resolve) => { setTimeout(resolve, 200, "goes on"); });
			const begun = `+begin+`.then(() => "done", ({ code }) => code);
			return Promise.race([begun, pause]);
		}`); told != "goes on" {
			t.Errorf("%s: %s, want the page to go on", name, told)
		}
	}
	if told := call[string](b, `async () => {
		const trainer = await backdraw.createTrainer(first, { worker: false }), stop = new AbortController();
		await trainer.setData(points);
		const begun = trainer.train({ epochs: Infinity, signal: stop.signal });
		stop.abort();
		return begun.then(() => "done", ({ code, report }) => code + " after " + report.steps);
	}`); told != "aborted after 0" {
		t.Errorf("a train that waited ended with %s", told)
	}
}

// TestNoSecondPartIsToldAsLoadFailed: what needs it says so, and what does not goes on.
func TestNoSecondPartIsToldAsLoadFailed(t *testing.T) {
	url, release := serveInParts(t, true)
	b := open(t, url, view{})
	b.allow("404")
	release()
	call[bool](b, openTrainer)
	for _, options := range []string{"{ worker: false }", "{}", "{ workers: 2 }"} {
		if code := call[string](b, `() => backdraw.createTrainer(more, `+options+`).then(() => "made", ({ code, message }) => code + " " + message.includes("backdraw-rest-"))`); code != "load-failed true" {
			t.Errorf("with %s it ended with %q, want load-failed and the file", options, code)
		}
	}
	if code := call[string](b, `() => backdraw.readTable("a,b\n1,2\n", {}, { worker: true }).then(() => "read", ({ code, message }) => code + " " + message.startsWith("http"))`); code != "load-failed true" {
		t.Errorf("reading a table in a worker ended with %q, want load-failed and the file", code)
	}
	if steps := call[int](b, `async () => {
		const trainer = await backdraw.createTrainer(first, { worker: false });
		await trainer.setData(points);
		return trainer.trainSync({ steps: 5 }).steps;
	}`); steps != 5 {
		t.Errorf("%d steps were taken, want 5", steps)
	}
}
