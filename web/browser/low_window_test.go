package browser

import (
	"fmt"
	"testing"
)

// TestLowWindowShowsEverything: in a window that is too low, and on a small phone, every part has room of its own, none
// lies on another, and what has no room is scrolled to, while play stays where it can be pressed.
func TestLowWindowShowsEverything(t *testing.T) {
	seen := 0
	for _, v := range []view{
		{width: 1280, height: 600}, {width: 1280, height: 520}, {width: 1366, height: 560}, {width: 1093, height: 525}, {width: 820, height: 500},
		{width: 360, height: 560, phone: true}, {width: 412, height: 600, phone: true}, {width: 320, height: 568, phone: true}, {width: 844, height: 390, phone: true},
	} {
		b := empty(t, v, "&data=circle&layers=4,4")
		requireNoOverflow(b)
		panels := []string{""}
		if call[bool](b, `() => find(".tabs").getClientRects().length > 0`) {
			panels = []string{"network", "result", "settings"}
		}
		for _, panel := range panels {
			faults := call[[]string](b, `async (panel) => {
				const root = find("bd-points-lab").renderRoot, lab = root.querySelector(".lab"), faults = [];
				const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
				if (panel !== "") root.querySelector("#tab-" + panel).click();
				await frame();
				const most = lab.scrollHeight - lab.clientHeight;
				for (const top of [0, most / 2, most]) {
					lab.scrollTop = top;
					await frame();
					const play = root.querySelector(".play"), { x, y, width, height } = play.getBoundingClientRect();
					if (!play.contains(root.elementFromPoint(x + width / 2, y + height / 2))) faults.push("play cannot be pressed after " + top + " of " + most + " pixels");
				}
				// Where the bar sticks to nothing: at the end beside columns, at the beginning under the drawing.
				if (panel !== "") lab.scrollTop = 0;
				await frame();
				const names = [".square .frame", ".tools", ".bar", ...(panel === "" ? [".network", ".result", "section.data"] : [".tabs", "." + panel])];
				const places = names.map((name) => [name, root.querySelector(name).getBoundingClientRect()]);
				const end = lab.getBoundingClientRect().top - lab.scrollTop + lab.scrollHeight;
				for (const [name, place] of places) {
					if (place.width < 200) faults.push(name + " is " + place.width + " pixels wide");
					if (!/tools|bar|tabs|data/.test(name) && place.height < 200) faults.push(name + " is " + place.height + " pixels high");
					if (place.bottom > end + 1) faults.push(name + " ends at " + place.bottom + ", where nobody can scroll to");
					for (const [other, beside] of places)
						if (other < name && Math.min(place.right, beside.right) - Math.max(place.left, beside.left) > 2 && Math.min(place.bottom, beside.bottom) - Math.max(place.top, beside.top) > 2) faults.push(name + " lies on " + other);
				}
				return faults;
			}`, panel)
			for _, fault := range faults {
				t.Errorf("%d x %d %s: %s", v.width, v.height, panel, fault)
			}
			b.screenshot(fmt.Sprintf("low-%dx%d-%s", v.width, v.height, panel))
			seen++
		}
	}
	if seen != 3+6*3 {
		t.Errorf("%d pictures were looked at, want 21", seen)
	}
}

