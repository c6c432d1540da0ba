package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
)

const (
	// offer is the notice that own work is kept, over the page.
	offer = `() => find("back-draw").shadowRoot.querySelector(".offer .bring")`
	// asides is the number of works that are offered in a sheet.
	asides = `() => find("back-draw").shadowRoot.querySelectorAll(".asides li").length`
)

// work draws a line into an empty lab, and waits until it is kept.
func work(t *testing.T, more string) (*tab, [][3]float64) {
	t.Helper()
	return workIn(t, desktop, more)
}

func workIn(t *testing.T, v view, more string) (*tab, [][3]float64) {
	t.Helper()
	b := empty(t, v, more)
	at := drawing(b)
	b.press("5")
	b.stroke(line(at, -3, 0, 3, 0)...)
	b.wait("the session kept", `() => localStorage.getItem("backdraw")?.includes("points") && location.hash === ""`)
	return b, points(b)
}

// same compares the points that a tab has by now with others.
func same(b *tab, what string, want [][3]float64) {
	b.t.Helper()
	b.wait(what, `(want) => {
		const { x, y } = record.details.data ?? { x: [], y: [] };
		return y.length === want.length && want.every(([x1, x2, label], i) => x[2 * i] === x1 && x[2 * i + 1] === x2 && y[i] === label);
	}`, want)
}

// TestLinkCostsNoOwnWork: a link's state is changed and kept, its tab closed and the page visited again; what was drawn before
// the link is there to be brought back, which one undo takes back, and what it took the place of is there in turn.
func TestLinkCostsNoOwnWork(t *testing.T) {
	b, own := work(t, "")
	link := b.beside(origin+"/#v=1&test=0&data=xor&count=40", recorded)
	link.wait("the offer", offer)
	link.screenshot("aside-offer")
	at := drawing(link)
	link.press("3")
	link.drag(line(at, -3, -5, 3, -5)...)
	link.wait("the link's state, changed and kept", `() => location.hash === "" && localStorage.getItem("backdraw").includes("xor")`)
	changed := points(link)
	link.do(chromedp.Navigate("about:blank"))

	again := b.beside(origin+"/", recorded)
	again.wait("the event ready", `() => record.events.ready > 0`)
	same(again, "the changed link's state after another visit", changed)
	if offered := call[bool](again, `() => find("back-draw").shadowRoot.querySelector(".offer") !== null`); offered {
		t.Error("a visit without a link makes an offer, want none over the page")
	}
	openSheet(again, "Share")
	again.wait("the work from before", `() => (`+asides+`)() === 1`)
	again.screenshot("aside-share")
	again.click(".asides .bring")
	same(again, "the own work", own)
	again.wait("what it took the place of, in the list", `() => (`+asides+`)() === 1`)
	again.press("z", chromedp.ModifierCtrl)
	same(again, "the changed link's state after an undo", changed)
	again.wait("the own work in the list again", `() => (`+asides+`)() === 1`)
	again.click(".asides .bring")
	same(again, "the own work again", own)
	again.wait("it kept", `() => !localStorage.getItem("backdraw").includes("xor")`)
	again.click(".asides .icon")
	again.wait("an empty list", `() => (`+asides+`)() === 0`)
}

// TestTwoLinksKeepTheOwnWorkOnce: the first link's state, which nobody changed, takes no place in the list, not even after it
// was kept.
func TestTwoLinksKeepTheOwnWorkOnce(t *testing.T) {
	b, own := work(t, "")
	box := b.place(canvas)
	for i, data := range []string{"xor", "moons"} {
		call[bool](b, `(data) => { location.hash = "#v=1&test=0&count=40&data=" + data; return true; }`, data)
		if i == 0 {
			b.wait("the offer", offer)
			if now := b.place(canvas); now != box {
				t.Errorf("the drawing lies at %v beside the notice, want %v", now, box)
			}
		}
		b.wait("the link's state kept", `(data) => JSON.parse(localStorage.getItem("backdraw")).fields.data === data`, data)
		b.do(chromedp.Reload())
		b.wait("the page", `() => record.events.ready > 0`)
	}
	openSheet(b, "Share")
	b.wait("the list", `() => (`+asides+`)() > 0`)
	if n := call[int](b, asides); n != 1 {
		t.Errorf("after two links %d works are listed, want 1", n)
	}
	b.click(".asides .bring")
	same(b, "the own work", own)
}

