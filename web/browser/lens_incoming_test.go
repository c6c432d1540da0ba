package browser

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestLensOpensWeightsByKeyboard: those into the open unit, and focus stays where it was.
func TestLensOpensWeightsByKeyboard(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=4,3")
	b.click("button.sheet.lens")
	b.wait("the lens with its numbers", `() => find("bd-lens-picture")?.step?.columns.length === 4`)
	for range 8 {
		b.press("]")
	}
	b.click(`[data-unit="2 1"]`)
	b.wait("its four weights", `() => find("bd-points-lens").shadowRoot.querySelectorAll(".incoming button").length === 4`)
	call[bool](b, `() => { find("bd-points-lens").shadowRoot.querySelectorAll(".incoming button")[2].focus(); return true; }`)
	b.press(kb.Enter)
	b.wait("the weight's formulas", `() => { const { target, shadowRoot } = find("bd-points-lens"); return target.kind === "edge" && target.column === 2 && target.to === 1 && target.from === 2 && shadowRoot.querySelectorAll(".formula:has(math)").length >= 3; }`)
	if at := call[string](b, `() => find("bd-points-lens").shadowRoot.activeElement?.getAttribute("aria-pressed") ?? "nowhere"`); at != "true" {
		t.Errorf("focus is on a button whose aria-pressed is %s, want the one that was pressed", at)
	}
}
