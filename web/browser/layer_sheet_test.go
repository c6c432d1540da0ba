package browser

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

const layersNow = `JSON.stringify(find("back-draw").trainer.spec.layers)`

// TestLayerSheetSetsOneLayer: by its heading, with the pointer and then with the keyboard.
func TestLayerSheetSetsOneLayer(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=4,6,6")
	b.click("button.play")
	b.wait("training", `() => record.details.progress?.steps > 20`)
	call[bool](b, `() => { find("bd-network").shadowRoot.querySelectorAll("button.opens")[2].id = "second"; return true; }`)
	b.click("#second")
	b.wait("the sheet of the second layer", `() => find("bd-sheet")?.label === "Layer 2" && find("bd-sheet").getAnimations().length === 0`)
	choose(b, "Activation", "elu")
	fill(b, "Alpha", "0.5")
	fill(b, "Rate", "0.25")
	b.wait("one layer of its own and dropout after it", `() => { const { layers } = find("back-draw").trainer.spec;
		return layers[0].activation === "tanh" && layers[1].activation.type === "elu" && layers[1].activation.alpha === 0.5 && layers[2].type === "dropout" && layers[2].rate === 0.25 && layers[3].activation === "tanh"; }`)
	call[bool](b, `() => { delete record.details.progress; return true; }`) // that of the network before, which tells nothing of this one's event ready
	b.wait("it to train", `() => record.details.progress?.steps > 20 && find("bd-points-lab").model.playing`)
	ready := call[int](b, `() => record.events.ready`)
	b.press(kb.Tab) // a field takes what is typed in place of its number when the focus comes to it
	fill(b, "Rate", "0.6")
	b.wait("the other rate in the running trainer", `() => `+layersNow+`.includes('"rate":0.6')`)
	if now := call[int](b, `() => record.events.ready`); now != ready {
		t.Errorf("another dropout rate began %d networks", now-ready)
	}
	if disabled := call[bool](b, `() => { `+sheetControl+` return control("bd-choice", "Add the input").disabled; }`); !disabled {
		t.Error("4 inputs can be added to 6 outputs")
	}
	b.screenshot("layer-sheet")
	b.press(kb.Escape)
	b.wait("the sheet gone", `() => !find("bd-sheet")`)

	call[bool](b, `() => { find("bd-network").shadowRoot.querySelectorAll("button.opens")[3].focus(); return true; }`)
	b.press(kb.Enter)
	b.wait("the sheet of the third layer", `() => find("bd-sheet")?.label === "Layer 3"`)
	choose(b, "Add the input", "Yes")
	choose(b, "Normalisation", "Layer")
	b.wait("a residual with layer norm", `() => `+layersNow+`.includes('"residual"') && `+layersNow+`.includes('"layer-norm"')`)
	b.wait("it to train", `() => record.details.progress?.steps > 20`)
	if errors := call[int](b, `() => record.events.error ?? 0`); errors != 0 {
		t.Errorf("%d errors were told", errors)
	}
}

func TestFeaturesSheetTurnsOnFourierFeatures(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=4")
	b.click("button.opens")
	b.wait("the sheet of the features", `() => find("bd-sheet")?.label === "Features"`)
	choose(b, "Fourier features", "Yes")
	fill(b, "Scale", "2")
	b.wait("waves in the spec", `() => { const { fourier } = find("back-draw").trainer.spec.layers[0]; return fourier?.count === 8 && fourier.scale === 2; }`)
	choose(b, "Fourier features", "No")
	b.wait("the features as before", `() => find("back-draw").trainer.spec.layers[0].type === "dense"`)
}

// TestLayerSheetOnAPhone: opened and set by touch, within the page, with the drawing in sight.
func TestLayerSheetOnAPhone(t *testing.T) {
	b := empty(t, phone, "&data=circle&layers=4,6")
	call[bool](b, `() => { find("bd-network").shadowRoot.querySelectorAll("button.opens")[1].id = "first"; return true; }`)
	b.touch(b.place("#first").at(0.5, 0.5))
	b.wait("the sheet of the first layer", `() => find("bd-sheet")?.label === "Layer 1" && find("bd-sheet").getAnimations().length === 0`)
	requireNoOverflow(b)
	if over := call[float64](b, `() => { const body = find("bd-sheet").shadowRoot.querySelector(".body"); return body.scrollWidth - body.clientWidth; }`); over > 0 {
		t.Errorf("the sheet is %v pixels wider than its place", over)
	}
	if hidden := call[float64](b, `() => find("bd-drawing").getBoundingClientRect().bottom - find("bd-sheet").getBoundingClientRect().top`); hidden > 0 {
		t.Errorf("the sheet covers %v pixels of the drawing", hidden)
	}
	choose(b, "Activation", "relu")
	b.wait("relu in the first layer alone", `() => { const { layers } = find("back-draw").trainer.spec; return layers[0].activation === "relu" && layers[1].activation === "tanh"; }`)
	b.screenshot("layer-sheet-phone")
	call[bool](b, `() => { find("bd-sheet").shadowRoot.querySelector("button").id = "closes"; return true; }`)
	b.touch(b.place("#closes").at(0.5, 0.5))
	b.wait("the sheet gone", `() => !find("bd-sheet")`)
}
