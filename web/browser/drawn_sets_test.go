package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"backdraw/core/hand"
)

// labels waits until the set that is open in the digits lab has examples of these classes, sorted.
func labels(b *tab, want string) {
	b.t.Helper()
	b.wait("examples of "+want, `(want) => { const { classes, examples } = find("bd-digits-lab").store.values.collection; return examples.map(({ label }) => classes[label]).sort().join() === want; }`, want)
}

// keptExamples waits until some set in the database has that many examples.
func keptExamples(b *tab, count int) {
	b.t.Helper()
	b.wait("them in the database", `async (count) => { `+stored+` return (await stored("backdraw", "drawn")).some(({ text }) => JSON.parse(text).examples.length === count); }`, count)
}

// pickSet opens a set of the list by its name, with the arrow keys: letters make a name only where they follow soon enough.
func pickSet(b *tab, name string) {
	b.t.Helper()
	b.wait("the set in the list", `(name) => setNames().split(",").includes(name)`, name)
	away := call[int](b, `(name) => {
		const select = find(".sets bd-choice").shadowRoot.querySelector("select");
		select.focus();
		return [...select.options].findIndex((option) => option.label.trim() === name) - select.selectedIndex;
	}`, name)
	for ; away > 0; away-- {
		b.press(kb.ArrowDown)
	}
	for ; away < 0; away++ {
		b.press(kb.ArrowUp)
	}
}

// TestTwoTabsOfOneSet: what either adds, deletes and renames comes to the other, which says so, and undo takes back one's own.
func TestTwoTabsOfOneSet(t *testing.T) {
	a := digitsLab(t, desktop)
	addDrawing(a, "4")
	a.wait("its place in the database", `() => localStorage.getItem("backdraw-digits")?.includes('"set":"digits"')`)
	v := desktop
	v.prelude = recordPrelude
	b := a.beside(origin+"/#v=1&lab=digits", v)
	b.wait("the lab", `() => record.events.ready > 0 && find("bd-digits-lab")?.model?.examples`)
	labels(b, "4")
	addDrawing(b, "5")
	labels(a, "4,5")
	a.wait("a sentence", `() => find(".notice")?.textContent.includes("changed in another tab")`)
	a.screenshot("digits-two-tabs")
	a.click(`[aria-label="Delete this example of 4"]`)
	labels(b, "5")
	// Neither waits for the other.
	for _, class := range []string{"6", "7", "8"} {
		addDrawing(a, class)
		addDrawing(b, class)
	}
	for _, each := range []*tab{a, b} {
		labels(each, "5,6,6,7,7,8,8")
	}
	a.press("z", chromedp.ModifierCtrl)
	for _, each := range []*tab{a, b} {
		labels(each, "5,6,6,7,7,8")
	}
	renameClass(a, "5", "five")
	addDrawing(b, "9")
	for _, each := range []*tab{a, b} {
		labels(each, "6,6,7,7,8,9,five")
	}
	act(a, "delete")
	act(a, "delete")
	b.wait("that it was deleted", `() => find(".notice")?.textContent.includes("deleted in another tab")`)
	labels(b, "6,6,7,7,8,9,five")
	// Which set the next visit opens is what the last tab says.
	a.wait("what the first tab says", `() => !localStorage.getItem("backdraw-digits").includes('"set":"digits"')`)
	addDrawing(b, "9")
	keptExamples(b, 8)
	b.do(chromedp.Reload())
	b.wait("the lab again", `() => find("bd-digits-lab")?.model?.examples`)
	labels(b, "6,6,7,7,8,9,9,five")
}

// renameClass types another name over a class's own.
func renameClass(b *tab, from, to string) {
	b.t.Helper()
	b.typeOver(`[aria-label="Name of class `+from+`"]`, to)
	call[bool](b, `() => { find("bd-digits-lab, bd-sequence-lab").shadowRoot.activeElement?.blur(); return true; }`)
}

