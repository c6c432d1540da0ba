package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"
)

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
	b.wait("the points painted", `() => `+inkedScript+` > 0`)
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
	// The caption is rendered at once, the canvas in the frame after.
	b.wait("rings that cover a tenth more pixels than the points", `(before) => `+inkedScript+` >= before * 1.1`, before)
	b.screenshot("marks-light")
	openSheet(b, "Data")
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
	openSheet(b, "Data")
	// even is that share once it is right: the network's answers come from its worker, and are painted in a later frame.
	even := func(right func(share float64) bool) float64 {
		b.t.Helper()
		return until(b, right, evenScript)
	}
	confident := even(func(share float64) bool { return share > 0 && share < 0.75 })
	look(b, "boundary", "Cl")
	b.wait("the row", `() => find("bd-points-lab").store.values.boundary === "classes"`)
	hard := even(func(share float64) bool { return share >= 0.85 && confident <= share-0.1 })
	// Between classes alone, smoothing and the border's line leave other colours.
	if hard < 0.85 || confident > hard-0.1 {
		t.Errorf("%v of the field is even with classes alone, %v with confidence; want nearly all and less", hard, confident)
	}
	b.screenshot("boundary-classes")
	look(b, "fill", "P")
	b.wait("the row", `() => find("bd-points-lab").store.values.hatched`)
	if hatched := even(func(share float64) bool { return share <= hard-0.1 }); hatched > hard-0.1 {
		t.Errorf("hatched, %v of the field is even, plain %v; want lines over it", hatched, hard)
	}
	b.screenshot("boundary-hatched")
	look(b, "boundary", kb.End) // All the letters of "Output Class 3" are no name where there is a second between two.
	b.wait("a caption that names the output", `() => find(".caption")?.textContent === "Showing the output of Class 3"`)
	b.wait("the row", `() => find("bd-points-lab").store.values.boundary === "output-3"`)
	b.screenshot("boundary-output")
}

// TestCaptionHasTwoLines at most, however long the name of the output, with an ellipsis where there is more.
func TestCaptionHasTwoLines(t *testing.T) {
	b := empty(t, phone, "&data=gaussians&classes=3&boundary=output-2")
	type look struct {
		Lines, Left float64
		Cut         bool
	}
	const caption = `find(".caption")`
	for i, c := range []struct {
		name  string
		lines float64
		cut   bool
	}{{strings.Repeat("a long name ", 12), 2, true}, {strings.Repeat("endless", 20), 2, true}, {"Two", 1, false}} {
		call[bool](b, `(name) => { find("bd-points-lab").store.set({ classNames: ["One", name, "Three"] }); return true; }`, c.name)
		b.wait("the caption", `(name) => `+caption+`.textContent.includes(name.trim())`, c.name)
		got := call[look](b, `() => {
			const caption = `+caption+`, { bottom, height, right } = caption.getBoundingClientRect(), room = find(".captions").getBoundingClientRect();
			return { Lines: Math.round((height - 6) / 20), Left: Math.min(room.bottom - bottom, room.right - right), Cut: caption.scrollHeight > caption.clientHeight };
		}`)
		if got.Lines != c.lines || got.Left < 0 || got.Cut != c.cut {
			t.Errorf("name %d: %+v, want %v lines within its room, cut: %v", i, got, c.lines, c.cut)
		}
	}
	b.screenshot("caption-long")
}

func TestTestPointsAreHidden(t *testing.T) {
	v := desktop
	v.prelude = recordPrelude
	b := open(t, origin+"/#v=1&data=circle&test=0.5&count=200", v)
	b.wait("the points", `() => record.details.data?.testY?.length > 0 && `+inkedScript+` > 0`)
	all := inked(b)
	openSheet(b, "Data")
	look(b, "tested", "H")
	b.wait("fewer points on the drawing", `(all) => `+inkedScript+` < 0.75 * all`, all)
	if test := call[int](b, `() => record.details.data.testY.length`); test < 80 {
		t.Errorf("%d points judge the network while hidden, want about 100", test)
	}
	b.wait("the state in the link", `() => find("bd-points-lab").store.values.testShown === false`)
	look(b, "tested", kb.ArrowUp) // Another letter so soon would be the second of a word.
	b.wait("the state", `() => find("bd-points-lab").store.values.testShown`)
	b.wait("all points on the drawing", `(all) => `+inkedScript+` > 0.99 * all`, all)
}

// TestHingeOfTwoClasses: one output whose sign is the class, drawn around 0.
func TestHingeOfTwoClasses(t *testing.T) {
	b := empty(t, desktop, "&data=circle&loss=hinge&layers=8")
	trainUntil(b, "a network that is right", `() => record.details.progress?.accuracy > 0.95`)
	b.wait("one output", `() => find("back-draw").trainer.spec.layers.at(-1).units === 1 && find("back-draw").trainer.spec.loss === "hinge"`)
	if wrong := call[int](b, `() => record.details.data.y.filter((target) => target !== 1 && target !== -1).length`); wrong > 0 {
		t.Errorf("%d targets are neither -1 nor 1", wrong)
	}
	b.wait("few points marked", `() => { const text = find("bd-drawing").shadowRoot.querySelector(".wrong")?.textContent; return text !== undefined && parseInt(text) < 20; }`)
	call[bool](b, `() => { find("back-draw").pause(); return true; }`)
	look := call[string](b, `() => { const { look } = find("bd-drawing").picture(); return look.meaning.kind; }`)
	if look != "score" {
		t.Errorf("the field is shown as %q, want score", look)
	}
	if errors := call[int](b, `() => record.events.error ?? 0`); errors != 0 {
		t.Errorf("%d errors were told", errors)
	}
}

