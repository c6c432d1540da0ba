package browser

import (
	"strings"
	"testing"
)

// countCalls counts what each tab's workers are asked, by name.
const countCalls = recordPrelude + `
record.calls = {};
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...more) {
	if (message?.name) record.calls[message.name] = (record.calls[message.name] ?? 0) + 1;
	return post.call(this, message, ...more);
};`

// numbers are the cells of a table of the lens, by the name of their row.
func numbers(b *tab, table string) map[string][]float64 {
	b.t.Helper()
	return call[map[string][]float64](b, `(table) => Object.fromEntries([...find("bd-points-lens").shadowRoot.querySelectorAll(table + " tbody tr")].map((row) =>
		[row.cells[0].textContent, [...row.cells].slice(1).map((cell) => Number(cell.textContent.replace("−", "-")))]))`, table)
}

func TestLensCostsNothingWhileClosed(t *testing.T) {
	v := desktop
	v.prelude = countCalls
	b := open(t, origin+"/#v=1&data=spiral&speed=0", v)
	b.wait("the event ready", `() => record.events.ready > 0`)
	b.click("button.play")
	b.wait("training", `() => record.details.progress?.steps > 1000 && record.calls.train > 0 && record.calls.field > 3`)
	loaded := `() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js")).length`
	if traces := call[int](b, `() => record.calls.trace ?? 0`); traces != 0 {
		t.Errorf("a closed lens asked for %d traces", traces)
	}
	before := call[int](b, loaded)
	b.press("l")
	b.wait("the lens with its numbers", `() => find("bd-lens-picture")`)
	b.wait("traces", `() => record.calls.trace > 0`)
	if after := call[int](b, loaded); after <= before {
		t.Errorf("%d scripts were loaded before the lens was opened, %d after: it is no chunk of its own", before, after)
	}
	b.press("l")
	b.wait("no lens", `() => !find("bd-points-lens")`)
	traces := call[int](b, `() => record.calls.trace`)
	steps := call[float64](b, `() => record.details.progress.steps`)
	b.wait("training to go on", `(steps) => record.details.progress.steps > steps + 2000`, steps)
	if now := call[int](b, `() => record.calls.trace`); now > traces {
		t.Errorf("after it was closed the lens asked for %d traces more", now-traces)
	}
}

// TestLensShowsTheStepThatTrainingTakes: what its table promises is, bit for bit, the weights after the step, for one
// example and for a batch.
func TestLensShowsTheStepThatTrainingTakes(t *testing.T) {
	for _, c := range []struct{ name, button, optimizer string }{{"one example", "", "sgd"}, {"batch", ".batch", "sgd"}, {"batch, adam", ".batch", "adam"}} {
		t.Run(c.name, func(t *testing.T) {
			b := empty(t, desktop, "&data=circle&layers=4,3&rate=0.1&optimizer="+c.optimizer)
			b.click(`button.sheet.lens`)
			b.wait("the lens with its numbers", `() => find("bd-lens-picture")`)
			if c.button != "" {
				b.click(c.button)
				b.wait("a batch", `() => find("bd-points-lens").shadowRoot.querySelector(".who").textContent.includes("batch of 10")`)
				b.wait("its trace", `() => find("bd-lens-picture").step.examples === 10`)
			}
			for range 3 {
				before := numbers(b, ".parameters")
				if len(before) != 2*4+4+4*3+3+3+1 {
					t.Fatalf("the table has %d parameters, want 31", len(before))
				}
				first := before["layers[0].w[0]"]
				done := call[int](b, `() => record.events.done ?? 0`)
				b.click(".take")
				b.wait("the step", `(done) => record.events.done > done`, done)
				b.wait("the table of the next step", `(was) => Number(find("bd-points-lens").shadowRoot.querySelector(".parameters tbody td").textContent.replace("−", "-")) !== was`, first[0])
				moved := 0
				for name, after := range numbers(b, ".parameters") {
					value, update, next := before[name][0], before[name][2], before[name][3]
					if sum := float32(float64(float32(value)) + float64(float32(update))); sum != float32(next) || sum != float32(after[0]) {
						t.Errorf("%s: %v + %v is %v, the table says %v, training gave %v", name, value, update, sum, next, after[0])
					}
					if after[0] != value {
						moved++
					}
				}
				if moved < 20 {
					t.Errorf("%d parameters moved, want at least 20", moved)
				}
			}
		})
	}
}

func TestLensGoesStepByStep(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		for _, dark := range []bool{false, true} {
			v.dark = dark
			t.Run(v.String(), func(t *testing.T) {
				b := empty(t, v, "&data=spiral&layers=4,3")
				b.click(`button.sheet.lens`)
				b.wait("the lens with its numbers", `() => find("bd-lens-picture")`)
				stage := `() => find("bd-points-lens").shadowRoot.querySelector(".stage b").textContent`
				var stages []string
				for range 8 {
					stages = append(stages, call[string](b, stage))
					b.press("]")
				}
				if got := strings.Join(stages, ", "); got != "1 of 8: Forward: Layer 1, 2 of 8: Forward: Layer 2, 3 of 8: Forward: Output, 4 of 8: Loss, 5 of 8: Backward: Output, 6 of 8: Backward: Layer 2, 7 of 8: Backward: Layer 1, 8 of 8: Update" {
					t.Errorf("the stages are %s", got)
				}
				if formulas := call[int](b, `() => find("bd-points-lens").shadowRoot.querySelectorAll(".formula:has(math)").length`); formulas < 4 {
					t.Errorf("at the end a unit has %d formulas, want at least 4", formulas)
				}
				b.screenshot("lens-" + v.String())
				b.press("[")
				if back := call[string](b, stage); !strings.HasPrefix(back, "7 of 8") {
					t.Errorf("a step back leads to %s", back)
				}
				b.click(".back")
				b.click(".auto")
				b.wait("the last stage, by itself", `() => find("bd-points-lens").shadowRoot.querySelector(".stage b").textContent.startsWith("8 of 8")`)
				requireNoOverflow(b)
			})
		}
	}
}

