package browser

import (
	"fmt"
	"testing"
)

// cutTexts names what a select shows of what is chosen in it, and what ends in dots, where there is no room for all of it.
const cutTexts = `() => {
	const cut = [], context = document.createElement("canvas").getContext("2d");
	const look = (node) => {
		if (node instanceof Element && node.getBoundingClientRect().width > 2) {
			const style = getComputedStyle(node), { width } = node.getBoundingClientRect();
			// The shorthand is empty where digits are all as wide.
			context.font = [style.fontStyle, style.fontWeight, style.fontSize, style.fontFamily].join(" ");
			const arrow = 22;
			if (node instanceof HTMLSelectElement && context.measureText(node.selectedOptions[0]?.label ?? "").width + parseFloat(style.paddingLeft) + parseFloat(style.paddingRight) + arrow > width + 1) cut.push(node.selectedOptions[0].label);
			// What is a fraction of a pixel too wide ends in dots as well, and scrollWidth is rounded.
			const text = node.textContent.trim();
			if (style.textOverflow === "ellipsis" && style.position !== "absolute" && (node.scrollWidth > node.clientWidth + 1 || context.measureText(text).width > width)) cut.push(text);
		}
		if (node.shadowRoot) look(node.shadowRoot);
		for (const each of node.children ?? []) look(each);
	};
	look(find("bd-points-lab").renderRoot);
	return cut;
}`

// TestFiguresOfTheBarAreWhole where there is little room, as at 200 % of a window of 1280 x 800, in every language.
func TestFiguresOfTheBarAreWhole(t *testing.T) {
	looked := 0
	for _, v := range []view{{width: 640, height: 400}, {width: 700, height: 500}, {width: 360, height: 740, scale: 2, phone: true}, phone, desktop} {
		b := empty(t, v, "&data=spiral")
		for _, lang := range []string{"en", "de", "es"} {
			call[bool](b, `(lang) => { find("back-draw").setAttribute("lang", lang); return true; }`, lang)
			b.wait("the language "+lang, `(lang) => find("bd-points-lab").messages.numbers.language === lang && find("bd-readout").messages.numbers.language === lang`, lang)
			call[bool](b, `async () => { await find("bd-readout").updateComplete; return true; }`)
			if beyond := call[[]string](b, `() => [...find("bd-readout").shadowRoot.querySelectorAll("dt, dd")].filter((each) => each.scrollWidth > each.clientWidth + 1 || each.getBoundingClientRect().right > innerWidth).map(({ textContent }) => textContent)`); len(beyond) > 0 {
				t.Errorf("%dx%d %s: %q run into what is beside them", v.width, v.height, lang, beyond)
			}
			b.screenshot(fmt.Sprintf("figures-%d-%s", v.width, lang))
			looked++
		}
	}
	if looked != 15 {
		t.Errorf("%d bars were looked at, want 15", looked)
	}
}

// TestTitlesOfLayersAreWhole in a small window, on phones and on a desktop, in every language.
func TestTitlesOfLayersAreWhole(t *testing.T) {
	looked := 0
	for _, v := range []view{{width: 640, height: 400}, {width: 360, height: 740, scale: 2, phone: true}, phone, desktop} {
		b := empty(t, v, "&data=circle&layers=4,4,4")
		for _, lang := range []string{"en", "de", "es"} {
			call[bool](b, `(lang) => { find("back-draw").setAttribute("lang", lang); return true; }`, lang)
			b.wait("the language "+lang, `async (lang) => {
				const lab = find("bd-points-lab"), network = find("bd-network");
				await network.updateComplete;
				return lab.messages.numbers.language === lang && network.messages === lab.messages.views.network && network.renderRoot.querySelector(".title").textContent === network.columns[0].title;
			}`, lang)
			cut := call[[]string](b, `() => {
				const whole = document.createRange();
				return [...find("bd-network").renderRoot.querySelectorAll(".title")].filter((title) => {
					whole.selectNodeContents(title);
					return whole.getBoundingClientRect().width > title.getBoundingClientRect().width + 0.01;
				}).map(({ textContent }) => textContent);
			}`)
			if len(cut) > 0 {
				t.Errorf("%dx%d %s: %q are cut", v.width, v.height, lang, cut)
			}
			looked++
		}
	}
	if looked != 12 {
		t.Errorf("%d rows of titles were looked at, want 12", looked)
	}
}

// TestNoTextIsCut in the sheets of data and layers, in every language, from a small phone to a desktop.
func TestNoTextIsCut(t *testing.T) {
	looked := 0
	for _, v := range []view{{width: 360, height: 740, scale: 2, phone: true}, phone, desktop, {width: 1440, height: 900}} {
		b := empty(t, v, "&layers=8,8&init=glorot-uniform")
		for _, lang := range []string{"en", "de", "es"} {
			call[bool](b, `(lang) => { find("back-draw").setAttribute("lang", lang); return true; }`, lang)
			for _, sheet := range []string{"data", "layer"} {
				call[bool](b, `(sheet) => { find("bd-points-lab").store.set({ sheet, column: 1, init: "auto" }); return true; }`, sheet)
				b.wait("the sheet "+sheet+" in "+lang, `(lang, inside) => document.documentElement.lang === lang && find("bd-points-lab").messages.numbers.language === lang && find(inside)?.getBoundingClientRect().width > 0
					&& find("bd-sheet").getAnimations().length === 0`, lang, map[string]string{"data": "bd-sheet bd-data-pictures", "layer": "bd-sheet bd-choice"}[sheet])
				if cut := call[[]string](b, cutTexts); len(cut) > 0 {
					t.Errorf("%dx%d %s, sheet %s: %q are cut", v.width, v.height, lang, sheet, cut)
				}
				looked++
			}
		}
	}
	if looked != 24 {
		t.Errorf("%d sheets were looked at, want 24", looked)
	}
}
