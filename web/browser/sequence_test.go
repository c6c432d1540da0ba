package browser

import (
	"math"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func sequenceLab(t *testing.T, v view, fragment string) *tab {
	t.Helper()
	if v.prelude == "" {
		v.prelude = recordPrelude
	}
	b := open(t, origin+"/#v=1&lab=sequence"+fragment, v)
	b.wait("the sequence lab's network", `() => record.events.ready > 0 && find("bd-sequence-lab")?.model?.trainer`)
	return b
}

// circle is a stroke once around the middle of a surface, clockwise on the screen where way is 1.
func circle(at box, way, turn, radius float64) []point {
	var points []point
	for k := range 33 {
		angle := turn + way*float64(k)/32*2*math.Pi
		points = append(points, at.at(0.5+radius*math.Cos(angle), 0.5+radius*math.Sin(angle)))
	}
	return points
}

// TestTextIsLearntAndWritten: the rhyme that comes with the lab is learnt, written again, and units are said to follow things of it.
func TestTextIsLearntAndWritten(t *testing.T) {
	b := sequenceLab(t, desktop, "")
	b.click("button.play")
	b.wait("the rhyme learnt", `() => find("bd-sequence-lab").model.report?.loss < 0.35`)
	b.wait("the rhyme written, the network's own words", `() => {
		const [last] = find("bd-sequence-lab").model.writings;
		return last?.prompt === "This is" && last.text.length === 200 && last.text.includes("That ") && last.text.includes(" the ") && last.epochs > 5;
	}`)
	b.wait("what the units follow", `() => find("bd-sequence-lab").model.units.filter(({ follows }) => Math.abs(follows?.correlation ?? 0) > 0.5).length > 5`)
	b.click("button.play")
	b.wait("training at rest", `() => !find("bd-sequence-lab").playing && record.events.done > 0`)
	b.wait("the units as they are now, which may be in another order", `async () => {
		const { model } = find("bd-sequence-lab"), { units, corpus } = model;
		for (let i = 0; i < 2; i++) {
			await new Promise((resolve) => setTimeout(resolve, 400));
			await model.trainer.predict(corpus.ids.slice(0, 2), { shape: [1, 2] }); // behind all that was asked for before
		}
		return model.units === units;
	}`)
	b.click(".units li:nth-child(2) button")
	b.wait("the text shaded by the second unit", `() => {
		const { model, renderRoot } = find("bd-sequence-lab");
		const spans = [...renderRoot.querySelectorAll(".shaded span")];
		return model.followed === model.units[1] && spans.length === 480 && spans.every((span, i) => {
			const value = model.followed.values[i];
			return Math.abs(span.style.getPropertyValue("--up") - span.style.getPropertyValue("--down") - value) < 0.006 && span.title.includes(": ");
		});
	}`)
	if !call[bool](b, `() => { const { units } = find("bd-sequence-lab").model; return units.length === 64 && units.every((unit, i) => i === 0 || units[i - 1].deviation >= unit.deviation); }`) {
		t.Error("the units are not all there in the order of how much they vary")
	}
	b.screenshot("sequence-text")
	b.click("#tab-loss")
	b.wait("the perplexity", `() => find(".perplexity").textContent.startsWith("Perplexity 1.")`)
}

// TestTemperatureZeroWritesTheSame: at 0 there is no chance in what is written, at 1.5 there is.
func TestTemperatureZeroWritesTheSame(t *testing.T) {
	b := sequenceLab(t, desktop, "&units=16&window=16")
	b.press("e")
	b.wait("an epoch", `() => find("bd-sequence-lab").model.writings.length > 0`)
	for _, c := range []struct {
		temperature float64
		alike       bool
	}{{0, true}, {1.5, false}} {
		call[bool](b, `(temperature) => {
			const slider = find(".slider");
			slider.value = temperature;
			slider.dispatchEvent(new Event("input"));
			return true;
		}`, c.temperature)
		b.wait("writing at that temperature", `(temperature) => find("bd-sequence-lab").model.writings[0].temperature === temperature`, c.temperature)
		before := call[int](b, `() => { globalThis.first = find("bd-sequence-lab").model.writings[0]; return 1; }`)
		call[bool](b, `() => { find("bd-sequence-lab").model.write(); return true; }`)
		b.wait("another writing", `() => find("bd-sequence-lab").model.writings[0] !== globalThis.first`)
		if alike := call[bool](b, `() => find("bd-sequence-lab").model.writings[0].text === globalThis.first.text`); alike != c.alike {
			t.Errorf("at temperature %v two writings (%d) are alike: %v, want %v", c.temperature, before, alike, c.alike)
		}
	}
}

// TestUnknownLettersAreNamed: of what the writing is to begin with, those that the text has none of; and they are left out.
func TestUnknownLettersAreNamed(t *testing.T) {
	b := sequenceLab(t, desktop, "&units=8&window=8")
	named := 0
	for _, c := range []struct{ prompt, said, begins string }{
		{"This is", "", "This is"},
		{"Thüs ßüs 7", "Left out, as the text has none: ü ß 7", "Ths s "},
		{"éü", "The text has none of these: é ü; so it begins with T", "T"},
		{"rat", "", "rat"},
	} {
		call[bool](b, `(prompt) => {
			const input = find(".prompt input");
			input.value = prompt;
			input.dispatchEvent(new Event("change"));
			return true;
		}`, c.prompt)
		b.wait("what is said of "+c.prompt, `(said) => find(".unknown").textContent === said`, c.said)
		if named == 0 {
			b.press("e")
		}
		b.wait("writing that begins so", `(begins) => find("bd-sequence-lab").model.writings[0]?.prompt === begins`, c.begins)
		if c.said != "" {
			b.screenshot("sequence-unknown")
		}
		named++
	}
	if named != 4 {
		t.Errorf("%d beginnings were tried, want 4", named)
	}
}

// TestLongTextIsTaken: of half a million characters the first 100,000, without a long standstill (logged, not judged).
func TestLongTextIsTaken(t *testing.T) {
	b := sequenceLab(t, desktop, "&units=32&window=32")
	call[bool](b, `() => {
		record.longest = 0;
		new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) record.longest = Math.max(record.longest, duration); }).observe({ type: "longtask" });
		const words = "light ray colour prism refraction of the and in which Paper, white Glass; Exper. Obs. Red Violet 1704\n".split(/(?<= )/);
		let state = 1;
		const text = Array.from({ length: 110_000 }, () => words[(state = (state * 48271) % 2147483647) % words.length]).join("").slice(0, 500_000);
		const area = find("textarea");
		area.focus();
		area.value = text;
		area.dispatchEvent(new Event("input"));
		return true;
	}`)
	b.wait("how much is taken", `() => find(".notice")?.textContent.includes("the first 100,000 characters")`)
	call[bool](b, `() => { find("bd-sequence-lab").play(); return true; }`)
	b.wait("it learnt and written", `() => { const { model } = find("bd-sequence-lab"); return model.report?.steps > 20 && model.units.length === 32 && model.writings.length > 0; }`)
	call[bool](b, `() => { find("bd-sequence-lab").pause(); return true; }`)
	b.wait("rest", `() => record.events.done > 0`)
	t.Logf("longest task of the page: %.0f ms", call[float64](b, `() => record.longest`))
	b.screenshot("sequence-long")
	b.wait("what the units follow", `() => find("bd-sequence-lab").renderRoot.querySelectorAll(".unit").length === 32`)
	if length := call[int](b, `() => find("textarea").value.length`); length != 100_000 {
		t.Errorf("the text shown has %d characters, want the 100,000 that are learnt", length)
	}
}

// TestOwnTextIsLearnt: typed by real keys; other characters take another network, and a reload keeps the text.
func TestOwnTextIsLearnt(t *testing.T) {
	b := sequenceLab(t, desktop, "")
	b.click("textarea")
	b.press("a", chromedp.ModifierCtrl)
	for range 12 {
		for _, key := range "xyz " {
			b.press(string(key))
		}
	}
	b.wait("the typed text", `() => find("bd-sequence-lab").model.corpus.alphabet.join("") === " xyz" && find("bd-sequence-lab").trainer.spec.layers[0].vocabulary === 4`)
	b.click("button.play")
	b.wait("it learnt", `() => find("bd-sequence-lab").model.report?.loss < 0.1 && find("bd-sequence-lab").model.writings[0]?.text.includes("xyz xyz xyz")`)
	b.click("button.play")
	b.wait("the text kept", `() => localStorage.getItem("backdraw-sequence")?.includes("xyz")`)
	b.do(chromedp.Reload())
	b.wait("the text after a reload", `() => find("bd-sequence-lab")?.store.values.text.startsWith("xyz xyz")`)
	b.click("textarea")
	b.press("a", chromedp.ModifierCtrl)
	b.press("Z")
	b.do(chromedp.Reload()) // At once, while more might be typed.
	b.wait("the last letter after a reload", `() => find("bd-sequence-lab")?.store.values.text === "Z"`)
	b.click("textarea")
	b.press("a", chromedp.ModifierCtrl)
	b.press(kb.Delete)
	b.wait("nothing to learn", `() => find("bd-sequence-lab").model.teaches === false`)
	b.click("button.play")
	b.wait("a sentence that there is nothing to learn", `() => find(".notice")?.textContent.includes("nothing to learn")`)
}

// TestStrokesAreToldByTheirOrder: the same circle is one class one way round and the other the other way.
func TestStrokesAreToldByTheirOrder(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		t.Run(v.String(), func(t *testing.T) {
			b := sequenceLab(t, v, "&mode=strokes")
			b.click("button.play")
			b.wait("the circles learnt", `() => find("bd-sequence-lab").model.report?.testAccuracy === 1 && find("bd-sequence-lab").model.report.loss < 0.01`)
			b.click("button.play")
			b.wait("training at rest", `() => !find("bd-sequence-lab").playing && record.events.done > 0`)
			for label, way := range []float64{1, -1, 1, -1} {
				label %= 2
				call[bool](b, `() => { find("bd-pad").scrollIntoView({ block: "nearest" }); return true; }`)
				b.stroke(circle(b.place(pad), way, 0.7+float64(label), 0.3)...)
				b.wait("the right guess", `(label) => {
					const { guesses } = find("bd-sequence-lab").model;
					return guesses?.shares.at(-1)[label] > 0.9 && guesses.after.length === 32 && find("bd-sequence-lab").renderRoot.querySelectorAll(".row")[label].classList.contains("first");
				}`, label)
				if rows := call[int](b, `() => find("bd-sequence-lab").renderRoot.querySelectorAll(".result tbody tr").length`); rows != 32 {
					t.Errorf("the guess step by step has %d rows, want 32", rows)
				}
				if label == 0 {
					call[bool](b, `() => { find(".lab").scrollTop = 0; return true; }`)
					b.screenshot("sequence-strokes-" + v.String())
				}
				call[bool](b, `() => { find("bd-pad").clear(); return true; }`)
				b.wait("no guess", `() => find("bd-sequence-lab").model.guesses === undefined`)
			}
			b.click("#tab-classes")
			b.wait("the confusion matrix", `() => [...find("bd-sequence-lab").renderRoot.querySelectorAll(".confusion tbody td")].map((cell) => cell.textContent.trim()).join() === "1,0,0,1"`)
		})
	}
}

