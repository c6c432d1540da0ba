package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"backdraw/core/hand"
)

func autoencoderLab(t *testing.T, v view, fragment string) *tab {
	t.Helper()
	v.prelude = recordPrelude
	b := open(t, origin+"/#v=1&lab=autoencoder"+fragment, v)
	b.wait("the codes of an untrained network", `() => record.events.ready > 0 && find("bd-autoencoder-lab")?.model?.codes`)
	return b
}

// chooseDigits chooses in one of the lists of what is encoded: the base or the drawn set.
func chooseDigits(b *tab, list, value string) {
	b.t.Helper()
	if !call[bool](b, `(list, value) => {
		const select = find("bd-choice." + list).shadowRoot.querySelector("select");
		select.value = value;
		select.dispatchEvent(new Event("change"));
		return select.value === value;
	}`, list, value) {
		b.t.Fatalf("the list of the %s has no %q", list, value)
	}
}

// encode trains as a visitor does, until that many epochs have passed.
func encode(b *tab, epochs int) {
	b.t.Helper()
	b.click("button.play")
	for passed := 1; passed <= epochs; passed++ {
		b.wait(fmt.Sprintf("epoch %d", passed), `(epochs) => find("bd-autoencoder-lab").model.report?.epochs >= epochs`, passed)
	}
	b.click("button.play")
	b.wait("training at rest", `() => !find("bd-autoencoder-lab").playing && record.events.done > 0`)
	coded(b)
}

// coded waits until codes and plane are those of the network as it is.
func coded(b *tab) {
	b.t.Helper()
	b.wait("codes of the trained network", `async () => {
		const { model } = find("bd-autoencoder-lab");
		const to = model.trainer.spec.layers.findIndex((layer) => layer.units === 2);
		const codes = await model.trainer.predict(model.examples.pictures, { to });
		return codes.every((value, i) => value === model.codes[i]) && find("bd-code-plane").bounds === model.bounds;
	}`)
}

// decoded waits until the picture is that of the place that is pointed at.
func decoded(b *tab) {
	b.t.Helper()
	b.wait("the decoder's picture", `async () => {
		const { model } = find("bd-autoencoder-lab");
		const { x, y } = model.store.values;
		const from = model.trainer.spec.layers.findIndex((layer) => layer.units === 2) + 1;
		const drawn = await model.trainer.predict(Float32Array.of(x, y), { from });
		return model.drawn && drawn.every((ink, i) => ink === model.drawn[i]);
	}`)
}

// TestDecoderDrawsWhatItsPlaneShows: where the pointer is amid a class's codes, the decoder draws that class, as the
// nearest of all examples says: of at least 8 of the 10 digits.
func TestDecoderDrawsWhatItsPlaneShows(t *testing.T) {
	b := autoencoderLab(t, desktop, "")
	encode(b, 40)
	right := 0
	for digit := range 10 {
		// The example with the most of its class among the codes around it.
		amid := call[[]float64](b, `(digit) => {
			const { codes, examples: { labels }, bounds: [xMin, yMin, xMax, yMax] } = find("bd-autoencoder-lab").model;
			let best = [], most = -1;
			labels.forEach((label, i) => {
				if (label !== digit) return;
				const [x, y] = [codes[2 * i], codes[2 * i + 1]];
				const near = labels.map((other, j) => [Math.hypot(codes[2 * j] - x, codes[2 * j + 1] - y), other]).sort(([a], [b]) => a - b).slice(0, 20);
				const own = near.filter(([, other]) => other === digit).length - near.at(-1)[0] / 100;
				if (own > most && x > xMin && x < xMax && y > yMin && y < yMax) [most, best] = [own, [(x - xMin) / (xMax - xMin), (yMax - y) / (yMax - yMin)]];
			});
			return best;
		}`, digit)
		b.hover(b.place("bd-code-plane").at(amid[0], amid[1]))
		b.wait("the pointer followed", `(x) => { const { model } = find("bd-autoencoder-lab"); const [xMin, , xMax] = model.bounds; return Math.abs((model.store.values.x - xMin) / (xMax - xMin) - x) < 0.01; }`, amid[0])
		decoded(b)
		read := call[int](b, `() => {
			const { drawn, examples: { pictures, labels } } = find("bd-autoencoder-lab").model;
			let best = -1, least = Infinity;
			labels.forEach((label, i) => {
				let distance = 0;
				for (let p = 0; p < 784; p++) distance += (pictures[784 * i + p] - drawn[p]) ** 2;
				if (distance < least) [least, best] = [distance, label];
			});
			return best;
		}`)
		t.Logf("amid the codes of %d the decoder draws what is nearest to a %d", digit, read)
		if read == digit {
			right++
		}
		if digit == 0 {
			b.wait("the class said", `() => find(".said").textContent.includes("nearest example is 0")`)
			b.screenshot("autoencoder-trained")
		}
	}
	if right < 8 {
		t.Errorf("%d of 10 digits are drawn amid their codes, want at least 8", right)
	}
	b.click(`[data-value="pictures"]`)
	b.wait("pictures all over the plane", `() => find("bd-autoencoder-lab").model.tiles?.pictures.length === 14 * 14 * 784`)
	b.screenshot("autoencoder-pictures")
	b.click("#tab-numbers")
	b.wait("where the classes lie, in numbers", `() => find("bd-autoencoder-lab").shadowRoot.querySelectorAll("tbody tr").length === 10`)
	b.screenshot("autoencoder-numbers")
}

