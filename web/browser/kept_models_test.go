package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// keptSteps is JavaScript that gives the steps of the networks that are kept under a name; -1 where there are none.
const keptSteps = stored + `const keptSteps = async (name) => (await stored("backdraw-labs", "models", name))?.saved.report.steps ?? -1;`

// TestWhatWasLearntOutlivesAReload: weights, figures and chart; a step more goes on from there, and a restart is one for good.
func TestWhatWasLearntOutlivesAReload(t *testing.T) {
	seen := 0
	for _, c := range []struct{ lab, fragment, name, answers string }{
		{"curve", "&members=2", "curve function", `[...model.trainer.spec.layers.map(({ type }) => type), ...await model.trainer.predict(Float32Array.of(-1, 0, 1))]`},
		{"curve", "&members=2&mode=series", "curve series", `[...await model.trainer.predict(Float32Array.of(-1, 0, 1), { shape: [1, 3, 1] })]`},
		{"autoencoder", "&units=8", "autoencoder dense", `[...await model.trainer.predict(model.examples.pictures.subarray(0, 784), { to: 4 })]`},
		{"digits", "", "digits digits", `[...await model.trainer.predict(model.examples.train.x.subarray(0, 784))]`},
		{"sequence", "&units=8&window=8", "sequence text", `[...await model.trainer.predict(Int32Array.of(1, 2, 3), { shape: [1, 3] })]`},
	} {
		b := open(t, origin+"/#v=1&lab="+c.lab+c.fragment, recorded)
		element := "bd-" + c.lab + "-lab"
		b.wait("the lab "+c.lab, `(element) => record.events.ready > 0 && find(element)?.model?.trainer`, element)
		answers := func() string {
			t.Helper()
			return call[string](b, `async (element) => { const { model } = find(element); return JSON.stringify([model.report.steps, model.history.length, `+c.answers+`]); }`, element)
		}
		b.press("e")
		b.wait("an epoch", `(element) => find(element).model.report?.epochs >= 1 && record.events.done > 0`, element)
		b.wait("it kept", `async (element, name) => { `+keptSteps+` return await keptSteps(name) === find(element).model.report.steps; }`, element, c.name)
		before := answers()
		b.do(chromedp.Reload())
		b.wait("the figures after a reload", `(element) => find(element)?.model?.report?.epochs >= 1`, element)
		if after := answers(); after != before {
			t.Errorf("%s%s: after a reload steps, chart and answers are\n%s, want\n%s", c.lab, c.fragment, after, before)
		}
		steps := call[int](b, `(element) => find(element).model.report.steps`, element)
		b.press(".")
		b.wait("a step more", `(element, steps) => find(element).model.report.steps === steps + 1`, element, steps)
		b.showLab("points")
		b.wait("the points lab", `() => find("bd-points-lab")`)
		b.showLab(c.lab)
		b.wait("that step, back from another lab", `(element, steps) => find(element)?.model?.report?.steps === steps + 1`, element, steps)
		b.press("r")
		b.wait("the start again", `(element) => find(element).model.report === undefined`, element)
		b.wait("nothing kept", `async (name) => { `+keptSteps+` return await keptSteps(name) === -1; }`, c.name)
		b.do(chromedp.Reload())
		b.wait("the lab after another reload", `(element) => record.events.ready > 0 && find(element)?.model?.trainer`, element)
		if call[bool](b, `async (element) => { await find(element).trainer.predict(new Float32Array(0)).catch(() => undefined); return find(element).model.report !== undefined; }`, element) {
			t.Errorf("%s%s: after a restart and a reload something is learnt already", c.lab, c.fragment)
		}
		seen++
	}
	if seen != 5 {
		t.Errorf("%d labs were looked at, want 5", seen)
	}
}

// TestKeptModelsAreOfWhatIsShown: what was learnt of another curve, or is damaged, is not gone on from; what is learnt is
// kept while it trains, too.
func TestKeptModelsAreOfWhatIsShown(t *testing.T) {
	b := curveLab(t, desktop, "&members=2")
	b.click("button.play")
	b.wait("it kept while it trains", `async () => { `+keptSteps+` return await keptSteps("curve function") > 10 && find("bd-curve-lab").playing; }`)
	b.do(chromedp.Reload())
	b.wait("what was kept", `() => find("bd-curve-lab")?.model?.report?.steps > 10 && find("bd-curve-lab").model.history.length > 1 && !find("bd-curve-lab").playing`)
	b.do(chromedp.Navigate("about:blank"))
	b.do(chromedp.Navigate(origin + "/#v=1&lab=curve&members=2&curve="))
	b.wait("another curve's networks", `() => record.events.ready > 0 && find("bd-curve-lab")?.model?.band`)
	if call[bool](b, `() => find("bd-curve-lab").model.report !== undefined`) {
		t.Error("networks of another curve were gone on from")
	}
	b.do(chromedp.Navigate("about:blank"))
	b.do(chromedp.Navigate(origin + "/#v=1&lab=curve&members=2"))
	b.wait("the networks of the first curve", `() => find("bd-curve-lab")?.model?.report?.steps > 10`)
	call[bool](b, `async () => {
		const opening = indexedDB.open("backdraw-labs", 1);
		await new Promise((resolve) => { opening.onsuccess = resolve; });
		const store = opening.result.transaction("models", "readwrite").objectStore("models");
		const reading = store.get("curve function");
		await new Promise((resolve) => { reading.onsuccess = resolve; });
		reading.result.saved.bytes[1].fill(7, 40);
		const writing = store.put(reading.result, "curve function");
		await new Promise((resolve) => { writing.onsuccess = resolve; });
		opening.result.close();
		return true;
	}`)
	b.do(chromedp.Reload())
	b.wait("new networks in place of damaged ones", `() => record.events.ready > 0 && find("bd-curve-lab")?.model?.band`)
	b.press(".")
	b.wait("a first step", `() => find("bd-curve-lab").model.report?.steps === 1`)
}

