package browser

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const timelineState = `() => {
	const { model } = find("bd-points-lab");
	const slider = find("bd-timeline")?.shadowRoot.querySelector("input");
	return {
		Epochs: model.timeline.list.map(({ epochs }) => epochs), At: model.timeline.at?.epochs ?? -1, Said: slider?.ariaValueText ?? slider?.getAttribute("aria-valuetext") ?? "",
		Moment: model.moment?.epochs ?? 0, History: Array.from(model.history.epochs), Previous: Array.from(model.previous?.epochs ?? []),
	};
}`

type timeline struct {
	Epochs            []float64
	At, Moment        float64
	Said              string
	History, Previous []float64
}

// weightsNow are all of the network's parameters, in the order of their paths.
const weightsNow = `async () => Object.entries(await find("back-draw").trainer.getParameters()).flatMap(([, { data }]) => [...data])`

// TestTimelineGoesBackAndBranches: the whole lab shows an earlier moment, now comes back to the bit, and training goes on
// from the earlier one bit for bit as it did before, with the other course beside it.
func TestTimelineGoesBackAndBranches(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		for _, dark := range []bool{false, true} {
			v.dark = dark
			t.Run(v.String(), func(t *testing.T) {
				b := empty(t, v, "&data=spiral&optimizer=adam&rate=0.01")
				epoch := func() {
					done := call[int](b, `() => record.events.done ?? 0`)
					b.press("e")
					b.wait("an epoch", `(done) => record.events.done > done`, done)
					b.wait("its checkpoint", `() => { const { timeline, moment } = find("bd-points-lab").model; return timeline.at === undefined && timeline.list.at(-1)?.epochs === moment.epochs && find("bd-timeline").shadowRoot.querySelector("input").value === String(timeline.list.length - 1); }`)
				}
				b.press("t")
				b.wait("the slider", `() => find("bd-timeline")?.shadowRoot?.querySelector("input")`)
				for range 6 {
					epoch()
				}
				now := call[[]float64](b, weightsNow)
				field := `async () => Array.from((await find("back-draw").trainer.predict(Float32Array.of(1, 1))))[0]`
				answer := call[float64](b, field)
				before := call[timeline](b, timelineState)
				// On a slow machine there are some in the middle of epochs, too.
				last := len(before.Epochs) - 1
				third := slices.Index(before.Epochs, 3)
				if last < 6 || before.Epochs[0] != 0 || before.Epochs[last] != 6 || third < 0 || before.At != -1 {
					t.Fatalf("after six epochs the checkpoints are at %v, shown is %v", before.Epochs, before.At)
				}
				call[bool](b, `() => { find("bd-timeline").shadowRoot.querySelector("input").focus(); return true; }`)
				for range last - third {
					b.do(chromedp.KeyEvent(kb.ArrowLeft))
				}
				b.wait("the moment after three epochs, and the slider to say it", `() => find("bd-points-lab").model.moment.epochs === 3 && find("bd-timeline").shadowRoot.querySelector("input").getAttribute("aria-valuetext").startsWith("epoch 3 ")`)
				back := call[timeline](b, timelineState)
				if back.At != 3 || !strings.HasPrefix(back.Said, "epoch 3 of 6, loss 0.") {
					t.Errorf("keys to the left lead to epoch %v, said as %q", back.At, back.Said)
				}
				if then := call[float64](b, field); then == answer {
					t.Errorf("the network of epoch 3 answers %v as that of epoch 6 does", then)
				}
				b.wait("the moment in the figures", `() => find("bd-readout").shadowRoot.textContent.includes("3")`)
				b.screenshot("timeline-back-" + v.String())
				requireNoOverflow(b)
				b.click(".now")
				b.wait("now", `() => find("bd-points-lab").model.moment.epochs === 6 && find("bd-timeline").shadowRoot.querySelector("input").value === String(find("bd-points-lab").model.timeline.list.length - 1)`)
				same := func(what string) {
					t.Helper()
					got := call[[]float64](b, weightsNow)
					for i, w := range now {
						if got[i] != w {
							t.Errorf("%s: weight %d is %v, want %v", what, i, got[i], w)
							return
						}
					}
				}
				same("now")
				call[bool](b, `() => { find("bd-timeline").shadowRoot.querySelector("input").focus(); return true; }`)
				for range last - third {
					b.do(chromedp.KeyEvent(kb.ArrowLeft))
				}
				b.wait("the moment after three epochs", `() => find("bd-points-lab").model.moment.epochs === 3`)
				for range 3 {
					epoch()
				}
				same("three epochs on from there")
				epoch()
				after := call[timeline](b, timelineState)
				if last, before := after.History[len(after.History)-1], after.Previous[len(after.Previous)-1]; last != 7 || before != 6 {
					t.Errorf("the courses are %v and %v, want them to end at 7 and at 6", after.History, after.Previous)
				}
				b.screenshot("timeline-branch-" + v.String())
				b.click(".swap")
				b.wait("the end of the other course", `() => find("bd-points-lab").model.moment.epochs === 6`)
				same("the other course")
				b.do(chromedp.KeyEvent(kb.Escape))
			})
		}
	}
}

