package browser

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// in opens the page in a language, with a data set.
func in(t *testing.T, language string, v view, more string) *tab {
	t.Helper()
	v.prelude = speaking(language)
	b := open(t, origin+"/#v=1&test=0.2"+more, v)
	b.wait("the language", `(language) => record.events.ready > 0 && document.documentElement.lang === language`, language)
	return b
}

// TestMainButtonIsReadUnderThePointer: it keeps its ground, on which its text stands out.
func TestMainButtonIsReadUnderThePointer(t *testing.T) {
	b := empty(t, desktop, "&data=circle")
	b.click("button.lens")
	b.wait("the lens at rest", `() => find("button.primary")?.disabled === false && find("bd-sheet").getAnimations().length === 0`)
	ground := `() => getComputedStyle(find("button.primary")).backgroundColor`
	before := call[string](b, ground)
	b.hover(b.place("button.primary").at(0.5, 0.5))
	b.wait("the pointer on it", `() => find("button.primary").matches(":hover")`)
	if disabled := call[bool](b, `() => find("button.primary").disabled`); disabled {
		t.Error("the main button is disabled, want one that can be pressed")
	}
	if after := call[string](b, ground); after != before {
		t.Errorf("under the pointer the main button is %s, want %s as before", after, before)
	}
}

// TestNoticeLetsTheDrawingBeDrawnOn: what is under its text takes strokes, its button is pressed.
func TestNoticeLetsTheDrawingBeDrawnOn(t *testing.T) {
	b := empty(t, desktop, "")
	b.click("button.play")
	b.wait("the notice", `() => find(".notice p")`)
	type hit struct{ Text, Button string }
	got := call[hit](b, `() => {
		const at = (selector) => { const { x, y, width, height } = find(selector).getBoundingClientRect(), hit = find(selector).getRootNode().elementFromPoint(x + width / 2, y + height / 2); return hit.closest(".notice button") ? "button" : hit.closest(".notice") ? "notice" : hit.localName; };
		return { Text: at(".notice p"), Button: at(".notice button") };
	}`)
	if got.Text != "bd-drawing" || got.Button != "button" {
		t.Errorf("a press on the notice's text reaches %s and one on its button %s, want bd-drawing and button", got.Text, got.Button)
	}
}

// TestLayerMarksAreSeen: a long activation leaves room for all that a layer has, and a layer that is held is marked.
func TestLayerMarksAreSeen(t *testing.T) {
	for _, v := range []view{desktop, {width: 1200, height: 800}, phone} {
		b := empty(t, v, "&data=circle&layers=6,6")
		call[bool](b, `() => { find("bd-points-lab").model.change({ details: [{ activation: "leaky-relu", dropout: 0.2, norm: "batch", frozen: true }] }); return true; }`)
		b.wait("its marks", `() => find("bd-network").shadowRoot.querySelectorAll(".badge").length === 3`)
		seen := call[[]string](b, `() => {
			const root = find("bd-network").shadowRoot;
			root.querySelector(".heads").scrollIntoView({ block: "center" });
			return [...root.querySelectorAll(".badge")].filter((badge) => { const { x, y, width, height } = badge.getBoundingClientRect(); return root.elementFromPoint(x + width / 2, y + height / 2) === badge; }).map(({ textContent }) => textContent);
		}`)
		if len(seen) != 3 || seen[0] != "■" || seen[1] != "BN" || seen[2] != "D20%" {
			t.Errorf("at %d pixels of the marks ■, BN and D20%% are seen %q", v.width, seen)
		}
		b.screenshot("layer-marks-" + v.String())
	}
}

// TestTextsAreNotCut: the title of an edge's card, the views of the result and the loss that the data want, in each language.
func TestTextsAreNotCut(t *testing.T) {
	seen := 0
	for language, training := range map[string]string{"en": "Training", "de": "Training", "es": "Entreno"} {
		b := in(t, language, desktop, "&data=circle&layers=4,4")
		call[bool](b, `() => { find("bd-network").selected = { kind: "edge", column: 2, to: 1, from: 1 }; return true; }`)
		b.wait("the card", `() => find("bd-network-card")?.shadowRoot.querySelector("h3")`)
		cut := call[[]string](b, `() => [find("bd-network-card").shadowRoot.querySelector("h3"), ...find("bd-result bd-segments, bd-segments").shadowRoot.querySelectorAll("button")].filter((each) => each.scrollWidth > each.clientWidth).map(({ textContent }) => textContent)`)
		if len(cut) > 0 {
			t.Errorf("in %s these are cut: %q", language, cut)
		}
		openSheet(b, training)
		b.wait("the loss", `() => find("bd-sheet").getAnimations().length === 0 && find(".whole")`)
		lack := call[float64](b, `() => {
			const select = find(".whole").shadowRoot.querySelector("select"), style = getComputedStyle(select), context = document.createElement("canvas").getContext("2d");
			context.font = style.fontSize + " " + style.fontFamily;
			return context.measureText(select.selectedOptions[0].textContent).width + 20 - (select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight));
		}`)
		if lack > 0 {
			t.Errorf("in %s the loss that the data want lacks %v pixels", language, lack)
		}
		seen++
	}
	if seen != 3 {
		t.Errorf("%d languages were looked at, want 3", seen)
	}
}

