package browser

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const plot = "bd-curve-plot"

func curveLab(t *testing.T, v view, fragment string) *tab {
	t.Helper()
	v.prelude = recordPrelude
	b := open(t, origin+"/#v=1&lab=curve"+fragment, v)
	b.wait("networks' first answers", `() => record.events.ready > 0 && find("bd-curve-lab")?.model?.band`)
	return b
}

// drawCurve draws y of x, x from -6 to 6 and y from -3 to 3, with one stroke.
func drawCurve(b *tab, stroke func(points ...point), from, to float64, y func(x float64) float64) {
	b.t.Helper()
	at := b.place(plot)
	var points []point
	for x := from; x <= to+1e-9; x += 0.1 {
		points = append(points, at.at((x+6)/12, (3-y(x))/6))
	}
	stroke(points...)
}

func sine(x float64) float64 { return 1.5 * math.Sin(1.5*x) }

// drawn is how many columns of the curve are drawn.
func drawn(b *tab) int {
	b.t.Helper()
	return call[int](b, `() => find("bd-curve-lab").store.values.curve.filter((y) => !Number.isNaN(y)).length`)
}

// TestDrawnSineIsFitted: a sine drawn with the pointer is met within a tenth on average, and what lies beyond it is marked.
func TestDrawnSineIsFitted(t *testing.T) {
	b := curveLab(t, desktop, "&curve=")
	if n := drawn(b); n != 0 {
		t.Fatalf("%d columns are drawn, want none", n)
	}
	b.click("button.play")
	b.wait("a sentence that there is nothing to learn", `() => find(".notice")?.textContent.includes("nothing to learn")`)
	drawCurve(b, b.drag, -4, 4, sine)
	if n := drawn(b); n < 155 || n > 165 {
		t.Errorf("a stroke from -4 to 4 drew %d columns, want about 161", n)
	}
	b.click("button.play")
	b.wait("the sine met", `() => {
		const { band, report } = find("bd-curve-lab").model;
		const error = (c) => Math.abs(band.mean[c] - 1.5 * Math.sin(1.5 * band.x[c]));
		let sum = 0;
		for (let c = 42; c <= 198; c++) sum += error(c) / 157;
		return report?.epochs > 100 && sum < 0.1;
	}`)
	b.click("button.play")
	b.wait("training at rest", `() => !find("bd-curve-lab").playing && record.events.done > 0`)
	widths := call[[]float64](b, `() => { const { band } = find("bd-curve-lab").model; return [5, 120, 235].map((c) => band.high[c] - band.low[c]); }`)
	if widths[0] < 4*widths[1] || widths[2] < 4*widths[1] {
		t.Errorf("the band is %v wide far left, in the middle and far right of the drawing, want it four times as wide beyond", widths)
	}
	if beyond := call[string](b, `() => [5, 30, 50, 120, 190, 210, 235].map((c) => find("bd-curve-lab").model.band.beyond[c]).join("")`); beyond != "1100011" {
		t.Errorf("what is beyond the drawing is marked %s, want 1100011", beyond)
	}
	b.screenshot("curve-fitted")
	if keys := call[string](b, `() => [...find("bd-curve-lab").shadowRoot.querySelectorAll(".legend li")].map((key) => key.dataset.key).join()`); keys != "drawn,mean,band,beyond" {
		t.Errorf("the legend names %s, want drawn,mean,band,beyond", keys)
	}
	b.click("#tab-numbers")
	b.wait("the table", `() => find("bd-curve-lab").shadowRoot.querySelectorAll("tbody tr").length === 31`)
	if guesses := call[int](b, `() => [...find("bd-curve-lab").shadowRoot.querySelectorAll("td.where")].filter((cell) => cell.textContent === "guess").length`); guesses != 10 {
		t.Errorf("%d of the table's rows are guesses, want 10", guesses)
	}
	b.screenshot("curve-numbers")
}

