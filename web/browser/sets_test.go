package browser

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/storage"

	"backdraw/core/hand"
)

// act presses one of the buttons of the sets.
func act(b *tab, name string) {
	b.t.Helper()
	b.click(`.sets [data-act="` + name + `"]`)
}

// addDrawing draws a line and adds it to a class of digits.
func addDrawing(b *tab, class string) {
	b.t.Helper()
	before := call[int](b, `() => find("bd-digits-lab").store.values.collection.examples.length`)
	write(b, []hand.Stroke{{{.3, .3}, {.6, .6}}})
	b.click(`[aria-label="Add the drawing to ` + class + `"]`)
	b.wait("the example", `(before) => find("bd-digits-lab").store.values.collection.examples.length > before && find("bd-pad").empty`, before)
}

// TestSetsAreRenamedExportedMergedAndDeleted: by the page's own buttons, field and files.
func TestSetsAreRenamedExportedMergedAndDeleted(t *testing.T) {
	b := digitsLab(t, desktop)
	addDrawing(b, "4")
	renameSet(b, "fours")
	b.wait("the set under another name", `() => find("bd-digits-lab").store.values.collection.name === "fours" && setNames() === "fours" && find("bd-digits-lab").store.values.collection.examples.length === 1`)
	exported := b.downloaded("fours.json", func() { act(b, "export") })
	if !strings.HasPrefix(exported, `{"backdraw":"digits","version":1,"classes":["0",`) {
		t.Errorf("the exported file begins %.60s", exported)
	}
	act(b, "new")
	b.wait("an empty set", `() => find("bd-digits-lab").store.values.collection.classes.join() === "A,B"`)
	b.wait("both sets, and the new one without digits of its own", `() => setNames() === "fours,My digits" && find("bd-digits-lab").store.values.collection.base === "none"`)
	b.wait("the last of its classes, for images", `() => find(".pad .tools .aside").textContent === "Dropped images go to B"`)
	renameSet(b, "fours")
	b.wait("a sentence that the name is taken", `() => find(".notice")?.textContent.includes("already")`)
	smaller := `{"backdraw":"digits","version":1,"classes":["A","fish"],"examples":` + exported[strings.Index(exported, `[[4,`):]
	smaller = strings.Replace(smaller, `[[4,`, `[[1,`, 1)
	b.openFile(`input[type=file]`, file(t, "other.json", smaller))
	b.wait("the file merged", `() => find("bd-digits-lab").store.values.collection.classes.join() === "A,B,fish" && find("bd-digits-lab").store.values.collection.examples.map(({ label }) => label).join() === "2"`)
	at := b.place(pad)
	b.drop(at.at(0.5, 0.5), input.DragData{Files: []string{file(t, "dropped.json", smaller)}})
	b.wait("the same dropped", `() => find("bd-digits-lab").store.values.collection.examples.map(({ label }) => label).join() === "2" && find(".notice")?.textContent.includes("No example was added from the file; 1 was here already.")`)
	b.drop(at.at(0.5, 0.5), input.DragData{Files: []string{file(t, "nonsense.json", "{}")}})
	b.wait("a sentence about what is no set", `() => find(".notice")?.textContent.includes("nonsense.json is no set")`)
	second := call[string](b, `() => find("bd-digits-lab").store.values.set`)
	b.wait("both kept", `() => setNames() === "fours,My digits" || setNames() === "My digits,fours"`)
	act(b, "delete")
	b.wait("a second question", `() => find('[data-act="delete"]').textContent === "Delete for good"`)
	b.screenshot("digits-sets")
	act(b, "delete")
	b.wait("the first set, the second gone", `(second) => { const { store } = find("bd-digits-lab"); return store.values.set !== second && store.values.collection.examples[0]?.label === 4 && setNames() === "fours"; }`, second)
	act(b, "delete")
	act(b, "delete")
	b.wait("nothing kept but the beginning", `() => { const { store } = find("bd-digits-lab"); return setNames() === "My digits" && store.values.collection.examples.length === 0 && store.values.collection.classes.length === 10; }`)
}

