package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestPictureOfANetworkWithAllKindsOfLayers: each dense layer is a column, in a residual too, and + on a layer changes
// that layer and leaves the others what they have.
func TestPictureOfANetworkWithAllKindsOfLayers(t *testing.T) {
	b := empty(t, desktop, "&data=circle&fourier=2,0.5,1&normalize=0,0,3,3&layers=4,4,3&details=norm(batch)~activation(relu),residual,dropout(0.2)")
	b.click(`[aria-label="One epoch"]`)
	b.wait("an epoch", `() => record.events.done > 0`)
	const heads = `() => [...find("bd-network").shadowRoot.querySelectorAll(".head")].map((head) => [head.querySelector(".subtitle").title, ...[...head.querySelectorAll(".badge")].map(({ title, textContent }) => textContent + "=" + title)].join(" ").trim()).join("|")`
	want := "(x−μ)/σ=normalised: (x₁ − 0) / 3.00, (x₂ − 0) / 3.00|relu BN=batch norm|tanh +x=residual|tanh D20%=dropout 20%|"
	b.wait("the columns", `() => find("bd-network").columns.length === 5`)
	if got := call[string](b, heads); got != want {
		t.Errorf("the columns have %q, want %q", got, want)
	}
	b.wait("weights of the layer in the residual", `() => find("bd-network").columns[2].weights?.length === 16`)
	b.wait("maps of the Fourier features", `() => find("bd-network").columns[0].field?.channels === 4`)
	if arcs := call[string](b, `() => find("bd-network").columns.map(({ arcFrom }) => arcFrom ?? "").join()`); arcs != ",,1,," {
		t.Errorf("arcs begin at %q, want one over the third column from the second", arcs)
	}
	b.screenshot("network-kinds")
	for _, c := range []struct {
		column int
		wanted bool
	}{{1, false}, {2, true}} {
		b.click(fmt.Sprintf(`button.unit[data-column="%d"][data-unit="0"]`, c.column))
		b.wait("a card that offers to switch off what no residual connection carries on", `(column, wanted) => find("bd-network-card")?.target.column === column && (find(".actions .switch") !== null) === wanted && find("bd-network-card").shadowRoot.textContent.includes("residual connection") !== wanted`, c.column, c.wanted)
		b.press(kb.Escape) // It may lie over the next unit.
		b.wait("no card", `() => !find("bd-network-card")`)
	}
	b.click(`[aria-label="Add a unit to Layer 3"]`)
	b.wait("another unit in the third layer", `() => find("back-draw").spec.layers.some(({ type, units }) => type === "dense" && units === 4) && find("bd-network").columns[3].units.length === 4`)
	if got := call[string](b, heads); got != want {
		t.Errorf("after + the columns have %q, want %q", got, want)
	}
	if errors := call[int](b, `() => record.events.error ?? 0`); errors != 0 {
		t.Errorf("%d errors were told", errors)
	}
}

func TestUnitThatIsSwitchedOffIsMarked(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=3")
	b.wait("weights", `() => find("bd-network").columns[2]?.weights?.length === 3`)
	b.click(`button.unit[data-column="1"][data-unit="1"]`)
	b.wait("its card", `() => find("bd-network-card")`)
	b.click(`.actions button.switch`)
	b.wait("the unit marked as off, and its edge masked", `() => { const { units } = find("bd-network").columns[1], { mask } = find("bd-network").columns[2]; return units[1].off === true && !units[0].off && mask?.[1] === 0; }`)
	b.wait("its card to offer to switch it on", `() => find(".actions button.switch").textContent === "Switch on"`)
	b.screenshot("unit-off")
	b.click(`.actions button.switch`)
	b.wait("the unit on again", `() => !find("bd-network").columns[1].units[1].off`)
	b.click(`.actions button.switch`)
	b.wait("the unit off", `() => find("bd-network").columns[1].units[1].off`)
	b.click(`.actions button:not(.switch)`)
	b.wait("that unit gone, and the others on", `() => { const { units } = find("bd-network").columns[1]; return units.length === 2 && !units.some(({ off }) => off) && find("bd-points-lab").store.values.held.length === 0; }`)
	call[bool](b, `() => { find("canvas.cursor").focus(); return true; }`)
	b.press("z", chromedp.ModifierCtrl)
	b.wait("it back, and off", `() => find("bd-network").columns[1].units[1]?.off && find("bd-network").columns[1].units.length === 3`)
}