// TestOwnStrokesAreLearnt: two classes of a person's own, one drawn by keys; a reload keeps them.
func TestOwnStrokesAreLearnt(t *testing.T) {
	b := sequenceLab(t, desktop, "&mode=strokes")
	act(b, "new")
	b.wait("two classes without examples", `() => find(".answer").textContent.includes("nothing to learn") && find("bd-sequence-lab").store.values.collection.classes.join() === "A,B"`)
	at := b.place(pad)
	add := func(label int) {
		t.Helper()
		before := call[int](b, `() => find("bd-sequence-lab").store.values.collection.examples.length`)
		b.wait("a drawing to add", `() => !find(".add").disabled`)
		call[bool](b, `(label) => { find("bd-sequence-lab").renderRoot.querySelectorAll(".add")[label].click(); return true; }`, label)
		b.wait("the example", `(before) => find("bd-sequence-lab").store.values.collection.examples.length === before + 1 && find("bd-pad").empty`, before)
	}
	zigzag := []point{at.at(.2, .2), at.at(.5, .3), at.at(.2, .5), at.at(.5, .6), at.at(.2, .8)}
	b.drag(zigzag...)
	add(0)
	call[bool](b, `() => { find("bd-pad").shadowRoot.querySelector("canvas").focus(); return true; }`)
	b.press(" ")
	for range 12 {
		b.press(kb.ArrowRight)
	}
	b.press(" ")
	add(1)
	b.click("button.play")
	b.wait("both learnt", `() => find("bd-sequence-lab").model.report?.loss < 0.1`)
	b.drag(zigzag...)
	b.wait("the zigzag", `() => find("bd-sequence-lab").model.guesses?.shares.at(-1)[0] > 0.9`)
	call[bool](b, `() => { find("bd-pad").clear(); return true; }`)
	b.drag(at.at(.2, .5), at.at(.4, .52), at.at(.8, .5))
	b.wait("the line", `() => find("bd-sequence-lab").model.guesses?.shares.at(-1)[1] > 0.9`)
	b.click("button.play")
	b.wait("the set kept", `async () => { `+stored+` return (await stored("backdraw", "drawn")).some(({ text }) => text.includes('"classes":["A","B"]') && JSON.parse(text).examples.length === 2); }`)
	b.do(chromedp.Reload())
	b.wait("the strokes after a reload", `() => find("bd-sequence-lab")?.store.values.collection.examples.length === 2 && find("bd-sequence-lab").store.values.collection.classes.join() === "A,B"`)
}