// TestGermanSharesAreTyped: as the language writes them.
func TestGermanSharesAreTyped(t *testing.T) {
	b := in(t, "de", desktop, "&data=circle")
	openSheet(b, "Daten")
	fill(b, "Falsche Labels", "12,5")
	b.wait("the share", `() => find("bd-points-lab").store.values.labelNoise === 0.125`)
	b.wait("it in German", `() => { `+sheetControl+` return control("bd-number", "Falsche Labels").shadowRoot.querySelector("input").value === "12,5\u00a0%"; }`)
}

// TestRefusedNumberIsForgotten: once the value changes from outside, and once something else is pressed.
func TestRefusedNumberIsForgotten(t *testing.T) {
	b := empty(t, desktop, "&data=circle")
	refuse := func() {
		call[bool](b, `() => { const input = [...find(".rates").querySelectorAll("bd-number")][0].shadowRoot.querySelector("input"); input.focus(); return true; }`)
		b.press("abc")
		b.press(kb.Enter)
		b.wait("the refusal", `() => find("#fault") !== null`)
	}
	gone := `() => find("#fault") === null && [...find(".rates").querySelectorAll("bd-number")][0].shadowRoot.querySelector("input").value !== "abc"`
	refuse()
	call[bool](b, `() => { find("bd-points-lab").model.change({ rate: 0.3 }); return true; }`)
	b.wait("no refusal beside another rate", gone)
	refuse()
	b.click(`bd-readout`)
	b.wait("no refusal after a press elsewhere", `() => find("#fault") === null`)
	refuse()
	b.click(`[aria-label="Undo"]`)
	b.wait("no refusal after undo", gone)
}

// TestInputsAreNormalised: by a choice in the features' sheet, with the points' numbers, for good.
func TestInputsAreNormalised(t *testing.T) {
	b := empty(t, desktop, "&data=plane&layers=4")
	b.click("button.opens")
	b.wait("the sheet of the features", `() => find("bd-sheet")?.label === "Features"`)
	choose(b, "Normalise inputs", "Yes")
	b.wait("the layer, with deviation and mean of the points", `() => {
		const [first] = find("back-draw").trainer.spec.layers, { x, y } = find("bd-points-lab").model.points;
		const of = (values) => { const mean = values.reduce((a, b) => a + b) / values.length; return [mean, Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length)]; };
		const [own, other] = [of([...x]), of([...y])];
		return first.type === "normalize" && [first.mean[0] - own[0], first.mean[1] - other[0], first.std[0] - own[1], first.std[1] - other[1]].every((off) => Math.abs(off) < 1e-3);
	}`)
	b.wait("its mark on the picture", `() => find("bd-network").shadowRoot.querySelector(".badge")?.textContent === "(x−μ)/σ"`)
	kept := call[string](b, `() => JSON.stringify(find("back-draw").trainer.spec.layers[0])`)
	b.screenshot("normalised")
	openSheet(b, "Data")
	before := call[float64](b, `() => find("bd-points-lab").model.points.x[0]`)
	b.click("button.again")
	b.wait("other points", `(before) => find("bd-points-lab").model.points.x[0] !== before`, before)
	done := call[int](b, `() => record.events.done ?? 0`)
	b.press(".")
	b.wait("a step, for which the network was brought to what it is to be", `(done) => record.events.done > done`, done)
	if after := call[string](b, `() => JSON.stringify(find("back-draw").trainer.spec.layers[0])`); after != kept {
		t.Errorf("with other points the network has %s, want %s", after, kept)
	}
	b.click(`[aria-label="Undo"]`)
	b.wait("the points before", `(before) => find("bd-points-lab").model.points.x[0] === before`, before)
}