// TestPointsNetworkOutlivesAReload: weights, figures and chart; a step goes on from there; other points are another start, for good.
func TestPointsNetworkOutlivesAReload(t *testing.T) {
	b := empty(t, desktop, "&data=circle&test=0.3")
	const answers = `async () => { const { model } = find("bd-points-lab"); return JSON.stringify([model.moment.epochs, model.history.length, ...await model.trainer.predict(Float32Array.of(0, 0, 1, 2, 3, 4))]); }`
	trainUntil(b, "some epochs", `() => record.details.progress?.epochs > 5`)
	b.wait("rest", `() => !find("bd-points-lab").model.playing && record.events.done > 0`)
	b.wait("it kept", `async () => { `+keptSteps+` return await keptSteps("points") === record.details.done.steps; }`)
	before := call[string](b, answers)
	b.do(chromedp.Reload())
	b.wait("the figures after a reload", `() => find("bd-points-lab")?.model?.moment?.epochs > 5 && !find("bd-points-lab").model.playing`)
	if after := call[string](b, answers); after != before {
		t.Errorf("after a reload epochs, chart and answers are\n%s, want\n%s", after, before)
	}
	epochs := call[float64](b, `() => find("bd-points-lab").model.moment.epochs`)
	b.press(".")
	b.wait("a step more", `(epochs) => find("bd-points-lab").model.moment.epochs > epochs && find("bd-points-lab").model.moment.epochs < epochs + 0.5`, epochs)
	b.press("r")
	b.wait("the start, and nothing kept", `async () => { `+keptSteps+` return find("bd-points-lab").model.moment === undefined && await keptSteps("points") === -1; }`)

	trainUntil(b, "some epochs", `() => record.details.progress?.epochs > 2`)
	b.wait("it kept", `async () => { `+keptSteps+` return await keptSteps("points") > 0; }`)
	b.do(chromedp.Navigate("about:blank"))
	b.do(chromedp.Navigate(origin + "/#v=1&data=xor&test=0"))
	b.wait("other points", `() => find("bd-points-lab")?.model?.isReady && record.events.ready > 0`)
	if call[bool](b, `async () => { await find("bd-points-lab").trainer.predict(Float32Array.of(0, 0)); return find("bd-points-lab").model.moment !== undefined; }`) {
		t.Error("the network goes on with points that it never saw")
	}
}

// heldDatabases is a prelude: where the session says so, databases open only once letDatabases is called.
const heldDatabases = `{
	const { open } = IDBFactory.prototype, waiting = [];
	let held = sessionStorage.held === "yes";
	IDBFactory.prototype.open = function (...asked) {
		const request = open.apply(this, asked);
		request.addEventListener("success", (event) => {
			if (!held) return;
			event.stopImmediatePropagation();
			waiting.push(request);
		});
		return request;
	};
	globalThis.heldDatabases = () => waiting.length;
	globalThis.letDatabases = () => { held = false; for (const request of waiting) request.dispatchEvent(new Event("success")); return true; };
}`

// TestTrainingWaitsForWhatWasKept: a step and Play that come before the database go on from what it has.
func TestTrainingWaitsForWhatWasKept(t *testing.T) {
	v := desktop
	v.prelude = recordPrelude + heldDatabases
	b := open(t, origin+"/#v=1&data=circle&test=0&speed=3", v)
	b.wait("the network", `() => record.events.ready > 0 && find("bd-points-lab").model.isReady`)
	b.press("e")
	b.wait("an epoch", `() => record.details.done?.epochs === 1`)
	for _, c := range []struct{ what, key string }{{"a step", "."}, {"Play", " "}} {
		steps := call[float64](b, `() => { sessionStorage.held = "yes"; return record.details.done.steps; }`)
		b.wait("it kept", `async (steps) => { `+keptSteps+` return await keptSteps("points") === steps; }`, steps)
		b.do(chromedp.Reload())
		b.wait("the network after a reload", `() => record.events.ready > 0 && find("bd-points-lab").model.isReady`)
		call[bool](b, `() => { addEventListener("progress", ({ detail }) => { record.first ??= detail.steps; }, true); return true; }`)
		b.press(c.key)
		b.wait("the database asked", `() => heldDatabases() > 0`)
		call[bool](b, `() => letDatabases()`)
		b.wait(c.what, `() => record.first > 0`)
		if first := call[float64](b, `() => record.first`); first <= steps {
			t.Errorf("%s before the database goes on from %v steps, want from %v", c.what, first, steps)
		}
		if c.key == " " {
			b.wait("it playing", `() => find("bd-points-lab").model.playing`)
			b.press(c.key)
		}
		b.wait("rest", `() => record.details.done?.steps >= record.first && !find("bd-points-lab").model.playing`)
	}
}

// TestSilentDatabaseHoldsNoTrainingUp: browsers have had databases that never answered.
func TestSilentDatabaseHoldsNoTrainingUp(t *testing.T) {
	v := desktop
	v.prelude = recordPrelude + `IDBFactory.prototype.open = () => new EventTarget();`
	b := open(t, origin+"/#v=1&data=circle&test=0&speed=3", v)
	b.wait("the network", `() => record.events.ready > 0 && find("bd-points-lab").model.isReady`)
	b.click("button.play")
	b.wait("steps all the same", `() => record.details.progress?.steps > 0`)
}