// TestPlayStaysBesideASheet: whatever is open, where it lies over panels: play can be pressed, and what is open has
// room, in a phone, a small one, and one held sideways.
func TestPlayStaysBesideASheet(t *testing.T) {
	seen := 0
	for _, v := range []view{{width: 360, height: 740, phone: true}, {width: 320, height: 568, phone: true}, {width: 844, height: 390, phone: true}, {width: 800, height: 1000}, {width: 1093, height: 525}} {
		b := empty(t, v, "&data=circle&layers=4,4")
		for _, sheet := range []string{"Data", "Training", "Gallery", "Share", "Lessons", "See backpropagation (L)", "Layer 1"} {
			click := `() => find('button.sheet[title="` + sheet + `"]').click() ?? true`
			if sheet == "Layer 1" {
				click = `() => find("bd-network").shadowRoot.querySelectorAll("button.opens")[1].click() ?? true`
			}
			call[bool](b, click)
			b.wait("the sheet "+sheet, `() => find("bd-sheet")?.getAnimations().length === 0`)
			type state struct {
				Play                  bool
				Width, Height, Hidden float64
			}
			got := call[state](b, `() => {
				const root = find("bd-points-lab").renderRoot, play = root.querySelector(".play"), { x, y, width, height } = play.getBoundingClientRect();
				const sheet = root.querySelector("bd-sheet").getBoundingClientRect(), drawing = root.querySelector(".frame").getBoundingClientRect();
				const over = sheet.left < drawing.right - 1 ? drawing.bottom - sheet.top : 0;
				return { Play: play.contains(root.elementFromPoint(x + width / 2, y + height / 2)), Width: sheet.width, Height: sheet.height, Hidden: Math.max(0, over) };
			}`)
			if !got.Play || got.Width < 280 || got.Height < 200 || got.Hidden > 1 {
				t.Errorf("%d x %d, %s: play can be pressed %v, the sheet is %v x %v pixels and covers %v of the drawing; want true, 280 x 200 and 0", v.width, v.height, sheet, got.Play, got.Width, got.Height, got.Hidden)
			}
			b.screenshot(fmt.Sprintf("beside-%dx%d-%s", v.width, v.height, sheet[:4]))
			call[bool](b, `() => find("bd-points-lab").renderRoot.querySelector("bd-sheet").shadowRoot.querySelector("button").click() ?? true`)
			b.wait("no sheet", `() => !find("bd-sheet")`)
			seen++
		}
	}
	if seen != 5*7 {
		t.Errorf("%d sheets were opened, want 35", seen)
	}
}

// TestSheetsHaveRoomForTheirLabels: in every form of the page no label of the fields of a sheet runs into the next field.
func TestSheetsHaveRoomForTheirLabels(t *testing.T) {
	seen := 0
	for _, width := range []int64{360, 768, 1000, 1199, 1200, 1280, 1366, 1920} {
		b := empty(t, view{width: width, height: 800}, "&data=spiral")
		for _, sheet := range []string{"Data", "Training"} {
			openSheet(b, sheet)
			b.wait("its fields", `() => [...find("bd-points-lab").shadowRoot.querySelectorAll("bd-sheet :is(bd-number, bd-choice)")].some((each) => each.shadowRoot.querySelector(".label").getBoundingClientRect().width > 0)`)
			cut := call[[]string](b, `() => [...find("bd-points-lab").shadowRoot.querySelectorAll("bd-sheet :is(bd-number, bd-choice)")].filter((each) => {
				const label = each.shadowRoot.querySelector(".label"), box = each.getBoundingClientRect();
				return box.width > 0 && (box.width < 96 || [...label.children].some((child) => child.getBoundingClientRect().right > box.right + 1));
			}).map(({ label }) => label)`)
			if len(cut) > 0 {
				t.Errorf("at %d pixels the sheet %s has too little room for %q", width, sheet, cut)
			}
			seen++
		}
	}
	if seen != 16 {
		t.Errorf("%d sheets were opened, want 16", seen)
	}
}

// TestCardComesIntoSightOnAPhone: a unit's card, which lies under the fold at first, is seen whole with its unit.
func TestCardComesIntoSightOnAPhone(t *testing.T) {
	for _, v := range []view{{width: 360, height: 740, phone: true}, {width: 360, height: 560, phone: true}, {width: 1000, height: 600}} {
		b := empty(t, v, "&data=circle&layers=8,8")
		call[bool](b, `() => find("bd-network").shadowRoot.querySelector('button.unit[data-column="1"][data-unit="0"]').click() ?? true`)
		b.wait("the card", `() => find(".activations")?.getBoundingClientRect().height > 0`)
		b.screenshot(fmt.Sprintf("card-%dx%d", v.width, v.height))
		over := until(b, func(faults []string) bool { return len(faults) == 0 }, `() => {
			const card = find("bd-network-card").getBoundingClientRect(), faults = [];
			if (card.top < 0 || card.bottom > innerHeight || card.height < 120) faults.push("the card goes from " + card.top + " to " + card.bottom);
			for (const name of [".bar", ".frame"]) {
				const place = find(name).getBoundingClientRect();
				if (Math.min(place.right, card.right) - Math.max(place.left, card.left) > 1 && Math.min(place.bottom, card.bottom) - Math.max(place.top, card.top) > 1) faults.push("the card lies on " + name);
			}
			return faults;
		}`)
		if len(over) > 0 {
			t.Errorf("%d x %d: %q", v.width, v.height, over)
		}
	}
}
