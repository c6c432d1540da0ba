package browser

import (
	"math"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// square draws four points of class 1 at the corners of a square of side 2 around (x, y), and takes the tool that selects.
func square(b *tab, at func(x, y float64) point, x, y float64) {
	b.t.Helper()
	for _, corner := range [][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}} {
		b.drag(at(x+corner[0], y+corner[1]))
	}
	b.click(`[data-tool="select"]`)
	if n := len(points(b)); n != 4 {
		b.t.Fatalf("four clicks drew %d points", n)
	}
}

// requirePoints: the points are want, in any order, to within a grid step.
func requirePoints(b *tab, what string, want ...[3]float64) {
	b.t.Helper()
	got := points(b)
	left := append([][3]float64(nil), got...)
	for _, w := range want {
		found := -1
		for i, p := range left {
			if math.Abs(p[0]-w[0]) < 0.03 && math.Abs(p[1]-w[1]) < 0.03 && p[2] == w[2] {
				found = i
			}
		}
		if found < 0 {
			b.t.Errorf("%s: no point at %v in %v", what, w, got)
			continue
		}
		left = append(left[:found], left[found+1:]...)
	}
	if len(left) != 0 {
		b.t.Errorf("%s: there are %d points, want %d; more than wanted: %v", what, len(got), len(want), left)
	}
}

// waitForPoint waits until the first point lies there, where points are read again from a table.
func waitForPoint(b *tab, what string, x, y float64) {
	b.t.Helper()
	b.wait(what, `(x, y) => { const [x1, x2] = record.details.data.x; return Math.abs(x1 - x) < 0.03 && Math.abs(x2 - y) < 0.03; }`, x, y)
}

// spoken is the last sentence for screen readers.
func spoken(b *tab) string {
	b.t.Helper()
	return call[string](b, `() => find(".spoken").textContent`)
}

func TestSelectAndMoveByPointer(t *testing.T) {
	b := empty(t, desktop, "")
	at := drawing(b)
	square(b, at, 0, 0)
	corners := [][3]float64{{-1, -1, 0}, {1, -1, 0}, {1, 1, 0}, {-1, 1, 0}}

	b.drag(at(1, 1), at(1.5, 1.5), at(2, 3))
	requirePoints(b, "a drag of one point", [3]float64{-1, -1, 0}, [3]float64{1, -1, 0}, [3]float64{2, 3, 0}, [3]float64{-1, 1, 0})
	b.press("z", chromedp.ModifierCtrl)
	requirePoints(b, "undo of a drag of many events", corners...)

	// A straight drag is a rectangle: around the two on the left.
	b.drag(at(-2, -2), at(-1, 0), at(0, 2))
	if said := spoken(b); said != "2 points selected" {
		t.Errorf("after a rectangle the page says %q", said)
	}
	b.screenshot("select-rectangle")
	b.drag(at(-1, 1), at(-2, 1), at(-3, 1))
	requirePoints(b, "a drag of two", [3]float64{-3, -1, 0}, [3]float64{1, -1, 0}, [3]float64{1, 1, 0}, [3]float64{-3, 1, 0})
	b.press("3")
	requirePoints(b, "class 3 for two", [3]float64{-3, -1, 2}, [3]float64{1, -1, 0}, [3]float64{1, 1, 0}, [3]float64{-3, 1, 2})
	b.drag(at(-3, -1), at(-5, -1), at(-30, -1))
	requirePoints(b, "as far as the edge", [3]float64{-6, -1, 2}, [3]float64{1, -1, 0}, [3]float64{1, 1, 0}, [3]float64{-6, 1, 2})
	b.press(kb.Delete)
	requirePoints(b, "Delete", [3]float64{1, -1, 0}, [3]float64{1, 1, 0})
	for range 4 {
		b.press("z", chromedp.ModifierCtrl)
	}
	requirePoints(b, "undo of four gestures", corners...)
	b.press("z", chromedp.ModifierCtrl|chromedp.ModifierShift)
	requirePoints(b, "redo of the first", [3]float64{-3, -1, 0}, [3]float64{1, -1, 0}, [3]float64{1, 1, 0}, [3]float64{-3, 1, 0})
}