// TestEightClassesAreNamedInTheirTable: for eyes too, and without scrolling sideways.
func TestEightClassesAreNamedInTheirTable(t *testing.T) {
	b := empty(t, desktop, "&data=blobs&classes=8&count=2000&noise=1")
	b.click(`[aria-label="One epoch"]`)
	b.wait("an epoch", `() => record.events.done > 0`)
	call[bool](b, `() => { find("bd-points-lab").store.set({ result: "classes" }); return true; }`)
	b.wait("the table", `() => find("bd-confusion")?.shadowRoot.querySelectorAll("tbody tr").length === 8`)
	names := call[[]string](b, `() => Array.from(find("bd-confusion").shadowRoot.querySelectorAll("tbody th .named span"), (name) => name.offsetWidth > 20 && name.scrollWidth <= name.clientWidth ? name.innerText : "")`)
	for i, name := range names {
		if name != "Class "+string(rune('1'+i)) {
			t.Errorf("row %d is called %q", i, name)
		}
	}
	if len(names) != 8 {
		t.Errorf("%d rows have names, want 8", len(names))
	}
	if over := call[float64](b, `() => { const { scrollWidth, clientWidth } = find("bd-confusion"); return scrollWidth - clientWidth; }`); over > 0 {
		t.Errorf("the table is %v pixels wider than its place", over)
	}
	b.screenshot("confusion-eight")
}

// TestForcedColoursShowWhatIsChosen: where the system chooses colours, the chosen tool, tab and view differ from the others.
func TestForcedColoursShowWhatIsChosen(t *testing.T) {
	b := empty(t, desktop, "&data=circle")
	send(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}})
	b.wait("forced colours", `() => matchMedia("(forced-colors: active)").matches`)
	const styles = `(chosen, other) => {
		const look = (selector) => { const { outlineStyle, outlineColor, backgroundColor, borderBottomColor } = getComputedStyle(find(selector)); return [outlineStyle, outlineColor, backgroundColor, borderBottomColor].join(); };
		return look(chosen) !== look(other);
	}`
	compared := 0
	for _, pair := range [][2]string{
		{`.tools .icon[aria-pressed="true"], .tools .icon[aria-checked="true"]`, `.tools .icon[aria-pressed="false"], .tools .icon[aria-checked="false"]`},
		{`.labs button[aria-current="page"]`, `.labs button:not([aria-current="page"])`},
		{`bd-segments button[aria-checked="true"], [role="radio"][aria-checked="true"][data-value]`, `[role="radio"][aria-checked="false"][data-value]`},
		{`.choice button[aria-pressed="true"]`, `.choice button[aria-pressed="false"]`},
	} {
		b.wait(pair[0], `(chosen, other) => find(chosen) && find(other)`, pair[0], pair[1])
		if !call[bool](b, styles, pair[0], pair[1]) {
			t.Errorf("%s looks as %s does", pair[0], pair[1])
		}
		compared++
	}
	if compared != 4 {
		t.Errorf("%d pairs were compared, want 4", compared)
	}
	if play := call[string](b, `() => getComputedStyle(find("button.play")).forcedColorAdjust`); play != "none" {
		t.Errorf("play has the colours of a plain button: forced-color-adjust is %s", play)
	}
}

// TestForcedColoursLeaveTextOnChosenButtons: in colours of their own, for the system lays its canvas behind the text of others.
func TestForcedColoursLeaveTextOnChosenButtons(t *testing.T) {
	forced := func(b *tab) {
		send(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}})
		b.wait("forced colours", `() => matchMedia("(forced-colors: active)").matches`)
	}
	looked := 0
	look := func(b *tab, selector string) {
		t.Helper()
		b.wait(selector, `(selector) => find(selector)`, selector)
		if adjust := call[string](b, `(selector) => getComputedStyle(find(selector)).forcedColorAdjust`, selector); adjust != "none" {
			t.Errorf("%s: forced-color-adjust is %s, want none", selector, adjust)
		}
		looked++
	}
	points := empty(t, desktop, "&data=circle")
	forced(points)
	points.press("l")
	look(points, "button.next.primary")
	for _, view := range []string{"check", "race", "landscape"} {
		call[bool](points, `(view) => { find('.views [data-view="' + view + '"]').click(); return true; }`, view)
		if view != "check" {
			points.wait("the view "+view, `(view) => find("bd-" + view)`, view)
		}
		look(points, map[string]string{"check": "button.run.primary", "race": "button.start.primary", "landscape": "button.start.primary"}[view])
	}
	points.screenshot("forced-landscape")
	digits := digitsLab(t, desktop)
	forced(digits)
	look(digits, "button.play")
	look(digits, `.segments button[aria-selected="true"]`)
	if looked != 6 {
		t.Errorf("%d buttons were looked at, want 6", looked)
	}
}