// TestSeriesIsContinued: recurrent networks go on with a drawn sine, beside what was kept of it.
func TestSeriesIsContinued(t *testing.T) {
	b := curveLab(t, desktop, "&curve=")
	b.click(`[data-value="series"]`)
	drawCurve(b, b.drag, -5.9, 4, sine)
	b.click("button.play")
	b.wait("the continuation near what was kept", `() => {
		const { band, report } = find("bd-curve-lab").model;
		if (!band || !(report?.epochs > 50)) return false;
		const errors = [...band.x].flatMap((x, i) => (band.beyond[i] && x <= 4 ? [Math.abs(band.mean[i] - 1.5 * Math.sin(1.5 * x))] : []));
		return errors.length > 15 && errors.reduce((sum, error) => sum + error, 0) / errors.length < 0.25;
	}`)
	if !call[bool](b, `() => { const { band } = find("bd-curve-lab").model; return band.beyond.join("") === "0".repeat(band.beyond.indexOf(1)) + "1".repeat(band.x.length - band.beyond.indexOf(1)) && band.x[band.beyond.indexOf(1)] > 1 && band.x.at(-1) > 5.7; }`) {
		t.Error("what is known and what is continued are not marked in this order, or the continuation does not reach the edge")
	}
	b.wait("how far off it is, said", `() => find(".answer").textContent.includes("continuation is off by")`)
	b.screenshot("curve-series")
}

// TestBandOfASeriesIsHonest: of noisy sines the band beyond the data is wider than inside and grows, and what was kept lies
// in it about as often as two standard deviations promise.
func TestBandOfASeriesIsHonest(t *testing.T) {
	inside, kept := 0, 0
	for seed := range 3 {
		b := curveLab(t, desktop, "&curve=&mode=series")
		call[bool](b, `(seed) => {
			// Mulberry32 of T. Ettinger, and the normal distribution by G. Box and M. Muller.
			let state = seed + 1;
			const uniform = () => {
				let t = (state += 0x6d2b79f5);
				t = Math.imul(t ^ (t >>> 15), t | 1);
				t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
				return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
			};
			const noise = () => Math.sqrt(-2 * Math.log(uniform() + 1e-9)) * Math.cos(2 * Math.PI * uniform());
			const curve = Float32Array.from({ length: 241 }, (_, c) => 1.5 * Math.sin(1.5 * ((c - 120) / 20)) + 0.15 * noise());
			find("bd-curve-lab").store.set({ curve, speed: 0 });
			return true;
		}`, seed)
		b.click("button.play")
		// Long enough to learn much of the noise by heart.
		for passed := 50; passed <= 600; passed += 50 {
			b.wait(fmt.Sprintf("%d epochs", passed), `(passed) => find("bd-curve-lab").model.report?.epochs > passed`, passed)
		}
		b.click("button.play")
		b.wait("training at rest", `() => !find("bd-curve-lab").playing && record.events.done > 0`)
		got := call[struct {
			In, All                int
			Before, First, Further float64
		}](b, `() => {
			const { model, store: { values: { curve } } } = find("bd-curve-lab"), { band } = model;
			const half = (i) => (band.high[i] - band.low[i]) / 2, from = band.beyond.indexOf(1);
			const mean = (from, to) => { let sum = 0; for (let i = from; i < to; i++) sum += half(i) / (to - from); return sum; };
			let within = 0;
			for (let i = from; i < band.x.length; i++) {
				const y = curve[Math.round((band.x[i] + 6) * 20)];
				if (y >= band.low[i] && y <= band.high[i]) within++;
			}
			return { In: within, All: band.x.length - from, Before: mean(0, from), First: mean(from, from + 8), Further: mean(band.x.length - 8, band.x.length) };
		}`)
		t.Logf("noisy sine %d: %d of %d kept values in the band; half its width %.3f inside, %.3f after it, %.3f at the edge", seed, got.In, got.All, got.Before, got.First, got.Further)
		if got.First < 1.1*got.Before || got.Further < 1.3*got.Before {
			t.Errorf("noisy sine %d: the band is %.3f wide inside, %.3f after it and %.3f at the edge, want it to grow from one to the next", seed, got.Before, got.First, got.Further)
		}
		inside, kept = inside+got.In, kept+got.All
		b.screenshot("curve-series-noisy")
	}
	if share := float64(inside) / float64(kept); kept < 60 || share < 0.8 {
		t.Errorf("%d of %d kept values lie in the band, want 0.8 of them at least", inside, kept)
	}
}

