package browser

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// keptCurves is JavaScript that gives the names of the kept curves and how many columns each has drawn, by name.
const keptCurves = stored + `const keptCurves = async () => {
	const { curve } = find("bd-curve-lab").store.table;
	return (await stored("backdraw-labs", "curves")).map(({ name, text }) => name + "=" + [...curve.read(text)].filter((y) => !Number.isNaN(y)).length).sort().join();
};`

// TestCurvesAreKeptByName: kept, drawn on, renamed, left for a ready-made one, opened again and deleted; a reload loses nothing.
func TestCurvesAreKeptByName(t *testing.T) {
	b := curveLab(t, desktop, "&curve=&members=1")
	kept := func(want string) {
		t.Helper()
		b.wait("kept curves "+want, `async (want) => { `+keptCurves+` return await keptCurves() === want; }`, want)
	}
	name := func(text string) {
		t.Helper()
		b.typeOver(".curve-name input", text)
	}
	line := func(from, to float64) {
		drawCurve(b, b.drag, from, to, func(x float64) float64 { return x / 3 })
	}
	line(-2, 2)
	n := drawn(b)
	name("slope")
	b.click(`[data-act="keep"]`)
	kept(fmt.Sprintf("slope=%d", n))
	line(3, 4)
	n2 := drawn(b)
	kept(fmt.Sprintf("slope=%d", n2))
	b.press("z", chromedp.ModifierCtrl)
	kept(fmt.Sprintf("slope=%d", n))
	b.press("Z", chromedp.ModifierCtrl, chromedp.ModifierShift)
	kept(fmt.Sprintf("slope=%d", n2))
	name("hill")
	kept(fmt.Sprintf("hill=%d", n2))
	b.click(`[data-act="keep"]`)
	kept(fmt.Sprintf("hill 2=%d,hill=%d", n2, n2))
	choose := func(value string) {
		t.Helper()
		b.wait(value+" in the list, which is read anew", `(label) => {
			const select = find(".ready-made").shadowRoot.querySelector("select");
			const option = [...select.options].find((option) => option.textContent.trim() === label);
			if (option === undefined) return false;
			select.value = option.value;
			select.dispatchEvent(new Event("change"));
			return true;
		}`, value)
	}
	choose("Sine")
	b.wait("the sine, which is none of the kept ones", `() => find("bd-curve-lab").store.values.open === "" && find(".curve-name input").value === "" && find('[data-act="delete"]').disabled`)
	line(5, 5.5)
	choose("hill")
	b.wait("the kept one", `(n) => find(".curve-name input").value === "hill" && find("bd-curve-lab").store.values.curve.filter((y) => !Number.isNaN(y)).length === n`, n2)
	kept(fmt.Sprintf("hill 2=%d,hill=%d", n2, n2))
	b.screenshot("curve-kept")
	b.wait("the session", `() => localStorage.getItem("backdraw-curve")?.includes('"open":"' + find("bd-curve-lab").store.values.open)`)
	b.do(chromedp.Navigate(origin + "/"))
	b.do(chromedp.Reload())
	b.wait("it open after a reload", `() => find(".curve-name input")?.value === "hill"`)
	line(-5, -4)
	n3 := drawn(b)
	kept(fmt.Sprintf("hill 2=%d,hill=%d", n2, n3))
	b.do(chromedp.Navigate(origin + "/#v=1&lab=curve&curve="))
	b.wait("the link's curve, which is none of the kept ones", `() => find("bd-curve-lab")?.store.values.curve.every(Number.isNaN) && find("bd-curve-lab").store.values.open === ""`)
	line(0, 1)
	choose("hill")
	b.wait("the kept one", `() => find(".curve-name input").value === "hill"`)
	kept(fmt.Sprintf("hill 2=%d,hill=%d", n2, n3))
	b.click(`[data-act="delete"]`)
	b.wait("the question", `() => find('[data-act="delete"]').textContent === "Delete for good"`)
	b.click(`[data-act="delete"]`)
	kept(fmt.Sprintf("hill 2=%d", n2))
	if left := drawn(b); left != n3 {
		t.Errorf("after its deletion %d columns are drawn, want %d as before", left, n3)
	}
	name("hill 2")
	b.click(`[data-act="keep"]`)
	b.wait("a sentence that the name is taken", `() => find(".notice")?.textContent.includes("There is a curve hill 2 already")`)
	kept(fmt.Sprintf("hill 2=%d", n2))
}

