package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const firstUnit = `button.unit[data-column="1"][data-unit="0"]`

// firstUnitIs waits for the first unit of the first layer to be switched off or on, and its first weight to be held or not,
// in the network and in its picture.
func firstUnitIs(b *tab, what string, off, held bool) {
	b.t.Helper()
	b.wait(what, `async (off, held) => {
		const [, own, next] = find("bd-network")?.columns ?? [];
		const { "layers[0].w": first, "layers[1].w": second } = await find("back-draw").trainer.getParameters();
		return own?.weights && next?.weights && [own, first].every(({ frozen }) => (frozen?.[0] === 1) === held)
			&& [next, second].every(({ mask }) => (mask?.[0] === 0) === off) && (own.units[0].off === true) === off;
	}`, off, held)
}

// TestSwitchedOffAndHeldOutliveAReload: what was switched off, held and typed after training; and it can be switched on again.
func TestSwitchedOffAndHeldOutliveAReload(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=3")
	trainUntil(b, "some epochs", `() => record.details.progress?.epochs > 5`)
	b.wait("it kept", `async () => { `+keptSteps+` return await keptSteps("points") === record.details.done.steps; }`)
	b.click(firstUnit)
	b.wait("its card", `() => find("bd-network-card")`)
	b.click(`.actions button.switch`)
	firstUnitIs(b, "it switched off", true, false)
	b.click(`input[aria-label^="Hold"]`)
	firstUnitIs(b, "a weight of it held", true, true)
	b.typeOver(`input[aria-label="Bias"]`, "3")
	b.wait("its bias", `() => find("bd-network").columns[1].bias[0] === 3`)
	b.wait("all that kept", `async () => {
		`+stored+`
		const [bytes] = (await stored("backdraw-labs", "models", "points")).saved.bytes, now = await find("back-draw").trainer.save();
		return bytes.length === now.length && now.every((each, i) => each === bytes[i]);
	}`)
	held := call[float64](b, `() => find("bd-network").columns[1].weights[0]`)
	b.do(chromedp.Reload())
	b.wait("the figures after a reload", `() => find("bd-points-lab")?.model?.moment?.epochs > 5`)
	firstUnitIs(b, "it off and its weight held after a reload", true, true)
	if got := call[[]float64](b, `async () => { const { "layers[0].b": b, "layers[0].w": w } = await find("back-draw").trainer.getParameters(); return [b.data[0], w.data[0]]; }`); got[0] != 3 || got[1] != held {
		t.Errorf("after a reload bias and held weight are %v, want 3 and %v", got, held)
	}
	b.click(firstUnit)
	b.wait("its card", `() => find(".actions button.switch")?.textContent === "Switch on"`)
	b.click(`.actions button.switch`)
	firstUnitIs(b, "it switched on", false, true)
}

