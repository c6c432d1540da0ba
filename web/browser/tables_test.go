package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// outcome is what the data sheet says about the last table.
const outcome = `() => find(".outcome")?.innerText ?? ""`

func requireOutcome(b *tab, want ...string) {
	b.t.Helper()
	b.wait("the outcome "+want[0], `(want) => (find(".outcome")?.innerText ?? "").includes(want)`, want[0])
	said := call[string](b, outcome)
	for _, part := range want {
		if !strings.Contains(said, part) {
			b.t.Errorf("the sheet says %q, want %q in it", said, part)
		}
	}
}

func TestTablePastedOnThePage(t *testing.T) {
	b := empty(t, desktop, "&data=spiral")
	before := len(points(b))
	b.click(canvas) // One point more, and the focus.
	b.paste("x,y,kind\n1,2,owl\n-3,0.5,fox\n4,oops,fox\n5,5\n-3,-2,fox\n")
	requireOutcome(b, "3 points from the table.", "2 lines were left out:", `line 4: y is "oops", want a number`, "line 5 has 2 fields, want 3")
	requirePoints(b, "the table", [3]float64{1, 2, 1}, [3]float64{-3, 0.5, 0}, [3]float64{-3, -2, 0})
	b.screenshot("table-pasted")
	if name := call[string](b, `() => find(".classes button").title`); name != "fox" {
		t.Errorf("the first class is called %q, want the table's name fox", name)
	}
	b.press("z", chromedp.ModifierCtrl)
	if n := len(points(b)); n != before+1 {
		t.Errorf("undo brought back %d points, want %d", n, before+1)
	}
}

// TestOutcomeOfATableIsInSight however it came, and where nothing can be made of it; the sheet that is open then is at its top.
func TestOutcomeOfATableIsInSight(t *testing.T) {
	const bad, wrong = "x,y,kind\n1,2,owl\n-3,0.5,fox\n4,oops,fox\n5,5\n-3,-2,fox\n", "just a sentence"
	pasted := func(b *tab, text string) { b.paste(text) }
	dropped := func(b *tab, text string) {
		b.drop(drawing(b)(0, 0), input.DragData{Items: []*input.DragDataItem{{MimeType: "text/plain", Data: text}}})
	}
	for _, v := range []view{desktop, phone} {
		for _, c := range []struct {
			name  string
			come  func(*tab, string)
			open  bool
			table string
		}{
			{"pasted", pasted, false, bad}, {"pasted in vain", pasted, false, wrong}, {"pasted with the sheet open", pasted, true, bad},
			{"dropped", dropped, false, bad}, {"dropped with the sheet open", dropped, true, bad},
		} {
			t.Run(v.String()+", "+c.name, func(t *testing.T) {
				b := empty(t, v, "")
				if c.open {
					openSheet(b, "Data")
				}
				c.come(b, c.table)
				b.wait("the outcome", `() => find(".outcome p")`)
				b.wait("the pictures of the sets", `() => find("bd-sheet bd-data-pictures").offsetHeight > 100 && find("bd-sheet").getAnimations().length === 0`)
				b.wait("the outcome in sight", `() => {
					const all = find(".outcome").getBoundingClientRect(), sheet = find("bd-sheet").getBoundingClientRect();
					return all.height > 0 && all.top >= sheet.top - 1 && all.bottom <= Math.min(sheet.bottom, innerHeight) + 1;
				}`)
				b.screenshot("table-outcome")
			})
		}
	}
}

func TestTableColumnsAreChosen(t *testing.T) {
	b := empty(t, desktop, "")
	openSheet(b, "Data")
	call[bool](b, `() => { find("textarea.table").focus(); return true; }`)
	b.paste("name;a;b;c;label\nu;1,5;20;3;0\nv;-2;30;1;1\nw;0;40;2;1\n")
	requireOutcome(b, "3 points from the table.", "b goes from 20 to 40: it was stretched to fit.", "Left out because they are text: name.")
	requirePoints(b, "a and b", [3]float64{1.5, -5.4, 0}, [3]float64{-2, 0, 1}, [3]float64{0, 5.4, 1})
	call[bool](b, `() => { const select = find('bd-choice[label="Up"]').shadowRoot.querySelector("select"); select.focus(); return true; }`)
	b.press("c")
	b.press("\r")
	b.wait("c upwards", `() => find('bd-choice[label="Up"]').value === "c"`)
	waitForPoint(b, "the points of a and c", 1.5, 3)
	requirePoints(b, "a and c", [3]float64{1.5, 3, 0}, [3]float64{-2, 1, 1}, [3]float64{0, 2, 1})
	call[bool](b, `() => { const select = find('bd-choice[label="as"]').shadowRoot.querySelector("select"); select.focus(); return true; }`)
	b.press("n")
	b.wait("numbers", `() => record.details.data.y instanceof Float32Array`)
	requirePoints(b, "numbers", [3]float64{1.5, 3, 0}, [3]float64{-2, 1, 1}, [3]float64{0, 2, 1})
	b.screenshot("table-columns")
}

