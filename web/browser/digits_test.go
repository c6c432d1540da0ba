package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"backdraw/core/hand"
	"backdraw/core/random"
)

const pad = "bd-pad"

func digitsLab(t *testing.T, v view) *tab {
	t.Helper()
	v.prelude = recordPrelude
	b := open(t, origin+"/#v=1&lab=digits", v)
	b.wait("the event ready of the digits lab", `() => record.events.ready > 0 && find("bd-digits-lab")?.model?.examples`)
	return b
}

// learnDigits trains as a visitor does, until that many epochs have passed.
func learnDigits(b *tab, epochs int) {
	b.t.Helper()
	b.click("button.play")
	for passed := 1; passed <= epochs; passed++ {
		b.wait(fmt.Sprintf("epoch %d", passed), `(epochs) => record.details.progress?.epochs >= epochs`, passed)
	}
	b.click("button.play")
	b.wait("training at rest", `() => !find("bd-digits-lab").playing && record.events.done > 0`)
}

// write draws strokes on the surface.
func write(b *tab, strokes []hand.Stroke) {
	b.t.Helper()
	at := b.place(pad)
	for _, s := range strokes {
		points := make([]point, len(s))
		for i, p := range s {
			points[i] = at.at(p[0], p[1])
		}
		b.stroke(points...)
	}
}

// TestDrawnDigitsAreRead: what a visitor has after the recipe's epochs reads digits that a script
// draws: of each digit at least 9 of 10 of 20 random hands, two of them by the real pointer.
func TestDrawnDigitsAreRead(t *testing.T) {
	b := digitsLab(t, desktop)
	learnDigits(b, 24)
	source := &random.Source{State: 7}
	all := 0
	for digit := range 10 {
		right := 0
		for i := range 20 {
			strokes := hand.Random(source).Write(digit, source)
			all++
			if i >= 2 {
				var points []float64
				var ends []int
				for _, s := range strokes {
					for _, p := range s {
						points = append(points, p[0], p[1], 0.5)
					}
					ends = append(ends, len(points)/3)
				}
				if call[int](b, `async (points, ends) => {
					const guess = await find("bd-digits-lab").model.guessOf({ points: Float32Array.from(points), ends: Int32Array.from(ends) });
					return guess.indexOf(Math.max(...guess));
				}`, points, ends) == digit {
					right++
				}
				continue
			}
			write(b, strokes)
			b.wait("a guess at the drawing as it is", `async () => {
				const { model } = find("bd-digits-lab");
				const guess = await model.guessOf(find("bd-pad").drawing);
				return model.guess && guess.every((share, i) => share === model.guess[i]);
			}`)
			if call[bool](b, `(digit) => find("bd-digits-lab").shadowRoot.querySelectorAll(".row")[digit].classList.contains("first")`, digit) {
				right++
			}
			if digit == 7 && i == 0 {
				b.wait("feature maps", `() => find(".maps bd-thumbnail")`)
				b.screenshot("digits-trained")
			}
			b.click(`[aria-label="Clear the drawing"]`)
		}
		if right < 18 {
			t.Errorf("%d of 20 drawn %d are read as %d, want at least 18", right, digit, digit)
		}
		t.Logf("%d: %d of 20", digit, right)
	}
	if all != 200 {
		t.Errorf("%d digits were drawn, want 200", all)
	}
	b.click("#tab-classes")
	b.wait("the confusion matrix", `() => find("bd-digits-lab").shadowRoot.querySelectorAll("td.right").length === 10`)
	b.screenshot("digits-classes")
	b.click("#tab-mistakes")
	b.wait("what is read wrong", `() => find(".result .aside")?.textContent.includes("1797 examples")`)
	b.screenshot("digits-mistakes")
}

// TestFiguresOfDigitsAreLive: while training goes on, what is held back is counted and what is read wrong is shown, and
// both again later; a network that begins anew has neither.
func TestFiguresOfDigitsAreLive(t *testing.T) {
	b := digitsLab(t, desktop)
	aside := `() => find("bd-digits-lab").playing === PLAYS && find(".result .aside")?.textContent.includes("SAYS")`
	says := func(plays, sentence string) string {
		return strings.NewReplacer("PLAYS", plays, "SAYS", sentence).Replace(aside)
	}
	b.click("#tab-classes")
	b.wait("that it is not trained yet", says("false", "Not trained yet"))
	b.click("button.play")
	b.wait("counts while it trains", `() => {
		const { playing, shadowRoot } = find("bd-digits-lab");
		const counted = [...shadowRoot.querySelectorAll(".result td")].reduce((sum, cell) => sum + Number(cell.textContent), 0);
		globalThis.counted = shadowRoot.querySelector(".result tbody")?.textContent;
		return playing && counted === 179;
	}`)
	b.wait("other counts", `() => find("bd-digits-lab").playing && find(".result tbody").textContent !== counted`)
	b.click("#tab-mistakes")
	b.wait("mistakes while it trains", says("true", "1797 examples"))
	call[bool](b, `() => { find("bd-digits-lab").reset(); return true; }`)
	b.wait("that it is not trained yet", says("false", "Not trained yet"))
}

