package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestEveryStartOfTheGalleryTrains: a click opens it, it plays by itself, and what is said of it comes true.
func TestEveryStartOfTheGalleryTrains(t *testing.T) {
	b := empty(t, desktop, "")
	openSheet(b, "Gallery")
	b.wait("pictures of all starts", `() => {
		const canvases = [...find("bd-gallery").shadowRoot.querySelectorAll("canvas")];
		return canvases.length >= 12 && canvases.every((canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte > 0));
	}`)
	b.screenshot("gallery")
	const gap = `() => { const { loss, testLoss } = record.details.progress ?? {}; return testLoss - loss > `
	claims := map[string]string{
		"spiral":      `() => record.details.progress?.accuracy > 0.97`,
		"xor":         `() => record.details.progress?.accuracy > 0.97`,
		"circle":      `() => record.details.progress?.accuracy > 0.97`,
		"overfit":     gap + `1; }`,
		"regularised": `() => record.details.progress?.epochs > 300 && record.details.progress.testLoss - record.details.progress.loss < 1`,
		"plane":       `() => record.details.progress?.loss < 0.001`,
		"bumps":       `() => record.details.progress?.loss < 0.005`,
		"fourier":     `() => record.details.progress?.accuracy > 0.95`,
		"arms":        `() => record.details.progress?.accuracy > 0.9`,
		"clouds":      `() => record.details.progress?.accuracy > 0.9`,
		"dead-relu": `async () => {
			if (!(record.details.progress?.epochs > 100)) return false;
			const { trainer } = find("back-draw");
			const { values, channels } = await trainer.field({ bounds: [-6, -6, 6, 6], width: 40, height: 40, layer: 1 });
			const dead = Array.from({ length: channels }, (_, c) => values.every((value, i) => i % channels !== c || value === 0));
			return dead.filter(Boolean).length >= 2;
		}`,
		"sigmoid":     `() => record.details.progress?.epochs > 200 && record.details.progress.loss > 0.6`,
		"label-noise": gap + `0.5; }`,
		"rare":        `() => record.details.progress?.accuracy > 0.93`,
		"roll":        `() => record.details.progress?.loss < 0.01`,
	}
	names := call[[]string](b, `() => [...find("bd-gallery").shadowRoot.querySelectorAll("button")].map((each) => each.dataset.start)`)
	for _, name := range names {
		claim, ok := claims[name]
		if !ok {
			t.Errorf("nothing is claimed of %s", name)
			continue
		}
		call[bool](b, `() => { find("back-draw").pause(); return true; }`)
		b.wait("rest, of which nothing more is told", `() => {
			const { playing, phase } = find("bd-points-lab").model;
			delete record.details.progress;
			return !playing && phase !== "training" && phase !== "loading";
		}`)
		b.click(`[data-start="` + name + `"]`)
		b.wait(name+" to train as it says", claim)
	}
	if len(names) != len(claims) {
		t.Errorf("the gallery has %d starts, want %d", len(names), len(claims))
	}
	if problems := call[int](b, `() => record.events.error ?? 0`); problems != 0 {
		t.Errorf("%d errors were told, the last %s", problems, call[string](b, `() => String(record.details.error)`))
	}
}

func TestGalleryIsUndone(t *testing.T) {
	b := empty(t, phone, "&layers=3")
	at := drawing(b)
	b.touch(at(-3, 0))
	b.touch(at(3, 0))
	drawn := points(b)
	b.touch(b.place(`button.sheet[title="Gallery"]`).at(0.5, 0.5))
	b.wait("the gallery", `() => find("[data-start]")`)
	b.screenshot("gallery-phone")
	b.touch(b.place(`[data-start="clouds"]`).at(0.5, 0.5))
	b.wait("six classes in training", `() => find("back-draw").spec.layers.at(-1).units === 6 && record.details.progress?.steps > 0`)
	call[bool](b, `() => { find("canvas.cursor").focus(); return true; }`)
	b.press("z", chromedp.ModifierCtrl)
	b.wait("three hidden units", `() => find("back-draw").spec.layers[0].units === 3`)
	b.wait("the points before", `async (count) => { await find("bd-points-lab").model.settled; return record.details.data.y.length === count; }`, len(drawn))
	again := points(b)
	if len(again) != len(drawn) || again[0] != drawn[0] {
		t.Errorf("undo brought back %d points, want %d", len(again), len(drawn))
	}
}