// TestImagesAreDropped: black ink on white becomes an example as a drawing does.
func TestImagesAreDropped(t *testing.T) {
	b := digitsLab(t, desktop)
	picture := image.NewGray(image.Rect(0, 0, 60, 80))
	for i := range picture.Pix {
		picture.Pix[i] = 255
	}
	for y := 10; y < 70; y++ {
		for x := 28; x < 33; x++ {
			picture.SetGray(x, y, color.Gray{})
		}
	}
	var written bytes.Buffer
	if err := png.Encode(&written, picture); err != nil {
		t.Fatal(err)
	}
	path := file(t, "one.png", written.String())
	b.click(`[aria-label="Name of class 1"]`)
	b.drop(b.place(pad).at(0.5, 0.5), input.DragData{Files: []string{path}})
	b.wait("the image as an example of 1", `() => { const [example] = find("bd-digits-lab").store.values.collection.examples; return example?.label === 1 && find(".notice")?.textContent.includes("1 image was added to 1"); }`)
	if ink := call[[]int](b, `() => { const { picture } = find("bd-digits-lab").store.values.collection.examples[0]; return [picture[14 * 28 + 14], picture[14 * 28 + 4], picture[14 * 28 + 24]]; }`); ink[0] < 150 || ink[1] != 0 || ink[2] != 0 {
		t.Errorf("ink in the middle, left and right is %v, want an upright line in the middle", ink)
	}
	b.drop(b.place(pad).at(0.5, 0.5), input.DragData{Files: []string{path, file(t, "notes.txt", "no set"), path, file(t, "more.txt", "")}})
	b.wait("images taken and files refused", `() => find(".notice")?.textContent.includes("2 images were added to 1. Left out: notes.txt, more.txt (no set")`)
	if err := os.WriteFile(path, []byte("no image"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.drop(b.place(pad).at(0.5, 0.5), input.DragData{Files: []string{path}})
	b.wait("a sentence about what is no image", `() => find(".notice")?.textContent.includes("one.png")&& find(".notice").textContent.includes("Nothing was changed")`)
}

// TestFullStorageLosesNothing: the browser's own quota, not a stand-in for it.
func TestFullStorageLosesNothing(t *testing.T) {
	b := digitsLab(t, desktop)
	addDrawing(b, "4")
	quota := 1.0
	send(b, storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: origin, QuotaSize: &quota})
	defer send(b, storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: origin})
	// Chromium asks for the quota anew when what it had left is 30 seconds old.
	drawn := "4"
	for full := false; !full && len(drawn) < 90; full = call[bool](b, `async () => {
		await new Promise((resolve) => setTimeout(resolve, 1000));
		return find(".notice")?.textContent.includes("no room left") === true;
	}`) {
		addDrawing(b, "5")
		drawn += ",5"
	}
	b.wait("a sentence", `() => find(".notice")?.textContent.includes("no room left")`)
	if labels := call[string](b, `() => find("bd-digits-lab").store.values.collection.examples.map(({ label }) => label).join()`); labels != drawn {
		t.Errorf("the examples are of %s, want %s", labels, drawn)
	}
	send(b, storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: origin})
	addDrawing(b, "6")
	b.wait("all kept once there is room", `async (drawn) => {
		`+stored+`
		return (await stored("backdraw", "drawn")).some(({ text }) => JSON.parse(text).examples.map(([label]) => label).join() === drawn + ",6");
	}`, drawn)
}