// TestNoiseIsRemoved: what comes back of noisy pictures is nearer to the clean ones than what went in.
func TestNoiseIsRemoved(t *testing.T) {
	b := autoencoderLab(t, desktop, "")
	b.click(".switch input")
	b.wait("a network that gets noise", `() => find("bd-autoencoder-lab").trainer?.spec.layers[0].type === "gaussian-noise"`)
	encode(b, 8)
	b.wait("pairs with noise of the trained network", `async () => {
		const { pairs, trainer } = find("bd-autoencoder-lab").model;
		if (pairs.length !== 10 || !pairs.every(({ noisy }) => noisy)) return false;
		const back = await trainer.predict(Float32Array.from(pairs.flatMap(({ noisy }) => [...noisy])));
		return pairs.every((pair, i) => pair.back.every((ink, p) => ink === back[784 * i + p]));
	}`)
	errors := call[[]float64](b, `() => {
		const { pairs } = find("bd-autoencoder-lab").model;
		const error = (name) => pairs.reduce((sum, pair) => sum + pair[name].reduce((all, ink, i) => all + (ink - pair.clean[i]) ** 2, 0) / 7840, 0);
		return [error("noisy"), error("back")];
	}`)
	if errors[0] < 0.1 || errors[1] > errors[0]/3 {
		t.Errorf("the squared error of noisy pictures is %.3f and of what came back %.3f, want a third of it at most", errors[0], errors[1])
	}
	b.screenshot("autoencoder-denoise")
}

func TestAutoencoderByKeyboard(t *testing.T) {
	b := autoencoderLab(t, desktop, "")
	b.press("e")
	b.wait("an epoch", `() => find("bd-autoencoder-lab").model.report?.epochs >= 1 && record.events.done === 1`)
	coded(b)
	call[bool](b, `() => { find("bd-code-plane").shadowRoot.querySelector(".cursor").focus(); return true; }`)
	b.press(kb.Home)
	place := func() []float64 {
		return call[[]float64](b, `() => { const { store: { values: { x, y } }, bounds: [xMin, yMin, xMax, yMax] } = find("bd-autoencoder-lab").model; return [50 * (x - xMin) / (xMax - xMin), 50 * (y - yMin) / (yMax - yMin)]; }`)
	}
	middle := place()
	for range 3 {
		b.press(kb.ArrowRight)
	}
	b.press(kb.ArrowUp, chromedp.ModifierShift)
	if now := place(); now[0]-middle[0] < 2.8 || now[0]-middle[0] > 3.2 || now[1]-middle[1] < 4.8 || now[1]-middle[1] > 5.2 {
		t.Errorf("three steps to the right and a far one up led from %v to %v, in fiftieths of the plane", middle, now)
	}
	decoded(b)
	b.wait("the place, said", `() => find(".spoken").textContent.startsWith("Code ")`)
	b.press(".")
	b.wait("one step more", `() => record.events.done === 2`)
	b.press("r")
	b.wait("the start again", `() => find("bd-autoencoder-lab").model.report === undefined`)
}

// TestDrawnSetGoesThroughTheBottleneck: what was drawn in the digits lab.
func TestDrawnSetGoesThroughTheBottleneck(t *testing.T) {
	b := digitsLab(t, desktop)
	for label, shape := range []hand.Stroke{{{.2, .2}, {.5, .5}, {.8, .8}}, {{.8, .2}, {.5, .5}, {.2, .8}}} {
		write(b, []hand.Stroke{shape})
		b.press(fmt.Sprint(label + 1))
		b.wait("the example", `(count) => find("bd-digits-lab").store.values.collection.examples.length === count`, label+1)
	}
	b.showLab("autoencoder")
	b.wait("the set on offer", `() => [...(find("bd-choice.set")?.shadowRoot.querySelectorAll("option") ?? [])].some((option) => option.value === "My digits")`)
	chooseDigits(b, "set", "My digits")
	b.wait("codes of the digits and of the two", `() => find("bd-autoencoder-lab").model.codes?.length === 2 * 1799 && find("bd-autoencoder-lab").model.examples.classes.length === 10`)
	chooseDigits(b, "base", "none")
	b.wait("its codes", `() => find("bd-autoencoder-lab").model.codes?.length === 4`)
	chooseDigits(b, "set", "")
	b.wait("the digits alone, for without a set there must be some", `() => find("bd-autoencoder-lab").model.codes?.length === 2 * 1797 && find("bd-autoencoder-lab").store.values.base === "optical"`)
	chooseDigits(b, "set", "My digits")
	chooseDigits(b, "base", "none")
	b.wait("its codes again", `() => find("bd-autoencoder-lab").model.codes?.length === 4`)
	encode(b, 3)
	b.wait("its pairs", `() => find("bd-autoencoder-lab").model.pairs.length === 2`)
	b.do(chromedp.Reload())
	b.wait("the set after a reload", `() => find("bd-autoencoder-lab")?.model?.codes?.length === 4`)
}