func TestTableDroppedAndOpened(t *testing.T) {
	b := empty(t, desktop, "")
	at := drawing(b)
	b.drop(at(0, 0), input.DragData{Files: []string{file(t, "points.tsv", "1\t2\ta\n3\t4\tb\n")}})
	requireOutcome(b, "2 points from the table.")
	requirePoints(b, "a dropped file", [3]float64{1, 2, 0}, [3]float64{3, 4, 1})
	b.drop(at(0, 0), input.DragData{Items: []*input.DragDataItem{{MimeType: "text/plain", Data: "-1,-2,0.5\n-3,-4,-0.5\n0,0,0.25"}}})
	requireOutcome(b, "3 points from the table.")
	requirePoints(b, "dropped text of numbers", [3]float64{-1, -2, 0.5}, [3]float64{-3, -4, -0.5}, [3]float64{0, 0, 0.25})
	b.openFile(`input[type="file"]`, file(t, "pairs.csv", "x,y\n5,5\n-5,5\n"))
	requireOutcome(b, "2 points from the table.")
	requirePoints(b, "two columns", [3]float64{5, 5, 0}, [3]float64{-5, 5, 0})
	for _, c := range []struct{ text, say string }{
		{"just a sentence", "The table cannot be used: it has lines of one field"},
		{"a,b\nx,red\ny,blue\nz,red\n", "The table cannot be used:"},
	} {
		before := call[string](b, outcome)
		b.openFile(`input[type="file"]`, file(t, "wrong.csv", c.text))
		b.wait("another outcome", `(before) => (`+outcome+`)() !== before`, before)
		requireOutcome(b, c.say, "Your points are still here.")
		requirePoints(b, c.text, [3]float64{5, 5, 0}, [3]float64{-5, 5, 0})
	}
}

func TestTableGoesOutAndComesBack(t *testing.T) {
	b := empty(t, desktop, "")
	at := drawing(b)
	b.drag(line(at, -4, -3, -2, 4)...)
	b.click(`[aria-label="Class 3"]`)
	b.drag(line(at, 2, -4, 4, 3)...)
	drawn := points(b)
	openSheet(b, "Data")
	b.wait("the data sheet", `() => find(".data-sheet")`)
	text := b.downloaded("backdraw.csv", func() {
		call[bool](b, `() => { [...find(".data-sheet").querySelectorAll("button.plain")].find((each) => each.textContent === "Download points").focus(); return true; }`)
		b.press("\r")
	})
	if lines := strings.Split(strings.TrimSpace(text), "\n"); len(lines) != len(drawn)+1 || lines[0] != "x,y,class" {
		t.Fatalf("the file has %d lines, the first %q, want a header and %d points", len(lines), lines[0], len(drawn))
	}
	b.openFile(`input[type="file"]`, file(t, "again.csv", text))
	requireOutcome(b, "from the table.")
	for i, p := range points(b) {
		if p != drawn[i] {
			t.Errorf("point %d came back as %v, was %v", i, p, drawn[i])
		}
	}
}

// TestTableWithoutItsReader: what reads tables comes with the first; where it does not, that is said. Chromium asks for a
// module that it could not load no more until the page is loaded again.
func TestTableWithoutItsReader(t *testing.T) {
	at, gone := unreachable(t, "backdraw-read-points")
	b := open(t, at+"/#v=1&data=circle", recorded)
	b.allow("503")
	b.wait("points", `() => find("bd-points-lab").model.points.x.length > 0 && find("bd-points-lab").model.isReady`)
	before := len(points(b))
	b.click(`[aria-label="Class 1"]`)
	b.paste("x,y,class\n1,2,a\n2,1,b\n")
	requireOutcome(b, "could not be loaded", "reload the page")
	if now := len(points(b)); now != before {
		t.Errorf("%d points are left of %d", now, before)
	}
	gone.Store(false)
	b.do(chromedp.Reload())
	b.wait("the page", `() => find("bd-points-lab")?.model.isReady`)
	b.click(`[aria-label="Class 1"]`)
	b.paste("x,y,class\n1,2,a\n2,1,b\n")
	requireOutcome(b, "2 points")
	requirePoints(b, "the table", [3]float64{1, 2, 0}, [3]float64{2, 1, 1})
}