// edgeMark is how many pixels near the marks of an edge's way differ from the ground, on the canvas of edges.
const edgeMark = `(column, to, from) => {
	const network = find("bd-network"), canvas = network.shadowRoot.querySelector("canvas.edges"), ratio = canvas.width / canvas.clientWidth;
	const unit = (column, unit) => network.shadowRoot.querySelector('[data-column="' + column + '"][data-unit="' + unit + '"]').getBoundingClientRect();
	const [a, b, c] = [unit(column - 1, from), unit(column, to), canvas.getBoundingClientRect()], t = 0.3;
	const x = a.right + (b.left - a.right) * (1.5 * t - 1.5 * t * t + t ** 3) - c.left, y = a.top + a.height / 2 + (b.top - a.top) * (3 * t * t - 2 * t ** 3) - c.top;
	const { data } = canvas.getContext("2d").getImageData(Math.round((x - 5) * ratio), Math.round((y - 5) * ratio), Math.round(10 * ratio), Math.round(10 * ratio));
	let dark = 0;
	for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 200 && data[i] < 90 && data[i + 1] < 90 && data[i + 2] < 90) dark++;
	return dark;
}`

// TestEdgeIsHeldAndSwitchedOff: by pointer and by keys, in the card of the edge and of its unit; both are seen without colours.
func TestEdgeIsHeldAndSwitchedOff(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=3")
	b.wait("weights", `() => find("bd-network").columns[2]?.weights?.length === 3`)
	if dark := call[int](b, edgeMark, 2, 0, 1); dark > 2 {
		t.Fatalf("an edge without marks has %d dark pixels where one would be", dark)
	}
	call[bool](b, `() => { const network = find("bd-network"); network.selected = { kind: "edge", column: 2, to: 0, from: 1 }; network.dispatchEvent(new CustomEvent("bd-open", { detail: network.selected, bubbles: true, composed: true })); return true; }`)
	b.click(`bd-network-card input[aria-label^="Hold"], input[aria-label^="Hold"]`)
	b.wait("the weight held", `() => find("bd-network").columns[2].frozen?.[1] === 1`)
	kept := call[float64](b, `() => find("bd-network").columns[2].weights[1]`)
	b.press(kb.Escape)
	trainUntil(b, "training", `() => record.details.progress?.steps > 200`)
	b.wait("the other weights moved and that not", `(kept) => { const { weights } = find("bd-network").columns[2]; return weights[1] === kept && weights[0] !== 0; }`, kept)
	b.wait("a square on the edge", `() => (`+edgeMark+`)(2, 0, 1) > 8`)
	b.screenshot("edge-held")

	call[bool](b, `() => { find('button.unit[data-column="2"]').focus(); return true; }`)
	b.press(kb.Enter)
	b.wait("the output's card", `() => find("bd-network-card input[aria-label^='On']") || find("input[aria-label^='On: 3']")`)
	call[bool](b, `() => { find("input[aria-label='On: 3']").focus(); return true; }`)
	b.press(" ")
	b.wait("the weight off", `() => find("bd-network").columns[2].mask?.[2] === 0`)
	b.press(kb.Escape)
	b.wait("a cross on the edge", `() => (`+edgeMark+`)(2, 0, 2) > 8`)
	b.screenshot("edge-off")
}

// TestFeatureIsUsedWhereItCanBeChosen: the last one stays, and Fourier features are all there are.
func TestFeatureIsUsedWhereItCanBeChosen(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=3&features=x1,x2")
	b.wait("weights", `() => find("bd-network").columns[2]?.weights?.length === 3`)
	b.click(`button.unit[data-column="0"][data-unit="0"]`)
	b.wait("its card", `() => find(".actions input")?.checked`)
	b.click(`.actions input`)
	b.wait("x1 unused", `() => find("bd-network").columns[0].units[0].unused && !find(".actions input").checked && !find(".actions input").disabled`)
	b.click(`button.unit[data-column="0"][data-unit="1"]`)
	b.wait("x2, which is the last", `() => find("bd-network-card").target.unit === 1 && find(".actions input").checked && find(".actions input").disabled`)
	call[bool](b, `() => { location.hash = "#v=1&data=circle&layers=3&fourier=2,0.5,1"; return true; }`)
	b.wait("Fourier features", `() => find("bd-network").columns[0].units.length === 4`)
	b.click(`button.unit[data-column="0"][data-unit="2"]`)
	b.wait("their card without a choice", `() => find("bd-network-card")?.target.unit === 2 && !find("bd-network-card").shadowRoot.querySelector(".actions input")`)
}

