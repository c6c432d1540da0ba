package browser

import "testing"

// look chooses by keyboard in one of the selects that say how the drawing looks.
func look(b *tab, control, key string) {
	b.t.Helper()
	b.wait("the choice "+control, `(control) => find("bd-choice." + control)`, control)
	call[bool](b, `(control) => { find("bd-choice." + control).shadowRoot.querySelector("select").focus(); return true; }`, control)
	b.press(key)
}

func TestWrongPointsAreMarked(t *testing.T) {
	b := empty(t, desktop, "&data=xor&layers=2&seed=3&noise=0.5")
	if call[bool](b, `() => find("bd-drawing").shadowRoot.querySelector(".wrong") !== null`) {
		t.Error("points are marked before training has begun")
	}
	before := inked(b)
	b.click(`[aria-label="One step"]`)
	b.wait("a caption that counts what the answers count", `async () => {
		const drawing = find("bd-drawing"), { model } = find("bd-points-lab");
		const { x, y, target } = model.points;
		const answers = await model.trainer.predict(Float32Array.from({ length: 2 * x.length }, (_, i) => (i % 2 ? y : x)[i >> 1]));
		const wrong = answers.filter((p, i) => Number(p > 0.5) !== target[i]).length;
		return wrong > 20 && drawing.shadowRoot.querySelector(".wrong")?.textContent === wrong + " of 300 wrong"
			&& drawing.shadowRoot.querySelector("#keys").textContent.includes(wrong + " of 300 wrong");
	}`)
	marked := inked(b)
	if marked < before*11/10 {
		t.Errorf("with rings the points cover %d pixels, without %d", marked, before)
	}
	b.screenshot("marks-light")
	b.click(`button.sheet[title="Data"]`)
	look(b, "marks", "N")
	b.wait("no caption", `() => !find("bd-drawing").shadowRoot.querySelector(".wrong")`)
	b.wait("no rings", `(before) => `+inkedScript+` === before`, before)
	b.wait("a link that says so", `() => find("bd-points-lab").store.values.marks === false`)
}

const inkedScript = `(() => {
	const canvas = find("bd-drawing").shadowRoot.querySelector(".points");
	const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
	let pixels = 0;
	for (let i = 3; i < data.length; i += 4) if (data[i] > 0) pixels++;
	return pixels;
})()`

// inked is how many pixels the points cover.
func inked(b *tab) int {
	b.t.Helper()
	return call[int](b, `() => `+inkedScript)
}

// evenScript is the share of the field's pixels that have one of its three commonest colours.
const evenScript = `() => {
	const canvas = find("bd-drawing").shadowRoot.querySelector(".field"), context = canvas.getContext("2d");
	const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
	const counts = new Map();
	for (const word of new Uint32Array(data.buffer)) counts.set(word, (counts.get(word) ?? 0) + 1);
	return [...counts.values()].sort((a, b) => b - a).slice(0, 3).reduce((sum, count) => sum + count, 0) / (canvas.width * canvas.height);
}`

func TestBoundaryIsShownInEachWay(t *testing.T) {
	b := empty(t, desktop, "&data=blobs&classes=3&noise=2.5")
	trainUntil(b, "5 epochs", `() => record.details.progress?.epochs > 5`)
	b.click(`button.sheet[title="Data"]`)
	even := func() float64 {
		b.t.Helper()
		return call[float64](b, `async () => { await new Promise((resolve) => setTimeout(resolve, 300)); return (`+evenScript+`)(); }`)
	}
	confident := even()
	look(b, "boundary", "Cl")
	b.wait("the row", `() => find("bd-points-lab").store.values.boundary === "classes"`)
	hard := even()
	// Between classes alone, smoothing and the border's line leave other colours.
	if hard < 0.85 || confident > hard-0.1 {
		t.Errorf("%v of the field is even with classes alone, %v with confidence; want nearly all and less", hard, confident)
	}
	b.screenshot("boundary-classes")
	look(b, "fill", "P")
	b.wait("the row", `() => find("bd-points-lab").store.values.hatched`)
	if hatched := even(); hatched > hard-0.1 {
		t.Errorf("hatched, %v of the field is even, plain %v; want lines over it", hatched, hard)
	}
	b.screenshot("boundary-hatched")
	look(b, "boundary", "Output Class 3")
	b.wait("a caption that names the output", `() => find(".caption")?.textContent === "Showing the output of Class 3"`)
	b.wait("the row", `() => find("bd-points-lab").store.values.boundary === "output-3"`)
	b.screenshot("boundary-output")
}
