package browser

import "testing"

// racers are the loss and the epochs of each racer, as the table says them.
const racers = `() => [...find("bd-race").shadowRoot.querySelectorAll(".results tbody tr")].map((row) => [...row.querySelectorAll("td")].slice(0, 2).map((cell) => Number(cell.textContent)))`

// liveWorkers counts the workers of a page that were neither ended nor ended themselves.
const liveWorkers = recordPrelude + `
record.alive = 0;
Worker = new Proxy(Worker, { construct: (native, given) => { record.alive++; return new native(...given); } });
const ended = new WeakSet(), terminate = Worker.prototype.terminate;
Worker.prototype.terminate = function () {
	if (!ended.has(this)) record.alive--;
	ended.add(this);
	return terminate.call(this);
};`

// TestRaceRunsSideBySide: each racer has a worker of its own and the same initial weights; a pause holds them, the
// winner becomes the lab's network with its settings, and closing ends all workers.
func TestRaceRunsSideBySide(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		for _, dark := range []bool{false, true} {
			v.dark = dark
			t.Run(v.String(), func(t *testing.T) {
				w := v
				w.prelude = liveWorkers
				b := open(t, origin+"/#v=1&test=0&speed=0&data=circle&layers=4&optimizer=sgd&rate=0.001", w)
				b.wait("the event ready", `() => record.events.ready > 0`)
				b.click(`button.sheet.lens`)
				b.wait("the lens", `() => find("bd-points-lens")?.shadowRoot?.querySelector('[data-view="race"]')`)
				b.click(`[data-view="race"]`)
				b.wait("the race", `() => find("bd-race")?.shadowRoot?.querySelector(".start")`)
				b.screenshot("race-ready-" + v.String())
				call[bool](b, `() => { const input = find("bd-race").shadowRoot.querySelector(".epochs input"); input.value = "40"; input.dispatchEvent(new Event("change")); return true; }`)
				b.click(".start")
				b.wait("five workers", `() => record.alive === 5`)
				b.wait("all at the end", `() => { const rows = (`+racers+`)(); return rows.length === 4 && rows.every(([epochs]) => epochs === 40); }`)
				results := call[[][]float64](b, racers)
				worst, best := results[0][1], 1.0
				for _, r := range results {
					best = min(best, r[1])
				}
				if !(best < 0.5*worst) {
					t.Errorf("the racers' losses are %v, want SGD at 0.001 far behind", results)
				}
				b.wait("four pictures", `() => [...find("bd-race").shadowRoot.querySelectorAll("canvas")].every((canvas) => canvas.width > 50 && canvas.getContext("2d").getImageData(5, 5, 1, 1).data[3] === 255)`)
				b.wait("a chart", `() => find("bd-lines").shadowRoot.querySelector("canvas")`)
				b.screenshot("race-over-" + v.String())
				requireNoOverflow(b)
				b.click("tr.first .take")
				b.wait("the winner in the lab", `() => find("bd-race").shadowRoot.querySelector(".state").textContent.includes("lab's network") && find("bd-points-lab").model.moment?.epochs === 40`)
				if name := call[string](b, `() => find("bd-points-lab").store.values.optimizer`); name == "sgd" {
					t.Error("the lab's optimizer is sgd still")
				}
				b.wait("its weights", `async () => {
					const { trainer, history } = find("bd-points-lab").model;
					return (await trainer.evaluate(find("bd-points-lab").model.examples)).loss < 0.3 && history.epochs.at(-1) === 40;
				}`)
				call[bool](b, `() => { find("bd-points-lab").model.store.set({ noise: 0.2 }); return true; }`)
				b.wait("that the racers learnt other points", `() => [...find("bd-race").shadowRoot.querySelectorAll(".take")].every(({ disabled }) => disabled) && find("bd-race").shadowRoot.textContent.includes("or learns something else")`)
				b.click(`[data-view="steps"]`)
				b.wait("the lab's own worker alone", `() => record.alive === 1`)
			})
		}
	}
}
