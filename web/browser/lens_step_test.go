package browser

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestTakenStepLeavesTheEpoch: a step on chosen examples is no part of an epoch, which goes on where it was.
func TestTakenStepLeavesTheEpoch(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=4&optimizer=adam&rate=0.1")
	step := func(press func()) {
		done := call[int](b, `() => record.events.done ?? 0`)
		press()
		b.wait("a step", `(done) => record.events.done > done`, done)
	}
	place := func(steps, epochs float64) {
		t.Helper()
		got := call[[]float64](b, `() => [record.details.done.steps, record.details.done.epochs]`)
		if got[0] != steps || math.Abs(got[1]-epochs) > 1e-9 {
			t.Errorf("after %v steps, want %v; after %v epochs, want %v", got[0], steps, got[1], epochs)
		}
	}
	for range 3 {
		step(func() { b.press(".") })
	}
	place(3, 0.1)
	b.click(`button.sheet.lens`)
	b.wait("the lens with its numbers", `() => find("bd-lens-picture")`)
	step(func() { b.click(".take") })
	place(4, 0.1)
	step(func() { b.press(".") })
	place(5, 4.0/30)
	step(func() { b.press("e") })
	place(35, 34.0/30)
}

// TestTakenStepIsInTheFigures: after it the bar says what all examples, of training and of test, come to with the new weights.
func TestTakenStepIsInTheFigures(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=4&optimizer=adam&rate=0.1&test=0.3")
	b.press("e")
	b.wait("an epoch", `() => record.events.done === 1`)
	before := evaluated(b)
	b.click(`button.sheet.lens`)
	b.wait("the lens with its numbers", `() => find("bd-lens-picture")`)
	b.click(".take")
	b.wait("a step", `() => record.events.done === 2`)
	after := evaluated(b)
	if before == after {
		t.Fatalf("the step left the network's figures at %q", before)
	}
	b.wait("a bar that says "+after, `(want) => [...find("bd-readout").shadowRoot.querySelectorAll("dl > div")].map((div) => div.querySelector("dt").textContent + " " + div.querySelector("dd").textContent).join("; ") === want`, after)
}

// evaluated is what the figures beside Play would say of the network as it is.
func evaluated(b *tab) string {
	b.t.Helper()
	return call[string](b, `async () => {
		const { trainer, examples: { x, y, testX, testY } } = find("bd-points-lab").model;
		const { numbers } = find("bd-readout").messages;
		const [training, test] = [await trainer.evaluate({ x, y }), await trainer.evaluate({ x: testX, y: testY })];
		return ["Epoch 1", "Loss, training " + numbers.figure(training.loss), "Loss, test " + numbers.figure(test.loss), "Accuracy, test " + numbers.percent(test.accuracy)].join("; ");
	}`)
}

// TestLensFollowsTheLessons: a lesson that opens it begins at its first stage, a page that wants what it covers closes it.
func TestLensFollowsTheLessons(t *testing.T) {
	b := empty(t, desktop, "&data=none")
	b.click(`button.sheet[title="Lessons"]`)
	lesson := func(number int) {
		b.wait("the list of lessons", `() => { const root = find("bd-points-lessons")?.shadowRoot; root?.querySelector(".list")?.click(); return root?.querySelector(".lesson"); }`)
		call[bool](b, `(i) => { find("bd-points-lessons").shadowRoot.querySelectorAll(".lesson")[i].click(); return true; }`, number)
	}
	stage := func(want string) {
		t.Helper()
		b.wait("stage "+want, `(want) => find("bd-points-lens")?.shadowRoot?.querySelector(".stage b")?.textContent.startsWith(want)`, want)
	}
	lesson(0)
	stage("1 of 6")
	b.press("]")
	b.press("]")
	stage("3 of 6")
	lesson(3)
	stage("1 of 16")
	b.click(".onward")
	b.wait("the network in sight", `() => find("bd-points-lens") === null`)
	if at := call[bool](b, `() => { const field = find("section.network bd-choice"), { left, top, width, height } = field.getBoundingClientRect(); return field.getRootNode().elementFromPoint(left + width / 2, top + height / 2) === field; }`); !at {
		t.Error("the activation, which the task asks for, is covered")
	}
	lesson(4)
	stage("1 of 8")
	lesson(7)
	b.wait("no lens beside a picture of its own", `() => find("bd-points-lens") === null`)
}

// TestEveryStageIsAKeyAway: Home and End on the lens' slider lead to the first and the last of a sequence's many stages.
func TestEveryStageIsAKeyAway(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		b := sequenceLens(t, v, "text", "")
		stage := `() => find("bd-sequence-lens").shadowRoot.querySelector(".stage b").textContent`
		last := call[int](b, `() => find("bd-sequence-lens").stages`)
		call[bool](b, `() => { find("bd-sequence-lens").shadowRoot.querySelector("input.stages").focus(); return true; }`)
		for _, c := range []struct {
			key, want string
		}{{kb.Home, fmt.Sprintf("1 of %d", last)}, {kb.End, fmt.Sprintf("%d of %d", last, last)}, {kb.ArrowLeft, fmt.Sprintf("%d of %d", last-1, last)}} {
			b.press(c.key)
			if got := call[string](b, stage); !strings.HasPrefix(got, c.want+":") {
				t.Errorf("after the key the stage is %q, want %q", got, c.want)
			}
		}
		b.screenshot("stages-" + v.String())
		requireNoOverflow(b)
	}
}

// TestNoHintOverTheLens: with it open a point is to be tapped, which a hint to draw lay over.
func TestNoHintOverTheLens(t *testing.T) {
	b := empty(t, phone, "&data=circle")
	b.wait("the hint", `() => find("p.hint")`)
	b.click("button.sheet.lens")
	b.wait("the lens with its numbers", `() => find("bd-lens-picture")`)
	if over := call[bool](b, `() => find("p.hint") !== null`); over {
		t.Error("the hint lies over the points while the lens is open")
	}
}

// TestLessonIsSetUpAgain: its weights come back after the step that it asked for.
func TestLessonIsSetUpAgain(t *testing.T) {
	b := empty(t, desktop, "&data=none")
	b.click(`button.sheet[title="Lessons"]`)
	b.click(".lesson")
	first := `() => find("bd-lens-picture")?.step.columns[1]?.w?.value[0]`
	b.wait("the network by hand", `() => (`+first+`)() === 0.5`)
	b.click(".take")
	b.wait("other weights", `() => (`+first+`)() !== 0.5`)
	call[bool](b, `() => { [...find("bd-points-lessons").shadowRoot.querySelectorAll(".ways button")].find((button) => button.textContent === "Set up again").click(); return true; }`)
	b.wait("the network by hand again, once the step was whole", `() => record.events.done > 0 && find("bd-points-lab").model.moment === undefined && (`+first+`)() === 0.5`)
}
