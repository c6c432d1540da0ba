package browser

import (
	"math"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// sequenceLens opens the lens in the sequence lab: on the beginning of the text, or on a circle that is drawn there.
func sequenceLens(t *testing.T, v view, mode, state string) *tab {
	t.Helper()
	b := sequenceLab(t, v, "&mode="+mode+state)
	if mode == "strokes" {
		b.stroke(circle(b.place(pad), 1, 0.7, 0.3)...)
		b.wait("the drawing", `() => find("bd-sequence-lab").model.drawing`)
	}
	b.click("button.sheet.lens")
	b.wait("the lens with its numbers", `() => find("bd-sequence-lens")?.step && find("bd-unrolled")`)
	return b
}

// readNumbers makes numbers of a table's cells as the lens writes them.
const readNumbers = `const figure = (cell) => Number(cell.textContent.trim().replace("−", "-").replace(/·10(.*)/, (_, power) => "e" + [...power].map((sign) => sign === "⁻" ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(sign)).join("")));
const rows = (table) => [...find("bd-sequence-lens").shadowRoot.querySelectorAll(table + " tbody tr")].map((row) => [...row.querySelectorAll("td")].map(figure));`

func TestSequenceLensCostsNothingWhileClosed(t *testing.T) {
	v := desktop
	v.prelude = countCalls
	b := open(t, origin+"/#v=1&lab=sequence", v)
	b.wait("the sequence lab's network", `() => record.events.ready > 0 && find("bd-sequence-lab")?.model?.trainer`)
	b.click("button.play")
	b.wait("training", `() => record.details.progress?.steps > 20`)
	if traces := call[int](b, `() => record.calls.trace ?? 0`); traces != 0 {
		t.Errorf("a closed lens asked for %d traces", traces)
	}
	scripts := `() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js")).length`
	before := call[int](b, scripts)
	b.press("l")
	b.wait("traces", `() => record.calls.trace > 1 && find("bd-sequence-lens")?.step`)
	if after := call[int](b, scripts); after <= before {
		t.Errorf("%d scripts were loaded before the lens was opened, %d after: it is no chunk of its own", before, after)
	}
	b.press("l")
	b.wait("no lens", `() => !find("bd-sequence-lens")`)
	traces, steps := call[int](b, `() => record.calls.trace`), call[float64](b, `() => record.details.progress.steps`)
	b.wait("training to go on", `(steps) => record.details.progress.steps > steps + 20`, steps)
	if now := call[int](b, `() => record.calls.trace`); now > traces {
		t.Errorf("after it was closed the lens asked for %d traces more", now-traces)
	}
}

// TestSequenceLensUnrolls: text and strokes, a column a step, by keys forward and back.
func TestSequenceLensUnrolls(t *testing.T) {
	for _, c := range []struct {
		view  view
		dark  bool
		mode  string
		steps int
	}{{desktop, false, "text", 48}, {phone, true, "text", 48}, {desktop, true, "strokes", 47}, {phone, false, "strokes", 47}} {
		v := c.view
		v.dark = c.dark
		t.Run(c.mode+" "+v.String(), func(t *testing.T) {
			b := sequenceLens(t, v, c.mode, "")
			if steps := call[int](b, `() => find("bd-unrolled").columns.length`); math.Abs(float64(steps-c.steps)) > 3 {
				t.Errorf("%d columns, want about %d", steps, c.steps)
			}
			stage := `() => find("bd-sequence-lens").shadowRoot.querySelector(".stage b").textContent`
			if got := call[string](b, stage); !strings.HasSuffix(got, "Update") {
				t.Errorf("it begins at %q, want all of the step", got)
			}
			b.screenshot("sequence-lens-" + c.mode + "-" + v.String())
			b.press("[")
			if got := call[string](b, stage); !strings.HasSuffix(got, "Backward: step 1") {
				t.Errorf("a step back leads to %q", got)
			}
			call[bool](b, `() => { const lens = find("bd-sequence-lens"); lens.at = 0; return true; }`)
			b.press("]")
			if got := call[string](b, stage); !strings.HasSuffix(got, "Forward: step 2") {
				t.Errorf("a step on leads to %q", got)
			}
			b.wait("states of two steps alone", `() => {
				const canvas = find("bd-unrolled").shadowRoot.querySelector("canvas");
				const inked = (t) => canvas.getContext("2d").getImageData(t, 0, 1, canvas.height).data.some((part) => part > 0);
				return inked(0) && inked(1) && !inked(2);
			}`)
			requireNoOverflow(b)
		})
	}
}

// TestSequenceLensIsTheTrace: norms, losses and outputs as the trainer's own trace has them.
func TestSequenceLensIsTheTrace(t *testing.T) {
	b := sequenceLens(t, desktop, "text", "&units=16&window=24")
	b.press("e")
	b.wait("an epoch", `() => record.events.done > 0`)
	b.wait("its numbers", `async () => {
		const { step } = find("bd-sequence-lens");
		const { trainer, corpus: { ids } } = find("bd-sequence-lab").model;
		const { loss } = await trainer.trace({ x: ids.slice(0, 24), y: ids.slice(1, 25), shape: [1, 24] });
		return step.loss === loss;
	}`)
	b.click("details.numbers summary")
	b.wait("the table", `() => find("bd-sequence-lens").shadowRoot.querySelector("table.steps tbody tr")`)
	type all struct {
		Shown, Traced [][]float64 // norm of the gradient; loss
		Loss          float64
	}
	r := call[all](b, `async () => {
		`+readNumbers+`
		const { trainer, corpus: { ids } } = find("bd-sequence-lab").model;
		const y = ids.slice(1, 25);
		const { loss, layers } = await trainer.trace({ x: ids.slice(0, 24), y, shape: [1, 24] });
		const { data } = layers[1].stateGradients.h, logits = layers[2].output.data, classes = logits.length / 24;
		return {
			Shown: rows("table.steps").map((row) => [row[6], row[4]]),
			Traced: Array.from({ length: 24 }, (_, t) => {
				const own = [...logits.slice(t * classes, (t + 1) * classes)];
				return [Math.hypot(...data.slice(t * 16, (t + 1) * 16)), Math.log(own.reduce((sum, logit) => sum + Math.exp(logit), 0)) - own[y[t]]];
			}),
			Loss: loss,
		};
	}`)
	if len(r.Shown) != 24 {
		t.Fatalf("%d steps are listed, want 24", len(r.Shown))
	}
	sum := 0.0
	for i, want := range r.Traced {
		got := r.Shown[i]
		if math.Abs(got[0]-want[0]) > 1e-6*want[0] {
			t.Errorf("step %d: the norm of the gradient is %v, the trace says %v", i+1, got[0], want[0])
		}
		if math.Abs(got[1]-want[1]) > 1e-3*want[1]+1e-4 {
			t.Errorf("step %d: the loss is %v, the trace says %v", i+1, got[1], want[1])
		}
		sum += got[1]
	}
	if math.Abs(sum/24-r.Loss) > 1e-3*r.Loss {
		t.Errorf("the mean of the steps' losses is %v, the loss %v", sum/24, r.Loss)
	}
}

// TestUnitsSharesAddUpToItsGradients: what the lens says of every gate at every step, reached by arrow keys, adds up to the
// gradients of the biases, for each cell.
func TestUnitsSharesAddUpToItsGradients(t *testing.T) {
	for _, cell := range []string{"rnn", "gru", "lstm"} {
		t.Run(cell, func(t *testing.T) {
			b := sequenceLens(t, desktop, "strokes", "&strokeCell="+cell+"&strokeUnits=6")
			call[bool](b, `() => { find("bd-unrolled").shadowRoot.querySelector(".plot").focus(); return true; }`)
			b.press(kb.ArrowDown)
			b.press(kb.ArrowDown)
			b.wait("the third unit", `() => find("bd-sequence-lens").cell.unit === 2`)
			steps := call[int](b, `() => find("bd-sequence-lens").step.steps`)
			var sums []float64
			for at := steps - 1; at >= 0; at-- {
				b.wait("a step", `(at) => find("bd-sequence-lens").cell.step === at && find("bd-sequence-lens").shadowRoot.querySelector(".detail h3").textContent.endsWith(" " + (at + 1))`, at)
				read := call[[][]float64](b, `() => { `+readNumbers+` return rows("table.gates"); }`)
				if sums == nil {
					sums = make([]float64, len(read))
				}
				for g, row := range read {
					sums[g] += row[5]
					// The sum before the activation is what it is made of, but a gru's candidate resets the state's part.
					if got := row[0] + row[1] + row[2]; (cell != "gru" || g < 2) && math.Abs(got-row[3]) > 2e-3*(math.Abs(row[0])+math.Abs(row[1])+math.Abs(row[2]))+1e-6 {
						t.Errorf("step %d, gate %d: %v + %v + %v is not %v", at+1, g, row[0], row[1], row[2], row[3])
					}
				}
				b.press(kb.ArrowLeft)
			}
			want := call[[]float64](b, `() => {
				const { step: { parameters, units } } = find("bd-sequence-lens");
				const { gradient } = parameters.b ?? parameters.b_ih;
				return Array.from({ length: gradient.length / units }, (_, g) => gradient[g * units + 2]);
			}`)
			if len(want) != map[string]int{"rnn": 1, "gru": 3, "lstm": 4}[cell] || len(sums) != len(want) {
				t.Fatalf("%d gates, %d gradients", len(sums), len(want))
			}
			for g := range want {
				if math.Abs(sums[g]-want[g]) > 2e-3*math.Abs(want[g])+1e-5 {
					t.Errorf("gate %d: the shares of all steps add up to %v, the gradient of its bias is %v", g, sums[g], want[g])
				}
			}
			if formulas := call[int](b, `() => find("bd-sequence-lens").shadowRoot.querySelectorAll(".formula:has(math)").length`); formulas < 5 {
				t.Errorf("%d formulas, want at least 5", formulas)
			}
		})
	}
}

// TestGradientIsCutByHand: past the cut nothing of the gradient is left, and without a hand's cut all of it is there.
func TestGradientIsCutByHand(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		t.Run(v.String(), func(t *testing.T) {
			v.prelude = liveWorkers
			b := sequenceLens(t, v, "strokes", "&strokeCell=lstm&strokeUnits=8")
			norms := `() => { const { step: { dh, units, steps } } = find("bd-sequence-lens"); return Array.from({ length: steps }, (_, t) => Math.hypot(...dh.slice(t * units, (t + 1) * units))); }`
			whole := call[[]float64](b, norms)
			alive := call[int](b, `() => record.alive`)
			for i, size := range whole {
				if !(size > 0) {
					t.Errorf("uncut, the gradient at step %d is %v", i+1, size)
				}
			}
			call[bool](b, `() => { find("input.truncate").focus(); return true; }`)
			b.press(kb.Home)
			for range 4 {
				b.press(kb.ArrowRight)
			}
			b.wait("a cut every five steps", `() => find("bd-unrolled").cuts[0] === 5 && find("bd-sequence-lens").step.dh.slice(0, 8).every((share) => share === 0)`)
			last := (len(whole) - 1) / 5 * 5
			for i, size := range call[[]float64](b, norms) {
				if i < last && size != 0 {
					t.Errorf("the gradient at step %d is %v, want 0 before the cut at step %d", i+1, size, last+1)
				}
				if i >= last && math.Abs(size-whole[i]) > 1e-6*whole[i] {
					t.Errorf("the gradient at step %d is %v, want %v as without the cut", i+1, size, whole[i])
				}
			}
			if now := call[int](b, `() => record.alive`); now != alive+1 {
				t.Errorf("with a cut by hand %d workers live, want one more than %d: the copy that is cut", now, alive)
			}
			b.screenshot("sequence-lens-cut-" + v.String())
			b.press(kb.End)
			b.wait("no cut", `() => find("bd-unrolled").cuts.length === 0 && find("bd-sequence-lens").step.dh.slice(0, 8).some((share) => share !== 0)`)
			b.press("l")
			b.wait("no lens, and no worker of it", `(alive) => !find("bd-sequence-lens") && record.alive === alive`, alive)
		})
	}
}