// TestTimelineKeepsToItsMemory: at full speed checkpoints stay few, and an embed without the control keeps none.
func TestTimelineKeepsToItsMemory(t *testing.T) {
	b := empty(t, desktop, "&data=spiral")
	b.click("button.play")
	b.wait("many epochs, and checkpoints", `() => record.details.progress?.epochs > 300 && find("bd-points-lab").model.timeline.list.length > 1`)
	kept := call[timeline](b, timelineState)
	if len(kept.Epochs) < 2 || len(kept.Epochs) > 240 {
		t.Errorf("%d checkpoints were kept", len(kept.Epochs))
	}
	b.press("t")
	b.wait("the slider", `() => find("bd-timeline")?.shadowRoot?.querySelector("input")`)
	call[bool](b, `() => { const slider = find("bd-timeline").shadowRoot.querySelector("input"); slider.value = "0"; slider.dispatchEvent(new Event("input")); return true; }`)
	b.wait("the very beginning, at rest", `() => { const { model } = find("bd-points-lab"); return !model.playing && model.timeline.at?.epochs === 0 && model.moment.epochs === 0; }`)
	b.press("t")
	b.wait("now, when the slider is closed", `() => { const { model } = find("bd-points-lab"); return !find("bd-timeline") && model.timeline.at === undefined && model.moment.epochs > 300; }`)

	b = embedded(t, `data="spiral" height="420" controls="play,loss"`)
	b.click("button.play")
	b.wait("training", `() => record.details.progress?.epochs > 5`)
	if kept := call[int](b, `() => find("bd-points-lab").model.timeline.list.length`); kept != 0 {
		t.Errorf("an embed without a timeline kept %d checkpoints", kept)
	}
}

// TestFocusGoesBackToTheTimelinesButton: from where it came.
func TestFocusGoesBackToTheTimelinesButton(t *testing.T) {
	b := empty(t, desktop, "&data=circle")
	call[bool](b, `() => { find("button.timeline").focus(); return true; }`)
	b.press(kb.Enter)
	b.wait("the slider", `() => find("bd-timeline")?.shadowRoot?.querySelector("input")`)
	call[bool](b, `() => { find("bd-timeline").shadowRoot.querySelector("button.close").click(); return true; }`)
	b.wait("the focus on the button", `() => !find("bd-timeline") && find("bd-points-lab").shadowRoot.activeElement?.matches("button.timeline")`)
}

// TestTypedWeightsAreOfTheirMoment: undo at an earlier moment puts no weight of a later one there, and takes back what came before it.
func TestTypedWeightsAreOfTheirMoment(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=3")
	b.wait("the set", `() => find("bd-points-lab").model.points.x.length > 0`)
	count := len(points(b))
	b.click(canvas)
	b.wait("a point", `(count) => find("bd-points-lab").model.points.x.length === count + 1`, count)
	b.press("t")
	b.wait("the slider", `() => find("bd-timeline")?.shadowRoot?.querySelector("input")`)
	b.press("e")
	b.wait("an epoch, and its checkpoint", `() => { const { timeline, moment, playing } = find("bd-points-lab").model; return !playing && moment?.epochs === 1 && timeline.list.at(-1)?.epochs === 1; }`)
	b.click(firstUnit)
	b.wait("its card", `() => find("bd-network-card")`)
	const bias = `async (bias) => (await find("back-draw").trainer.getParameters())["layers[0].b"].data[0] === bias`
	b.typeOver(`input[aria-label="Bias"]`, "3")
	b.wait("its bias", bias, 3)
	b.press(kb.Escape)
	call[bool](b, `() => { const slider = find("bd-timeline").shadowRoot.querySelector("input"); slider.value = "0"; slider.dispatchEvent(new Event("input")); return true; }`)
	b.wait("the very beginning", `() => find("bd-points-lab").model.timeline.at?.epochs === 0`)
	b.wait("its bias", bias, 0)
	before := call[[]float64](b, weightsNow)
	b.click(`[aria-label="Undo"]`)
	b.wait("the point gone", `(count) => find("bd-points-lab").model.points.x.length === count`, count)
	if now := call[[]float64](b, weightsNow); !slices.Equal(now, before) {
		t.Errorf("undo changed the weights from %v to %v", before, now)
	}
}
