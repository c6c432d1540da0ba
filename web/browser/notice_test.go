package browser

import (
	"net/url"
	"testing"
)

// TestNoticesGoWithTheirCause: with points that were missing, with another rate, and with the class that did not fit. Something
// else changes nothing.
func TestNoticesGoWithTheirCause(t *testing.T) {
	const none = `() => find(".notice") === null`
	said := func(b *tab) bool {
		t.Helper()
		return call[bool](b, `async () => { await find("bd-points-lab").updateComplete; return find(".notice") !== null; }`)
	}
	b := empty(t, desktop, "")
	b.press(" ")
	b.wait("that there is nothing to learn", `() => find(".notice")`)
	b.click(canvas)
	b.wait("a point", `() => find("bd-points-lab").model.points.x.length === 1`)
	if said(b) {
		t.Error("with a point there, it is said that there is none")
	}

	b = empty(t, desktop, "&data=plane&activation=linear&optimizer=sgd&rate=1000&layers=8,8,8")
	b.wait("the data", `() => find("bd-points-lab").model.isReady`)
	b.press(" ")
	b.wait("why it stopped", `() => find(".notice.fault")`)
	b.press("x")
	b.wait("the eraser", `() => find("bd-points-lab").store.values.tool === "eraser"`)
	if !said(b) {
		t.Error("another tool took away why it stopped")
	}
	call[bool](b, `() => { find("bd-points-lab").model.change({ rate: 0.001 }); return true; }`)
	b.wait("nothing said at another rate", none)

	b = empty(t, desktop, "&data=gaussians&count=40&spec="+url.QueryEscape(`{"input":[2],"layers":[{"type":"dense","units":2}],"loss":"cross-entropy"}`))
	b.wait("the data", `() => find("bd-points-lab").model.isReady`)
	b.press("3")
	b.click(canvas)
	b.wait("that a third class does not fit", `() => find(".notice.fault")`)
	b.click(`[aria-label="Undo"]`)
	b.wait("nothing said without it", none)
	b.press("e")
	b.wait("an epoch", `() => record.details.done?.epochs === 1`)
	if said(b) {
		t.Error("something is said after an epoch")
	}
}