func TestSequencePage(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		for _, dark := range []bool{false, true} {
			v.dark = dark
			t.Run(v.String(), func(t *testing.T) {
				b := sequenceLab(t, v, "")
				b.click("button.play")
				b.wait("writing", `() => find("bd-sequence-lab").model.writings.length > 1 && find("bd-sequence-lab").model.units.length > 0`)
				b.click("button.play")
				call[bool](b, `() => { find(".lab").scrollTop = 0; return true; }`)
				b.screenshot("sequence-" + v.String())
				requireNoOverflow(b)
				requireAccessible(b)
				b.click("#tab-loss")
				requireAccessible(b)
				call[bool](b, `() => { find(".lab").scrollTop = 0; return true; }`)
				b.click(`[data-value="strokes"]`)
				b.wait("the strokes' network", `() => find("bd-sequence-lab").trainer.spec.input.length === 2`)
				b.press("e")
				b.wait("an epoch", `() => find("bd-sequence-lab").model.report?.epochs >= 1`)
				b.drag(circle(b.place(pad), 1, 0, 0.3)...)
				b.wait("a guess", `() => find(".course")`)
				b.screenshot("sequence-strokes-course-" + v.String())
				requireNoOverflow(b)
				requireAccessible(b)
				b.showLab("points")
				b.wait("the points lab", `() => find("bd-points-lab")`)
				b.showLab("sequence")
				b.wait("the sequence lab", `() => find("bd-sequence-lab")`)
			})
		}
	}
}