// TestPenPressureIsDrawn: a pen that is pressed harder draws a wider line; a mouse has the middle width.
func TestPenPressureIsDrawn(t *testing.T) {
	b := digitsLab(t, desktop)
	at := b.place(pad)
	for i, force := range []float64{0.1, 0.9} {
		y := 0.3 + 0.4*float64(i)
		event := input.DispatchMouseEventParams{Button: input.MouseButtonLeft, PointerType: input.DispatchMouseEventPointerTypePen, ClickCount: 1, Force: force}
		for _, step := range []struct {
			kind input.DispatchMouseEventType
			x    float64
		}{{input.DispatchMouseEventTypeMousePressed, 0.2}, {input.DispatchMouseEventTypeMouseMoved, 0.5}, {input.DispatchMouseEventTypeMouseMoved, 0.8}, {input.DispatchMouseEventTypeMouseReleased, 0.8}} {
			p := at.at(step.x, y)
			event.Type, event.X, event.Y = step.kind, p.x, p.y
			if step.kind != input.DispatchMouseEventTypeMousePressed {
				event.Buttons = 1
			}
			send(b, input.DispatchMouseEvent, event)
		}
	}
	pressures := call[[]float64](b, `() => { const { points, ends } = find("bd-pad").drawing; return [points[2], points[3 * ends[0] + 2]]; }`)
	if pressures[0] > 0.15 || pressures[1] < 0.85 {
		t.Errorf("the pen's pressures are %v, want 0.1 and 0.9", pressures)
	}
	rows := call[[]int](b, `async () => {
		await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
		const canvas = find("bd-pad").shadowRoot.querySelector("canvas");
		const { data } = canvas.getContext("2d").getImageData(Math.round(canvas.width / 2), 0, 1, canvas.height);
		const inked = Array.from({ length: canvas.height }, (_, y) => data[4 * y + 3] > 127);
		const half = Math.round(canvas.height / 2);
		return [inked.slice(0, half), inked.slice(half)].map((part) => part.filter(Boolean).length);
	}`)
	if rows[0] == 0 || float64(rows[1]) < 1.3*float64(rows[0]) {
		t.Errorf("lines drawn lightly and hard are %v rows wide", rows)
	}
}

// TestDigitsInAnArticle: the lab in an element of another page, where it keeps its sets too.
func TestDigitsInAnArticle(t *testing.T) {
	b := open(t, foreign(t, strict, `<script type="module" src="vendor/backdraw.js"></script><back-draw lab="digits" height="420"></back-draw>`), recorded)
	b.wait("the lab", `() => record.events.ready > 0 && find("bd-digits-lab")?.model?.examples`)
	addDrawing(b, "4")
	call[bool](b, `() => { find("back-draw").step(); return true; }`)
	b.wait("a step", `() => record.details.done?.steps === 1 && find("bd-digits-lab").model.guess === undefined`)
	b.screenshot("digits-embed")
}

// TestFilesForTheSequenceLab: a text is dropped and chosen, another person's strokes are merged.
func TestFilesForTheSequenceLab(t *testing.T) {
	b := sequenceLab(t, desktop, "")
	b.drop(b.place("textarea").at(0.5, 0.5), input.DragData{Files: []string{file(t, "own.txt", strings.Repeat("qrs ", 20))}})
	b.wait("the dropped text", `() => find("bd-sequence-lab").model.corpus.alphabet.join("") === " qrs" && find("textarea").value.startsWith("qrs qrs")`)
	b.openFile(`input[type=file]`, file(t, "other.txt", strings.Repeat("uvw ", 20)))
	b.wait("the text chosen", `() => find("bd-sequence-lab").model.corpus.alphabet.join("") === " uvw"`)
	b.openFile(`input[type=file]`, file(t, "bytes.txt", "a\x00b"))
	b.wait("a sentence about what is no text", `() => find(".notice")?.textContent.includes("bytes.txt could not be read")`)
	b.click(`[data-value="strokes"]`)
	b.wait("the strokes", `() => find("bd-sequence-lab").renderRoot.querySelectorAll(".row").length === 2`)
	b.openFile(`input[type=file]`, file(t, "strokes.json", `{"backdraw":"strokes","version":1,"classes":["↺","line"],"examples":[[1,"_4AA_4AA"]]}`))
	b.wait("the strokes merged", `() => { const { classes, examples } = find("bd-sequence-lab").store.values.collection; return classes.join() === "↻,↺,line" && examples.at(-1).label === 2; }`)
	b.openFile(`input[type=file]`, file(t, "nothing.json", "[]"))
	b.wait("a sentence about what is no set", `() => find(".notice")?.textContent.includes("nothing.json is no set")`)
}