// TestUntrainedNetworkGuessesNothing: what random weights make of a drawing is neither shown nor said; what a trained
// network says of it is gone with the drawing.
func TestUntrainedNetworkGuessesNothing(t *testing.T) {
	b := digitsLab(t, desktop)
	line := []hand.Stroke{{{.3, .3}, {.6, .6}}}
	write(b, line)
	b.wait("the picture alone", `() => find("bd-digits-lab").model.guess && find(".result .picture") && !find(".result .saliency") && !find(".result .maps")`)
	shares := `() => [...find("bd-digits-lab").shadowRoot.querySelectorAll(".share")].map(({ textContent }) => textContent).join("")`
	if shown := call[string](b, shares); shown != strings.Repeat("–", 10) || call[bool](b, `() => find(".row.first") !== undefined && find(".row.first") !== null`) {
		t.Errorf("an untrained network gives the classes %q", shown)
	}
	// The guess would be said after a second.
	if said := call[string](b, `async () => { await new Promise((resolve) => setTimeout(resolve, 1500)); return find(".spoken").textContent; }`); strings.Contains(said, "I see") {
		t.Errorf("an untrained network says %q", said)
	}
	b.press("e")
	b.wait("the guess after an epoch, seen and said", `() => find(".row.first") && find(".result .saliency") && find(".spoken").textContent.startsWith("I see")`)
	b.click(`[aria-label="Clear the drawing"]`)
	b.wait("silence", `() => find(".spoken").textContent === ""`)
}

// TestOwnClassesAreLearnt: shapes of a person's own, two of each, by finger on a phone; a reload loses none.
func TestOwnClassesAreLearnt(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		t.Run(v.String(), func(t *testing.T) {
			b := digitsLab(t, v)
			shapes := []hand.Stroke{{{.2, .2}, {.4, .4}, {.6, .6}, {.8, .8}}, {{.8, .2}, {.6, .4}, {.4, .6}, {.2, .8}}}
			act(b, "new")
			b.wait("two classes", `() => find("bd-digits-lab").store.values.collection.classes.length === 2`)
			for label, shape := range shapes {
				for range 2 {
					write(b, []hand.Stroke{shape})
					before := call[int](b, `() => find("bd-digits-lab").store.values.collection.examples.length`)
					call[bool](b, `(label) => { find("bd-digits-lab").shadowRoot.querySelectorAll(".add")[label].click(); return true; }`, label)
					b.wait("the example", `(before) => find("bd-digits-lab").store.values.collection.examples.length === before + 1 && find("bd-pad").empty`, before)
				}
			}
			call[bool](b, `() => { record.details = {}; return true; }`)
			learnDigits(b, 12)
			b.click("#tab-mistakes")
			b.wait("each drawing counted once", `() => /\b4 examples are read/.test(find(".result .aside")?.textContent)`)
			for label, shape := range shapes {
				write(b, []hand.Stroke{shape})
				b.wait("the right guess", `(label) => find("bd-digits-lab").model.guess?.[label] > 0.8`, label)
				if label == 0 {
					call[bool](b, `() => { scrollTo(0, 0); return true; }`)
					b.screenshot("digits-own-" + v.String())
				}
				call[bool](b, `() => { find("bd-pad").clear(); return true; }`)
			}
			b.do(chromedp.Reload())
			b.wait("the set after a reload", `() => find("bd-digits-lab")?.store.values.collection.examples.length === 4`)
		})
	}
}

// TestEmptySetSaysWhatIsWanted: for Play, a step and an epoch, until there are examples of two classes.
func TestEmptySetSaysWhatIsWanted(t *testing.T) {
	b := digitsLab(t, desktop)
	act(b, "new")
	b.wait("what is wanted", `() => find(".answer").textContent.includes("draw examples of two classes")`)
	asked := 0
	for _, drawn := range []string{"", "A"} {
		if drawn != "" {
			addDrawing(b, drawn)
		}
		for _, ask := range []func(){func() { b.click("button.play") }, func() { b.press(".") }, func() { b.press("e") }} {
			ask()
			b.wait("it said", `() => find(".notice")?.textContent.includes("draw examples of two classes") && !find("bd-digits-lab").playing`)
			b.click(".notice button")
			b.wait("it gone", `() => !find(".notice")`)
			asked++
		}
	}
	if asked != 6 {
		t.Errorf("it was asked %d times, want 6", asked)
	}
	addDrawing(b, "B")
	b.press(".")
	b.wait("a step", `() => find("bd-digits-lab").model.report?.steps === 1 && !find(".notice")`)
}

