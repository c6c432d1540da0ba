package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestTabsOfAPhoneHaveRoom: once a tab is pressed, the network and the result have half the screen, the drawing is above them
// and play between, and so it stays to the end of what the tab shows; back at the top are the tools.
func TestTabsOfAPhoneHaveRoom(t *testing.T) {
	b := empty(t, phone, "&data=circle&count=40")
	for _, name := range []string{"network", "result"} {
		b.touch(b.place("#tab-"+name).at(0.5, 0.5))
		b.wait("room for the "+name, `(name) => {
			const root = find("bd-points-lab").renderRoot, place = (selector) => root.querySelector(selector).getBoundingClientRect();
			return innerHeight - place("." + name).top >= 360 && place("#tab-" + name).bottom <= place("." + name).top + 1;
		}`, name)
		b.screenshot("phone-room-" + name)
		faults := call[[]string](b, `async () => {
			const root = find("bd-points-lab").renderRoot, lab = root.querySelector(".lab"), faults = [];
			const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
			for (const top of [lab.scrollTop, lab.scrollHeight, 0]) {
				lab.scrollTop = top;
				await frame();
				const [drawing, bar] = [".frame", ".bar"].map((each) => root.querySelector(each).getBoundingClientRect()), play = root.querySelector(".play"), { x, y, width, height } = play.getBoundingClientRect();
				if (drawing.top < lab.getBoundingClientRect().top - 1 || drawing.height < 300 || drawing.bottom > bar.top + 1) faults.push("after " + top + " pixels the drawing goes from " + drawing.top + " to " + drawing.bottom + ", the bar begins at " + bar.top);
				if (!play.contains(root.elementFromPoint(x + width / 2, y + height / 2))) faults.push("after " + top + " pixels play cannot be pressed");
			}
			const tool = root.querySelector(".tools button"), { x, y, width, height } = tool.getBoundingClientRect();
			if (!tool.contains(root.elementFromPoint(x + width / 2, y + height / 2))) faults.push("the tools cannot be reached");
			return faults;
		}`)
		for _, fault := range faults {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

// TestHeadingsOfTheNetworkAreWhole: in every language, at the widths where three columns stand side by side at last.
func TestHeadingsOfTheNetworkAreWhole(t *testing.T) {
	seen := 0
	for _, language := range []string{"en", "de", "es"} {
		b := open(t, origin+"/#v=1&data=circle", view{width: 1200, height: 800, prelude: speaking(language)})
		b.wait("the language", `(language) => record.events.ready > 0 && document.documentElement.lang === language`, language)
		for _, width := range []int64{1200, 1201, 1220, 1240, 1180} {
			b.do(chromedp.EmulateViewport(width, 800))
			b.wait("the headings in that width", `(width) => innerWidth === width && find("bd-network").shadowRoot.querySelector(".head .title").clientWidth > 0`, width)
			cut := call[[]string](b, `async () => {
				await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
				return [...find("bd-network").shadowRoot.querySelectorAll(".head .title")].filter((each) => each.scrollWidth > each.clientWidth).map(({ textContent }) => textContent);
			}`)
			if len(cut) > 0 {
				t.Errorf("%s at %d pixels cuts off %q", language, width, cut)
			}
			seen++
		}
	}
	if seen != 15 {
		t.Errorf("%d widths were looked at, want 15", seen)
	}
}