// TestNoRoomToSetAside: then the own work stays what is kept, with a sentence, until there is room or it is back.
func TestNoRoomToSetAside(t *testing.T) {
	b, own := work(t, "")
	call[bool](b, `() => {
		const { setItem } = Storage.prototype;
		globalThis.room = false;
		Storage.prototype.setItem = function (key, value) {
			if (key.endsWith("-aside") && !globalThis.room) throw new DOMException("full", "QuotaExceededError");
			setItem.call(this, key, value);
		};
		location.hash = "#v=1&test=0&data=xor&count=40";
		return true;
	}`)
	b.wait("a sentence", `() => find("back-draw").shadowRoot.querySelector(".fault")?.textContent.includes("no room")`)
	kept := call[string](b, `() => localStorage.getItem("backdraw")`)
	b.press("3")
	b.drag(line(drawing(b), -3, -5, 3, -5)...)
	b.wait("the link's state changed", `() => location.hash === ""`)
	if now := call[string](b, `() => localStorage.getItem("backdraw")`); now != kept {
		t.Error("what is kept was written over while the own work could not be set aside")
	}
	call[bool](b, `() => { globalThis.room = true; return true; }`)
	b.drag(line(drawing(b), -3, -4, 3, -4)...)
	b.wait("the link's state kept, now that there is room", `() => localStorage.getItem("backdraw").includes("xor")`)
	openSheet(b, "Share")
	b.click(".asides .bring")
	same(b, "the own work", own)
}

// TestStartsAndLessonsCostNoOwnWork, either.
func TestStartsAndLessonsCostNoOwnWork(t *testing.T) {
	b, own := work(t, "")
	openSheet(b, "Gallery")
	b.click(`[data-start="xor"]`)
	b.wait("the offer", offer)
	b.click(".offer .bring")
	same(b, "the own work after a start", own)
	b.wait("that it is back", `() => find("back-draw").shadowRoot.querySelector(".offer")?.textContent.includes("is back")`)
	openSheet(b, "Lessons")
	b.wait("the lessons", `() => find("bd-points-lessons")?.shadowRoot?.querySelector(".lesson")`)
	b.click(".lesson")
	b.wait("the offer", offer)
	b.click(".onward")
	b.wait("the second page", `() => find("bd-points-lessons").shadowRoot.querySelector(".before")`)
	if n := call[int](b, `() => JSON.parse(localStorage.getItem("backdraw-aside")).kept.length`); n != 1 {
		t.Errorf("two pages of a lesson set %d works aside, want the own one", n)
	}
	b.click(".offer .bring")
	same(b, "the own work after a lesson", own)
}

// TestLinkToACurveCostsNoOwnWork: the other labs remember in the same way.
func TestLinkToACurveCostsNoOwnWork(t *testing.T) {
	b := open(t, origin+"/#v=1&lab=curve", recorded)
	b.wait("the lab", `() => find("bd-curve-lab")?.store`)
	call[bool](b, `() => { find("bd-curve-lab").store.set({ rate: 0.123 }); return true; }`)
	b.wait("it kept", `() => localStorage.getItem("backdraw-curve")?.includes("0.123")`)
	other := b.beside(origin+"/#v=1&lab=curve&rate=0.5", recorded)
	other.wait("the offer", offer)
	if rate := call[float64](other, `() => find("bd-curve-lab").store.values.rate`); rate != 0.5 {
		t.Errorf("the link's rate is %v, want 0.5", rate)
	}
	other.click(".offer .bring")
	other.wait("the own rate", `() => find("bd-curve-lab").store.values.rate === 0.123`)
	other.press("z", chromedp.ModifierCtrl)
	other.wait("the link's rate", `() => find("bd-curve-lab").store.values.rate === 0.5`)
	other.click(`button.sheet[title="Share"]`)
	other.wait("the own work in the list", `() => (`+asides+`)() === 1`)
}