func TestDigitsByKeyboard(t *testing.T) {
	b := digitsLab(t, desktop)
	call[bool](b, `() => { find("bd-pad").shadowRoot.querySelector("canvas").focus(); return true; }`)
	b.press(" ")
	for range 8 {
		b.press(kb.ArrowDown)
	}
	b.press(" ")
	if points := call[int](b, `() => find("bd-pad").drawing.points.length / 3`); points != 9 {
		t.Errorf("eight arrow keys with the pen down drew %d points, want 9", points)
	}
	b.wait("where the pen is, said", `() => find(".spoken").textContent.startsWith("Pen up")`)
	call[bool](b, `() => { find('[aria-label="Add the drawing to 1"]').focus(); return true; }`)
	b.press("\r")
	b.wait("an example of 1", `() => find("bd-digits-lab").store.values.collection.examples[0]?.label === 1`)
	b.wait("the focus on the surface again", `() => find("bd-pad").empty && find("bd-pad").shadowRoot.activeElement?.localName === "canvas"`)
	b.click(`[aria-label="Delete this example of 1"]`)
	b.wait("none", `() => find("bd-digits-lab").store.values.collection.examples.length === 0`)
	b.press("z", chromedp.ModifierCtrl)
	b.wait("it again", `() => find("bd-digits-lab").store.values.collection.examples.length === 1`)
}

// TestStorageFullIsSaidAndSurvived: the database refuses for want of room.
func TestStorageFullIsSaidAndSurvived(t *testing.T) {
	b := digitsLab(t, desktop)
	call[bool](b, `() => { IDBObjectStore.prototype.put = () => { throw new DOMException("no room", "QuotaExceededError"); }; return true; }`)
	write(b, []hand.Stroke{{{.3, .3}, {.6, .6}}})
	b.click(`[aria-label="Add the drawing to 4"]`)
	b.wait("a sentence", `() => find(".notice")?.textContent.includes("no room left")`)
	if n := call[int](b, `() => find("bd-digits-lab").store.values.collection.examples.length`); n != 1 {
		t.Errorf("the set has %d examples, want the one that was drawn", n)
	}
}

func TestDigitsPage(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		for _, dark := range []bool{false, true} {
			v.dark = dark
			t.Run(v.String(), func(t *testing.T) {
				b := digitsLab(t, v)
				write(b, []hand.Stroke{{{.25, .2}, {.7, .2}, {.45, .85}}})
				b.wait("a guess", `() => find("bd-digits-lab").model.guess`)
				b.screenshot("digits-" + v.String())
				requireNoOverflow(b)
				requireAccessible(b)
				b.showLab("points")
				b.wait("the points lab", `() => find("bd-points-lab")`)
				b.showLab("digits")
				b.wait("the digits lab", `() => find("bd-digits-lab")`)
			})
		}
	}
}

// TestUndoKeepsToTheSetThatIsOpen: a step back from before another set was opened would put the first set's examples
// into it, and keep them in the browser.
func TestUndoKeepsToTheSetThatIsOpen(t *testing.T) {
	b := digitsLab(t, desktop)
	write(b, hand.Random(&random.Source{State: 3}).Write(1, &random.Source{State: 3}))
	b.press("1")
	b.wait("an example of the first set", `() => find("bd-digits-lab").store.values.collection.examples.length === 1`)
	if label := call[int](b, `() => find("bd-digits-lab").store.values.collection.examples[0].label`); label != 1 {
		t.Errorf("the key 1 added the drawing to class %d", label)
	}
	first := call[string](b, `() => find("bd-digits-lab").store.values.set`)
	act(b, "new")
	b.wait("another set, empty", `(first) => { const { set, collection } = find("bd-digits-lab").store.values; return set !== first && collection.examples.length === 0; }`, first)
	call[bool](b, `() => { find("bd-digits-lab").undo(); return true; }`)
	if count := call[int](b, `() => find("bd-digits-lab").store.values.collection.examples.length`); count != 0 {
		t.Errorf("undo put %d examples of the first set into the second", count)
	}
	call[bool](b, `(first) => { find("bd-digits-lab").store.set({ set: first }); return true; }`, first)
	b.wait("the first set as it was", `() => find("bd-digits-lab").store.values.collection.examples.length === 1`)
}