// TestMnistGoesThroughTheBottleneck: on request; what is on its way and what failed is said, and the pictures from before stay.
func TestMnistGoesThroughTheBottleneck(t *testing.T) {
	const had = `() => find("bd-autoencoder-lab")?.model?.codes?.length === 2 * 1797`
	b, host := openBesideMnist(t, "autoencoder", had)
	host.broken.Store(true)
	b.allow("503")
	chooseDigits(b, "base", "mnist")
	b.wait("what failed", `() => find(".notice")?.textContent.includes("MNIST could not be loaded. Check the connection and choose it again")`)
	b.wait("the digits from before", `() => find("bd-autoencoder-lab").store.values.base === "optical" && find("bd-choice.base").shadowRoot.querySelector("select").value === "optical"`)
	b.wait("their codes", had)
	host.broken.Store(false)
	chooseDigits(b, "base", "mnist")
	b.wait("half of it", `() => /^Loading MNIST, 2 MB: [45]0/.test(find(".origin").textContent)`)
	close(host.rest)
	b.wait("12,000 pictures, a fifth of them in the plane", `() => { const { model } = find("bd-autoencoder-lab"); return model.count === 12_000 && model.codes?.length === 2 * 2400; }`)
	if visible(b, ".notice") {
		t.Error("what failed before is still said")
	}
	b.wait("whose they are", `() => find(".origin").textContent.includes("LeCun, C. Cortes and C. Burges, CC BY-SA 3.0")`)
	b.press("e")
	b.wait("an epoch of 10,000", `() => { const { report } = find("bd-autoencoder-lab").model; return report?.epochs >= 1 && report.steps === 313 && report.testLoss < 0.07; }`)
	b.screenshot("autoencoder-mnist")
}

// TestOtherPicturesAreLearntOn: MNIST chosen while it trains on the digits that come with the page. It trains on, with
// these until the others are there; from then on figures and chart are of those, as at rest.
func TestOtherPicturesAreLearntOn(t *testing.T) {
	b, host := openBesideMnist(t, "autoencoder&units=16", `() => find("bd-autoencoder-lab")?.model?.codes?.length === 2 * 1797`)
	// ofShown is whether the test loss is that of the pictures shown, by weights that rest.
	ofShown := `async () => {
		const { model, playing } = find("bd-autoencoder-lab");
		if (playing || record.events.done === undefined) return false;
		const { testX } = record.details.data;
		const { loss } = await model.trainer.evaluate({ x: testX, y: testX });
		return model.report.testLoss === loss && model.history.column("testLoss").at(-1) === loss;
	}`
	b.click("button.play")
	b.wait("two epochs", `() => find("bd-autoencoder-lab").model.report?.epochs > 2`)
	chooseDigits(b, "base", "mnist")
	b.wait("half of it", `() => /^Loading MNIST, 2 MB: [45]0/.test(find(".origin").textContent)`)
	b.wait("more epochs meanwhile", `() => find("bd-autoencoder-lab").playing && find("bd-autoencoder-lab").model.report.epochs > 3 && find("bd-autoencoder-lab").model.count === 1797`)
	close(host.rest)
	b.wait("12,000 pictures, learnt on", `() => { const { model, playing } = find("bd-autoencoder-lab"); return playing && model.count === 12_000 && find(".notice")?.textContent.includes("goes on with these pictures"); }`)
	requireNoticeInSight(b) // It goes by itself, which on a slow machine is before the next epoch.
	b.wait("a chart that begins with them", `() => { const { epochs } = find("bd-autoencoder-lab").model.history; return epochs.length > 1 && epochs[0] > 3; }`)
	b.screenshot("autoencoder-goes-on")
	if !call[bool](b, `() => find("bd-autoencoder-lab").playing`) {
		t.Error("training paused")
	}
	b.click("button.play")
	b.wait("the loss of what is shown", ofShown)

	steps := call[int](b, `() => find("bd-autoencoder-lab").model.report.steps`)
	chooseDigits(b, "base", "optical")
	b.wait("the digits from before", `() => find("bd-autoencoder-lab").model.count === 1797`)
	b.wait("their loss alone", `() => find("bd-autoencoder-lab").model.history.length === 1`)
	b.wait("which is the loss of what is shown", ofShown)
	if now := call[int](b, `() => find("bd-autoencoder-lab").model.report.steps`); now != steps {
		t.Errorf("at rest %d steps became %d", steps, now)
	}
	b.wait("that they are learnt on", `() => find(".notice")?.textContent.includes("goes on with these pictures")`)
	call[bool](b, `() => {
		const select = find('.settings bd-choice[label="Form"]').shadowRoot.querySelector("select");
		select.value = "convolutional";
		select.dispatchEvent(new Event("change"));
		return true;
	}`)
	b.wait("another network, of which that is not said", `() => find("bd-autoencoder-lab").trainer.spec.layers.some(({ type }) => type === "conv2d-transpose") && !find(".notice")`)
}

