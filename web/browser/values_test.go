package browser

import (
	"math"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// pen is drag with a pen that presses with force, from 0 to 1.
func (b *tab) pen(force float64, points ...point) {
	b.t.Helper()
	event := func(kind input.DispatchMouseEventType, p point, buttons int64) {
		send(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{
			Type: kind, X: p.x, Y: p.y, Button: input.MouseButtonLeft, Buttons: buttons, ClickCount: 1, Force: force,
			PointerType: input.DispatchMouseEventPointerTypePen,
		})
	}
	event(input.DispatchMouseEventTypeMousePressed, points[0], 1)
	for _, p := range points[1:] {
		event(input.DispatchMouseEventTypeMouseMoved, p, 1)
	}
	event(input.DispatchMouseEventTypeMouseReleased, points[len(points)-1], 0)
}

func TestValuesAreDrawnByPenSliderAndKey(t *testing.T) {
	b := empty(t, desktop, "")
	b.click(`[aria-label="Numbers instead of classes"]`)
	at := drawing(b)
	last := func(what string, want float64) {
		t.Helper()
		drawn := points(b)
		if got := drawn[len(drawn)-1][2]; math.Abs(got-want) > 0.011 {
			t.Errorf("%s drew %v, want %v", what, got, want)
		}
	}
	b.drag(at(-5, 0))
	last("the brush at first", 1)
	slider := b.place(".tools input[type=range]")
	b.drag(slider.at(0.5, 0.5))
	b.drag(at(0, 0))
	last("the slider in the middle", 0)
	b.press("-")
	b.press("-")
	b.press("-")
	b.drag(at(0, 1))
	last("three times -", -0.3)
	b.press("+")
	b.drag(at(0, 2))
	last("+", -0.2)
	b.pen(0.9, at(4, 0))
	last("a firm pen", 0.8)
	b.pen(0.2, at(4, 1), at(4, 2))
	last("a light pen", -0.6)
	b.pen(0.5, at(4, 4))
	last("a pen that knows no pressure", -0.2)
	b.screenshot("values-drawn")
	if units := call[string](b, `() => { const { loss, layers } = find("back-draw").spec; return loss + " " + layers.at(-1).units; }`); units != "mse 1" {
		t.Errorf("the network for numbers is %q, want one output under mse", units)
	}
	b.click(`[data-tool="select"]`)
	b.drag(at(4, 4))
	b.press("+")
	last("+ with a point selected", -0.1)
}

func TestValuesAreLearnt(t *testing.T) {
	b := empty(t, desktop, "")
	b.click(`[aria-label="Numbers instead of classes"]`)
	at := drawing(b)
	for i, force := range []float64{0.01, 0.25, 0.75, 1} {
		x := -4.5 + 3*float64(i)
		b.pen(force, line(at, x, -4, x, 4)...)
	}
	trainUntil(b, "a loss below 0.0002", `() => record.details.progress?.loss < 0.0002`)
	b.screenshot("values-learnt")
	for i, p := range probabilities(b, -4.5, 0, -1.5, 0, 1.5, 0, 4.5, 0) {
		if want := []float64{-0.98, -0.5, 0.5, 1}[i]; math.Abs(p-want) > 0.1 {
			t.Errorf("column %d is predicted as %.3f, drawn as %.3f", i, p, want)
		}
	}
}

func TestClassesBecomeNumbersAndBack(t *testing.T) {
	b := empty(t, desktop, "&data=rings&classes=3&count=60")
	before := points(b)
	b.click(`[aria-label="Numbers instead of classes"]`)
	b.wait("numbers", `() => record.details.data.y instanceof Float32Array`)
	for i, p := range points(b) {
		if want := before[i][2] - 1; p[2] != want {
			t.Fatalf("point %d of class %v became %v, want %v", i, before[i][2], p[2], want)
		}
	}
	b.press("z", chromedp.ModifierCtrl)
	b.wait("classes again", `() => record.details.data.y instanceof Int32Array`)

	plane := empty(t, desktop, "&data=plane&count=60")
	plane.click(`[aria-label="Classes instead of numbers"]`)
	plane.wait("classes", `() => record.details.data.y instanceof Int32Array`)
	for _, p := range points(plane) {
		if side := p[0]+p[1] >= 0; side != (p[2] == 1) && math.Abs(p[0]+p[1]) > 0.5 {
			t.Errorf("the point %v of the plane cut in two lies on the wrong side", p)
		}
	}
}

// TestKindsSwitchWhileAnswersAreShown: from three classes to numbers and back, with the table of classes open all the while.
func TestKindsSwitchWhileAnswersAreShown(t *testing.T) {
	b := empty(t, desktop, "&data=blobs&classes=3")
	trainUntil(b, "training", `() => record.details.progress?.steps > 5`)
	call[bool](b, `() => { find("bd-points-lab").store.set({ result: "classes" }); return true; }`)
	b.wait("the table", `() => find("bd-confusion")`)
	for _, kind := range []string{"values", "classes", "values", "classes"} {
		call[bool](b, `() => { find("bd-points-lab").model.switchKind(); return true; }`)
		b.wait(kind, `(kind) => find("bd-points-lab").model.head.kind === kind && find(kind === "values" ? "bd-scatter" : "bd-confusion")`, kind)
	}
	// Problems of the page fail the test.
}