// TestHeldWeightsTravelInLinksAndOutliveReload: with their values, through training, a reset and undo.
func TestHeldWeightsTravelInLinksAndOutliveReload(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=3&held=1.0.1%3D0.5,1.0.2x")
	const kept = `() => { const { weights, mask, frozen } = find("bd-network").columns[2] ?? {}; return weights?.[1] === 0.5 && frozen?.[1] === 1 && mask?.[2] === 0 && mask[0] === 1; }`
	b.wait("the link's weights held and off", kept)
	trainUntil(b, "training", `() => record.details.progress?.steps > 100`)
	b.wait("them as they were", kept)
	b.click(`[aria-label="Reset"]`)
	b.wait("the beginning", `() => find("bd-points-lab").model.moment === undefined`)
	b.wait("them as they were", kept)
	b.click(`button.unit[data-column="1"][data-unit="0"]`)
	b.click(`.actions button.switch`)
	b.wait("another off, in the state", `() => find("bd-network").columns[2].mask[0] === 0 && find("bd-points-lab").store.values.held.length === 3`)
	call[bool](b, `() => { find("canvas.cursor").focus(); return true; }`)
	b.press("z", chromedp.ModifierCtrl)
	b.wait("it on again", kept)
	b.wait("it kept", `() => ["1.0.1=0.5", "1.0.2x"].every((each) => sessionStorage.getItem("backdraw")?.includes(each)) && !sessionStorage.getItem("backdraw").includes("1.0.0x")`)
	b.do(chromedp.Navigate("about:blank"), chromedp.Navigate(origin+"/"))
	b.wait("last time's weights", kept)
	if errors := call[int](b, `() => record.events.error ?? 0`); errors != 0 {
		t.Errorf("%d errors were told", errors)
	}
}

// TestWeightSetByHandIsUndone: a weight and a bias, back and forth; what no float32 holds is refused by the field.
func TestWeightSetByHandIsUndone(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=3")
	b.wait("weights", `() => find("bd-network").columns[2]?.weights?.length === 3`)
	edit := func(to, from string, value float64) {
		t.Helper()
		call[bool](b, `(to, from, value) => { find("bd-network").dispatchEvent(new CustomEvent("bd-parameter", { detail: { column: 2, to: Number(to), from: from === "" ? null : Number(from), value }, bubbles: true, composed: true })); return true; }`, to, from, value)
	}
	numbers := func(what string, weight, bias float64) {
		t.Helper()
		b.wait(what, `async (weight, bias) => { const { "layers[1].w": w, "layers[1].b": b } = await find("back-draw").trainer.getParameters(); return Math.abs(w.data[1] - weight) < 1e-6 && Math.abs(b.data[0] - bias) < 1e-6; }`, weight, bias)
	}
	was := call[float64](b, `async () => (await find("back-draw").trainer.getParameters())["layers[1].w"].data[1]`)
	edit("0", "1", 2.5)
	numbers("the weight set", 2.5, 0)
	edit("0", "", -1)
	numbers("the bias set", 2.5, -1)
	for _, c := range []struct {
		what         string
		keys         string
		modifiers    []chromedp.Modifier
		weight, bias float64
	}{
		{"the bias undone", "z", []chromedp.Modifier{chromedp.ModifierCtrl}, 2.5, 0},
		{"the weight undone", "z", []chromedp.Modifier{chromedp.ModifierCtrl}, was, 0},
		{"the weight done again", "y", []chromedp.Modifier{chromedp.ModifierCtrl}, 2.5, 0},
	} {
		b.press(c.keys, c.modifiers...)
		numbers(c.what, c.weight, c.bias)
	}
	b.press("r")
	numbers("the start", was, 0)
}
