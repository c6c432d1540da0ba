package browser

import (
	"fmt"
	"strings"
	"testing"
)

// TestLensHasFormulasForEveryLayer: of what drops, normalises and bends too, with the numbers of the step put in.
func TestLensHasFormulasForEveryLayer(t *testing.T) {
	b := empty(t, desktop, "&data=circle")
	call[bool](b, `() => {
		document.querySelector("back-draw").spec = { input: [2], layers: [
			{ type: "dense", units: 4 }, { type: "layer-norm" }, { type: "activation", activation: "tanh" }, { type: "dropout", rate: 0.5 },
			{ type: "dense", units: 3 }, { type: "batch-norm" }, { type: "activation", activation: "relu" }, { type: "dense", units: 1 },
		], loss: "binary-cross-entropy", batchSize: 8 };
		return true;
	}`)
	b.wait("that network", `() => find("bd-points-lab").model.trainer?.spec.layers.length === 8 && find("bd-points-lab").model.phase === "resting"`)
	b.click("button.sheet.lens")
	b.wait("the lens with its numbers", `() => find("bd-lens-picture")?.step.columns.length === 9`)
	b.click(".who .batch")
	b.wait("a batch", `() => find("bd-lens-picture").step.examples === 8`)
	for range 20 {
		b.press("]")
	}
	for _, c := range []struct {
		unit, want string
		lines      int
	}{{"2 0", "γ", 8}, {"6 1", "γ", 8}} {
		b.click(`[data-unit="` + c.unit + `"]`)
		b.wait("its formulas", `(unit, lines) => {
			const { target, shadowRoot } = find("bd-points-lens");
			return target.kind === "unit" && target.column + " " + target.unit === unit && shadowRoot.querySelectorAll(".formula").length === lines;
		}`, c.unit, c.lines)
		if text := call[string](b, `() => find("bd-points-lens").shadowRoot.querySelector(".formulas").textContent`); !strings.Contains(text, c.want) {
			t.Errorf("the formulas of unit %s say %q, want %s", c.unit, text, c.want)
		}
	}
	// One point alone, whose mask is one.
	b.click(".who .another")
	b.wait("one example", `() => find("bd-lens-picture").step.examples === 1`)
	b.click(`[data-unit="4 0"]`)
	b.wait("the mask's formulas", `() => find("bd-points-lens").shadowRoot.querySelectorAll(".formula").length === 2`)
	if wrong := call[int](b, `() => find("bd-points-lens").shadowRoot.querySelectorAll(".katex-error, merror").length`); wrong != 0 {
		t.Errorf("%d formulas cannot be set", wrong)
	}
	dropped := call[[]float64](b, `() => {
		const { columns } = find("bd-lens-picture").step;
		return columns[4].nodes.map(({ a }, i) => (a === 0 ? 0 : a / columns[3].nodes[i].a));
	}`)
	for i, factor := range dropped {
		if factor != 0 && factor != 2 {
			t.Errorf("unit %d is let through times %v, want 0 or 2", i+1, factor)
		}
	}
}

// written is the TeX of the formulas that an open lens shows, one a line.
const written = `(lens) => [...find(lens).shadowRoot.querySelectorAll(".formula")].map((line) => [...line.querySelectorAll("annotation")].map(({ textContent }) => textContent.replace(/\\displaystyle |\{\}/g, "")).join(" ")).join("\n")`

