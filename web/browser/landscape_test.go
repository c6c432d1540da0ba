package browser

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// TestLandscapeIsTheLossOfTheNetwork: the plane's losses are those that the trainer gives with those weights, training
// goes on meanwhile, and nothing is left of it when it is closed.
func TestLandscapeIsTheLossOfTheNetwork(t *testing.T) {
	for _, c := range []struct {
		view       view
		dark       bool
		directions string
	}{{desktop, false, "path"}, {desktop, true, "random"}, {phone, false, "random"}, {phone, true, "path"}} {
		v := c.view
		v.dark = c.dark
		t.Run(v.String(), func(t *testing.T) {
			w := v
			w.prelude = liveWorkers
			b := open(t, origin+"/#v=1&test=0&speed=30&data=circle&layers=4&optimizer=adam&rate=0.03", w)
			b.wait("the event ready", `() => record.events.ready > 0`)
			b.click("button.play")
			b.wait("some way", `() => find("bd-points-lab").model.timeline.list.length > 5 && find("bd-points-lab").model.moment.epochs > 10`)
			b.press("l")
			b.wait("the lens", `() => find("bd-points-lens")?.shadowRoot?.querySelector('[data-view="landscape"]')`)
			b.click(`[data-view="landscape"]`)
			b.wait("the landscape", `() => find("bd-landscape")?.shadowRoot?.querySelector("select")`)
			call[bool](b, `(directions) => { const select = find("bd-landscape").shadowRoot.querySelector("select"); select.value = directions; select.dispatchEvent(new Event("change")); return true; }`, c.directions)
			if state := call[string](b, `() => find("bd-landscape").shadowRoot.querySelector(".state").textContent`); state != "" {
				t.Errorf("of a network that was trained is said %q before it is measured", state)
			}
			b.click(".start")
			b.wait("a first look", `() => find("bd-landscape").found`)
			steps := call[float64](b, `() => record.details.progress.steps`)
			b.wait("training to go on meanwhile", `(steps) => record.details.progress.steps > steps + 50`, steps)
			b.wait("all of it", `() => find("bd-landscape").found.done === 1 && !find("bd-landscape").busy`)
			if workers := call[int](b, `() => record.alive`); workers != 1 {
				t.Errorf("%d workers are there when it is done, want the lab's alone", workers)
			}
			found := call[struct {
				Loss, Middle, Corner, Share float64
				Places                      int
				Start                       []float64
			}](b, `() => {
				const { loss, field: { values, width }, share, path: { places } } = find("bd-landscape").found;
				return { Loss: loss, Middle: values[(values.length - 1) / 2], Corner: Math.max(values[0], values[width - 1], values.at(-1)), Share: share, Places: places.length, Start: places[0] };
			}`)
			if math.Abs(found.Middle-found.Loss) > 1e-6*found.Loss {
				t.Errorf("the middle of the plane has loss %v, the network %v", found.Middle, found.Loss)
			}
			if !(found.Corner > 1.5*found.Loss) || found.Places < 5 {
				t.Errorf("the corners' largest loss is %v, that here %v; the path has %d places", found.Corner, found.Loss, found.Places)
			}
			if c.directions == "path" && !(found.Share > 0.8) || c.directions == "random" && !(found.Share < 0.8) || math.Hypot(found.Start[0], found.Start[1]) == 0 {
				t.Errorf("the plane (%s) holds %v of the path, which begins at %v", c.directions, found.Share, found.Start)
			}
			if rows := call[int](b, `() => find("bd-landscape").shadowRoot.querySelectorAll(".losses tbody tr").length`); rows != 9 {
				t.Errorf("the table has %d rows, want 9", rows)
			}
			b.wait("a picture", `() => { const canvas = find("bd-landscape-picture").shadowRoot.querySelector("canvas"); const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height); return data.some((value) => value > 0); }`)
			call[bool](b, `() => { find("bd-landscape-picture").scrollIntoView(); return true; }`)
			b.screenshot("landscape-" + v.String())
			requireNoOverflow(b)
			// It is the landscape of where the network was, and after more training that is said.
			state := `() => find("bd-landscape").shadowRoot.querySelector(".state").textContent`
			b.wait("that the network has moved on", `() => find("bd-landscape").shadowRoot.querySelector(".state").textContent.includes("has moved on since")`)
			call[bool](b, `() => { find("bd-points-lab").pause(); return true; }`)
			b.wait("rest", `async () => {
				const { model } = find("bd-points-lab");
				const { moment } = model;
				await new Promise((go) => setTimeout(go, 500));
				return !model.playing && model.moment === moment;
			}`)
			b.click(".start")
			b.wait("it measured anew", `() => { const { found, busy } = find("bd-landscape"); return found.done === 1 && !busy; }`)
			epoch := call[int](b, `() => Math.floor(find("bd-points-lab").model.moment.epochs)`)
			if text := call[string](b, state); !strings.HasPrefix(text, fmt.Sprintf("Measured at epoch %d.", epoch)) {
				t.Errorf("of a network at rest in epoch %d is said %q", epoch, text)
			}
			b.press(".")
			b.wait("that it has moved by one step", `() => find("bd-landscape").shadowRoot.querySelector(".state").textContent.includes("has moved on since")`)
			made := call[int](b, `() => record.workers.length`)
			b.click(".start")
			b.wait("a worker of its own", `(made) => record.workers.length > made`, made)
			b.press("l")
			b.wait("the lab's own worker alone", `() => record.alive === 1 && !find("bd-landscape")`)
		})
	}
}
