package browser

import (
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
			return target.kind === "unit" && target.column + " " + target.unit === unit && shadowRoot.querySelectorAll(".formula math").length === lines;
		}`, c.unit, c.lines)
		if text := call[string](b, `() => find("bd-points-lens").shadowRoot.querySelector(".formulas").textContent`); !strings.Contains(text, c.want) {
			t.Errorf("the formulas of unit %s say %q, want %s", c.unit, text, c.want)
		}
	}
	// One point alone, whose mask is one.
	b.click(".who .another")
	b.wait("one example", `() => find("bd-lens-picture").step.examples === 1`)
	b.click(`[data-unit="4 0"]`)
	b.wait("the mask's formulas", `() => find("bd-points-lens").shadowRoot.querySelectorAll(".formula math").length === 2`)
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
