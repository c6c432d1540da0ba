package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// typeInto writes into the number with that label, wherever it is shown first, and presses Enter.
func typeInto(b *tab, label, text string) {
	b.t.Helper()
	call[bool](b, `(label) => { const field = find(".data-sheet").querySelector('bd-number[label="' + label + '"]').shadowRoot.querySelector("input"); field.focus(); field.select(); return true; }`, label)
	b.press(text)
	b.press("\r")
}

// classCounts counts the points of each class.
func classCounts(b *tab) map[float64]int {
	b.t.Helper()
	counts := map[float64]int{}
	for _, p := range points(b) {
		counts[p[2]]++
	}
	return counts
}

func TestEveryDataSetIsReachedByKeys(t *testing.T) {
	b := empty(t, desktop, "&count=60")
	openSheet(b, "Data")
	call[bool](b, `() => { find(".data-sheet").querySelector("bd-data-pictures").shadowRoot.querySelector("[aria-checked=true]").focus(); return true; }`)
	reached := 0
	for _, name := range []string{"circle", "xor", "gaussians", "spiral", "moons", "rings", "checkerboard", "blobs", "plane", "multi-gaussian", "swiss-roll"} {
		b.press(kb.ArrowDown)
		b.wait("60 points of "+name, `async (name) => {
			const { model, store } = find("bd-points-lab");
			await model.settled; // Until then there are as many points of the set before.
			return store.values.data === name && record.details.data.y.length === 60;
		}`, name)
		values := call[bool](b, `() => record.details.data.y instanceof Float32Array`)
		if want := reached >= 8; values != want {
			t.Errorf("%s has numbers for targets: %v, want %v", name, values, want)
		}
		reached++
	}
	if reached != 11 {
		t.Errorf("%d data sets were reached, want 11", reached)
	}
}

func TestBalanceAndWrongLabels(t *testing.T) {
	b := empty(t, desktop, "&data=gaussians&classes=3&count=200&noise=0")
	openSheet(b, "Data")
	typeInto(b, "Share of class 1", "20%")
	b.wait("another balance", `() => record.details.data.y.filter((label) => label === 0).length === 40`)
	clean := points(b)
	if counts := classCounts(b); counts[0] != 40 || counts[1] != 80 || counts[2] != 80 {
		t.Errorf("with a share of 20%% the classes have %v points, want 40, 80 and 80", counts)
	}
	typeInto(b, "Wrong labels", "30%")
	b.wait("wrong labels", `() => find("bd-points-lab").store.values.labelNoise === 0.3 && record.details.data.y.filter((label) => label === 0).length !== 40`)
	wrong := 0
	for i, p := range points(b) {
		if p[0] != clean[i][0] || p[1] != clean[i][1] {
			t.Fatalf("wrong labels moved point %d from %v to %v", i, clean[i], p)
		}
		if p[2] != clean[i][2] {
			wrong++
		}
	}
	if wrong < 40 || wrong > 80 {
		t.Errorf("%d of 200 labels are wrong, want about 60", wrong)
	}
	b.screenshot("data-balance")
	call[bool](b, `() => { find("canvas.cursor").focus(); return true; }`)
	b.press("z", chromedp.ModifierCtrl)
	b.wait("no wrong labels", `() => record.details.data.y.filter((label) => label === 0).length === 40`)
}

func TestValuesOutliveAReload(t *testing.T) {
	b := empty(t, desktop, "")
	b.click(`[aria-label="Numbers instead of classes"]`)
	at := drawing(b)
	b.press("-")
	b.press("-")
	b.drag(at(1, 1))
	b.pen(0.1, at(-2, 3))
	drawn := points(b)
	b.wait("the address without the link that was changed", `() => location.hash === ""`)
	b.do(chromedp.Reload())
	b.wait("the event ready", `() => record.events.ready > 0`)
	again := points(b)
	if len(again) != 2 || again[0] != drawn[0] || again[1] != drawn[1] {
		t.Errorf("after a reload the points are %v, were %v", again, drawn)
	}
	if !call[bool](b, `() => record.details.data.y instanceof Float32Array && find(".tools input[type=range]").value === "0.8"`) {
		t.Error("after a reload targets are no numbers, or the slider is elsewhere")
	}
}
