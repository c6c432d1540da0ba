package browser

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

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
