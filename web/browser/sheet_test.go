package browser

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// focused is a few words on what has the focus, through all shadow roots.
const focused = `() => {
	let e = document.activeElement;
	while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
	return [e?.localName, e?.getAttribute("title") ?? e?.textContent.trim().slice(0, 20)].join(" ");
}`

func TestSheetTakesTheFocusAndGivesItBack(t *testing.T) {
	b := empty(t, desktop, "&data=circle")
	b.click(`button.sheet[title="Training"]`)
	b.wait("the focus on the sheet's title", `() => (`+focused+`)() === "h2 Training"`)
	name := call[string](b, `() => { const s = find("bd-sheet"); return [s.getAttribute("role"), s.getAttribute("aria-label"), s.hasAttribute("aria-modal")].join(); }`)
	if name != "dialog,Training,false" {
		t.Errorf("role, name and whether modal are %s, want dialog,Training,false", name)
	}
	b.press(kb.Tab)
	b.press(kb.Escape)
	b.wait("no sheet", `() => !find("bd-sheet")`)
	if at := call[string](b, focused); at != "button Training" {
		t.Errorf("after Escape the focus is at %q, want the button that opened the sheet", at)
	}
	b.press(kb.Enter)
	b.wait("the sheet again, by key", `() => find("bd-sheet")`)
	b.click(`button[aria-label="Close"][title="Close"]`)
	b.wait("no sheet", `() => !find("bd-sheet")`)
}

// TestPageIsLiveBesideASheet: what the sheet leaves uncovered is drawn on and played as before.
func TestPageIsLiveBesideASheet(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		t.Run(v.String(), func(t *testing.T) {
			b := empty(t, v, "&data=circle")
			before := len(points(b))
			b.click(`button.sheet[title="Training"]`)
			b.wait("the sheet at rest", `() => find("bd-sheet")?.getAnimations().length === 0`)
			sheet, square := b.place("bd-sheet"), b.place(canvas)
			if right, bottom := sheet.X+sheet.Width, sheet.Y+sheet.Height; right > float64(v.width) || bottom > float64(v.height) {
				t.Errorf("the sheet ends at %v, %v, outside of the page", right, bottom)
			}
			if v.phone {
				if sheet.Y < square.Y+square.Height-1 || sheet.Y+sheet.Height < float64(v.height)-1 {
					t.Errorf("the sheet goes from %v to %v, want from below the drawing's %v to the bottom", sheet.Y, sheet.Y+sheet.Height, square.Y+square.Height)
				}
			} else if sheet.X < square.X+square.Width {
				t.Errorf("the sheet begins at %v, over the drawing", sheet.X)
			}
			b.stroke(line(drawing(b), -5, -5, 5, -5)...)
			if after := len(points(b)); after <= before {
				t.Errorf("a stroke beside the sheet left %d points, there were %d", after, before)
			}
			if !v.phone {
				b.click("button.play")
				b.wait("training", `() => record.details.progress?.steps > 10`)
			}
			b.screenshot("sheet-" + v.String())
			b.click(`button.sheet[title="Training"]`)
			b.wait("no sheet after its button was pressed again", `() => !find("bd-sheet")`)
		})
	}
}

// TestHeaderFitsPhones: every button of the header can be seen and reached.
func TestHeaderFitsPhones(t *testing.T) {
	for _, width := range []int64{360, 390, 430} {
		v := phone
		v.width = width
		b := empty(t, v, "")
		outside := call[[]string](b, `() => [...find("back-draw").shadowRoot.querySelectorAll(".head button")]
			.filter((each) => { const { left, right } = each.getBoundingClientRect(); return left < 0 || right > innerWidth; }).map(({ title }) => title)`)
		if len(outside) > 0 {
			t.Errorf("at %d pixels the header's %q lie outside", width, outside)
		}
		b.screenshot("header-" + v.String())
	}
}
