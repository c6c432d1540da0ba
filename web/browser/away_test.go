package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestGoingAwayAndBackBringsBackWhatWasLearnt: to another form of what is learnt or another drawn set, and after a reload
// too: weights, figures and chart, and a step goes on from there. Either form has its own.
func TestGoingAwayAndBackBringsBackWhatWasLearnt(t *testing.T) {
	form := func(value string) func(b *tab) {
		return func(b *tab) { b.t.Helper(); b.click(`[data-value="` + value + `"]`) }
	}
	set := func(name string) func(b *tab) {
		return func(b *tab) { b.t.Helper(); pickSet(b, name) }
	}
	newSet := func(b *tab) { b.t.Helper(); act(b, "new") }
	shape := func(b *tab) {
		b.t.Helper()
		call[bool](b, `() => { find('.settings bd-choice[label="Form"]').shadowRoot.querySelector("select").focus(); return true; }`)
		b.press(map[bool]string{true: "C", false: "D"}[call[bool](b, `() => find("bd-autoencoder-lab").store.values.form === "dense"`)])
		call[bool](b, `() => { find("bd-autoencoder-lab").shadowRoot.activeElement.blur(); document.activeElement.blur(); return true; }`)
	}
	seen := 0
	for _, c := range []struct {
		name, lab, fragment, first, second, answers string
		away, back                                  func(b *tab)
		// other learns in the form or set gone to; empty where there is nothing to learn.
		other string
	}{
		{"curve", "curve", "&members=2", "curve function", "curve series", `model.trainer.predict(Float32Array.of(-1, 0, 1))`, form("series"), form("function"), "."},
		{"series", "curve", "&members=2&mode=series&units=4", "curve series", "curve function", `model.trainer.predict(Float32Array.of(-1, 0, 1), { shape: [1, 3, 1] })`, form("function"), form("series"), "."},
		{"text", "sequence", "&units=8&window=8", "sequence text", "sequence strokes strokes", `model.trainer.predict(Int32Array.of(1, 2, 3), { shape: [1, 3] })`, form("strokes"), form("text"), "."},
		{"strokes", "sequence", "&mode=strokes&strokeUnits=4", "sequence strokes strokes", "", `model.trainer.predict(Float32Array.of(0, 0, 1, 1, 0, 0), { shape: [1, 2, 3] })`, newSet, set("Circles"), ""},
		{"digits", "digits", "", "digits digits", "", `model.trainer.predict(model.examples.train.x.subarray(0, 784))`, newSet, set("My digits"), ""},
		{"autoencoder", "autoencoder", "&units=8", "autoencoder dense", "autoencoder convolutional", `model.trainer.predict(model.examples.pictures.subarray(0, 784))`, shape, shape, "."},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := open(t, origin+"/#v=1&lab="+c.lab+c.fragment, recorded)
			element := "bd-" + c.lab + "-lab"
			b.wait("the lab", `(element) => record.events.ready > 0 && find(element)?.model?.trainer && find(element).model.teaches`, element)
			answers := func() string {
				t.Helper()
				return call[string](b, `async (element) => { const { model } = find(element); return JSON.stringify([model.report.steps, model.report.loss, model.history.length, ...await `+c.answers+`]); }`, element)
			}
			kept := func(name string) {
				t.Helper()
				b.wait("it kept", `async (element, name) => { `+keptSteps+` return await keptSteps(name) === find(element).model.report.steps; }`, element, name)
			}
			b.press("e")
			b.wait("an epoch", `(element) => find(element).model.report?.epochs >= 1 && record.events.done > 0`, element)
			before, learnt := answers(), call[int](b, `(element) => find(element).model.report.steps`, element)
			leave := func(what string) {
				t.Helper()
				networks := call[int](b, `() => record.events.ready`)
				c.away(b)
				b.wait("another network, which is "+what, `(element, networks, steps) => record.events.ready > networks && (find(element).model.report?.steps ?? 0) === steps`, element, networks, map[string]int{"new": 0, "as it was": len(c.other)}[what])
			}
			leave("new")
			if call[bool](b, `() => Boolean(find(".notice"))`) {
				t.Error("something is said, though nothing is lost: " + call[string](b, `() => find(".notice").textContent`))
			}
			if c.other != "" {
				b.press(c.other)
				b.wait("a step of the other", `(element) => find(element).model.report?.steps === 1`, element)
				kept(c.second)
			}
			c.back(b)
			b.wait("the figures of before", `(element, steps) => find(element).model.report?.steps === steps && find(element).model.history.length > 0`, element, learnt)
			if after := answers(); after != before {
				t.Errorf("back again steps, loss, chart and answers are\n%s, want\n%s", after, before)
			}
			if c.other != "" {
				leave("as it was")
				c.back(b)
				b.wait("the figures of before", `(element, steps) => find(element).model.report?.steps === steps`, element, learnt)
			}
			kept(c.first)
			b.do(chromedp.Reload())
			b.wait("the figures after a reload", `(element) => find(element)?.model?.report?.epochs >= 1`, element)
			if after := answers(); after != before {
				t.Errorf("after a reload steps, loss, chart and answers are\n%s, want\n%s", after, before)
			}
			steps := call[int](b, `(element) => find(element).model.report.steps`, element)
			b.press(".")
			b.wait("a step more", `(element, steps) => find(element).model.report.steps === steps + 1`, element, steps)
		})
		seen++
	}
	if seen != 6 {
		t.Errorf("%d ways were tried, want 6", seen)
	}
}

