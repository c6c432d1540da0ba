package browser

import (
	"math"
	"testing"
)

// TestLabLensesTakeTheStepThatTheyShow: what the lens' table promises is, bit for bit, the weights after "Take this step", all
// others are those of the trace, and the epoch goes on where it was.
func TestLabLensesTakeTheStepThatTheyShow(t *testing.T) {
	const digits, sequence = "bd-digits-lens", "bd-sequence-lens"
	for _, c := range []struct {
		name, lens string
		open       func() *tab
		listed     int  // parameters in the table, at least
		trains     bool // whether there is anything else to train on
	}{
		{"a drawn digit", digits, func() *tab { return digitsLens(t, desktop) }, 26, true},
		{"a batch of digits", digits, func() *tab {
			b := digitsLens(t, desktop)
			b.click(".who .batch")
			b.wait("a batch", `() => find("bd-digits-lens").step?.examples === 32`)
			return b
		}, 26, true},
		{"a passage", sequence, func() *tab { return sequenceLens(t, phone, "text", "&units=12") }, 3 * 12, true},
		{"a stroke", sequence, func() *tab { return sequenceLens(t, desktop, "strokes", "&strokeUnits=6") }, 3 * 6, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := c.open()
			step := func(press func()) (steps, epochs float64) {
				t.Helper()
				done := call[int](b, `() => record.events.done ?? 0`)
				press()
				b.wait("a step", `(done) => record.events.done > done`, done)
				got := call[[]float64](b, `() => [record.details.done.steps, record.details.done.epochs]`)
				return got[0], got[1]
			}
			before, share := 0.0, 0.0
			if c.trains {
				call[bool](b, `(lens) => { record.step = find(lens).step; return true; }`, c.lens)
				before, share = step(func() { b.press(".") })
				b.wait("the numbers after it", `(lens) => find(lens).step !== record.step`, c.lens)
			}
			if c.lens == digits {
				b.click(`[data-layer="1"] bd-maps`)
			}
			b.click("details.numbers summary")
			b.wait("the weights", `(lens) => find(lens).shadowRoot.querySelector("table.parameters tbody tr")`, c.lens)
			promised := call[map[string]float64](b, `(lens) => Object.fromEntries([...find(lens).shadowRoot.querySelectorAll("table.parameters tbody tr")].map(({ cells }) => [cells[0].textContent, Number(cells[4].textContent.replace("−", "-"))]))`, c.lens)
			if len(promised) < c.listed {
				t.Errorf("the table has %d parameters, want at least %d", len(promised), c.listed)
			}
			call[int](b, `async (lens) => {
				const { examples, model: { trainer } } = find(lens);
				const { layers } = await trainer.trace(examples);
				record.traced = layers.flatMap(({ parameters }, i) => Object.entries(parameters).flatMap(([name, { value, update }]) => [...value.data].map((each, at) => [`+"`layers[${i}].${name}[${at}]`"+`, each, Math.fround(each + update.data[at])])));
				return record.traced.length;
			}`, c.lens)
			steps, epochs := step(func() { b.click(".take") })
			if steps != before+1 || math.Abs(epochs-share) > 1e-9 {
				t.Errorf("after it there are %v steps and %v epochs, want %v and %v", steps, epochs, before+1, share)
			}
			after := call[map[string]float64](b, `async (lens) => Object.fromEntries(Object.entries(await find(lens).model.trainer.getParameters()).flatMap(([path, { data }]) => [...data].map((value, i) => [`+"`${path}[${i}]`"+`, value])))`, c.lens)
			for name, next := range promised {
				if got, there := after[name]; !there || float32(next) != float32(got) {
					t.Errorf("%s: the table promises %v, training gave %v", name, next, got)
				}
			}
			type traced struct{ All, Moved, Wrong int }
			got := call[traced](b, `(after) => ({ All: record.traced.length, Moved: record.traced.filter(([, now, next]) => now !== next).length, Wrong: record.traced.filter(([name, , next]) => after[name] !== next).length })`, after)
			if got.All != len(after) || got.Wrong != 0 || got.Moved < 100 {
				t.Errorf("of %d parameters %d were traced, %d moved, and %d are not as the trace said", len(after), got.All, got.Moved, got.Wrong)
			}
			b.screenshot("lens-take-" + c.name)
			if !c.trains {
				return
			}
			if steps, epochs := step(func() { b.press(".") }); steps != 3 || math.Abs(epochs-2*share) > 1e-9 {
				t.Errorf("then a step of training leads to %v steps and %v epochs, want 3 and %v", steps, epochs, 2*share)
			}
		})
	}
}
