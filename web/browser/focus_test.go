package browser

import (
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"

	"backdraw/core/hand"
)

// focusedScript is JavaScript that gives what has the focus in a lab: its name, its class of sets' acts, or what kind it is.
const focusedScript = `const focused = () => {
	const at = find("bd-digits-lab, bd-sequence-lab, bd-curve-lab, bd-autoencoder-lab, bd-points-lab").renderRoot.activeElement;
	return at === null ? "nothing" : at.localName.startsWith("bd-") ? at.localName : at.getAttribute("aria-label") ?? at.closest("label")?.className ?? at.className;
};`

// byKey presses what a selector names by the keyboard, so many times, and waits until the focus is on what follows.
func byKey(b *tab, selector, then string, times int) {
	b.t.Helper()
	b.wait(selector, `(selector) => { find(selector)?.focus(); return find(selector)?.matches(":focus"); }`, selector)
	for range times {
		b.press(kb.Enter)
	}
	b.wait("the focus on "+then+" after "+selector, `(then) => { `+focusedScript+` return focused() === then; }`, then)
}

// TestKeyboardGoesOnWhereAPressTookItsButtonAway: it would begin at the top of the page again.
func TestKeyboardGoesOnWhereAPressTookItsButtonAway(t *testing.T) {
	line := []hand.Stroke{{{.3, .3}, {.6, .6}}}
	t.Run("digits", func(t *testing.T) {
		b := digitsLab(t, desktop)
		write(b, line)
		byKey(b, `[aria-label="Clear the drawing"]`, "bd-pad", 1)
		write(b, line)
		byKey(b, `[aria-label="Add the drawing to 3"]`, "bd-pad", 1)
		addDrawing(b, "3")
		byKey(b, `[aria-label="Delete this example of 3"]:last-child`, "Delete this example of 3", 1)
		byKey(b, `[aria-label="Delete this example of 3"]`, "Name of class 3", 1)
		byKey(b, `[aria-label="Remove class 3 and its examples"]`, "Remove class 4 and its examples", 1)
		byKey(b, `[aria-label="Remove class 9 and its examples"]`, "Name of class 8", 1)
		byKey(b, `[aria-label="Undo"]`, "Undo", 1)
		b.wait("nothing more to go back to", `() => { for (let i = 0; i < 20; i++) find("bd-digits-lab").undo(); return find('[aria-label="Undo"]').disabled; }`)
		call[bool](b, `() => { find("bd-digits-lab").redo(); return true; }`)
		b.wait("one step back", `() => !find('[aria-label="Undo"]').disabled`)
		byKey(b, `[aria-label="Undo"]`, "Redo", 1)
		act(b, "new")
		b.wait("another set", `() => find("bd-digits-lab").store.values.collection.classes.join() === "A,B"`)
		for range 17 {
			b.click(".another")
		}
		byKey(b, `.another`, "Name of class T", 1)
		byKey(b, `.sets [data-act="delete"]`, "plain ", 2)
		b.wait("the first set", `() => find("bd-digits-lab").store.values.collection.classes.length === 10`)
		b.wait("the focus where it was", `() => find('.sets [data-act="delete"]').matches(":focus")`)
		b.drop(b.place(pad).at(0.5, 0.5), input.DragData{Files: []string{file(t, "nonsense.json", "{}")}})
		byKey(b, `.notice button`, "play", 1)
	})
	t.Run("strokes", func(t *testing.T) {
		b := sequenceLab(t, desktop, "&mode=strokes")
		b.wait("the circles", `() => setNames() === "Circles"`)
		at := b.place(pad)
		b.drag(at.at(.2, .2), at.at(.5, .5))
		byKey(b, `[aria-label="Clear the drawing"]`, "bd-pad", 1)
		b.drag(at.at(.2, .2), at.at(.5, .5))
		byKey(b, `[aria-label="Add the drawing to ↺"]`, "bd-pad", 1)
		b.click(".another")
		byKey(b, `[aria-label="Remove class A and its examples"]`, "Name of class ↺", 1)
		byKey(b, `[data-act="circles"]`, "bd-choice", 1)
	})
	t.Run("curve", func(t *testing.T) {
		b := curveLab(t, desktop, "&members=1")
		byKey(b, `[data-act="keep"]`, "plain", 1)
		b.wait("it kept", `() => find("bd-curve-lab").store.values.open !== ""`)
		byKey(b, `[data-act="delete"]`, "curve-name", 2)
		byKey(b, `[aria-label="Clear the curve"]`, "bd-curve-plot", 1)
		byKey(b, `[aria-label="Undo"]`, "Redo", 1)
	})
	t.Run("points", func(t *testing.T) {
		b := open(t, origin+"/#v=1&data=circle", recorded)
		b.wait("the lab", `() => record.events.ready > 0 && find("bd-points-lab")?.model?.isReady`)
		clear := call[string](b, `() => find("bd-points-lab").renderRoot.querySelector(".optional .icon:last-of-type").getAttribute("aria-label")`)
		call[bool](b, `(clear) => { find('[aria-label="' + clear + '"]').focus(); return true; }`, clear)
		b.wait("what minds the focus, which is loaded then", `async () => {
			const loaded = performance.getEntriesByType("resource").find(({ name }) => name.includes("focus-keeper"));
			return loaded !== undefined && Boolean(await import(loaded.name));
		}`)
		byKey(b, `[aria-label="`+clear+`"]`, "Undo", 1)
		for steps := 0; call[bool](b, `() => find('[aria-label="Undo"]').matches(":focus:enabled")`); steps++ {
			if steps == 20 {
				t.Fatal("after 20 steps back there are more")
			}
			b.press(kb.Enter)
		}
		b.wait("the focus on the way forth", `() => find('[aria-label="Redo"]').matches(":focus:enabled")`)
	})
}

// TestFocusGoesBackToWhatOpenedASheet: it is outside of the lab whose sheet is closed.
func TestFocusGoesBackToWhatOpenedASheet(t *testing.T) {
	b := open(t, origin+"/#v=1&data=circle", recorded)
	b.wait("the lab", `() => record.events.ready > 0 && find("bd-points-lab")?.model?.isReady`)
	const button = `button.sheet[title="Share"]`
	call[bool](b, `(button) => { find("canvas.cursor").focus(); find(button).focus(); return true; }`, button)
	b.wait("what minds the focus, which is loaded then", `async () => {
		const loaded = performance.getEntriesByType("resource").find(({ name }) => name.includes("focus-keeper"));
		return loaded !== undefined && Boolean(await import(loaded.name));
	}`)
	b.press(kb.Enter)
	b.wait("the focus in the sheet", `() => find("bd-sheet")?.matches(":focus-within") || find("bd-sheet")?.shadowRoot.activeElement`)
	b.press(kb.Tab)
	b.press(kb.Tab)
	b.wait("the focus in what the sheet holds", `() => find("bd-sheet").contains(find("bd-points-lab").renderRoot.activeElement) && find("bd-sheet").shadowRoot.activeElement === null`)
	b.press(kb.Escape)
	b.wait("no sheet", `() => !find("bd-sheet")`)
	b.wait("the focus on what opened it", `async (button) => { await new Promise(requestAnimationFrame); return find(button).matches(":focus"); }`, button)
}
