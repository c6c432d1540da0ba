package browser

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// moving are the elements, in any shadow root, that an animation or a transition of more than a millisecond is set for or
// runs on, and what scrolls smoothly.
const moving = `() => {
	const roots = (root) => [root, ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ? roots(shadowRoot) : [])];
	const longest = (text) => Math.max(...text.split(",").map((each) => parseFloat(each) * (each.trim().endsWith("ms") ? 1 : 1000)));
	const all = roots(document);
	const set = all.flatMap((root) => [...root.querySelectorAll("*")]).filter((element) => {
		const style = getComputedStyle(element);
		return (style.animationName !== "none" && longest(style.animationDuration) > 1) || longest(style.transitionDuration) > 1 || style.scrollBehavior === "smooth";
	}).map(({ localName, className }) => localName + " " + className);
	const running = all.flatMap((root) => root.getAnimations()).filter(({ effect }) => effect.getComputedTiming().endTime > 1)
		.map(({ effect }) => "running: " + effect.target?.localName);
	return [...set, ...running];
}`

// TestNothingMovesForWhoWantsNoMotion: page, every sheet, the lens going on by itself, and every lab.
func TestNothingMovesForWhoWantsNoMotion(t *testing.T) {
	for _, reduced := range []bool{false, true} {
		b := empty(t, desktop, "&data=circle&layers=4,6")
		if reduced {
			send(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}},
			})
			// What was under way before is none of it.
			b.do(chromedp.Reload())
			b.wait("the page again", `() => record.events.ready > 0`)
		}
		found, looks := 0, 0
		look := func(where string) {
			b.t.Helper()
			looks++
			now := call[[]string](b, moving)
			found += len(now)
			if reduced && len(now) > 0 {
				t.Errorf("%s: motion of %q", where, now)
			}
		}
		look("page")
		titles := call[[]string](b, `() => [...find("button.sheet").getRootNode().querySelectorAll("button.sheet:not(.lens)")].map(({ title }) => title)`)
		if len(titles) < 5 {
			t.Fatalf("the sheets are %q, want five at least", titles)
		}
		for _, title := range titles {
			openSheet(b, title)
			look("sheet " + title)
		}
		call[bool](b, `() => { find("bd-network").shadowRoot.querySelectorAll("button.opens")[1].click(); return true; }`)
		b.wait("the sheet of a layer", `() => find("bd-sheet")?.label === "Layer 1"`)
		look("sheet of a layer")
		b.click("button.sheet.lens")
		b.wait("the lens with its numbers", `() => find("bd-lens-picture")`)
		b.click(".auto")
		look("lens, going on by itself")
		b.wait("its second stage", `() => !find("bd-points-lens").shadowRoot.querySelector(".stage b").textContent.startsWith("1 of")`)
		look("lens, at its second stage")
		for _, lab := range []string{"curve", "digits", "autoencoder", "sequence"} {
			b.showLab(lab)
			b.wait("the lab", `(lab) => find("bd-" + lab + "-lab")`, lab)
			look("lab " + lab)
		}
		if want := len(titles) + 8; looks != want {
			t.Errorf("%d looks were taken, want %d", looks, want)
		}
		if !reduced && found == 0 {
			t.Error("without the preference nothing moves either: the walk sees nothing")
		}
	}
}
