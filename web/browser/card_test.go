package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestCardTakesTheFocusAsItIsShown: what is pressed next, however soon, is meant for where the person is by then.
func TestCardTakesTheFocusAsItIsShown(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=3")
	b.wait("weights", `() => find("bd-network").columns[2]?.weights?.length === 3`)
	call[bool](b, `() => { find('button.unit[data-column="2"]').focus(); return true; }`)
	b.press(kb.Enter)
	const close = `() => find("bd-network-card")?.shadowRoot.activeElement?.className === "close"`
	b.wait("the focus in the card that had to be loaded", close)
	b.press(kb.Escape)
	b.wait("the focus on its unit", `() => !find("bd-network-card") && find("bd-network").shadowRoot.activeElement?.dataset.column === "2"`)
	call[bool](b, `() => {
		const network = find("bd-network");
		network.addEventListener("bd-open", async () => {
			for (let i = 0; i < 100; i++) await null; // No task runs in between.
			record.focused = (`+close+`)();
		}, { once: true });
		return true;
	}`)
	b.press(kb.Enter)
	b.wait("another card", `() => record.focused !== undefined`)
	if !call[bool](b, `() => record.focused`) {
		t.Error("the card was shown without the focus")
	}
}

// TestCardGoesWithWhatItIsOf: of a unit or an edge that is taken away; the drawing shows the output again.
func TestCardGoesWithWhatItIsOf(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=3,3")
	const caption = `find("bd-points-lab").shadowRoot.querySelector(".captions").innerText`
	b.wait("weights", `() => find("bd-network").columns[2]?.weights?.length === 9`)
	b.click(`button.unit[data-column="1"][data-unit="2"]`)
	b.wait("its card, and its map on the drawing", `() => find("bd-network-card") && `+caption+`.includes("Layer 1, unit 3")`)
	b.click(`[aria-label="Remove a unit from Layer 1"]`)
	b.wait("no card, and the output on the drawing", `() => !find("bd-network-card") && find("bd-points-lab").selected === null && !`+caption+`.includes("Layer 1")`)

	b.wait("the other weights", `() => find("bd-network").columns[2]?.weights?.length === 6`)
	middle := call[box](b, `() => {
		const middle = (column, unit) => { const { x, y, width, height } = find('button.unit[data-column="' + column + '"][data-unit="' + unit + '"]').getBoundingClientRect(); return { x: x + width / 2, y: y + height / 2 }; };
		const from = middle(1, 1), to = middle(2, 2);
		return { X: (from.x + to.x) / 2, Y: (from.y + to.y) / 2 };
	}`)
	b.drag(point{middle.X, middle.Y})
	b.wait("the card of an edge", `() => find("bd-network-card")`)
	b.press(kb.Escape)
	b.wait("no card after Escape", `() => !find("bd-network-card")`)
	b.drag(point{middle.X, middle.Y})
	b.wait("the card of the edge from the last unit", `() => { const { kind, from } = find("bd-network").selected ?? {}; return find("bd-network-card") && kind === "edge" && from === 1; }`)
	b.click(`[aria-label="Remove a unit from Layer 1"]`)
	b.wait("no card", `() => !find("bd-network-card") && find("bd-points-lab").selected === null`)

	b.click(`button.unit[data-column="3"][data-unit="0"]`)
	b.wait("the output's card", `() => find("bd-network-card") && find("bd-network").selected.column === 3`)
	b.click(`[aria-label="Add a layer"]`)
	b.wait("no card of the unit that stands there now", `() => find("bd-network").columns.length === 5 && !find("bd-network-card") && find("bd-points-lab").selected === null`)
}