// TestSeveralFilesAreToldTogether: what each brought and which were left out, whatever came last.
func TestSeveralFilesAreToldTogether(t *testing.T) {
	t.Run("digits", func(t *testing.T) {
		b := digitsLab(t, desktop)
		set := func(classes string, examples ...string) string {
			return `{"backdraw":"digits","version":1,"classes":[` + classes + `],"examples":[` + strings.Join(examples, ",") + `]}`
		}
		ink, more := strings.Repeat("A", 1046), strings.Repeat("B", 1046)
		many := make([]string, 15)
		for i := range many {
			many[i] = fmt.Sprintf("%q", fmt.Sprintf("class %d", i))
		}
		b.drop(b.place(pad).at(0.5, 0.5), input.DragData{Files: []string{
			file(t, "one.json", set(`"0","1"`, `[0,"`+ink+`"]`, `[1,"`+ink+`"]`)),
			file(t, "broken.png", "no picture"),
			file(t, "two.json", set(`"0","1"`, `[0,"`+more+`"]`, `[1,"`+ink+`"]`)),
			file(t, "large.json", set(strings.Join(many, ","), `[0,"`+ink+`"]`)),
			file(t, "words.txt", "words"),
		}})
		b.wait("all of it", `() => find(".notice")?.textContent.includes("3 examples were added from 2 files; 1 was here already. Left out: broken.png, words.txt (no set of Backdraw’s, no image with something on it). Left out, as the set would be too large with them (20 classes and 5000 examples at most): large.json.")`)
		labels(b, "0,0,1")
		b.screenshot("digits-files")
	})
	t.Run("strokes", func(t *testing.T) {
		b := sequenceLab(t, phone, "&mode=strokes")
		b.wait("the circles", `() => setNames() === "Circles"`)
		set := func(steps string) string {
			return `{"backdraw":"strokes","version":1,"classes":["line","↻"],"examples":[[0,"` + steps + `"]]}`
		}
		b.openFile(`input[type=file]`, file(t, "one.json", set("_4AA_4AA")), file(t, "nothing.json", "[]"), file(t, "two.json", set("_4AA_4AA_4AA")), file(t, "again.json", set("_4AA_4AA")))
		b.wait("all of it", `() => find(".notice")?.textContent.includes("2 examples were added from 3 files; 1 was here already. Left out: nothing.json (no set of strokes).")`)
		b.screenshot("strokes-files")
	})
	t.Run("texts", func(t *testing.T) {
		b := sequenceLab(t, desktop, "")
		b.drop(b.place("textarea").at(0.5, 0.5), input.DragData{Files: []string{file(t, "one.txt", "abab abab"), file(t, "bytes.txt", "a\x00b"), file(t, "two.txt", "cdcd")}})
		b.wait("both texts", `() => find("textarea").value === "abab abab\ncdcd"`)
		b.wait("what was left out", `() => find(".notice")?.textContent.includes("Left out: bytes.txt (could not be read as text).")`)
	})
	t.Run("curves", func(t *testing.T) {
		b := curveLab(t, desktop, "&curve=&members=1")
		table := func(scale float64) string {
			var text strings.Builder
			text.WriteString("x,y\n")
			for i := range 40 {
				fmt.Fprintf(&text, "%g,%g\n", scale*(float64(i)/10-2), scale*float64(i%7)/7)
			}
			return text.String()
		}
		b.drop(b.place(plot).at(0.5, 0.5), input.DragData{Files: []string{file(t, "near.csv", table(1)), file(t, "far.csv", table(100)), file(t, "broken.json", "{"), file(t, "last.csv", table(0.9))}})
		b.wait("all of it", `() => find(".notice")?.textContent.includes("3 curves came to the list; the last of them is shown. far.csv lay beyond the plane: its numbers were fitted to it. Left out: broken.json (no tables of two columns")`)
		b.wait("the last of them", `() => find(".curve-name input").value === "last"`)
		b.screenshot("curve-files")
	})
}
