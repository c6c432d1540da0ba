package browser

import "testing"

// TestAddedPointsLookAsIfAllWerePainted: points that a stroke adds are painted alone, and are the same picture as all anew;
// a canvas that was resized has all of them.
func TestAddedPointsLookAsIfAllWerePainted(t *testing.T) {
	b := empty(t, desktop, "&data=none&layers=4")
	at := drawing(b)
	b.drag(line(at, -5, 5, -5, -5)...)
	b.click(`[aria-label="Class 2"]`)
	b.drag(line(at, 4, 5, 5, -5)...)
	b.wait("both strokes", `() => record.details.data.y.length > 40 && record.details.data.y.at(-1) === 1`)
	call[bool](b, `() => {
		const canvas = find("canvas.points"), context = canvas.getContext("2d");
		record.cleared = 0;
		const clear = context.clearRect;
		context.clearRect = function (...place) { record.cleared++; clear.apply(this, place); };
		return true;
	}`)
	b.drag(line(at, -3, -2, 3, -2)...)
	b.wait("the third stroke", `() => record.details.data.y.length > 55`)
	const picture = `() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(find("canvas.points").toDataURL()))))`
	added := call[string](b, picture)
	if cleared := call[int](b, `() => record.cleared`); cleared > 0 {
		t.Errorf("all points were painted %d times while some were added, want those alone", cleared)
	}
	call[bool](b, `() => { find("back-draw").setAttribute("theme", "dark"); return true; }`)
	b.wait("all points in the dark", `() => record.cleared > 0`)
	call[bool](b, `() => { record.cleared = 0; find("back-draw").setAttribute("theme", "light"); return true; }`)
	b.wait("all points in the light", `() => record.cleared > 0`)
	if call[string](b, picture) != added {
		t.Error("points that were added look other than the same points painted anew")
	}

	call[bool](b, `() => {
		const canvas = find("canvas.points");
		record.cleared = 0;
		canvas.width += 0; // As the browser takes a bitmap away, and gives an empty one back.
		canvas.dispatchEvent(new Event("contextrestored"));
		return true;
	}`)
	b.wait("all points again", `() => record.cleared > 0`)
	if call[string](b, picture) != added {
		t.Error("points look other than before after the browser had taken the canvas away")
	}

	const painted = `() => { const { width, height } = find("canvas.points"); let sum = 0; const { data } = find("canvas.points").getContext("2d").getImageData(0, 0, width, height); for (let i = 3; i < data.length; i += 4) if (data[i] > 200) sum++; return sum; }`
	before := call[int](b, painted)
	for _, width := range []string{"-1px", "-0.5px", "0px"} {
		call[bool](b, `(by) => { find("canvas.points").style.width = "calc(100% + " + by + ")"; find("canvas.points").style.height = "calc(100% + " + by + ")"; return true; }`, width)
		call[string](b, picture)
		if now := call[int](b, painted); now < before*9/10 {
			t.Errorf("after a change of size by %s %d pixels of points are left of %d", width, now, before)
		}
	}
}
