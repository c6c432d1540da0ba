package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestSpaceOfAButtonJustDisabled: until the next frame a button that was disabled keeps the focus, but has no use for keys.
func TestSpaceOfAButtonJustDisabled(t *testing.T) {
	b := empty(t, desktop, "&data=circle")
	b.wait("the data", `() => find("bd-points-lab").model?.isReady`)
	playing := call[bool](b, `() => {
		const button = find("button.play");
		button.focus();
		button.disabled = true;
		button.dispatchEvent(new KeyboardEvent("keydown", { key: " ", bubbles: true, composed: true, cancelable: true }));
		button.disabled = false;
		return find("bd-points-lab").model.playing;
	}`)
	if !playing {
		t.Error("Space did not play: it was left to a button that is disabled")
	}
}

// TestSpaceAfterAClickPlays: a button that was clicked has the focus, and Space is still for Play; after Tab it is the button's.
func TestSpaceAfterAClickPlays(t *testing.T) {
	b := empty(t, desktop, "&data=circle")
	b.wait("the data", `() => find("bd-points-lab").model?.isReady`)
	const playing, tool = `() => find("bd-points-lab").model.playing`, `() => find("bd-points-lab").store.values.tool`
	b.click(`[data-tool="spray"]`)
	b.press(" ")
	b.wait("training", playing)
	b.press(" ")
	b.wait("no training", `() => !find("bd-points-lab").model.playing`)
	call[bool](b, `() => { find('[data-tool="eraser"]').focus(); return true; }`)
	b.press(kb.Tab)
	b.press(kb.Tab, chromedp.ModifierShift)
	b.press(" ")
	if got := call[string](b, tool); got != "eraser" || call[bool](b, playing) {
		t.Errorf("Space on the eraser, which Tab went to: the tool is %s, playing %v", got, call[bool](b, playing))
	}
}

// TestKeysAreListedByLab: the list has what keys do in the lab that is open, and nothing of another.
func TestKeysAreListedByLab(t *testing.T) {
	listed := 0
	for _, c := range []struct{ lab, fragment, keys string }{
		{"points", "", "Space|.|L|T|E|R|1 to 8|+, −|B, S, X, V|Arrow keys|Enter|Escape|Delete|Ctrl+A|Ctrl+arrow keys|Ctrl+Z|Ctrl+Shift+Z|?"},
		{"curve", "", "Space|.|E|R|Arrow keys|Space, Enter|Escape|Delete|Ctrl+Z|Ctrl+Shift+Z|?"},
		{"digits", "", "Space|.|E|R|L|1 to 9, 0|Arrow keys|Space, Enter|Delete|Ctrl+Z|Ctrl+Shift+Z|?"},
		{"autoencoder", "", "Space|.|E|R|Arrow keys|Home|Ctrl+Z|Ctrl+Shift+Z|?"},
		{"sequence", "", "Space|.|E|R|L|Ctrl+Z|Ctrl+Shift+Z|?"},
		{"sequence", "&mode=strokes", "Space|.|E|R|L|1 to 9, 0|Arrow keys|Space, Enter|Delete|Ctrl+Z|Ctrl+Shift+Z|?"},
	} {
		b := open(t, origin+"/#v=1&lab="+c.lab+c.fragment, recorded)
		b.wait("the lab "+c.lab, `(lab) => find("bd-" + lab + "-lab")?.model`, c.lab)
		b.press("?")
		b.wait("the list of keys", `() => find("dialog#keys").open`)
		keys := call[string](b, `() => [...find("dialog#keys").querySelectorAll("kbd")].map(({ textContent }) => textContent).join("|")`)
		if keys != c.keys {
			t.Errorf("the keys of %s%s are %q, want %q", c.lab, c.fragment, keys, c.keys)
		}
		if c.fragment != "" {
			b.screenshot("keys-" + c.lab)
		}
		listed++
	}
	if listed != 6 {
		t.Errorf("%d lists were looked at, want 6", listed)
	}
}
