package browser

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"

	"backdraw/web"
)

// TestPartsThatCannotBeLoadedAreSaid: what is loaded on demand and cannot be is a sentence, not an empty sheet.
func TestPartsThatCannotBeLoadedAreSaid(t *testing.T) {
	parts := 0
	for _, c := range []struct{ lab, part, open, shown string }{
		{"points", "points-lessons", `store.set({ sheet: "lessons" })`, `() => find("bd-points-lab").store.values.sheet !== "none" || find("bd-sheet")`},
		{"points", "bd-timeline", `store.set({ timeline: true })`, `() => find("bd-points-lab").store.values.timeline || find("bd-timeline")`},
		{"points", "points-lens", `store.set({ lens: true })`, `() => find("bd-points-lab").store.values.lens || find("bd-sheet")`},
		{"points", "backdraw-card", `network.renderRoot.querySelector("button.unit").click()`, `() => find("bd-network").selected || find("bd-network-card")`},
		{"digits", "digits-lens", `store.set({ lens: true })`, `() => find("bd-digits-lab").store.values.lens || find("bd-sheet.lens")`},
		{"sequence", "sequence-lens", `store.set({ lens: true })`, `() => find("bd-sequence-lab").store.values.lens || find("bd-sheet.lens")`},
	} {
		handler, err := web.Handler(dist)
		if err != nil {
			t.Fatal(err)
		}
		var refused atomic.Int32
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.Contains(r.URL.Path, c.part) {
				refused.Add(1)
				http.Error(w, "gone", http.StatusServiceUnavailable)
				return
			}
			handler.ServeHTTP(w, r)
		}))
		t.Cleanup(server.Close) // behind the page, which goes on loading
		b := open(t, server.URL+"/#v=1&data=circle&lab="+c.lab, recorded)
		b.wait("the network", `(lab) => { const { model } = find(lab) ?? {}; return model?.trainer && (model.isReady ?? true); }`, "bd-"+c.lab+"-lab")
		b.allow("503")
		call[bool](b, `() => { find("bd-`+c.lab+`-lab").`+c.open+`; return true; }`)
		b.wait("a sentence on "+c.part, `() => find(".notice")?.textContent.includes("could not be loaded")`)
		if call[bool](b, `() => Boolean((`+c.shown+`)())`) {
			t.Errorf("%s stays open with nothing in it", c.part)
		}
		if n := refused.Load(); n == 0 {
			t.Errorf("%s was never asked for", c.part)
		}
		parts++
	}
	if parts != 6 {
		t.Errorf("%d parts were tried, want 6", parts)
	}
}

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

// unreachable serves the product without the files whose path contains part, while the value that it returns is set.
func unreachable(t *testing.T, part string) (at string, gone *atomic.Bool) {
	t.Helper()
	handler, err := web.Handler(dist)
	if err != nil {
		t.Fatal(err)
	}
	gone = new(atomic.Bool)
	gone.Store(true)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if gone.Load() && strings.Contains(r.URL.Path, part) {
			http.Error(w, "gone", http.StatusServiceUnavailable)
			return
		}
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close) // behind the page, which goes on loading
	return server.URL, gone
}

// TestPlayTriesAgainWhatDidNotLoad: Play says once more what is wrong while it is, and trains once it is not.
func TestPlayTriesAgainWhatDidNotLoad(t *testing.T) {
	tried := 0
	for _, part := range []string{".wasm", "backdraw-worker"} {
		t.Run(part, func(t *testing.T) {
			at, gone := unreachable(t, part)
			b := open(t, "about:blank", view{prelude: recordPrelude})
			b.allow("503")
			b.do(chromedp.Navigate(at + "/#v=1&data=circle"))
			const said = `() => record.events.error > 0 && find(".notice")?.textContent.includes("could not be loaded") && !find("bd-points-lab").model.playing`
			b.wait("the sentence", said)
			b.wait("Play", `() => find("button.play").textContent.trim() === "Play"`)
			b.click("button.play")
			b.wait("another try, and the sentence", `() => record.events.error > 1 && find(".notice")?.textContent.includes("could not be loaded")`)
			b.wait("Play again", `() => find("button.play").textContent.trim() === "Play"`)
			gone.Store(false)
			b.click("button.play")
			b.wait("training", `() => record.details.progress?.steps > 5`)
			if said := call[string](b, `() => find(".notice")?.textContent ?? ""`); said != "" {
				t.Errorf("while it trains: %s", said)
			}
		})
		tried++
	}
	if tried != 2 {
		t.Errorf("%d parts were tried", tried)
	}
}

// TestPlayOfARefusedNetworkSaysWhyAgain, where there is none before it.
func TestPlayOfARefusedNetworkSaysWhyAgain(t *testing.T) {
	b := open(t, origin+"/#v=1&data=circle&spec="+url.QueryEscape(`{"input":[2],"layers":[{"type":"dense","units":0}]}`), view{prelude: recordPrelude})
	b.wait("the sentence", `() => find(".notice")?.textContent.includes("units")`)
	b.click(".notice button")
	b.wait("no sentence", `() => find(".notice") === null`)
	b.click("button.play")
	b.wait("the sentence again", `() => find(".notice")?.textContent.includes("units")`)
	b.wait("Play", `() => find("button.play").textContent.trim() === "Play"`)
}

// TestStepsBeforeThePointsAreThere are taken once they are.
func TestStepsBeforeThePointsAreThere(t *testing.T) {
	handler, err := web.Handler(dist)
	if err != nil {
		t.Fatal(err)
	}
	loads := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.URL.Path, ".wasm") {
			select {
			case <-loads:
			case <-r.Context().Done(): // of a test that failed before
				return
			}
		}
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	b := open(t, server.URL+"/#v=1&data=circle", view{prelude: recordPrelude})
	b.wait("the lab", `() => find("bd-points-lab")?.model && find("bd-points-lab").hasUpdated`)
	b.press(".")
	b.press(".")
	if said := call[string](b, `async () => { const lab = find("bd-points-lab"); await lab.updateComplete; return lab.model.isReady ? "ready" : find(".notice")?.textContent ?? ""; }`); said != "" {
		t.Errorf("two steps while the page loads: %q", said)
	}
	close(loads)
	b.wait("both steps", `() => record.details.done?.steps === 2`)
	if call[bool](b, `() => find("bd-points-lab").model.playing || find(".notice") !== null`) {
		t.Error("after the steps it plays, or has something to say")
	}
}