// TestSequenceEmbed: in an element of another page, by attributes.
func TestSequenceEmbed(t *testing.T) {
	b := open(t, foreign(t, strict, `<script type="module" src="vendor/backdraw.js"></script><back-draw lab="sequence" seed="9" play></back-draw>`), recorded)
	b.wait("training by attributes", `() => record.details.progress?.steps > 0 && find("back-draw").spec.seed === 9 && find("back-draw").spec.layers[1].type === "gru"`)
	b.wait("its first writing", `() => find(".written article")`)
	b.screenshot("sequence-embed")
}

// TestTextsOfTwoTabs: each tab comes back with its own text; a step back never changes the form.
func TestTextsOfTwoTabs(t *testing.T) {
	a := open(t, origin+"/#v=1&lab=sequence", recorded)
	write := func(b *tab, text string) {
		t.Helper()
		b.wait("the lab", `() => record.events.ready > 0 && find("bd-sequence-lab")?.model`)
		call[bool](b, `(text) => { find("bd-sequence-lab").store.set({ text }); return true; }`, text)
		b.wait("it kept", `(text) => sessionStorage.getItem("backdraw-sequence")?.includes(text)`, text)
	}
	v := desktop
	v.prelude = recordPrelude
	b := a.beside(origin+"/#v=1&lab=sequence", v)
	first, second := strings.Repeat("aabb ", 40), strings.Repeat("ccdd ", 40)
	write(a, first)
	write(b, second)
	for tab, text := range map[*tab]string{a: first, b: second} {
		tab.do(chromedp.Reload())
		tab.wait("its own text", `(text) => find("bd-sequence-lab")?.store.values.text === text`, text)
	}
	call[bool](a, `() => { find("bd-sequence-lab").store.set({ mode: "strokes" }); return true; }`)
	call[bool](a, `() => { find("bd-sequence-lab").store.undo(); return true; }`)
	if mode := call[string](a, `() => find("bd-sequence-lab").store.values.mode`); mode != "strokes" {
		t.Errorf("a step back left the form at %s, want strokes", mode)
	}
}