// TestRemoveTakesTheCardsUnitAlone: a second click is not meant for the unit that comes in its place, nor for what lies under the card;
// two on - take two; and the keyboard goes on from a unit that is there.
func TestRemoveTakesTheCardsUnitAlone(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=6,6")
	b.wait("weights", `() => find("bd-network").columns[2]?.weights?.length === 36`)
	click := func(at point, count int64) {
		for _, kind := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased} {
			send(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: at.x, Y: at.y, Button: input.MouseButtonLeft, ClickCount: count})
		}
	}
	const units = `(units) => find("bd-points-lab").store.values.layers[0] === units && find("bd-network").columns[1].units.length === units && find("bd-network").columns[2].weights?.length === 6 * units`
	const card = `() => find("bd-network-card")?.shadowRoot.querySelector(".actions button:last-child")`
	remove := func() point {
		t.Helper()
		b.click(`button.unit[data-column="1"][data-unit="1"]`)
		b.wait("its card at rest", `() => find("bd-network-card")?.shadowRoot.querySelectorAll(".activations:not(.unknown) rect").length === 24`)
		return b.place(".actions button:last-child").at(0.5, 0.5)
	}
	none := func(what string) {
		t.Helper()
		if open := call[bool](b, `async () => { await find("bd-network").updateComplete; return find("bd-network").selected !== null || (`+card+`)() !== undefined; }`); open {
			t.Errorf("%s a card is open", what)
		}
	}
	at := remove()
	click(at, 1)
	b.wait("five units", units, 5)
	none("after one click")
	click(at, 2)
	none("after a second")
	b.wait("five units still", units, 5)

	at = remove()
	click(at, 1)
	click(at, 2)
	b.wait("four units", units, 4)
	none("after a quick double click")

	at = b.place(`[aria-label="Remove a unit from Layer 1"]`).at(0.5, 0.5)
	click(at, 1)
	click(at, 2)
	b.wait("two units", units, 2)

	call[bool](b, `() => { find('button.unit[data-column="1"][data-unit="1"]').focus(); return true; }`)
	b.press(kb.Enter)
	b.wait("the focus in the card", `() => find("bd-network-card")?.shadowRoot.activeElement`)
	call[bool](b, `() => { (`+card+`)().focus(); return true; }`)
	b.press(kb.Enter)
	b.wait("one unit, with the focus", `() => find("bd-network").columns[1].units.length === 1 && find("bd-network").shadowRoot.activeElement?.matches('[data-column="1"][data-unit="0"]')`)
	none("after Enter")
}

// TestCardLiesOnNoUnit where there is a result beside the network to lie on: it stands still there, and stays in sight where a sheet takes that place.
func TestCardLiesOnNoUnit(t *testing.T) {
	looked := 0
	for _, v := range []view{desktop, {width: 1440, height: 900}} {
		b := empty(t, v, "&data=circle&layers=4,4")
		b.wait("weights", `() => find("bd-network").columns[3]?.weights?.length === 4 && find("bd-network").columns[2].weights`)
		call[bool](b, `() => {
			record.lefts = [];
			const look = () => { const card = find("bd-network-card"); record.lefts.push(card ? Math.round(card.getBoundingClientRect().left) : null); requestAnimationFrame(look); };
			look();
			return true;
		}`)
		const faults = `() => {
			const network = find("bd-network").shadowRoot, card = network.querySelector("bd-network-card"), place = card.getBoundingClientRect(), faults = [];
			for (const unit of network.querySelectorAll(".unit")) {
				const { left, right, top, bottom } = unit.getBoundingClientRect();
				if (left < place.right && right > place.left && top < place.bottom && bottom > place.top) faults.push("it lies on " + unit.ariaLabel);
			}
			for (const [x, y] of [[8, 8], [place.width - 8, 8], [8, place.height - 8], [place.width - 8, place.height - 8]])
				if (network.elementFromPoint(place.left + x, place.top + y) !== card) faults.push("its corner at " + [x, y] + " is not seen");
			return faults;
		}`
		for _, unit := range []string{`[data-column="0"][data-unit="0"]`, `[data-column="1"][data-unit="1"]`, `[data-column="2"][data-unit="0"]`, `[data-column="3"]`} {
			call[bool](b, `() => { record.lefts = []; return true; }`)
			b.click(`button.unit` + unit)
			b.wait("its card, and a few frames", `(unit) => find("bd-network-card") && find("bd-network").shadowRoot.querySelector('.unit[aria-expanded="true"]').matches(unit) && record.lefts.filter((left) => left !== null).length > 8`, unit)
			if found := call[[]string](b, faults); len(found) > 0 {
				t.Errorf("%d x %d, card of %s: %q", v.width, v.height, unit, found)
			}
			if lefts := call[[]float64](b, `() => [...new Set(record.lefts.filter((left) => left !== null))]`); len(lefts) != 1 {
				t.Errorf("%d x %d, card of %s: its left was at %v, want one place", v.width, v.height, unit, lefts)
			}
			b.screenshot(fmt.Sprintf("card-beside-%d-%d", v.width, looked))
			b.press(kb.Escape)
			b.wait("no card", `() => !find("bd-network-card")`)
			looked++
		}
		b.click(`button.unit[data-column="1"][data-unit="1"]`)
		b.wait("its card", `() => find("bd-network-card")`)
		openSheet(b, "Lessons")
		b.wait("the card out of its way", `async () => { await find("bd-network").updateComplete; return find(".lab").dataset.covered === "result" && find("bd-network").beside !== true; }`)
		if found := call[[]string](b, faults); strings.Contains(strings.Join(found, " "), "not seen") {
			t.Errorf("%d x %d, beside a sheet: %q", v.width, v.height, found)
		}
	}
	if looked != 8 {
		t.Errorf("%d cards were looked at, want 8", looked)
	}
}