func TestSequenceLensChecksGradients(t *testing.T) {
	b := sequenceLens(t, desktop, "strokes", "&strokeUnits=6")
	b.click(`[data-view="check"]`)
	b.click(".run")
	b.wait("the check", `() => find("bd-sequence-lens").shadowRoot.querySelector(".checked")`)
	if worst := call[float64](b, `() => find("bd-sequence-lens").check.maxRelativeError`); !(worst < 1e-4) {
		t.Errorf("the worst relative error is %v, want below 1e-4", worst)
	}
}

// TestSequenceLensChecksAllWhereItTookSome: a sample says that it is one, and all of them are a button away.
func TestSequenceLensChecksAllWhereItTookSome(t *testing.T) {
	b := sequenceLens(t, desktop, "strokes", "&strokeUnits=12")
	b.click(`[data-view="check"]`)
	b.click(".run")
	b.wait("that some were checked", `() => { const { check, shadowRoot } = find("bd-sequence-lens"); return check?.checked < check?.parameters && shadowRoot.querySelector(".checked").textContent.includes(" of ") && shadowRoot.querySelector("caption").textContent.includes("evenly"); }`)
	b.click(".run-all")
	b.wait("that all were", `() => { const { check, shadowRoot } = find("bd-sequence-lens"); return check.checked === check.parameters && check.checked > 400 && !shadowRoot.querySelector(".checked").textContent.includes(" of ") && !shadowRoot.querySelector(".run-all"); }`)
	// Of so many the table has those that are farthest apart, and says so.
	if caption := call[string](b, `() => find("bd-sequence-lens").shadowRoot.querySelector("caption").textContent`); !strings.Contains(caption, "those 400 of the ") {
		t.Errorf("a table of some of the parameters is called %q", caption)
	}
	b.press(".")
	b.wait("that it was of other weights", `() => find("bd-sequence-lens").shadowRoot.querySelector(".before")`)
}
