package browser

import (
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// point is a place in a tab, in CSS pixels from its top left corner.
type point struct{ x, y float64 }

// box is the place of an element in a tab.
type box struct {
	X, Y, Width, Height float64
}

// at is the point a fraction x of the width from the left and y of the height from the top.
func (r box) at(x, y float64) point {
	return point{r.X + x*r.Width, r.Y + y*r.Height}
}

// place is where the first element that matches selector, in any shadow root, stands after scrolling to it, once it stands
// still and is enabled: a part that comes later moves what was there, a sheet comes up for a moment, and a button is enabled in
// the frame after what enables it. After five seconds it is where it is.
func (b *tab) place(selector string) box {
	b.t.Helper()
	b.wait("an element "+selector, `(selector) => find(selector)`, selector)
	return call[box](b, `async (selector) => {
		// No frame comes to a tab behind another.
		const frame = () => new Promise((resolve) => { requestAnimationFrame(resolve); setTimeout(resolve, 100); });
		const still = (element) => {
			for (let each = element; each; each = each.assignedSlot ?? each.parentElement ?? each.getRootNode().host)
				if (each.getAnimations().some(({ playState, effect }) => playState === "running" && effect.getComputedTiming().endTime < Infinity)) return false;
			return true;
		};
		for (let before = "", until = performance.now() + 5000; ; await frame()) {
			const element = find(selector);
			if (element === null) continue;
			element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
			const { x, y, width, height } = element.getBoundingClientRect(), place = [x, y, width, height].join();
			if ((place === before && still(element) && element.disabled !== true) || performance.now() > until) return { X: x, Y: y, Width: width, Height: height };
			before = place;
		}
	}`, selector)
}

// drag presses the main button at the first point, moves over the others and lets go at the last.
func (b *tab) drag(points ...point) {
	b.t.Helper()
	mouse := func(kind input.DispatchMouseEventType, p point, buttons int64) {
		send(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{
			Type: kind, X: p.x, Y: p.y, Button: input.MouseButtonLeft, Buttons: buttons, ClickCount: 1,
		})
	}
	send(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{
		Type: input.DispatchMouseEventTypeMouseMoved, X: points[0].x, Y: points[0].y,
	})
	mouse(input.DispatchMouseEventTypeMousePressed, points[0], 1)
	for _, p := range points[1:] {
		mouse(input.DispatchMouseEventTypeMouseMoved, p, 1)
	}
	mouse(input.DispatchMouseEventTypeMouseReleased, points[len(points)-1], 0)
}

// penEraser is drag with the eraser end of a pen. DevTools have no such button: the events are the page's own, of the
// mouse's pointer, for another's could not be captured.
func (b *tab) penEraser(points ...point) {
	b.t.Helper()
	places := make([][2]float64, len(points))
	for i, p := range points {
		places[i] = [2]float64{p.x, p.y}
	}
	call[bool](b, `(places, selector) => {
		const target = find(selector).shadowRoot.querySelector("canvas");
		const fire = (type, [clientX, clientY], button, buttons) => target.dispatchEvent(new PointerEvent(type, { pointerId: 1, pointerType: "pen", clientX, clientY, button, buttons, bubbles: true, composed: true }));
		fire("pointerdown", places[0], 5, 32);
		for (const place of places.slice(1)) fire("pointermove", place, -1, 32);
		fire("pointerup", places.at(-1), 5, 0);
		return true;
	}`, places, plot)
}

// hover moves the pointer without a button.
func (b *tab) hover(p point) {
	b.t.Helper()
	send(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{
		Type: input.DispatchMouseEventTypeMouseMoved, X: p.x, Y: p.y,
	})
}

// click presses and lets go in the middle of an element.
func (b *tab) click(selector string) {
	b.t.Helper()
	b.drag(b.place(selector).at(0.5, 0.5))
}

// touch is drag with one finger.
func (b *tab) touch(points ...point) {
	b.t.Helper()
	finger := func(kind input.DispatchTouchEventType, points ...*input.TouchPoint) {
		send(b, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
	}
	finger(input.DispatchTouchEventTypeTouchStart, &input.TouchPoint{X: points[0].x, Y: points[0].y})
	for _, p := range points[1:] {
		finger(input.DispatchTouchEventTypeTouchMove, &input.TouchPoint{X: p.x, Y: p.y})
	}
	if len(points) > 1 {
		// A finger that is lifted in full motion is a fling, and Chromium lets the next tap only stop that.
		time.Sleep(100 * time.Millisecond)
	}
	send(b, input.DispatchTouchEvent, input.DispatchTouchEventParams{
		Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{},
	})
}

// stroke is drag, by a finger in a phone's view.
func (b *tab) stroke(points ...point) {
	b.t.Helper()
	if b.phone {
		b.touch(points...)
		return
	}
	b.drag(points...)
}

// typeOver replaces what a field has, and presses Enter.
func (b *tab) typeOver(selector, text string) {
	b.t.Helper()
	b.click(selector)
	call[bool](b, `(selector) => { find(selector).select(); return true; }`, selector)
	for _, key := range text {
		b.press(string(key))
	}
	b.press("\r")
}

// pinch puts two fingers beside each other around a point, as far apart as from says, and moves them until they are to apart.
func (b *tab) pinch(middle point, from, to float64) {
	b.t.Helper()
	const steps = 8
	for i := range steps + 1 {
		kind := input.DispatchTouchEventTypeTouchMove
		if i == 0 {
			kind = input.DispatchTouchEventTypeTouchStart
		}
		half := (from + (to-from)*float64(i)/steps) / 2
		send(b, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: []*input.TouchPoint{
			{X: middle.x - half, Y: middle.y, ID: new(1.0)}, {X: middle.x + half, Y: middle.y, ID: new(2.0)},
		}})
	}
	send(b, input.DispatchTouchEvent, input.DispatchTouchEventParams{
		Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{},
	})
}

// press types keys into what has the focus; names of special keys are in package kb.
func (b *tab) press(keys string, modifiers ...chromedp.Modifier) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys, chromedp.KeyModifiers(modifiers...)))
}