// TestFirstSetStaysInReach: after a new set, which has digits of its own to start from; either has its own again.
func TestFirstSetStaysInReach(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		t.Run(v.String(), func(t *testing.T) {
			b := digitsLab(t, v)
			act(b, "new")
			b.wait("only what is drawn", `() => { const { model, store } = find("bd-digits-lab"); return store.values.collection.base === "none" && model.examples.train.y.length === 0; }`)
			b.wait("both in the list", `() => setNames() === "My digits,My digits 2"`)
			b.wait("both in the database", `async () => { `+stored+` return (await stored("backdraw", "drawn")).length === 2; }`)
			b.do(chromedp.Reload())
			b.wait("the second after a reload", `() => find("bd-digits-lab")?.store.values.collection.classes.join() === "A,B"`)
			pickSet(b, "My digits")
			b.wait("the first", `() => { const { model, store } = find("bd-digits-lab"); return store.values.collection.classes.length === 10 && store.values.collection.base === "optical" && model.examples.train.y.length > 1000; }`)
			b.wait("both in the list still", `() => setNames() === "My digits,My digits 2"`)
		})
	}
}

// TestEveryChangeOfASetCanBeTakenBack: by the buttons, on a phone as well.
func TestEveryChangeOfASetCanBeTakenBack(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		t.Run(v.String(), func(t *testing.T) {
			b := digitsLab(t, v)
			is := func(what, state string) {
				t.Helper()
				b.wait(what, `(state) => {
					const { collection: { name, base, classes, examples }, drawing } = find("bd-digits-lab").store.values;
					return [drawing.ends.length, name, base, classes.slice(0, 2).join(""), classes.length, examples.length].join(" ") === state && find("bd-pad").drawing === drawing;
				}`, state)
			}
			changes := 0
			change := func(what, before, after string, make func()) {
				t.Helper()
				changes++
				is("before "+what, before)
				make()
				is(what, after)
				b.click(`[aria-label="Undo"]`)
				is(what+" taken back", before)
				b.click(`[aria-label="Redo"]`)
				is(what+" again", after)
			}
			change("a stroke", "0 My digits optical 01 10 0", "1 My digits optical 01 10 0", func() { write(b, []hand.Stroke{{{.3, .3}, {.6, .6}}}) })
			change("another stroke", "1 My digits optical 01 10 0", "2 My digits optical 01 10 0", func() { write(b, []hand.Stroke{{{.3, .6}, {.6, .3}}}) })
			change("clear", "2 My digits optical 01 10 0", "0 My digits optical 01 10 0", func() { b.click(`[aria-label="Clear the drawing"]`) })
			b.click(`[aria-label="Undo"]`)
			change("add", "2 My digits optical 01 10 0", "0 My digits optical 01 10 1", func() { b.click(`[aria-label="Add the drawing to 1"]`) })
			change("rename a class", "0 My digits optical 01 10 1", "0 My digits optical 0x 10 1", func() { renameClass(b, "1", "x") })
			change("rename the set", "0 My digits optical 0x 10 1", "0 mine optical 0x 10 1", func() { renameSet(b, "mine") })
			change("another class", "0 mine optical 0x 10 1", "0 mine optical 0x 11 1", func() { b.click(".another") })
			change("remove a class", "0 mine optical 0x 11 1", "0 mine optical 02 10 0", func() {
				b.click(`[aria-label="Remove class x and its examples"]`)
				b.wait("that it can come back", `() => find(".notice")?.textContent.includes("Class x and its example are gone; Undo brings them back.")`)
			})
			b.click(`[aria-label="Undo"]`)
			change("delete", "0 mine optical 0x 11 1", "0 mine optical 0x 11 0", func() { b.click(`[aria-label="Delete this example of x"]`) })
			code := strings.Repeat("A", 1046)
			change("merge", "0 mine optical 0x 11 0", "0 mine optical 0x 12 2", func() {
				b.openFile(`input[type=file]`, file(t, "other.json", `{"backdraw":"digits","version":1,"classes":["0","cow"],"examples":[[0,"`+code+`"],[1,"`+code+`"]]}`))
			})
			if changes != 10 {
				t.Errorf("%d changes were tried, want 10", changes)
			}
			b.screenshot("digits-undo-" + v.String())
		})
	}
}

