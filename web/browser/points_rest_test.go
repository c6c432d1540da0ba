package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestStepsAndResetAreSaid to screen readers, which hear nothing of the figures.
func TestStepsAndResetAreSaid(t *testing.T) {
	b := empty(t, desktop, "&data=circle")
	b.wait("the data", `() => find("bd-points-lab").model?.isReady`)
	for _, c := range []struct{ key, said string }{{".", "Paused. Epoch 0, training loss "}, {"e", "Paused. Epoch 1, training loss "}, {"e", "Paused. Epoch 2, training loss "}, {"r", "Paused. Epoch 0"}} {
		b.press(c.key)
		b.wait(c.key+" to be said", `(key, said) => { const text = find("bd-points-lab").shadowRoot.querySelector(".spoken").textContent; return key === "r" ? text === said : text.startsWith(said); }`, c.key, c.said)
	}
}

// TestSlowTrainingAsksForTheFieldOnceAReport: between two steps of paced training no weight changes.
func TestSlowTrainingAsksForTheFieldOnceAReport(t *testing.T) {
	b := empty(t, desktop, "&data=circle&count=20&speed=3")
	b.wait("the data", `() => find("bd-points-lab").model?.isReady`)
	call[bool](b, `() => {
		const { trainer } = find("bd-points-lab").model, { field } = trainer;
		record.fields = 0;
		trainer.field = (options) => {
			if (options.layer === undefined) record.fields++;
			return field.call(trainer, options);
		};
		return true;
	}`)
	b.click("button.play")
	b.wait("steps", `() => record.details.progress?.steps >= 20`)
	// What is due at the start comes besides, and what is asked for while a report is on its way.
	if asked := call[[2]int](b, `() => [record.fields, record.details.progress.steps]`); asked[0] == 0 || 2*asked[0] > 3*asked[1] {
		t.Errorf("the field was asked for %d times in %d steps, each of which is reported", asked[0], asked[1])
	}
}

// TestFiguresAreTheSameAfterAReload: the loss is the mean that it was, not that of the last few steps alone.
func TestFiguresAreTheSameAfterAReload(t *testing.T) {
	b := open(t, origin+"/", recorded)
	b.wait("the network", `() => record.events.ready > 0 && find("bd-points-lab").model?.isReady`)
	const figures = `() => { const { moment } = find("bd-points-lab").model; return moment && JSON.stringify([moment.epochs, moment.loss, moment.accuracy]); }`
	for range 7 {
		done := call[int](b, `() => record.events.done ?? 0`)
		b.press(".")
		b.wait("a step", `(done) => record.events.done > done`, done)
	}
	before := call[string](b, figures)
	if last := call[bool](b, `() => record.details.progress.loss === find("bd-points-lab").model.moment.loss`); last {
		t.Fatal("the mean is the last step's loss: nothing is tested")
	}
	b.wait("it kept", `async () => { `+stored+` return (await stored("backdraw-labs", "models", "points"))?.saved.report.steps === 7; }`)
	b.do(chromedp.Reload())
	b.wait("the figures after a reload", `() => find("bd-points-lab")?.model?.moment?.epochs > 0`)
	if after := call[string](b, figures); after != before {
		t.Errorf("epochs, loss and accuracy after a reload are %s, want %s", after, before)
	}
}

// TestFiguresAtRestAreOfThePointsThatLieThere: the bar follows other points, and the test set away and back; the course stays.
func TestFiguresAtRestAreOfThePointsThatLieThere(t *testing.T) {
	b := open(t, origin+"/#v=1&data=circle&test=0.5&speed=0", view{prelude: recordPrelude})
	b.wait("the data", `() => record.events.ready > 0 && find("bd-points-lab").model.isReady`)
	b.press("e")
	b.wait("an epoch", `() => record.details.done?.epochs === 1`)
	length := call[int](b, `() => find("bd-points-lab").model.history.length`)
	const measured = `async () => {
		const { trainer, examples, moment } = find("bd-points-lab").model;
		const same = (a, b) => a?.toFixed(6) === b?.toFixed(6);
		const { loss, accuracy } = await trainer.evaluate({ x: examples.x, y: examples.y });
		const test = examples.testX && await trainer.evaluate({ x: examples.testX, y: examples.testY });
		return moment.epochs === 1 && same(moment.loss, loss) && same(moment.accuracy, accuracy) && same(moment.testLoss, test?.loss) && same(moment.testAccuracy, test?.accuracy);
	}`
	const readout = `() => find("bd-readout").shadowRoot.textContent.replace(/\s+/g, " ")`
	// The bar follows a moment later.
	const told = `() => { const bar = find("bd-readout"); return bar.report === find("bd-points-lab").model.moment && !bar.isUpdatePending; }`
	b.wait("the epoch in the bar", told)
	shown := call[string](b, readout)
	changes := 0
	openSheet(b, "Data")
	for _, change := range []struct{ field, number, points string }{
		{"Noise", "3", `() => find("bd-points-lab").store.values.noise === 3`},
		{"Seed", "5", `() => find("bd-points-lab").store.values.dataSeed === 5`},
		{"Test", "0", `() => find("bd-points-lab").model.examples.testX === undefined`},
		{"Test", "50", `() => find("bd-points-lab").model.examples.testX !== undefined`},
	} {
		name := change.field + " " + change.number
		fill(b, change.field, change.number)
		b.wait("the points of "+name, change.points)
		b.wait("figures of them after "+name, measured)
		b.wait("other figures in the bar after "+name, `(shown) => (`+told+`)() && (`+readout+`)() !== shown`, shown)
		shown = call[string](b, readout)
		if none := strings.Contains(shown, "test–"); none != (name == "Test 0") {
			t.Errorf("after %s the bar is %q", name, shown)
		}
		changes++
	}
	if n := call[int](b, `() => find("bd-points-lab").model.history.length`); n != length || changes != 4 {
		t.Errorf("after %d changes the course has %d moments, want %d", changes, n, length)
	}
}
