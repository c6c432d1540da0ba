package browser

import (
	"fmt"
	"strings"
	"testing"
)

// german is a browser whose first language has no texts here.
var german = speaking("gl", "de-AT", "en")

// speaking is a prelude of a browser that is set to these languages, the first preferred.
func speaking(languages ...string) string {
	return recordPrelude + fmt.Sprintf(`Object.defineProperty(navigator, "languages", { get: () => "%s".split(",") });`, strings.Join(languages, ","))
}

// fits fails where a language's words are too long for their places.
func fits(b *tab, language string) {
	b.t.Helper()
	over := call[[]string](b, `() => {
		const shell = find("back-draw").shadowRoot, lab = find("bd-points-lab").shadowRoot, over = [];
		for (const button of shell.querySelectorAll(".head button")) if (button.getBoundingClientRect().right > innerWidth) over.push(button.title);
		for (const field of lab.querySelectorAll("bd-choice, bd-number")) {
			const label = field.shadowRoot.querySelector(".label");
			if (label.clientWidth > 0 && label.scrollWidth > label.clientWidth) over.push(field.label);
		}
		const view = find("bd-result")?.shadowRoot.querySelector(".view");
		if (view && view.scrollWidth > view.clientWidth) over.push("the result");
		return over;
	}`)
	if len(over) > 0 {
		b.t.Errorf("in %s these are too wide: %q", language, over)
	}
}

// TestPageSpeaksTheBrowsersLanguage: and another one at once when it is chosen, which the next visit remembers.
func TestPageSpeaksTheBrowsersLanguage(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		t.Run(v.String(), func(t *testing.T) {
			v.prelude = german
			b := open(t, origin+"/#v=1&data=circle", v)
			b.wait("the event ready", `() => record.events.ready > 0`)
			b.wait("German", `() => document.documentElement.lang === "de" && find('button.play').textContent.includes("Start")`)
			b.click("button.play")
			b.wait("a loss with a decimal comma", `() => /Verlust[^]*\d,\d/.test(find("bd-readout").shadowRoot.textContent)`)
			b.click("button.play")
			if rate := call[string](b, `() => find("bd-number[label=Lernrate]")?.shadowRoot.querySelector("input").value ?? "no such field"`); !v.phone && rate != "0,01" {
				t.Errorf("the learning rate is written %q, want 0,01", rate)
			}
			b.screenshot("german-" + v.String())
			fits(b, "German")
			b.click(`button[title="Einstellungen"]`)
			// By the keyboard, as in the other sheets.
			pick := func(choice, option string) {
				call[bool](b, `(choice) => { find("bd-choice." + choice).shadowRoot.querySelector("select").focus(); return true; }`, choice)
				b.press(option)
			}
			b.wait("the settings", `() => find("bd-sheet.own")?.getAnimations().length === 0`)
			pick("language", "Espa")
			b.wait("Spanish", `() => document.documentElement.lang === "es" && find("bd-sheet.own").label === "Ajustes" && find('button.play').textContent.includes("Entrenar")`)
			fits(b, "Spanish")
			pick("theme", "Alto")
			b.wait("the strong lines of high contrast", `() => getComputedStyle(find("back-draw")).getPropertyValue("--back-draw-line") === "2px"`)
			b.screenshot("spanish-" + v.String())
			b.wait("the language kept for the next visit", `() => JSON.parse(localStorage.getItem("backdraw")).fields.lang === "es"`)
		})
	}
}

// TestEmbedSpeaksAsTheTextAround: unless its own attribute says another language; both can stand on one page.
func TestEmbedSpeaksAsTheTextAround(t *testing.T) {
	b := open(t, foreign(t, strict, `<script type="module" src="vendor/backdraw.js"></script><main lang="de-CH"><back-draw id="around" data="circle"></back-draw><back-draw id="own" lang="es" data="circle"></back-draw></main>`), recorded)
	b.wait("German and Spanish", `() => find("#around").shadowRoot.querySelector(".shell").lang === "de" && find("#own").shadowRoot.querySelector(".shell").lang === "es"`)
	b.wait("Spanish buttons", `() => find("#own").shadowRoot.querySelector("bd-points-lab").shadowRoot.querySelector("button.play")?.textContent.includes("Entrenar")`)
	call[bool](b, `() => { find("#own").setAttribute("lang", "de"); return true; }`)
	b.wait("German buttons", `() => find("#own").shadowRoot.querySelector("bd-points-lab").shadowRoot.querySelector("button.play").textContent.includes("Start")`)
}