func TestLassoGoesAroundWhatItLeavesOut(t *testing.T) {
	b := empty(t, desktop, "")
	at := drawing(b)
	square(b, at, 0, 0)
	// A horseshoe, open at the bottom, around three of the four.
	b.drag(at(-2, -2), at(-2, 2), at(2, 2), at(2, 0), at(0, 0), at(0, -2), at(-1.8, -2))
	if said := spoken(b); said != "3 points selected" {
		t.Errorf("after a lasso the page says %q", said)
	}
	b.press(kb.Delete)
	requirePoints(b, "what the lasso left out", [3]float64{1, -1, 0})
}

func TestSelectAndMoveByKeysAlone(t *testing.T) {
	b := empty(t, desktop, "")
	at := drawing(b)
	square(b, at, 0, 0)
	b.press("b")
	b.press("v")
	call[bool](b, `() => { find("canvas.cursor").focus(); return true; }`)
	b.press(kb.ArrowRight) // Shows the cursor in the middle.
	b.press(kb.ArrowRight, chromedp.ModifierShift)
	b.press(kb.Enter)
	if said := spoken(b); said != "No point at 1, 0" {
		t.Errorf("beside all points the page says %q", said)
	}
	b.press(kb.ArrowUp, chromedp.ModifierShift)
	b.press(kb.Enter)
	if said := spoken(b); said != "1 point selected" {
		t.Errorf("on a point the page says %q", said)
	}
	b.press(kb.ArrowUp, chromedp.ModifierShift)
	b.press(kb.ArrowRight)
	if said := spoken(b); said != "1 point moved, the middle to 1.25, 2" {
		t.Errorf("after moving the page says %q", said)
	}
	requirePoints(b, "arrow keys", [3]float64{-1, -1, 0}, [3]float64{1, -1, 0}, [3]float64{1.25, 2, 0}, [3]float64{-1, 1, 0})
	b.press("2")
	if said := spoken(b); said != "1 point now Class 2" {
		t.Errorf("after another class the page says %q", said)
	}
	b.press(kb.ArrowLeft, chromedp.ModifierCtrl|chromedp.ModifierShift)
	b.press(kb.ArrowLeft, chromedp.ModifierCtrl|chromedp.ModifierShift)
	b.press(kb.Enter) // Adds the one at (-1, 1).
	if said := spoken(b); said != "2 points selected" {
		t.Errorf("after a second point the page says %q", said)
	}
	b.press(kb.Delete)
	requirePoints(b, "Delete", [3]float64{-1, -1, 0}, [3]float64{1, -1, 0})
	b.press("a", chromedp.ModifierCtrl)
	b.press(kb.Escape)
	if said := spoken(b); said != "Nothing selected" {
		t.Errorf("after Escape the page says %q", said)
	}
	b.press(kb.Delete)
	requirePoints(b, "Delete of nothing", [3]float64{-1, -1, 0}, [3]float64{1, -1, 0})
}

func TestSelectAndMoveByTouchAlone(t *testing.T) {
	b := empty(t, phone, "")
	at := drawing(b)
	for _, corner := range [][2]float64{{-2, -2}, {2, -2}, {2, 2}, {-2, 2}} {
		b.touch(at(corner[0], corner[1]))
	}
	b.touch(b.place(`[data-tool="select"]`).at(0.5, 0.5))
	at = drawing(b)
	b.touch(at(2.2, 2.2)) // A finger is not exact.
	b.touch(at(-2, 2))
	if said := spoken(b); said != "2 points selected" {
		t.Errorf("after two taps the page says %q", said)
	}
	b.screenshot("select-phone")
	b.touch(at(2, 2), at(2, 3), at(2, 4))
	requirePoints(b, "a drag of both", [3]float64{-2, -2, 0}, [3]float64{2, -2, 0}, [3]float64{2, 4, 0}, [3]float64{-2, 4, 0})
	b.touch(b.place(`[aria-label="Class 4"]`).at(0.5, 0.5))
	at = drawing(b)
	b.touch(at(0, 0)) // Beside all: unselects.
	b.touch(at(2, 4))
	b.touch(b.place(`[aria-label="Remove 1 point selected"]`).at(0.5, 0.5))
	requirePoints(b, "the bin", [3]float64{-2, -2, 0}, [3]float64{2, -2, 0}, [3]float64{-2, 4, 3})
}

