package browser

import (
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