// TestCardStaysWhereItIs: its histogram, which comes a moment later, has its room from the start; an unused feature has none.
func TestCardStaysWhereItIs(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=3")
	b.wait("weights", `() => find("bd-network").columns[2]?.weights?.length === 3`)
	call[bool](b, `() => {
		record.tops = [];
		const look = () => { const card = find("bd-network-card"); if (card) record.tops.push(Math.round(card.getBoundingClientRect().top)); requestAnimationFrame(look); };
		look();
		return true;
	}`)
	b.click(`button.unit[data-column="1"][data-unit="1"]`)
	b.wait("the histogram", `() => find("bd-network-card")?.shadowRoot.querySelectorAll(".activations:not(.unknown) rect").length === 24 && record.tops.length > 5`)
	if tops := call[[]float64](b, `() => [...new Set(record.tops)]`); len(tops) != 1 {
		t.Errorf("the card's top was at %v, want one place", tops)
	}
	const x1 = `button.unit[data-column="0"][data-unit="0"]`
	b.click(x1)
	b.wait("the histogram of a feature", `() => find("bd-network-card").target.column === 0 && find("bd-network-card").shadowRoot.querySelectorAll(".activations:not(.unknown) rect").length === 24`)
	b.click(`.actions input`)
	b.wait("none of a feature that is not in use", `() => find("bd-network").columns[0].units[0].unused && !find("bd-network-card").shadowRoot.querySelector(".activations")`)
	b.click(`button.unit[data-column="0"][data-unit="2"]`)
	b.wait("none of another", `() => find("bd-network-card").target.unit === 2 && !find("bd-network-card").shadowRoot.querySelector(".activations")`)
}

// TestKeysOfThePageInACard: a mouse that pressed a button there leaves Space, Ctrl+Z and R what they are; a number that is typed keeps its own.
func TestKeysOfThePageInACard(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=3")
	b.wait("weights", `() => find("bd-network").columns[2]?.weights?.length === 3`)
	b.click(`button.unit[data-column="1"][data-unit="1"]`)
	b.wait("its card", `() => find("bd-network-card")`)
	b.click(`.actions button.switch`)
	b.wait("the unit off", `() => find("bd-network").columns[1].units[1].off`)
	b.press("z", chromedp.ModifierCtrl)
	b.wait("it on again", `() => !find("bd-network").columns[1].units[1].off`)
	b.press(" ")
	b.wait("training", `() => find("bd-points-lab").model.playing && record.details.progress?.steps > 10`)
	b.press(" ")
	b.wait("a pause", `() => !find("bd-points-lab").model.playing && !find("bd-network").columns[1].units[1].off`)
	b.typeOver(`bd-network-card input[type="number"], input[aria-label^="Weight"]`, "3")
	if label := call[float64](b, `() => find("bd-points-lab").store.values.class`); label != 0 {
		t.Errorf("3 typed as a weight chose class %v", label+1)
	}
}

// TestCardSaysWhatItsUnitGives: a histogram over the points with mean and deviation, on a card that leaves most of the network in sight.
func TestCardSaysWhatItsUnitGives(t *testing.T) {
	b := empty(t, desktop, "&data=circle&normalize=0,0,3,3")
	b.click(`button.unit[data-column="0"][data-unit="0"]`)
	b.wait("how x1 is normalised, and what it gives", `() => { const text = find("bd-network-card")?.shadowRoot.querySelector(".body")?.innerText ?? ""; return text.includes("(x₁ − 0) / 3.00") && /Mean .*, standard deviation /.test(text); }`)
	b.click(`button.unit[data-column="1"][data-unit="2"]`)
	b.wait("the card of a hidden unit", `() => find("bd-network-card").shadowRoot.querySelectorAll(".activations:not(.unknown) rect").length === 24 && find("bd-network-card").shadowRoot.querySelector("h3").innerText.includes("3")`)
	counted := call[float64](b, `() => find("bd-network").activations.counts.reduce((sum, count) => sum + count, 0)`)
	if counted != 300 {
		t.Errorf("the histogram counts %v points, want 300", counted)
	}
	share := call[float64](b, `() => { const area = (element) => { const { width, height } = element.getBoundingClientRect(); return width * height; }; return area(find("bd-network-card")) / area(find("bd-network")); }`)
	if share > 0.25 {
		t.Errorf("the card takes %v of the network, want a quarter at most", share)
	}
	b.screenshot("unit-card")
}