// requireNoticeInSight: whole above the bar, whatever the lab is scrolled to.
func requireNoticeInSight(b *tab) {
	b.t.Helper()
	if !call[bool](b, `() => {
		const notice = find(".notice").getBoundingClientRect(), bar = find("div.bar").getBoundingClientRect();
		return notice.top > 0 && notice.bottom <= bar.top && notice.height > 20;
	}`) {
		b.t.Error("what is said is out of sight")
	}
}

// TestNoticeIsInSightOnAPhone: where the list is that brought it about, scrolled to the end.
func TestNoticeIsInSightOnAPhone(t *testing.T) {
	b := autoencoderLab(t, phone, "")
	call[bool](b, `() => { find(".lab").scrollTop = 1e6; find("bd-autoencoder-lab").store.set({ set: "gone" }); return true; }`)
	b.wait("that there is no such set", `() => find(".notice")?.textContent.includes("no drawn examples")`)
	b.screenshot("autoencoder-notice-phone")
	requireNoticeInSight(b)
}

func TestAutoencoderLinkAndEmbed(t *testing.T) {
	b := autoencoderLab(t, desktop, "&form=convolutional&denoise=yes&x=1.5&y=-2&view=pictures")
	b.press(".")
	b.wait("a step of the convolutional form", `() => find("bd-autoencoder-lab").model.report?.steps === 1 && find("bd-autoencoder-lab").trainer.spec.layers.some(({ type }) => type === "conv2d-transpose")`)
	decoded(b)
	b.click(`button.sheet[title="Share"]`)
	b.wait("the link", `() => find("bd-copy-field.link")?.value.includes("form=convolutional")`)
	link := call[string](b, `() => find("bd-copy-field.link").value`)
	fragment := link[strings.Index(link, "#")+1:]
	call[bool](b, `() => { find("bd-autoencoder-lab").store.set({ seed: 4 }); return true; }`)
	b.wait("what is kept", `() => localStorage.getItem("backdraw-autoencoder")?.includes('"seed":"4"')`)
	b.do(chromedp.Reload())
	b.wait("all of it after a reload", `() => { const values = find("bd-autoencoder-lab")?.store.values; return values?.seed === 4 && values.form === "convolutional" && values.denoise && values.x === 1.5 && values.y === -2; }`)
	other := open(t, foreign(t, strict, `<script type="module" src="vendor/backdraw.js"></script><back-draw lab="autoencoder" height="420" play spec="`+strings.ReplaceAll(fragment, "&", "&amp;")+`"></back-draw>`), recorded)
	other.wait("training in an element", `() => record.details.progress?.steps > 0 && find("back-draw").spec.layers.some(({ type }) => type === "conv2d-transpose")`)
	other.screenshot("autoencoder-embed")
}

func TestAutoencoderPage(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		for _, dark := range []bool{false, true} {
			v.dark = dark
			t.Run(v.String(), func(t *testing.T) {
				b := autoencoderLab(t, v, "")
				encode(b, 2)
				call[bool](b, `() => { find(".lab").scrollTop = 0; return true; }`)
				b.screenshot("autoencoder-" + v.String())
				requireNoOverflow(b)
				requireAccessible(b)
				call[bool](b, `() => { find("bd-autoencoder-lab").store.set({ denoise: true, tab: "numbers", view: "pictures" }); return true; }`)
				b.wait("the table", `() => find("bd-autoencoder-lab").shadowRoot.querySelectorAll("tbody tr").length === 10 && find("bd-autoencoder-lab").model.pairs[0]?.noisy`)
				requireAccessible(b)
				b.showLab("digits")
				b.wait("the digits lab", `() => find("bd-digits-lab")`)
			})
		}
	}
}