func renameSet(b *tab, name string) {
	b.t.Helper()
	b.typeOver(".set-name input", name)
}

// TestUnfinishedDrawingOutlivesAReload: in both labs that draw.
func TestUnfinishedDrawingOutlivesAReload(t *testing.T) {
	for _, lab := range []string{"digits", "sequence&mode=strokes"} {
		t.Run(lab, func(t *testing.T) {
			b := open(t, origin+"/#v=1&lab="+lab, desktop)
			b.wait("the surface", `() => find("bd-pad")`)
			at := b.place(pad)
			b.drag(at.at(.2, .2), at.at(.5, .5), at.at(.8, .2))
			b.drag(at.at(.2, .8), at.at(.8, .8))
			b.do(chromedp.Reload())
			b.wait("the drawing", `() => { const { ends, points } = find("bd-pad")?.drawing ?? {}; return ends?.join() === "3,5" && Math.abs(points[3] - 0.5) < 0.01 && Math.abs(points[4] - 0.5) < 0.01; }`)
			b.wait("its ink", `() => {
				const canvas = find("bd-pad").shadowRoot.querySelector("canvas");
				return canvas.getContext("2d").getImageData(0, Math.round(0.8 * canvas.height), canvas.width, 1).data.some((value) => value > 0);
			}`)
			b.click(`[aria-label="Add the drawing to ` + map[bool]string{true: "0", false: "↻"}[lab == "digits"] + `"]`)
			b.wait("the surface empty", `() => find("bd-pad").empty`)
		})
	}
}

// TestLastChangeOutlivesAReload: a database that is in the middle of its work gives it up as the page goes.
func TestLastChangeOutlivesAReload(t *testing.T) {
	for _, lab := range []string{"digits", "sequence&mode=strokes"} {
		t.Run(lab, func(t *testing.T) {
			b := open(t, origin+"/#v=1&lab="+lab, desktop)
			b.wait("the set", `() => find("[data-lab-element]")?.store.values.set !== "" && find("bd-pad")`)
			count := call[int](b, `() => find("[data-lab-element]").store.values.collection.examples.length`)
			at := b.place(pad)
			const has = `(count) => find("[data-lab-element]")?.store.values.collection.examples.length === count`
			const keeps = `async (count) => { ` + stored + ` return JSON.parse((await stored("backdraw", "drawn"))[0]?.text ?? null)?.examples.length === count; }`
			draw := func() {
				count++
				b.drag(at.at(.2, .2), at.at(.5, .5), at.at(.8, .2))
				b.click(`[aria-label="Add the drawing to ` + map[bool]string{true: "0", false: "↻"}[lab == "digits"] + `"]`)
				b.wait("the example", has, count)
			}
			draw()
			b.wait("it in the database", keeps, count)
			call[bool](b, `() => { IDBFactory.prototype.open = () => ({}); return true; }`)
			draw()
			draw()
			b.do(chromedp.Reload())
			b.wait("all after a reload", has, count)
			b.wait("all in the database", keeps, count)
			b.do(chromedp.Reload())
			b.wait("no more after another", has, count)
			if left := call[string](b, `() => Object.keys(localStorage).filter((name) => name.startsWith("backdraw:left")).join()`); left != "" {
				t.Errorf("%s is left in storage", left)
			}
		})
	}
}

// TestRefusedAndKnownIsSaid: a class's name that is taken, and one's own file; what was said goes by itself.
func TestRefusedAndKnownIsSaid(t *testing.T) {
	b := digitsLab(t, desktop)
	addDrawing(b, "4")
	renameClass(b, "4", "7")
	b.wait("a sentence", `() => find(".notice")?.textContent.includes("There is a class 7 already. Nothing was changed.") && find('[aria-label="Name of class 4"]').value === "4"`)
	exported := b.downloaded("My digits.json", func() { act(b, "export") })
	b.openFile(`input[type=file]`, file(t, "own.json", exported))
	b.wait("that nothing is new", `() => find(".notice")?.textContent.includes("No example was added from the file; 1 was here already.")`)
	labels(b, "4")
	b.wait("silence", `() => !find(".notice")`)
}

