package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
)

// bigTable is a CSV of 20 MB, whose classes are two.
func bigTable(t *testing.T) string {
	t.Helper()
	var text strings.Builder
	text.WriteString("x,y,kind\n")
	for i := 0; text.Len() < 20_000_000; i++ {
		fmt.Fprintf(&text, "%.6f,%.6f,%s\n", float64(i%997)/100-5, float64(i%883)/100-4, [2]string{"owl", "fox"}[i%2])
	}
	return file(t, "big.csv", text.String())
}

// heldTables is a prelude of pages that keep a worker's tables in record.held until record.tablesCome: a fast machine, or a test
// that gets less of the processor than the page, would find it read before it can be stopped.
const heldTables = `{
	const { get, set } = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage");
	Object.defineProperty(Worker.prototype, "onmessage", { configurable: true, get, set(hear) {
		set.call(this, (event) => {
			if (event.data?.kind !== "table" || record.tablesCome) hear.call(this, event);
			else (record.held ??= []).push(() => { hear.call(this, event); });
		});
	} });
}`

// TestBigTableHoldsNothingUp: 20 MB are read in a worker, with the share that is done; the page answers to keys meanwhile, and
// the reading can be stopped, which leaves the points as they are.
func TestBigTableHoldsNothingUp(t *testing.T) {
	v := desktop
	v.prelude = heldTables + recordPrelude
	b := open(t, origin+"/#v=1&test=0&speed=0", v)
	b.wait("the event ready", `() => record.events.ready > 0`)
	at := drawing(b)
	b.press("2")
	b.drag(line(at, -3, 0, 3, 0)...)
	drawn := len(points(b))
	table := input.DragData{Files: []string{bigTable(t)}}
	b.drop(at(0, 0), table)
	b.wait("the share that is read", `() => find(".reading progress")?.value > 0`)
	b.press("5")
	b.wait("another class while it is read", `() => find("bd-points-lab").store.values.class === 4 && find(".reading")`)
	b.screenshot("table-reading")
	b.click(".reading .stop")
	b.wait("that it was stopped", `() => find(".outcome").textContent.includes("stopped") && !find(".reading")`)
	if n := len(points(b)); n != drawn {
		t.Errorf("after a table that was not read there are %d points, want %d", n, drawn)
	}
	call[bool](b, `() => { record.tablesCome = true; return true; }`)
	b.drop(at(0, 0), table)
	b.wait("the first 5,000 points of the table", `() => find("bd-points-lab").model.points.x.length === 5000 && find("bd-points-lab").store.values.classNames.join() === "fox,owl" && !find(".reading")`)
}

// TestColumnsChosenInARowAreAllTaken: the second while the table is still read with the first.
func TestColumnsChosenInARowAreAllTaken(t *testing.T) {
	v := desktop
	v.prelude = heldTables + recordPrelude + "record.tablesCome = true;"
	b := open(t, origin+"/#v=1&test=0&speed=0", v)
	b.wait("the event ready", `() => record.events.ready > 0`)
	var text strings.Builder
	text.WriteString("a,b,c,label\n")
	for i := range 20_000 {
		fmt.Fprintf(&text, "%d,%d,%d,%d\n", i%7-3, i%5-2, i%3-1, i%2)
	}
	b.drop(drawing(b)(0, 0), input.DragData{Files: []string{file(t, "wide.csv", text.String())}})
	b.wait("the choices of columns", `() => find('bd-choice[label="Up"]')?.shadowRoot.querySelector("select")`)
	call[bool](b, `() => { record.tablesCome = false; return true; }`)
	for _, choice := range [][2]string{{"Up", "c"}, {"as", "n"}} {
		call[bool](b, `(label) => { find('bd-choice[label="' + label + '"]').shadowRoot.querySelector("select").focus(); return true; }`, choice[0])
		b.press(choice[1])
		b.wait("the reading with it", `() => find(".reading")`)
	}
	call[bool](b, `() => { record.tablesCome = true; for (const come of record.held ?? []) come(); return true; }`)
	// b goes from -2 to 2, c from -1 to 1.
	b.wait("both", `() => { const { y, kind } = find("bd-points-lab").model.points; return kind === "values" && y.every((each) => Math.abs(each) < 1.5); }`)
}
