package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// outputsAre waits for a network at rest with so many outputs, which fits the points.
func outputsAre(b *tab, what string, units int) {
	b.t.Helper()
	b.wait(what, `(units) => { const { model } = find("bd-points-lab"); return model.isReady && model.phase === "resting" && model.trainer.spec.layers.at(-1).units === units; }`, units)
}

// TestOutputsFollowTheClasses both ways: of a second table with fewer, and of a class that was drawn and undone. All points
// gone ask for no other network.
func TestOutputsFollowTheClasses(t *testing.T) {
	b := empty(t, desktop, "&layers=3")
	b.click(canvas) // The focus, and a point.
	outputsAre(b, "one output for two classes", 1)
	b.paste("x,y,kind\n1,2,owl\n-3,0.5,fox\n-3,-2,elk\n2,-2,bee\n")
	outputsAre(b, "an output for each of four classes", 4)
	b.paste("x,y,kind\n1,2,owl\n-3,0.5,fox\n-3,-2,fox\n")
	requireOutcome(b, "3 points from the table.")
	outputsAre(b, "one output for the second table's two", 1)

	b = empty(t, desktop, "&layers=3&data=gaussians&count=40")
	outputsAre(b, "one output for two classes", 1)
	epoch := func() {
		t.Helper()
		done := call[int](b, `() => record.events.done ?? 0`)
		b.press("e")
		b.wait("an epoch", `(done) => record.events.done > done && find("bd-points-lab").model.moment?.epochs === 1`, done)
	}
	b.press("3")
	b.drag(line(drawing(b), -5, 5, 0, 5)...)
	outputsAre(b, "an output for a drawn class", 3)
	epoch()
	// A notice goes by itself.
	call[bool](b, `() => {
		const { shadowRoot } = find("bd-points-lab");
		record.said = "";
		new MutationObserver(() => { record.said += shadowRoot.querySelector(".notice")?.textContent ?? ""; }).observe(shadowRoot, { childList: true, characterData: true, subtree: true });
		return true;
	}`)
	b.press("z", chromedp.ModifierCtrl)
	b.wait("that the network started afresh", `() => record.said.includes("started afresh")`)
	outputsAre(b, "one output once it is undone", 1)
	epoch()
	b.click(`[aria-label="Clear all points"]`)
	b.wait("no points", `() => find("bd-points-lab").model.points.x.length === 0`)
	b.press("z", chromedp.ModifierCtrl)
	b.wait("the points, and what is learnt of them", `() => { const { model } = find("bd-points-lab"); return model.points.x.length === 40 && model.moment?.epochs === 1; }`)
}