// TestAnotherClassSaysThatItStartsAfresh: of a network that had learnt something, alone.
func TestAnotherClassSaysThatItStartsAfresh(t *testing.T) {
	b := digitsLab(t, desktop)
	afresh := `() => find("bd-digits-lab").model.report === undefined && find(".notice")?.textContent.includes("the network started afresh")`
	b.click(".another")
	b.wait("another output", `() => find("bd-digits-lab").trainer?.spec.layers.at(-1).units === 11`)
	if call[bool](b, `() => Boolean(find(".notice"))`) {
		t.Error("it is said of a network that had learnt nothing")
	}
	b.press(".")
	b.wait("a step", `() => find("bd-digits-lab").model.report?.steps === 1`)
	b.click(".another")
	b.wait("that it started afresh", afresh)
	addDrawing(b, "4")
	b.press(".")
	b.wait("a step", `() => find("bd-digits-lab").model.report?.steps === 1`)
	b.click(`[aria-label="Remove class 4 and its examples"]`)
	b.wait("that it started afresh", afresh)
	b.wait("that the class can come back", `() => find(".notice").textContent.includes("Class 4 and its example are gone; Undo brings them back.")`)
}

// TestRedoKeepsToTheSetThatIsOpen: a drawing that was taken back from a class stays on the surface of a new set, where
// doing it again would take it away for nothing.
func TestRedoKeepsToTheSetThatIsOpen(t *testing.T) {
	b := digitsLab(t, desktop)
	addDrawing(b, "7")
	b.click(`[aria-label="Undo"]`)
	b.wait("the drawing again", `() => !find("bd-pad").empty`)
	act(b, "new")
	b.wait("another set, and nothing to go back or forth to", `() => find("bd-digits-lab").store.values.collection.base === "none" && find('[aria-label="Undo"]').disabled && find('[aria-label="Redo"]').disabled`)
	call[bool](b, `() => { find("bd-digits-lab").redo(); return true; }`)
	if !call[bool](b, `() => !find("bd-pad").empty`) {
		t.Error("the drawing is gone, and no class has it")
	}
}

// TestDigitsPlayBeforeTheyAreThere: asked to play while its digits are still on their way, the lab begins when they are there.
func TestDigitsPlayBeforeTheyAreThere(t *testing.T) {
	b := open(t, foreign(t, strict, `<script type="module" src="vendor/backdraw.js"></script><back-draw lab="digits" play height="420"></back-draw>`), recorded)
	b.wait("training", `() => record.details.progress?.steps > 0`)
}

// TestNothingOfDigitsIsBehindTheBar: on a desktop all that stands under the surface ends above the buttons of training, in every
// language, and no label runs into the next; the surface stays a square.
func TestNothingOfDigitsIsBehindTheBar(t *testing.T) {
	seen := 0
	for _, v := range []view{desktop, {width: 1440, height: 900}, {width: 1024, height: 768}, {width: 2560, height: 1300}} {
		b := digitsLab(t, v)
		for _, lang := range []string{"en", "de", "es"} {
			call[bool](b, `(lang) => { find("back-draw").setAttribute("lang", lang); return true; }`, lang)
			b.wait("the words in "+lang, `(lang) => document.documentElement.lang === lang && find("bd-digits-lab").common.numbers.language === lang`, lang)
			b.wait("all above the bar", `() => {
				const { renderRoot } = find("bd-digits-lab"), pad = renderRoot.querySelector(".pad"), bar = renderRoot.querySelector(".bar").getBoundingClientRect();
				const last = pad.lastElementChild.getBoundingClientRect();
				return pad.scrollHeight <= pad.clientHeight && last.height > 0 && last.bottom <= bar.top;
			}`)
			if b.t.Failed() {
				return
			}
			crossed := call[[]string](b, `() => {
				const labels = [...find("bd-digits-lab").renderRoot.querySelectorAll(".pad .fields > *")].map((each) => [each, ...each.shadowRoot?.querySelectorAll("*") ?? []]
					.map((part) => part.getBoundingClientRect()).filter(({ width, height }) => width > 1 && height > 1).reduce((most, { right }) => Math.max(most, right), 0));
				return [...find("bd-digits-lab").renderRoot.querySelectorAll(".pad .fields > *")].flatMap((each, i, all) => all[i + 1] && all[i + 1].getBoundingClientRect().top < each.getBoundingClientRect().bottom
					&& labels[i] > all[i + 1].getBoundingClientRect().left ? [each.localName + " " + i] : []);
			}`)
			if len(crossed) > 0 {
				t.Errorf("%dx%d %s: %q run into what stands beside them", v.width, v.height, lang, crossed)
			}
			if box := b.place("bd-pad"); box.Width < 240 || box.Width-box.Height > 1 || box.Height-box.Width > 1 {
				t.Errorf("%dx%d %s: the surface is %v, want a square of 240 pixels or more", v.width, v.height, lang, box)
			}
			seen++
		}
		b.screenshot("digits-wide-" + v.String())
	}
	if seen != 12 {
		t.Errorf("%d pages were looked at, want 12", seen)
	}
}