// TestWeightsComeBackWithTheOwnWork: a link in place, a start or a link in another tab takes the place of a trained network;
// brought back, it answers, and has its figures and its chart, as before, and the next step goes on from there, not from the beginning.
func TestWeightsComeBackWithTheOwnWork(t *testing.T) {
	const answers = `async () => { const { model } = find("bd-points-lab"); return JSON.stringify([model.moment?.epochs, model.history.length, ...await model.trainer.predict(Float32Array.of(0, 0, 1, 2, 3, 4)).catch(() => [])]); }`
	b := empty(t, desktop, "&data=circle&layers=5")
	b.wait("the session kept", `() => localStorage.getItem("backdraw")?.includes("circle")`)
	call[bool](b, `() => { find("bd-points-lab").store.set({ layers: [6, 3] }); return true; }`)
	b.wait("it kept", `() => localStorage.getItem("backdraw").includes("6")`)
	trainUntil(b, "some epochs", `() => record.details.progress?.epochs > 5`)
	b.wait("rest", `() => !find("bd-points-lab").model.playing && record.events.done > 0`)
	before := call[string](b, answers)
	back := func(b *tab, what string) {
		t.Helper()
		b.wait("the offer after "+what, offer)
		b.click(".offer .bring")
		b.wait("epochs, chart and answers of before after "+what, `async (before) => await (`+answers+`)() === before && !find("bd-points-lab").model.playing`, before)
	}
	for _, c := range []struct{ what, fragment string }{{"other points and layers", "#v=1&data=xor&layers=4&count=40"}, {"other points", "#v=1&data=xor&layers=6,3"}, {"another rate", "#v=1&data=circle&layers=6,3&rate=0.3"}} {
		call[bool](b, `(fragment) => { location.hash = fragment; return true; }`, c.fragment)
		b.wait("the offer after "+c.what, offer)
		b.wait("the link's points", `async () => { const { model } = find("bd-points-lab"); await model.settled; return model.phase === "resting"; }`)
		done := call[int](b, `() => record.events.done`)
		b.press(".")
		b.wait("a step of the link", `(done) => record.events.done > done`, done)
		back(b, c.what)
	}
	openSheet(b, "Gallery")
	b.click(`[data-start="xor"]`)
	b.wait("training of the start", `() => find("bd-points-lab").store.values.data === "xor" && find("bd-points-lab").model.moment?.epochs > 0`)
	back(b, "a start that trains")
	epochs := call[float64](b, `() => find("bd-points-lab").model.moment.epochs`)
	b.wait("it kept under its name again", `async (epochs) => { `+stored+` return (await stored("backdraw-labs", "models", "points"))?.saved.report.epochs === epochs; }`, epochs)

	link := b.beside(origin+"/#v=1&data=moons&count=40", recorded)
	link.wait("the event ready", `() => record.events.ready > 0 && find("bd-points-lab").model.isReady`)
	link.press("e")
	link.wait("an epoch of the link, kept", `async () => { `+stored+` return find("bd-points-lab").model.moment?.epochs === 1 && (await stored("backdraw-labs", "models", "points"))?.saved.report.epochs === 1; }`)
	link.do(chromedp.Navigate("about:blank"))
	again := b.beside(origin+"/", recorded)
	again.wait("the event ready", `() => record.events.ready > 0`)
	openSheet(again, "Share")
	again.wait("the work from before", `() => (`+asides+`)() > 0`)
	again.click(".asides .bring")
	again.wait("epochs, chart and answers of before in another visit", `async (before) => await (`+answers+`)() === before`, before)
	again.press(".")
	again.wait("a step more", `(epochs) => find("bd-points-lab").model.moment.epochs > epochs && find("bd-points-lab").model.moment.epochs < epochs + 0.5`, epochs)
}

