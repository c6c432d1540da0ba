package browser

import "testing"

// TestPointsAsATable: the next stop after the drawing opens a table of its points, which is not there while it is closed, says
// how many it leaves out and follows what is drawn.
func TestPointsAsATable(t *testing.T) {
	b := empty(t, desktop, "&data=xor&count=300&noise=0.1&test=0.5")
	b.wait("the points", `() => find("bd-points-lab").model.points.x.length === 300`)
	call[bool](b, `() => { find("bd-drawing").shadowRoot.querySelector(".cursor").focus(); return true; }`)
	b.press("\t")
	b.wait("the table's name in view", `() => { const { activeElement } = find("bd-drawing").shadowRoot; return activeElement?.matches("summary") && activeElement.getBoundingClientRect().height >= 24; }`)
	const rows = `() => find("bd-drawing").shadowRoot.querySelectorAll("tbody tr").length`
	if n := call[int](b, rows); n != 0 {
		t.Errorf("the closed table has %d rows, want 0", n)
	}
	b.press("\r")
	b.wait("200 rows", `() => (`+rows+`)() === 200`)
	b.wait("what is left out", `() => find("bd-drawing").shadowRoot.querySelector("caption").textContent.includes("200 of 300")`)
	right := call[bool](b, `() => {
		const { points: { x, y, target }, isTest } = find("bd-points-lab").model;
		return [...find("bd-drawing").shadowRoot.querySelectorAll("tbody tr")].every((row, i) => {
			const [number, x1, x2, label, use] = [...row.cells].map((cell) => cell.textContent.replace("−", "-"));
			return Number(number) === i + 1 && Math.abs(Number(x1) - x[i]) < 0.006 && Math.abs(Number(x2) - y[i]) < 0.006 && label === "Class " + (target[i] + 1) && use === (isTest(i) ? "Test" : "Training");
		});
	}`)
	if !right {
		t.Error("the rows are not those of the points")
	}
	b.screenshot("points-table")
	requireAccessible(b)
	call[bool](b, `() => { find("bd-points-lab").store.set({ data: "none" }); return true; }`)
	b.wait("no rows", `() => (`+rows+`)() === 0`)
}

// TestTabsOfAPhoneNameTheirPanels: each tab controls a panel of its name, of which the chosen one is seen.
func TestTabsOfAPhoneNameTheirPanels(t *testing.T) {
	b := empty(t, phone, "")
	for _, name := range []string{"result", "settings", "network"} {
		b.touch(b.place("#tab-"+name).at(0.5, 0.5))
		b.wait("the panel "+name+", and the tools scrolled away where the drawing stays", `(name) => {
			const root = find("bd-points-lab").renderRoot, tab = root.querySelector("#tab-" + name);
			const bottom = (selector) => root.querySelector(selector).getBoundingClientRect().bottom;
			if (getComputedStyle(root.querySelector(".square")).position === "sticky" && bottom(".tools") > bottom(".square") + 1) return false;
			const panels = [...root.querySelectorAll("[role=tabpanel]")], panel = root.querySelector("#" + tab.getAttribute("aria-controls"));
			return tab.getAttribute("aria-selected") === "true" && panels.length === 3 && panels.includes(panel) && panels.every((each) => (each.offsetHeight > 0) === (each === panel));
		}`, name)
	}
	wide := empty(t, desktop, "")
	if n := call[int](wide, `() => find("bd-points-lab").renderRoot.querySelectorAll("[role=tabpanel]").length`); n != 0 {
		t.Errorf("without tabs %d panels are called those of tabs", n)
	}
}