// TestCurvesAsFiles: tables by drop, JSON by choice, both back from what was exported; what is no curve is said and changes nothing.
func TestCurvesAsFiles(t *testing.T) {
	b := curveLab(t, desktop, "&curve=&members=1")
	var table strings.Builder
	table.WriteString("year\tlevel\n")
	for i := range 200 {
		fmt.Fprintf(&table, "%d\t%.3f\n", 1800+i, 100+20*math.Sin(float64(i)/10))
	}
	place := b.place(plot).at(0.5, 0.5)
	b.drop(place, input.DragData{Files: []string{file(t, "levels.tsv", table.String())}})
	b.wait("the table as a curve of its name, fitted", `() => find(".curve-name input").value === "levels" && find(".notice")?.textContent.includes("levels.tsv lay beyond the plane")`)
	if n := drawn(b); n < 205 || n > 225 {
		t.Errorf("the table drew %d columns, want about 217", n)
	}
	csv := b.downloaded("levels.csv", func() { b.click(`[data-act="csv"]`) })
	json := b.downloaded("levels.json", func() { b.click(`[data-act="json"]`) })
	before := call[string](b, `() => String(find("bd-curve-lab").store.values.curve)`)
	same := func(what, name string) {
		t.Helper()
		b.wait(what, `(name) => find(".curve-name input").value === name`, name)
		if after := call[string](b, `() => String(find("bd-curve-lab").store.values.curve)`); after != before {
			t.Errorf("%s is another curve", what)
		}
	}
	b.drop(place, input.DragData{Files: []string{file(t, "again.csv", csv)}})
	same("the exported table", "again")
	b.openFile(".curves input[type=file]", file(t, "saved.json", json))
	same("the exported JSON, under a name of its own", "levels 2")
	refused := 0
	for name, text := range map[string]string{"three.csv": "a,b,c\n1,2,3\n2,3,4\n", "words.txt": "no numbers here\n", "broken.json": "{"} {
		b.drop(place, input.DragData{Files: []string{file(t, name, text)}})
		b.wait("what is wrong with "+name, `(name) => find(".notice")?.textContent.includes(name + " is no curve")`, name)
		same("the curve from before", "levels 2")
		refused++
	}
	if refused != 3 {
		t.Errorf("%d files were refused, want 3", refused)
	}
}

// TestCurveOpenInTwoTabs: what is drawn in both becomes two curves, with a sentence; clearing leaves the kept one as it is.
func TestCurveOpenInTwoTabs(t *testing.T) {
	a := curveLab(t, desktop, "&curve=&members=1")
	drawCurve(a, a.drag, -2, 0, func(x float64) float64 { return x / 3 })
	a.click(`[data-act="keep"]`)
	a.wait("it kept", `() => find("bd-curve-lab").store.values.open !== ""`)
	a.wait("the session", `() => localStorage.getItem("backdraw-curve")?.includes('"open":"' + find("bd-curve-lab").store.values.open)`)
	v := desktop
	v.prelude = recordPrelude
	b := a.beside(origin+"/#v=1&lab=curve&curve="+call[string](a, `() => find("bd-curve-lab").store.table.curve.write(find("bd-curve-lab").store.values.curve)`), v)
	b.wait("the lab", `() => record.events.ready > 0 && find("bd-curve-lab")?.model`)
	call[bool](b, `(id) => { find("bd-curve-lab").store.set({ open: id }); return true; }`, call[string](a, `() => find("bd-curve-lab").store.values.open`))
	kept := call[string](a, `async () => { `+keptCurves+` return await keptCurves(); }`)
	drawCurve(b, b.drag, 1, 2, func(x float64) float64 { return 1 })
	b.wait("the change of one tab kept", `async (kept) => { `+keptCurves+` return await keptCurves() !== kept; }`, kept)
	before := call[string](b, `async () => { `+keptCurves+` return await keptCurves(); }`)
	drawCurve(a, a.drag, 3, 4, func(x float64) float64 { return -1 })
	a.wait("a sentence", `() => find(".notice")?.textContent.includes("another tab")`)
	a.wait("another curve kept", `async (before) => { `+keptCurves+` return await keptCurves() !== before; }`, before)
	after := call[string](a, `async () => { `+keptCurves+` return await keptCurves(); }`)
	if !strings.Contains(after, before) || !strings.Contains(after, "My curve 2=") {
		t.Errorf("kept were %q, and then %q, want one more", before, after)
	}
	a.click(`[aria-label="Clear the curve"]`) // Under the notice.
	a.wait("an empty plane of no name", `() => { const { open, curve } = find("bd-curve-lab").store.values; return open === "" && curve.every(Number.isNaN); }`)
	drawCurve(a, a.drag, -5, -4, func(x float64) float64 { return 2 })
	if now := call[string](a, `async () => { await new Promise((resolve) => setTimeout(resolve, 300)); `+keptCurves+` return await keptCurves(); }`); now != after {
		t.Errorf("after Clear and another line the kept curves are %q, want %q", now, after)
	}
}