// TestPointsOfTheDataSetAreMoved: they become drawn ones; the others stay the set's.
func TestPointsOfTheDataSetAreMoved(t *testing.T) {
	b := empty(t, desktop, "&data=xor&count=40")
	before := points(b)
	at := drawing(b)
	b.click(`[data-tool="select"]`)
	b.drag(at(before[0][0], before[0][1]), at(0, 0.5), at(0, 0))
	after := points(b)
	if len(after) != len(before) || after[len(after)-1][2] != before[0][2] || math.Abs(after[len(after)-1][0]) > 0.1 {
		t.Fatalf("after moving one of %d there are %d points, the last %v", len(before), len(after), after[len(after)-1])
	}
	for i, p := range before[1:] {
		if after[i] != p {
			t.Fatalf("point %d moved along: %v, was %v", i+1, after[i], p)
		}
	}
	b.press("z", chromedp.ModifierCtrl)
	for i, p := range points(b) {
		if p != before[i] {
			t.Errorf("after undo point %d is %v, was %v", i, p, before[i])
		}
	}
}

// TestClassButtonLeavesWhatTheLensLooksAt: the lens shows a point by selecting it, which is no word about its class; one that a hand
// selected takes the class, also while the lens is open.
func TestClassButtonLeavesWhatTheLensLooksAt(t *testing.T) {
	b := empty(t, desktop, "")
	at := drawing(b)
	b.drag(at(-2, 0))
	b.drag(at(2, 0))
	trainUntil(b, "training", `() => record.details.progress?.steps > 3`)
	call[bool](b, `() => { find("back-draw").pause(); return true; }`)
	b.press("l")
	b.wait("a point shown", `() => find("bd-points-lens")?.shadowRoot && find("bd-points-lab").model.selection.size === 1`)
	steps := call[float64](b, `() => record.details.progress.steps`)
	b.press("3")
	b.wait("class 3 to draw with", `() => find("bd-points-lab").store.values.class === 2`)
	requirePoints(b, "class 3 chosen while the lens looks at a point", [3]float64{-2, 0, 0}, [3]float64{2, 0, 0})
	if now := call[float64](b, `() => record.details.progress.steps`); now != steps {
		t.Errorf("the network is at step %v, want %v as before", now, steps)
	}
	b.drag(at(2, 0))
	b.wait("the other point selected", `() => find("bd-points-lab").model.selection.has(1)`)
	b.press("2")
	requirePoints(b, "class 2 given to a point that was clicked", [3]float64{-2, 0, 0}, [3]float64{2, 0, 1})
	b.drag(at(4, 4))
	b.wait("the first point, which the lens goes back to, is marked", `() => { const { selection } = find("bd-points-lab").model; return selection.size === 1 && !selection.byHand && selection.has(0); }`)
	b.press("3")
	requirePoints(b, "class 3 chosen while the lens looks at it", [3]float64{-2, 0, 0}, [3]float64{2, 0, 1})
}

// TestAnotherToolEndsASelection: one that is taken in the midst of it; nothing is selected under a brush.
func TestAnotherToolEndsASelection(t *testing.T) {
	b := empty(t, desktop, "")
	at := drawing(b)
	square(b, at, 0, 0)
	mouse := func(kind input.DispatchMouseEventType, p point) {
		send(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: p.x, Y: p.y, Button: input.MouseButtonLeft, Buttons: 1, ClickCount: 1})
	}
	mouse(input.DispatchMouseEventTypeMousePressed, at(-2, -2))
	mouse(input.DispatchMouseEventTypeMouseMoved, at(0, 0))
	mouse(input.DispatchMouseEventTypeMouseMoved, at(2, 2))
	b.press("b")
	mouse(input.DispatchMouseEventTypeMouseReleased, at(2, 2))
	b.wait("no selection", `() => find("bd-points-lab").store.values.tool === "brush" && find("bd-points-lab").model.selection.size === 0`)
	b.press("3")
	requirePoints(b, "class 3 chosen afterwards", [3]float64{-1, -1, 0}, [3]float64{1, -1, 0}, [3]float64{1, 1, 0}, [3]float64{-1, 1, 0})
}