// TestSetsOfBeforeAreBroughtIn: digits that were kept by name alone, and the one set of strokes of the session.
func TestSetsOfBeforeAreBroughtIn(t *testing.T) {
	b := open(t, origin+"/", desktop)
	b.wait("the page", `() => find("bd-points-lab")`)
	code := strings.Repeat("A", 1046)
	call[bool](b, `async (code) => {
		const opening = indexedDB.open("backdraw", 1);
		opening.onupgradeneeded = () => { opening.result.createObjectStore("sets"); };
		await new Promise((resolve) => { opening.onsuccess = resolve; });
		const writing = opening.result.transaction("sets", "readwrite");
		writing.objectStore("sets").put('{"backdraw":"digits","version":1,"classes":["0","1"],"examples":[[1,"' + code + '"]]}', "oldest");
		writing.objectStore("sets").put('{"backdraw":"digits","version":1,"classes":["A","B"],"examples":[[0,"' + code + '"]]}', "letters");
		await new Promise((resolve) => { writing.oncomplete = resolve; });
		opening.result.close();
		localStorage.setItem("backdraw-digits", JSON.stringify({ v: 1, fields: { set: "letters" } }));
		localStorage.setItem("backdraw-sequence", JSON.stringify({ v: 1, fields: { mode: "strokes", strokes: '{"backdraw":"strokes","version":1,"classes":["zig","zag"],"examples":[[1,"_4AA_4AA"]]}' } }));
		return true;
	}`, code)
	b.showLab("digits")
	b.wait("the set that was open", `() => { const { name, base, classes, examples } = find("bd-digits-lab")?.store.values.collection ?? {}; return name === "letters" && base === "none" && classes.join() === "A,B" && examples.length === 1; }`)
	pickSet(b, "oldest")
	b.wait("the other", `() => { const { name, base, examples } = find("bd-digits-lab").store.values.collection; return name === "oldest" && base === "optical" && examples[0]?.label === 1; }`)
	b.showLab("sequence")
	const strokes = `() => { const { name, classes, examples } = find("bd-sequence-lab")?.store.values.collection ?? {}; return name === "My strokes" && classes.join() === "zig,zag" && examples.length === 1; }`
	b.wait("the strokes", strokes)
	b.wait("them out of the session", `() => !localStorage.getItem("backdraw-sequence").includes("zig")`)
	b.do(chromedp.Reload())
	b.wait("the strokes after a reload", strokes)
}

// TestStrokeSets: named, kept, begun, merged and deleted as digits are, up to twenty classes.
func TestStrokeSets(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		t.Run(v.String(), func(t *testing.T) {
			b := sequenceLab(t, v, "&mode=strokes")
			b.wait("the circles", `() => setNames() === "Circles" && find('[data-act="circles"]').disabled`)
			act(b, "new")
			b.wait("an empty set beside them", `() => setNames() === "Circles,My strokes" && find("bd-sequence-lab").store.values.collection.examples.length === 0`)
			b.click("button.play")
			b.wait("what is wanted", `() => find(".notice")?.textContent.includes("draw examples of two classes") && !find("bd-sequence-lab").playing`)
			b.click(".notice button")
			renameSet(b, "zigzags")
			b.wait("its name", `() => setNames() === "Circles,zigzags"`)
			for range 18 {
				b.click(".another")
			}
			b.wait("twenty classes, each with its mark", `() => {
				const { renderRoot } = find("bd-sequence-lab");
				const marks = [...renderRoot.querySelectorAll(".row .mark path")].map((path) => path.getAttribute("d") + path.getAttribute("fill"));
				return marks.length === 20 && new Set(marks).size === 20 && find(".another").disabled;
			}`)
			at := b.place(pad)
			b.stroke(at.at(.2, .2), at.at(.5, .3), at.at(.2, .5))
			b.click(`[aria-label="Add the drawing to T"]`)
			b.wait("the example", `() => find("bd-sequence-lab").store.values.collection.examples.length === 1`)
			exported := b.downloaded("zigzags.json", func() { act(b, "export") })
			if !strings.HasPrefix(exported, `{"backdraw":"strokes","version":1,"classes":["A","B",`) {
				t.Errorf("the exported file begins %.60s", exported)
			}
			b.screenshot("strokes-sets-" + v.String())
			pickSet(b, "Circles")
			b.wait("the circles again", `() => find("bd-sequence-lab").store.values.collection.examples.length === 12`)
			b.do(chromedp.Reload())
			b.wait("both after a reload", `() => setNames() === "Circles,zigzags" && find("bd-sequence-lab").store.values.collection.examples.length === 12`)
			act(b, "delete")
			act(b, "delete")
			b.wait("the other one", `() => setNames() === "zigzags" && find("bd-sequence-lab").store.values.collection.examples[0]?.label === 19`)
			act(b, "circles")
			b.wait("new circles", `() => setNames() === "Circles,zigzags" && find("bd-sequence-lab").store.values.collection.examples.length === 12`)
		})
	}
}

