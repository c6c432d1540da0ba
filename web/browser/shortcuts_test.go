package browser

import "testing"

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