// TestSwitchedOffAndHeldAreNoPartOfTheTimeline: at an earlier moment the network has what is switched off and held now.
func TestSwitchedOffAndHeldAreNoPartOfTheTimeline(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=3")
	epoch := func() {
		t.Helper()
		epochs := call[float64](b, `() => find("bd-points-lab").model.moment?.epochs ?? 0`)
		b.click(`[aria-label="One epoch"]`)
		b.wait("an epoch, and its checkpoint", `(epochs) => { const { timeline, moment } = find("bd-points-lab").model; return moment?.epochs === epochs + 1 && timeline.list.at(-1)?.epochs === moment.epochs; }`, epochs)
	}
	b.press("t")
	b.wait("the slider", `() => find("bd-timeline")?.shadowRoot?.querySelector("input")`)
	epoch()
	b.click(firstUnit)
	b.wait("its card", `() => find(".actions button.switch")`)
	b.click(`.actions button.switch`)
	firstUnitIs(b, "it switched off", true, false)
	epoch()
	b.click(`.actions button.switch`)
	firstUnitIs(b, "it switched on", false, false)
	epoch()
	b.click(`input[aria-label^="Hold"]`)
	firstUnitIs(b, "a weight held", false, true)
	held := call[float64](b, `() => find("bd-network").columns[1].weights[0]`)
	b.press(kb.Escape)
	call[bool](b, `() => { find("bd-timeline").shadowRoot.querySelector("input").focus(); return true; }`)
	for _, epochs := range []int{2, 1} {
		for call[float64](b, `() => { const { timeline } = find("bd-points-lab").model; return (timeline.at ?? timeline.list.at(-1)).epochs; }`) > float64(epochs) {
			before := call[float64](b, `() => { const { timeline } = find("bd-points-lab").model; return timeline.list.indexOf(timeline.at ?? timeline.list.at(-1)); }`)
			b.press(kb.ArrowLeft)
			b.wait("an earlier moment", `(before) => { const { timeline } = find("bd-points-lab").model; return timeline.at === timeline.list[before - 1]; }`, before)
		}
		b.wait("the moment", `(epochs) => find("bd-points-lab").model.moment.epochs === epochs`, epochs)
		firstUnitIs(b, "the unit on and its weight held, as now", false, true)
	}
	epoch()
	firstUnitIs(b, "the same after training", false, true)
	if got := call[float64](b, `async () => (await find("back-draw").trainer.getParameters())["layers[0].w"].data[0]`); got != held {
		t.Errorf("the held weight went on from %v to %v", held, got)
	}
}

// TestAHeldWeightThatIsTypedIsOneStepBack: the network, its picture and what is held say the same after it.
func TestAHeldWeightThatIsTypedIsOneStepBack(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=3")
	b.wait("weights", `() => find("bd-network").columns[2]?.weights?.length === 3`)
	b.click(firstUnit)
	b.wait("its card", `() => find("bd-network-card")`)
	b.click(`input[aria-label^="Hold"]`)
	firstUnitIs(b, "a weight held", false, true)
	const firstWeight = `async (wanted) => {
		const { data } = (await find("back-draw").trainer.getParameters())["layers[0].w"], [held] = find("bd-points-lab").store.values.held;
		return find("bd-network").columns[1].weights[0] === wanted && data[0] === wanted && Math.fround(held?.value) === wanted;
	}`
	before := call[float64](b, `() => find("bd-network").columns[1].weights[0]`)
	b.typeOver(`input[aria-label^="Weight"]`, "3")
	b.wait("the weight held at 3", firstWeight, 3)
	b.click(`[aria-label="Undo"]`)
	b.wait("the weight held as before", firstWeight, before)
	b.click(`[aria-label="Redo"]`)
	b.wait("the weight held at 3 again", firstWeight, 3)
}

// TestHeldOutputsGoWithTheirClasses: with a third class there are other outputs, and what was held of the one before comes back with it.
func TestHeldOutputsGoWithTheirClasses(t *testing.T) {
	b := empty(t, desktop, "&data=gaussians&layers=3&held=0.0.0%3D2,1.0.0%3D1")
	heldIs := func(what string, units int, held string) {
		t.Helper()
		b.wait(what, `async (units, held) => {
			// A network that is being replaced answers with a refusal.
			const { "layers[0].w": first, "layers[1].w": second } = await find("back-draw").trainer.getParameters().catch(() => ({}));
			return second?.shape[0] === units && [first, second].map(({ frozen }) => (frozen ?? []).indexOf(1)).join() === held && find("bd-network").columns[2]?.units.length === units;
		}`, units, held)
	}
	heldIs("a weight of each layer held", 1, "0,0")
	b.click(`[aria-label="Classes: more"]`)
	heldIs("that of the first layer alone with three outputs", 3, "0,-1")
	b.click(`[aria-label="Undo"]`)
	heldIs("both again with one", 1, "0,0")
	b.click(`[aria-label="Redo"]`)
	heldIs("the first alone again", 3, "0,-1")
}