// TestWeightsOfOtherLabsComeBack in the same way: where the link wants another network, the same with another rate, and in another tab.
func TestWeightsOfOtherLabsComeBack(t *testing.T) {
	brought := 0
	for _, c := range []struct {
		lab, kept, own, answers string
		links                   []string
	}{
		{"curve", "curve function", "members=2", `await model.trainer.predict(Float32Array.of(-1, 0, 1))`, []string{"members=2&activation=relu", "members=2&rate=0.5", "members=2&curve="}},
		{"autoencoder", "autoencoder dense", "units=8", `await model.trainer.predict(model.examples.pictures.subarray(0, 784), { to: 4 })`, []string{"units=9", "units=8&rate=0.5"}},
	} {
		b := open(t, origin+"/#v=1&lab="+c.lab+"&"+c.own, recorded)
		element := "bd-" + c.lab + "-lab"
		b.wait("the lab "+c.lab, `(element) => record.events.ready > 0 && find(element)?.model?.trainer`, element)
		call[bool](b, `(element) => { find(element).store.set({ rate: 0.004 }); return true; }`, element)
		b.wait("the own work kept", `(lab) => localStorage.getItem("backdraw-" + lab)?.includes("0.004")`, c.lab)
		b.press("e")
		b.wait("an epoch", `(element) => find(element).model.report?.epochs >= 1 && record.events.done > 0`, element)
		answers := `async (element) => { const { model } = find(element); if (!model.report) return ""; return JSON.stringify([model.report.steps, model.history.length, ...await Promise.resolve().then(async () => ` + c.answers + `).catch(() => [])]); }`
		before := call[string](b, answers, element)
		const keptOf = stored + `const keptOf = async (name) => { const saved = (await stored("backdraw-labs", "models", name))?.saved; return saved ? saved.report.steps + " " + saved.of : ""; };`
		b.wait("it kept", `async (name) => { `+keptOf+` return await keptOf(name) !== ""; }`, c.kept)
		of := call[string](b, `async (name) => { `+keptOf+` return keptOf(name); }`, c.kept)
		back := func(b *tab, link string) {
			t.Helper()
			b.wait("the offer after "+link, offer)
			done := call[int](b, `() => record.events.done ?? 0`)
			b.press(".")
			b.wait("a step of "+link+", or nothing to learn", `(element, done) => !find(element).model.teaches || record.events.done > done`, element, done)
			b.click(".offer .bring")
			b.wait("steps, chart and answers after "+link, `async (element, before) => (await (`+answers+`)(element)) === before`, element, before)
			brought++
		}
		for _, link := range c.links {
			call[bool](b, `(fragment) => { location.hash = fragment; return true; }`, "#v=1&lab="+c.lab+"&"+link)
			back(b, link)
		}
		b.wait("it kept under its name", `async (name, of) => { `+keptOf+` return await keptOf(name) === of; }`, c.kept, of)
		b.wait("the own work kept again", `(lab) => localStorage.getItem("backdraw-" + lab).includes("0.004")`, c.lab)
		other := b.beside(origin+"/#v=1&lab="+c.lab+"&"+c.links[0], recorded)
		other.wait("the lab "+c.lab, `(element) => record.events.ready > 0 && find(element)?.model?.trainer`, element)
		back(other, "in another tab")
	}
	if brought != 7 {
		t.Errorf("%d works were brought back, want 7", brought)
	}
}

// TestNoRoomForTheWeights: then that is said, and the work is set aside all the same.
func TestNoRoomForTheWeights(t *testing.T) {
	b, own := work(t, "")
	b.press(".")
	b.wait("a step", `() => find("bd-points-lab").model.moment`)
	call[bool](b, `() => {
		const { put } = IDBObjectStore.prototype;
		IDBObjectStore.prototype.put = function (value, key) {
			if (String(key).startsWith("aside")) throw new DOMException("full", "QuotaExceededError");
			return put.call(this, value, key);
		};
		location.hash = "#v=1&test=0&data=xor&count=40";
		return true;
	}`)
	b.wait("a sentence", `() => find("back-draw").shadowRoot.querySelector(".fault[role=alert]")?.textContent.includes("begin anew")`)
	b.click(".offer .bring")
	same(b, "the own work", own)
}

// TestOfferLeavesTheLabsNoticeInSight, and its button in reach: the notice goes by it, and the offer then brings back the work.
func TestOfferLeavesTheLabsNoticeInSight(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		b, own := workIn(t, v, "")
		press := func(selector string) {
			at := b.place(selector).at(0.5, 0.5)
			if v == phone {
				b.touch(at)
			} else {
				b.drag(at)
			}
		}
		// Notices stay until they are taken away.
		call[bool](b, `() => {
			const { setTimeout } = window;
			window.setTimeout = (act, milliseconds, ...rest) => milliseconds >= 6000 ? 0 : setTimeout(act, milliseconds, ...rest);
			location.hash = "#v=1&data=none";
			return true;
		}`)
		b.wait("the offer", offer)
		press("button.play")
		b.wait("a notice of the lab", `() => find(".notices .notice")`)
		if call[bool](b, `() => {
			const [a, b] = [find(".offer"), find(".notices .notice")].map((each) => each.getBoundingClientRect());
			return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
		}`) {
			t.Errorf("%v: the offer covers the lab's notice", v)
		}
		b.screenshot("offer-and-notice")
		press(".notices .notice button")
		b.wait("no notice of the lab, and the offer", `() => !find(".notices .notice") && (`+offer+`)()`)
		press(".offer .bring")
		same(b, "the own work", own)
	}
}
