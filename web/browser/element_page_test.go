package browser

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// recordPrelude keeps, in each document, what the element tells (record.events) and the address of each worker.
const recordPrelude = `
globalThis.record = { events: {}, details: {}, workers: [] };
for (const type of ["ready", "progress", "data", "done", "error"]) {
	addEventListener(type, ({ target, detail }) => {
		if (target?.localName !== "back-draw") return;
		record.events[type] = (record.events[type] ?? 0) + 1;
		record.details[type] = detail;
		if (type === "progress") record.firstProgress ??= performance.now();
	}, true);
}
globalThis.Worker = class extends Worker {
	constructor(address, options) {
		super(address, options);
		record.workers.push(String(address));
	}
};`

var recorded = view{prelude: recordPrelude}

// foreign serves one page with a content security policy, and at /vendor/ a copy of dist, from an origin of its own.
func foreign(t testing.TB, policy, body string) (url string) {
	t.Helper()
	return foreignWith(t, policy, body, nil)
}

// foreignWith is foreign with headers on everything that is served.
func foreignWith(t testing.TB, policy, body string, headers map[string]string) (url string) {
	t.Helper()
	mux := http.NewServeMux()
	mux.Handle("/vendor/", http.StripPrefix("/vendor/", http.FileServerFS(dist)))
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><html lang="en"><title>A page of someone else</title>`+
			`<link rel="icon" href="data:,"><h1>An article</h1>%s</html>`, body)
	})
	server := httptest.NewServer(lateIfAsked(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range headers {
			w.Header().Set(name, value)
		}
		mux.ServeHTTP(w, r)
	})))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

func embed(source, attributes string) string {
	return fmt.Sprintf(`<script type="module" src="%s"></script><back-draw data="spiral" %s></back-draw>`,
		html.EscapeString(source), attributes)
}

// requireTraining waits until the page's element has trained and reported a loss.
func requireTraining(b *tab) {
	b.t.Helper()
	b.wait("the event ready", `() => record.events.ready > 0`)
	call[bool](b, `() => { find("back-draw").play(); return true; }`)
	b.wait("a progress report of a step", `() => record.details.progress?.steps > 0`)
	if loss := call[float64](b, `() => record.details.progress.loss`); loss <= 0 || loss > 10 {
		b.t.Errorf("the loss reported is %v, want a positive one of at most 10", loss)
	}
	call[bool](b, `() => { find("back-draw").pause(); return true; }`)
	if count := call[int](b, `() => record.events.error ?? 0`); count != 0 {
		b.t.Errorf("the element reported %d errors: %s", count, call[string](b, `() => String(record.details.error)`))
	}
}

func TestForeignPageUnderStrictPolicy(t *testing.T) {
	for _, c := range []struct {
		name, policy, script, worker string
	}{
		{
			name:   "script and worker from the page's own origin",
			policy: "default-src 'none'; img-src data:; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'",
			script: "vendor/backdraw.js",
			worker: "http:",
		},
		{
			name: "script from another origin, worker from a Blob",
			policy: "default-src 'none'; img-src data:; script-src " + origin + " 'wasm-unsafe-eval'; worker-src blob:; connect-src " +
				origin,
			script: origin + "/backdraw.js",
			worker: "blob:",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := open(t, foreign(t, c.policy, embed(c.script, `layers="4" height="420"`)), recorded)
			requireTraining(b)
			workers := call[[]string](b, `() => record.workers`)
			if len(workers) != 1 || !strings.HasPrefix(workers[0], c.worker) {
				t.Errorf("workers were started from %q, want one from %s", workers, c.worker)
			}
		})
	}
}

func TestElementsShareAPage(t *testing.T) {
	b := open(t, foreign(t, "default-src 'none'; img-src data:; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'",
		embed("vendor/backdraw.js", `layers="4" height="300"`)+`<back-draw data="xor" layers="3" height="300"></back-draw>`), recorded)
	b.wait("two events ready", `() => record.events.ready === 2`)
	requireTraining(b)
	b.screenshot("two-embedded")
	requireOneProgram(b)
}