// TestNumbersOfTheToolsAreGerman: the value that is drawn with, and the preview of a schedule.
func TestNumbersOfTheToolsAreGerman(t *testing.T) {
	v := desktop
	v.prelude = german
	b := open(t, origin+"/#v=1&data=plane&schedule=cosine", v)
	b.wait("German", `() => record.events.ready > 0 && document.documentElement.lang === "de"`)
	call[bool](b, `() => { const slider = find(".tools input[type=range]"); slider.value = "0.5"; slider.dispatchEvent(new Event("input", { bubbles: true })); return true; }`)
	b.wait("the value with a comma", `() => find(".tools input[type=range]").getAttribute("aria-valuetext") === "0,5" && find(".tools .value output").textContent.trim() === "0,5"`)
	call[bool](b, `() => { find("bd-points-lab").store.set({ sheet: "training" }); return true; }`)
	b.wait("the preview with a comma", `() => /0,01/.test(find(".preview figcaption")?.textContent ?? "")`)
}

// TestDigitsLabIsGerman: its words, and its numbers with their comma.
func TestDigitsLabIsGerman(t *testing.T) {
	v := desktop
	v.prelude = german
	b := open(t, origin+"/#v=1&lab=digits", v)
	b.wait("German", `() => document.documentElement.lang === "de" && find("bd-digits-lab")?.shadowRoot.textContent.includes("Noch eine Klasse")`)
	b.wait("the rate with a comma", `() => find("bd-number[label=Lernrate]")?.shadowRoot.querySelector("input").value.includes("0,")`)
	b.screenshot("german-digits")
}

// TestNumbersOfTheLensAreGerman: in its picture, sentences, formulas and tables.
func TestNumbersOfTheLensAreGerman(t *testing.T) {
	v := desktop
	v.prelude = german
	b := open(t, origin+"/#v=1&data=circle&layers=3", v)
	b.wait("German", `() => record.events.ready > 0 && document.documentElement.lang === "de"`)
	b.press("l")
	b.wait("the step", `() => find("bd-points-lens")?.shadowRoot?.querySelector(".formula math") && find("bd-lens-picture")`)
	b.press("]")
	places := call[map[string]string](b, `() => {
		const root = find("bd-points-lens").shadowRoot, text = (selector, within = root) => [...within.querySelectorAll(selector)].map((part) => part.textContent).join(" ");
		return { picture: text("text.number", find("bd-lens-picture").shadowRoot), example: text(".who p"), formulas: text(".formula mn"), tables: text("td") };
	}`)
	if len(places) != 4 {
		t.Fatalf("%d places were read, want 4", len(places))
	}
	for place, text := range places {
		if strings.Contains(text, ".") && place != "example" || !strings.Contains(text, "0,") {
			t.Errorf("the numbers in the %s are not German: %.200s", place, text)
		}
	}
	b.screenshot("german-lens")
}

// TestLessonsAreGerman: and an open one changes its language with the page; French, which has none, is marked as English.
func TestLessonsAreGerman(t *testing.T) {
	v := desktop
	v.prelude = german
	b := open(t, origin+"/#v=1&data=circle", v)
	b.wait("German", `() => record.events.ready > 0 && document.documentElement.lang === "de"`)
	b.click(`button.sheet[title="Lektionen"]`)
	b.wait("the German list", `() => find("bd-points-lessons")?.shadowRoot?.querySelectorAll('.lesson span[lang="de"]').length === 18`)
	b.click(".lesson")
	b.wait("the German lesson", `() => find("bd-points-lessons").shadowRoot.querySelector('h3[lang="de"]')?.textContent === "Ein Netz, das aufs Papier passt"`)
	b.screenshot("german-lesson")
	call[bool](b, `() => { find("bd-points-lessons").lang = "es"; return true; }`)
	b.wait("the Spanish lesson", `() => find("bd-points-lessons").shadowRoot.querySelector('h3[lang="es"]')?.textContent === "Una red que cabe en el papel"`)
	call[bool](b, `() => { find("bd-points-lessons").lang = "fr"; return true; }`)
	b.wait("the English lesson", `() => find("bd-points-lessons").shadowRoot.querySelector('h3[lang="en"]')?.textContent === "A network small enough for paper"`)
}