// TestFiguresOfStrokesAreLive: while training goes on, examples are counted by class, and again later; a network that
// begins anew has none.
func TestFiguresOfStrokesAreLive(t *testing.T) {
	b := sequenceLab(t, desktop, "&mode=strokes")
	b.wait("the circles", `() => setNames() === "Circles"`)
	b.click("#tab-classes")
	b.wait("that it is not trained yet", `() => find(".result .aside")?.textContent.includes("Not trained yet")`)
	b.click("button.play")
	b.wait("counts while it trains", `() => find("bd-sequence-lab").playing && find(".confusion") && (globalThis.judged = find("bd-sequence-lab").model.judged)`)
	b.wait("newer ones", `() => find("bd-sequence-lab").playing && find("bd-sequence-lab").model.judged !== judged && find(".confusion")`)
	b.wait("each read right in the end", `() => find("bd-sequence-lab").playing && [...find("bd-sequence-lab").renderRoot.querySelectorAll(".confusion tbody td")].map((cell) => cell.textContent.trim()).join() === "1,0,0,1"`)
	b.screenshot("strokes-classes-live")
	b.press("r")
	b.wait("that it is not trained yet", `() => find(".result .aside")?.textContent.includes("Not trained yet") && !find(".confusion")`)
}

// TestAnotherClassOfStrokesSaysThatItStartsAfresh: of a network that had learnt something, alone, and not when the text is gone to.
func TestAnotherClassOfStrokesSaysThatItStartsAfresh(t *testing.T) {
	b := sequenceLab(t, desktop, "&mode=strokes")
	b.wait("the circles", `() => setNames() === "Circles"`)
	afresh := `() => find("bd-sequence-lab").model.report === undefined && find(".notice")?.textContent.includes("the network started afresh")`
	b.click(".another")
	b.wait("another output", `() => find("bd-sequence-lab").trainer?.spec.layers.at(-1).units === 3`)
	if call[bool](b, `() => Boolean(find(".notice"))`) {
		t.Error("it is said of a network that had learnt nothing")
	}
	b.press(".")
	b.wait("a step", `() => find("bd-sequence-lab").model.report?.steps === 1`)
	b.click(".another")
	b.wait("that it started afresh", afresh)
	b.press(".")
	b.wait("a step", `() => find("bd-sequence-lab").model.report?.steps === 1`)
	b.click(`[aria-label="Remove class ↻ and its examples"]`)
	b.wait("that it started afresh", afresh)
	b.wait("that the class can come back", `() => find(".notice").textContent.includes("Class ↻ and its 6 examples are gone; Undo brings them back.")`)
	b.screenshot("strokes-afresh")
	b.press("z", chromedp.ModifierCtrl)
	b.wait("it there again", `() => find("bd-sequence-lab").trainer.spec.layers.at(-1).units === 4`)
	call[bool](b, `() => { find(".notice button")?.click(); return true; }`) // It goes by itself, too.
	b.wait("no notice", `() => !find(".notice")`)
	b.press(".")
	b.wait("a step", `() => find("bd-sequence-lab").model.report?.steps === 1`)
	b.click(`[data-value="text"]`)
	b.wait("the text's network", `() => find("bd-sequence-lab").trainer.spec.input.length === 1`)
	if call[bool](b, `() => Boolean(find(".notice"))`) {
		t.Error("going to the text is said to be another number of classes")
	}
}
