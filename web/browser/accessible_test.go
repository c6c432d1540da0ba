package browser

import (
	"testing"
)

// lensView opens a view of the lens and, if one is named, clicks a button in it.
func lensView(name, button string) func(b *tab) {
	return func(b *tab) {
		b.click("button.sheet.lens")
		b.wait("the lens", `(name) => find("bd-points-lens")?.shadowRoot?.querySelector("[data-view=" + name + "]")`, name)
		b.click(`[data-view="` + name + `"]`)
		if button != "" {
			b.wait(button, `(name, button) => (find("bd-" + name) ?? find("bd-points-lens"))?.shadowRoot?.querySelector(button + ":not(:disabled)")`, name, button)
			call[bool](b, `(name, button) => { (find("bd-" + name) ?? find("bd-points-lens")).shadowRoot.querySelector(button).click(); return true; }`, name, button)
		}
	}
}

func lesson(number int) func(b *tab) {
	return func(b *tab) {
		b.click(`button.sheet[title="Lessons"]`)
		b.wait("the lessons", `() => find("bd-points-lessons")?.shadowRoot?.querySelector(".lesson")`)
		call[bool](b, `(i) => { find("bd-points-lessons").shadowRoot.querySelectorAll(".lesson")[i].click(); return true; }`, number)
	}
}

// TestAccessibleInEveryState: dialogs, tabs, explanations, notices and embeds, as axe-core sees them.
func TestAccessibleInEveryState(t *testing.T) {
	click := func(selector string) func(b *tab) {
		return func(b *tab) { b.click(selector) }
	}
	for _, c := range []struct {
		name, fragment string
		view           view
		act            func(b *tab)
		seen           string
	}{
		{"keys", "", desktop, click(`[aria-label="Keys"]`), `() => find("dialog#keys").open`},
		{"share", "", desktop, click(`button.sheet[title="Share"]`), `() => find("bd-copy-field.link")?.value`},
		{"gallery", "", desktop, click(`button.sheet[title="Gallery"]`), `() => find("[data-start]")`},
		{"data", "", desktop, click(`button.sheet[title="Data"]`), `() => find(".data-sheet")`},
		{"explanation", "", desktop, click("bd-explain"), `() => find("bd-explain").shadowRoot.querySelector(":popover-open")`},
		{"layer sheet", "", desktop, click("button.opens"), `() => find("bd-sheet")?.label === "Features" && find("bd-sheet").getAnimations().length === 0`},
		{"layer sheet on a phone", "", phone, click("button.opens"), `() => find("bd-sheet")?.label === "Features" && find("bd-sheet").getAnimations().length === 0`},
		{"unit's card", "", desktop, click("button.unit[data-column='1']"), `() => find("bd-network-card")?.shadowRoot.querySelector("h3")`},
		{"notice", "&data=none", desktop, click("button.play"), `() => find(".notice")`},
		{"values", "&data=plane", desktop, click("button.play"), `() => record.details.progress?.steps > 0`},
		{"broken link", "&rate=fast", desktop, func(*tab) {}, `() => find("back-draw").shadowRoot.querySelector(".fault")`},
		{"lens", "&layers=3", desktop, click("button.sheet.lens"), `() => find("bd-lens-picture")`},
		{"lens on a phone", "&layers=3", phone, click("button.sheet.lens"), `() => find("bd-lens-picture")`},
		{"check", "&layers=3", desktop, lensView("check", ".run"), `() => find("bd-points-lens").shadowRoot.querySelector(".checked")`},
		{"health", "&layers=3", desktop, lensView("health", ""), `() => find("bd-points-lens").shadowRoot.querySelector(".findings")`},
		{"race to come", "&layers=3", desktop, lensView("race", ""), `() => find("bd-race")?.shadowRoot?.querySelector(".add")`},
		{"race", "&layers=3", phone, lensView("race", ".start"), `() => find("bd-race").shadowRoot.querySelector("tr.first .take") && find("bd-lines")`},
		{"landscape", "&layers=3", desktop, func(b *tab) {
			lensView("landscape", ".start")(b)
			b.wait("a first look", `() => find("bd-landscape").found`)
		}, `() => find("bd-landscape").found?.done === 1 && !find("bd-landscape").busy`},
		{"lesson", "", desktop, lesson(0), `() => find("bd-lens-picture") && find("bd-points-lessons").shadowRoot.querySelector(".onward")`},
		{"convolution", "", desktop, lesson(7), `() => find("bd-convolution")?.seen`},
		{"memory", "", phone, lesson(8), `() => find("bd-memory")?.unrolled`},
		{"timeline", "", desktop, func(b *tab) { b.press("e"); b.press("t") }, `() => find("bd-timeline")?.shadowRoot?.querySelector("input")?.max > 0`},
		{"results on a phone", "", phone, click("#tab-result"), `() => find("bd-loss-chart").offsetWidth > 0`},
		{"settings on a phone", "", phone, click("#tab-settings"), `() => find(".rates").offsetWidth > 0`},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := c.view
			v.prelude = recordPrelude
			b := open(t, origin+"/#v=1&data=spiral"+c.fragment, v)
			b.wait("the event ready", `() => record.events.ready > 0`)
			c.act(b)
			b.wait(c.name, c.seen)
			b.screenshot("accessible-" + c.name)
			requireAccessible(b)
		})
	}
}
