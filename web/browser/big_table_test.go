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

// heldTables is a prelude of pages to which a worker's table does not come before record.tablesCome: a fast machine, or a test
// that gets less of the processor than the page, would find it read before it can be stopped.
const heldTables = `{
	const { get, set } = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage");
	Object.defineProperty(Worker.prototype, "onmessage", { configurable: true, get, set(hear) {
		set.call(this, (event) => { if (event.data?.kind !== "table" || record.tablesCome) hear.call(this, event); });
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