// TestWhatNoLongerFitsStartsAfreshAndSaysSo: a network of another curve than the one that is there on the way back.
func TestWhatNoLongerFitsStartsAfreshAndSaysSo(t *testing.T) {
	b := curveLab(t, desktop, "&members=1")
	b.press("e")
	b.wait("an epoch", `() => find("bd-curve-lab").model.report?.epochs >= 1 && record.events.done > 0`)
	b.click(`[data-value="series"]`)
	b.wait("the series' network", `() => find("bd-curve-lab").trainer.spec.input[0] === "T" && find("bd-curve-lab").model.report === undefined`)
	drawCurve(b, b.drag, -2, 2, func(x float64) float64 { return x / 3 })
	b.click(`[data-value="function"]`)
	b.wait("that it starts afresh", `() => find(".notice")?.textContent.includes("was of other data or settings: the network starts afresh") && find("bd-curve-lab").trainer.spec.input[0] === 1 && find("bd-curve-lab").model.report === undefined`)
	b.screenshot("curve-afresh")
}

// TestNetworkGoesWithItsSet: and the one that was deleted with the set that is open does not come back by being left.
func TestNetworkGoesWithItsSet(t *testing.T) {
	b := digitsLab(t, desktop)
	act(b, "new")
	b.wait("a set of two classes", `() => find("bd-digits-lab").trainer.spec.layers.at(-1).units === 2`)
	addDrawing(b, "A")
	addDrawing(b, "B")
	b.press(".")
	set := call[string](b, `() => find("bd-digits-lab").store.values.set`)
	b.wait("its network kept", `async (set) => { `+keptSteps+` return await keptSteps("digits " + set) === 1; }`, set)
	act(b, "delete")
	act(b, "delete")
	b.wait("the first set's network", `() => find("bd-digits-lab").trainer.spec.layers.at(-1).units === 10 && find("bd-digits-lab").model.report === undefined`)
	b.press(".")
	b.wait("it kept", `async () => { `+keptSteps+` return await keptSteps("digits digits") === 1; }`)
	if call[bool](b, `async (set) => { `+keptSteps+` return await keptSteps("digits " + set) !== -1 || (await stored("backdraw-labs", "models", "list")).some(({ name }) => name.includes(set)); }`, set) {
		t.Error("the network of a set that was deleted is kept")
	}
}

// TestElementInAnArticleKeepsItsFormsApart: as long as it is there, and not in the browser.
func TestElementInAnArticleKeepsItsFormsApart(t *testing.T) {
	b := open(t, foreign(t, strict, `<script type="module" src="vendor/backdraw.js"></script><back-draw lab="curve" height="700" controls="data,play,step,reset,loss"></back-draw>`), recorded)
	b.wait("the lab", `() => record.events.ready > 0 && find("bd-curve-lab")?.model?.band`)
	call[bool](b, `() => { find("back-draw").step(); return true; }`)
	b.wait("a step", `() => find("bd-curve-lab").model.report?.steps === 1`)
	b.click(`[data-value="series"]`)
	b.wait("another network", `() => find("bd-curve-lab").trainer.spec.input[0] === "T" && find("bd-curve-lab").model.report === undefined`)
	b.click(`[data-value="function"]`)
	b.wait("that step", `() => find("bd-curve-lab").trainer.spec.input[0] === 1 && find("bd-curve-lab").model.report?.steps === 1`)
	if kept := call[int](b, `async () => { `+stored+` return (await stored("backdraw-labs", "models")).length; }`); kept > 0 {
		t.Errorf("an element in an article keeps %d networks in the browser", kept)
	}
}