// TestCurveByTouch: on a phone, kept over a reload with the settings.
func TestCurveByTouch(t *testing.T) {
	b := curveLab(t, phone, "&curve=")
	drawCurve(b, b.touch, -3, 3, func(x float64) float64 { return x / 2 })
	n := drawn(b)
	if n < 115 {
		t.Errorf("a finger drew %d columns, want about 121", n)
	}
	call[bool](b, `() => { find("bd-curve-lab").store.set({ layers: [8], activation: "tanh", mode: "series" }); return true; }`)
	b.wait("what is kept", `() => localStorage.getItem("backdraw-curve")?.includes("tanh")`)
	b.do(chromedp.Navigate(origin + "/"))
	b.do(chromedp.Reload())
	b.wait("the lab after a reload", `() => find("bd-curve-lab")?.store.values.layers.join() === "8" && find("bd-curve-lab").store.values.mode === "series"`)
	if again := drawn(b); again != n {
		t.Errorf("after a reload %d columns are drawn, want %d", again, n)
	}
}

func TestCurveByKeyboard(t *testing.T) {
	b := curveLab(t, desktop, "&curve=")
	call[bool](b, `() => { find("bd-curve-plot").shadowRoot.querySelector("canvas").focus(); return true; }`)
	b.press(" ")
	for range 10 {
		b.press(kb.ArrowRight)
		b.press(kb.ArrowUp)
	}
	b.press(" ")
	if n := drawn(b); n != 21 {
		t.Errorf("ten steps to the right drew %d columns, want 21", n)
	}
	b.wait("where the pen is, said", `() => find(".spoken").textContent === "Pen up at 1, 1"`)
	b.press("z", chromedp.ModifierCtrl)
	b.wait("the stroke undone", `() => find("bd-curve-lab").store.values.curve.every(Number.isNaN)`)
	b.press("Z", chromedp.ModifierCtrl, chromedp.ModifierShift)
	if n := drawn(b); n != 21 {
		t.Errorf("redo gave %d columns back, want 21", n)
	}
	b.press(".")
	b.wait("one step", `() => find("bd-curve-lab").model.report?.steps === 1`)
	b.press("e")
	b.wait("an epoch more", `() => find("bd-curve-lab").model.report?.epochs >= 1`)
	b.press("r")
	b.wait("the start again", `() => find("bd-curve-lab").model.report === undefined`)
	b.press(kb.Escape)
	b.press(kb.Delete)
	b.wait("nothing drawn", `() => find("bd-curve-lab").store.values.curve.every(Number.isNaN)`)
}

// TestCurveIsErased: by the eraser and by a pen's eraser end, each where it goes and nowhere else.
func TestCurveIsErased(t *testing.T) {
	b := curveLab(t, desktop, "&curve=")
	line := func(stroke func(points ...point), from, to float64) {
		drawCurve(b, stroke, from, to, func(float64) float64 { return 1 })
	}
	left := func(what string, want, within int) int {
		b.t.Helper()
		n := drawn(b)
		if n < want-within || n > want+within {
			t.Errorf("%s left %d columns, want about %d", what, n, want)
		}
		return n
	}
	line(b.drag, -5, 5)
	n := left("a stroke", 201, 3)
	b.click(`[aria-label="Erase columns"]`)
	line(b.drag, -4, -3)
	n = left("the eraser", n-27, 2)
	b.click(`[aria-label="Erase columns"]`)
	line(b.penEraser, -1, 0)
	n = left("a pen's eraser end", n-27, 2)
	if gone := call[bool](b, `() => Number.isNaN(find("bd-curve-lab").store.values.curve[110])`); !gone {
		t.Error("the curve is still there where the pen's eraser went")
	}
	line(b.drag, -1, 0)
	left("the pencil after it", n+21, 2)
	b.press("z", chromedp.ModifierCtrl)
	b.press("z", chromedp.ModifierCtrl)
	left("undo of the pencil and of the pen's eraser", n+27, 2)
}