func TestLensFollowsAClickOnThePoint(t *testing.T) {
	b := empty(t, desktop, "&data=circle")
	b.press("l")
	b.wait("the lens with its numbers", `() => find("bd-lens-picture")`)
	drawn := points(b)
	want := drawn[len(drawn)/2]
	b.drag(drawing(b)(want[0], want[1]))
	b.wait("the numbers of that point", `(x, y) => { const [a, b] = find("bd-lens-picture").step.columns[0].nodes; return Math.abs(a.a - x) < 0.3 && Math.abs(b.a - y) < 0.3; }`, want[0], want[1])
	b.press("b")
	b.drag(drawing(b)(5, -5))
	b.wait("the numbers of the point that was drawn", `() => { const [a, b] = find("bd-lens-picture").step.columns[0].nodes; return Math.abs(a.a - 5) < 0.1 && Math.abs(b.a + 5) < 0.1; }`)
}

func TestLensChecksGradients(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=4,3")
	b.click(`button.sheet.lens`)
	b.click(`[data-view="check"]`)
	b.click(".run")
	b.wait("the check", `() => find("bd-points-lens").shadowRoot.querySelector(".checked")`)
	result := call[struct {
		Sentence string
		Rows     int
	}](b, `() => { const root = find("bd-points-lens").shadowRoot; return { Sentence: root.querySelector(".checked").textContent, Rows: root.querySelectorAll("tbody tr").length }; }`)
	if !strings.HasPrefix(result.Sentence, "31 parameters") || result.Rows != 31 {
		t.Errorf("the check says %q above %d rows, want 31 parameters", result.Sentence, result.Rows)
	}
	worst := call[float64](b, `() => find("bd-points-lens").check.maxRelativeError`)
	if !(worst < 1e-4) {
		t.Errorf("the worst relative error is %v, want below 1e-4", worst)
	}
	b.screenshot("lens-check")
	stale := `() => find("bd-points-lens").shadowRoot.querySelector(".before")?.textContent ?? ""`
	if text := call[string](b, stale); text != "" {
		t.Errorf("of the weights of now is said %q", text)
	}
	b.press("e")
	b.wait("that the check is of earlier weights", `() => find("bd-points-lens").shadowRoot.querySelector(".before")?.textContent.includes("epoch 0:")`)
	b.click(".run")
	b.wait("a check of those of now", `() => { const { check, shadowRoot } = find("bd-points-lens"); return check?.epochs >= 1 && !shadowRoot.querySelector(".before"); }`)
}

func TestHealthNamesWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ name, state, finding string }{
		{"vanishing", "&layers=8,8,8,8,8,8&activation=sigmoid&optimizer=sgd&rate=0.03", "vanishing"},
		{"too fast", "&layers=8,8&optimizer=sgd&rate=30", "too-fast"},
		{"dead", "&layers=8,8&activation=relu&optimizer=sgd&rate=3&steps=200", "dead"},
		{"saturated", "&layers=8,8&activation=tanh&optimizer=sgd&rate=10&steps=200", "saturated"},
		{"fine", "&layers=8,8&optimizer=adam&rate=0.003", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			state, steps, _ := strings.Cut(c.state, "&steps=")
			b := empty(t, desktop, "&data=spiral"+state)
			if steps != "" {
				call[bool](b, `() => { find("bd-points-lab").model.play(); return true; }`)
				b.wait("some steps", `(steps) => record.details.progress?.steps > Number(steps)`, steps)
				call[bool](b, `() => { find("bd-points-lab").model.pause(); return true; }`)
				b.wait("rest", `() => find("bd-points-lab").model.phase === "resting"`)
			}
			b.click(`button.sheet.lens`)
			b.click(`[data-view="health"]`)
			b.wait("findings", `() => find("bd-points-lens").shadowRoot.querySelector(".findings")`)
			found := call[[]string](b, `() => [...find("bd-points-lens").shadowRoot.querySelectorAll(".findings li")].map((item) => item.dataset.finding ?? "")`)
			if !strings.Contains(strings.Join(found, " "), c.finding) || c.finding == "" && found[0] != "" {
				t.Errorf("the findings are %q, want %q among them", found, c.finding)
			}
			b.screenshot("lens-health-" + strings.ReplaceAll(c.name, " ", "-"))
		})
	}
}

// TestClosedTablesCostNothing: while training goes on their thousands of cells are drawn only where they are open.
func TestClosedTablesCostNothing(t *testing.T) {
	b := empty(t, desktop, "&data=spiral&layers=32,32")
	b.click("button.play")
	b.press("l")
	b.wait("the lens with its numbers", `() => find("bd-lens-picture")`)
	rows := `() => find("bd-points-lens").shadowRoot.querySelectorAll(".parameters tbody tr").length`
	if shown := call[int](b, rows); shown != 0 {
		t.Errorf("closed tables have %d rows while training goes on", shown)
	}
	call[bool](b, `() => { find("bd-points-lens").shadowRoot.querySelector("details").open = true; return true; }`)
	b.wait("all parameters", `() => (`+rows+`)() === 2 * 32 + 32 + 32 * 32 + 32 + 32 + 1`)
}