// TestPenPressureOfStrokesIsKept: as a picture, after a reload too.
func TestPenPressureOfStrokesIsKept(t *testing.T) {
	b := sequenceLab(t, desktop, "&mode=strokes")
	b.wait("the circles", `() => setNames() === "Circles"`)
	at := b.place(pad)
	for i, force := range []float64{0.1, 0.3, 0.5, 0.7, 0.9, 0.9} {
		kind := input.DispatchMouseEventTypeMouseMoved
		if i == 0 {
			kind = input.DispatchMouseEventTypeMousePressed
		} else if i == 5 {
			kind = input.DispatchMouseEventTypeMouseReleased
		}
		p := at.at(0.2+0.12*float64(min(i, 4)), 0.5)
		event := input.DispatchMouseEventParams{Type: kind, X: p.x, Y: p.y, Button: input.MouseButtonLeft, PointerType: input.DispatchMouseEventPointerTypePen, ClickCount: 1, Force: force}
		if i > 0 && i < 5 {
			event.Buttons = 1
		}
		send(b, input.DispatchMouseEvent, event)
	}
	b.click(`[aria-label="Add the drawing to ↻"]`)
	const widths = `() => {
		const thumbs = [...(find("bd-sequence-lab")?.renderRoot.querySelectorAll(".row:first-child .thumb") ?? [])];
		const widths = thumbs.map((thumb) => [...thumb.querySelectorAll("path")].map((path) => Number(path.getAttribute("stroke-width"))));
		return widths.length === 7 && widths[0].length === 1 && widths[6].length > 2 && widths[6].at(-1) > 2 * widths[6][0];
	}`
	b.wait("lines that grow wider", widths)
	b.do(chromedp.Reload())
	b.wait("them after a reload", widths)
}

// TestStrokesShowTheirSetsWithoutAScroll on a desktop, however many classes there are: those scroll beside the pad.
func TestStrokesShowTheirSetsWithoutAScroll(t *testing.T) {
	b := sequenceLab(t, desktop, "&mode=strokes")
	b.wait("the circles", `() => setNames() === "Circles"`)
	for classes := 2; ; classes += 9 {
		b.wait("the classes", `(n) => find("bd-sequence-lab").renderRoot.querySelectorAll(".classes .row").length === n`, classes)
		if wrong := call[string](b, `() => {
			const { renderRoot } = find("bd-sequence-lab"), [own, sets, bar, pad] = [".own", ".sets", ".bar", ".frame"].map((selector) => renderRoot.querySelector(selector));
			const [inside, below, side] = [sets.getBoundingClientRect(), bar.getBoundingClientRect().top, pad.getBoundingClientRect().width];
			return own.scrollHeight > own.clientHeight + 1 ? "the column scrolls" : inside.height < 40 || inside.bottom > below ? "the sets end at " + inside.bottom + ", the bar begins at " + below : side < 380 ? "the pad is " + side + " pixels wide" : "";
		}`); wrong != "" {
			t.Errorf("with %d classes %s", classes, wrong)
		}
		if classes == 20 {
			break
		}
		for range 9 {
			b.click(".another")
		}
	}
	b.screenshot("strokes-sets")
}