// TestRatesChangeNetworksThatAreThere: a learning rate is told to them, another layer takes others.
func TestRatesChangeNetworksThatAreThere(t *testing.T) {
	b := curveLab(t, desktop, "&members=2")
	b.press(".")
	b.wait("a step", `() => find("bd-curve-lab").model.report?.steps === 1`)
	call[bool](b, `() => { find("bd-curve-lab").store.set({ rate: 0.003 }); return true; }`)
	b.wait("the rate", `() => find("bd-curve-lab").model.training.trainers.every((trainer) => trainer.spec.optimizer.learningRate === 0.003)`)
	b.press(".")
	b.wait("another step of the same", `() => find("bd-curve-lab").model.report?.steps === 2`)
	call[bool](b, `() => { find("bd-curve-lab").store.set({ layers: [4] }); return true; }`)
	b.wait("other networks", `() => find("bd-curve-lab").model.report === undefined && find("bd-curve-lab").model.training.trainers.every((trainer) => trainer.parameters === 13)`)
}

// TestCurveLinkAndEmbed: the link opens all of it, in an element of another page too.
func TestCurveLinkAndEmbed(t *testing.T) {
	b := curveLab(t, desktop, "&curve=&activation=tanh&seed=5")
	drawCurve(b, b.drag, -2, 2, func(x float64) float64 { return x })
	n := drawn(b)
	b.click(`button.sheet[title="Share"]`)
	b.wait("the link", `() => find("bd-copy-field.link")?.value.includes("curve=")`)
	link := call[string](b, `() => find("bd-copy-field.link").value`)
	fragment := link[strings.Index(link, "#")+1:]
	other := open(t, foreign(t, strict, `<script type="module" src="vendor/backdraw.js"></script><back-draw lab="curve" height="420" spec="`+strings.ReplaceAll(fragment, "&", "&amp;")+`"></back-draw>`), recorded)
	other.wait("the curve in an element", `(n) => find("bd-curve-lab")?.store.values.curve.filter((y) => !Number.isNaN(y)).length === n`, n)
	other.wait("its networks", `() => find("back-draw").trainer?.spec.layers[1].activation === "tanh" && find("back-draw").spec.seed === 5`)
	call[bool](other, `() => { find("back-draw").step(); return true; }`)
	other.wait("the event done", `() => record.details.done?.steps === 1`)
	other.screenshot("curve-embed")
	plain := open(t, foreign(t, strict, `<script type="module" src="vendor/backdraw.js"></script><back-draw lab="curve" layers="6,5" activation="relu" seed="9" play></back-draw>`), recorded)
	plain.wait("training by attributes", `() => record.details.progress?.steps > 0 && find("back-draw").spec.layers.map((layer) => layer.units ?? "").join() === ",6,5,1" && find("back-draw").spec.seed === 9`)
}

func TestCurvePage(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		for _, dark := range []bool{false, true} {
			v.dark = dark
			t.Run(v.String(), func(t *testing.T) {
				b := curveLab(t, v, "")
				b.click("button.play")
				b.wait("training", `() => find("bd-curve-lab").model.report?.epochs > 20`)
				b.click("button.play")
				call[bool](b, `() => { find(".lab").scrollTop = 0; return true; }`)
				b.screenshot("curve-" + v.String())
				requireNoOverflow(b)
				requireAccessible(b)
				call[bool](b, `() => { find("bd-curve-lab").store.set({ mode: "series", tab: "numbers" }); return true; }`)
				b.wait("the table of the series", `() => find("bd-curve-lab").shadowRoot.querySelectorAll("tbody tr").length > 40 && find("bd-curve-lab").model.band`)
				requireAccessible(b)
				b.showLab("points")
				b.wait("the points lab", `() => find("bd-points-lab")`)
				b.showLab("curve")
				b.wait("the curve lab", `() => find("bd-curve-lab")`)
			})
		}
	}
}
