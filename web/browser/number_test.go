package browser

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

func TestNothingJumpsForAnInvalidRate(t *testing.T) {
	b := empty(t, desktop, "&data=circle")
	before := b.place(canvas)
	b.click(`.rates bd-number[label="Learning rate"]`)
	call[bool](b, `() => { find('.rates bd-number[label="Learning rate"]').shadowRoot.querySelector("input").select(); return true; }`)
	b.press("fast")
	b.press(kb.Enter)
	b.wait("the sentence", `() => find("#fault")?.matches(":popover-open")`)
	if after := b.place(canvas); after != before {
		t.Errorf("an invalid rate moved the drawing from %v to %v", before, after)
	}
	b.screenshot("invalid-rate")
	call[bool](b, `() => { find("back-draw").setAttribute("seed", "many"); return true; }`)
	b.wait("the fault of the attribute", `() => find(".faults .fault")`)
	if after := b.place(canvas); after != before {
		t.Errorf("a notice moved the drawing from %v to %v", before, after)
	}
}

// TestInvalidNumberGoesByKey: Escape brings the value back, and what was wrong is gone once the focus moves on.
func TestInvalidNumberGoesByKey(t *testing.T) {
	b := empty(t, desktop, "&data=circle&rate=0.03")
	openSheet(b, "Training")
	const rate = `find('.rates bd-number[label="Learning rate"]').shadowRoot`
	state := func(what, text string, fault bool) {
		t.Helper()
		b.wait(what, `(text, fault) => `+rate+`.querySelector("input").value === text && Boolean(`+rate+`.querySelector("#fault")?.matches(":popover-open")) === fault`, text, fault)
	}
	write := func() {
		t.Helper()
		call[bool](b, `() => { `+rate+`.querySelector("input").focus(); return true; }`)
		b.press("abc")
	}
	write()
	b.press(kb.Enter)
	state("the fault", "abc", true)
	b.press(kb.Escape)
	state("the value again by Escape", "0.03", false)
	write()
	state("something begun", "abc", false)
	b.press(kb.Escape)
	state("it taken back by Escape", "0.03", false)
	if !call[bool](b, `() => Boolean(find("bd-sheet"))`) {
		t.Error("Escape in a number closed the sheet")
	}
	write()
	b.press(kb.Enter)
	state("the fault", "abc", true)
	b.press(kb.Tab)
	state("the value again, as the focus moved on", "0.03", false)
	write()
	b.press(kb.Tab)
	state("the fault of what was left by Tab, so that it can be read", "abc", true)
	b.press(kb.Tab)
	state("the value again, as the focus moved on from there", "0.03", false)
	if rate := call[float64](b, `() => find("back-draw").spec.optimizer.learningRate`); rate != 0.03 {
		t.Errorf("the learning rate is %v, want 0.03 as before", rate)
	}
}