// TestFormulasHaveTheRateOfTheStep: under a schedule that of this very step; and where the optimizer makes more of a gradient than the
// rate times it, that is said and no other.
func TestFormulasHaveTheRateOfTheStep(t *testing.T) {
	const points, digits = "bd-points-lens", "bd-digits-lens"
	for _, c := range []struct {
		name, lens, state string
		layer             string // of the digits' network
		rate              string
		want, not         []string
	}{
		{"descent under a schedule", points, "&optimizer=sgd&rate=0.5&schedule=exponential&scheduling=factor(0.5)", "", "η is 0.125.", []string{`- 0.125`, `\leftarrow b_{1} - \eta`}, []string{`\Delta`}},
		{"adam under a schedule", points, "&optimizer=adam&rate=0.04&schedule=exponential&scheduling=factor(0.5)", "", "η is 0.01.", []string{`\eta = 0.01`, `\text{Adam:}`, `= -\eta\,\frac{\hat m}{\sqrt{\hat v}`, `\leftarrow b_{1} + \Delta b_{1} = `}, []string{`- \eta`}},
		{"momentum", points, "&optimizer=momentum&rate=0.25", "", "η is 0.25.", []string{`\eta = 0.25`, `\text{Momentum:}`, `= -\eta\,v`}, []string{`- \eta`}},
		{"a convolution", digits, "", "1", "η is 0.002.", []string{`\eta = 0.002`, `\text{Adam:}`, `= -\eta\,\frac{\hat m}`, `\leftarrow w_{`}, []string{`- \eta`}},
		{"a dense layer", digits, "", "9", "η is 0.002.", []string{`\eta = 0.002`, `\text{Adam:}`, `= -\eta\,\frac{\hat m}`, `\leftarrow w_{`, `\leftarrow b_{`}, []string{`- \eta`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b *tab
			if c.lens == digits {
				b = digitsLens(t, desktop)
			} else {
				b = empty(t, desktop, "&data=circle&layers=4"+c.state)
				for range 2 {
					done := call[int](b, `() => record.events.done ?? 0`)
					b.press(".")
					b.wait("a step", `(done) => record.events.done > done`, done)
				}
				b.click("button.sheet.lens")
				b.wait("the lens with its numbers", `() => find("bd-lens-picture")`)
			}
			for range 20 {
				b.press("]")
			}
			if c.layer != "" {
				b.click(`[data-layer="` + c.layer + `"] bd-maps`)
			}
			b.wait("the formulas of the update", `(lens) => find(lens).shadowRoot.querySelector(".formulas").textContent.includes("←")`, c.lens)
			if stage := call[string](b, `(lens) => find(lens).shadowRoot.querySelector(".stage").textContent`, c.lens); !strings.Contains(stage, c.rate) {
				t.Errorf("of the update is said %q, want the rate %s in it", stage, c.rate)
			}
			text := call[string](b, written, c.lens)
			for _, want := range c.want {
				if !strings.Contains(text, want) {
					t.Errorf("the formulas have no %s:\n%s", want, text)
				}
			}
			for _, not := range c.not {
				if strings.Contains(text, not) {
					t.Errorf("the formulas say %s:\n%s", not, text)
				}
			}
			b.screenshot("lens-rate-" + strings.ReplaceAll(c.name, " ", "-"))
		})
	}
}

// TestFormulasFitANarrowScreen: they break; of a long sum the first terms and the last are there, and all of them a tap away.
func TestFormulasFitANarrowScreen(t *testing.T) {
	narrow := view{width: 360, height: 740, scale: 3, phone: true}
	fits := func(b *tab, lens string) {
		t.Helper()
		type wide struct {
			Box, Content float64
			Text         string
		}
		for _, w := range call[[]wide](b, `(lens) => [...find(lens).shadowRoot.querySelectorAll(".formulas, .piece")].filter((each) => each.scrollWidth > each.clientWidth + 1 || each.getBoundingClientRect().right > innerWidth).map((each) => ({ Box: each.clientWidth, Content: each.scrollWidth, Text: each.textContent }))`, lens) {
			t.Errorf("%s: %v pixels in %v: %.60q", lens, w.Content, w.Box, w.Text)
		}
		requireNoOverflow(b)
	}
	long := func(b *tab, lens string, terms int) {
		t.Helper()
		count := `(lens) => [...find(lens).shadowRoot.querySelector(".formula:has(.terms)").querySelectorAll("annotation")].filter(({ textContent }) => textContent.includes("\\cdot ")).length`
		if got := call[int](b, count, lens); got != 5 {
			t.Errorf("%s: %d terms are written out, want 5", lens, got)
		}
		fits(b, lens)
		b.click(".formula .terms")
		b.wait("all terms", `(lens) => find(lens).shadowRoot.querySelector(".terms").ariaExpanded === "true"`, lens)
		if got := call[int](b, count, lens); got != terms {
			t.Errorf("%s: after a tap %d terms are written out, want %d", lens, got, terms)
		}
		fits(b, lens)
	}
	t.Run("points", func(t *testing.T) {
		b := empty(t, narrow, "&data=circle&layers=12,10")
		b.click("button.sheet.lens")
		b.wait("the lens with its numbers", `() => find("bd-lens-picture")`)
		for range 10 {
			b.press("]")
		}
		b.click(`[data-unit="2 0"]`)
		b.wait("a long sum", `() => find("bd-points-lens").shadowRoot.querySelector(".terms")`)
		long(b, "bd-points-lens", 12)
		b.screenshot("formulas-narrow-points")
	})
	t.Run("digits", func(t *testing.T) {
		b := digitsLens(t, narrow)
		for i := range 18 {
			if i > 8 {
				fits(b, "bd-digits-lens")
			}
			if i == 9 || i == 16 || i == 17 {
				b.screenshot(fmt.Sprintf("formulas-narrow-digits-%d", i+1))
			}
			if i == 9 {
				long(b, "bd-digits-lens", 432)
			}
			b.press("]")
		}
	})
	t.Run("sequence", func(t *testing.T) {
		for _, cell := range []string{"gru", "lstm"} {
			b := sequenceLens(t, narrow, "text", "&units=12&cell="+cell)
			b.wait("formulas", `() => find("bd-sequence-lens").shadowRoot.querySelector(".formula math")`)
			fits(b, "bd-sequence-lens")
			b.screenshot("formulas-narrow-" + cell)
		}
	})
}
