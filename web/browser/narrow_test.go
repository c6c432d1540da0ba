package browser

import (
	"fmt"
	"strings"
	"testing"
)

// TestNarrowestPhone: at 360 pixels nothing is wider than the page, and tools and header keep to their rows.
func TestNarrowestPhone(t *testing.T) {
	v := phone
	v.width, v.height = 360, 740
	for _, fragment := range []string{"&data=spiral", "&data=plane"} {
		b := empty(t, v, fragment)
		requireNoOverflow(b)
		for _, row := range []string{".tools .icon:not(.mark)", "header .icon"} {
			tops := call[[]float64](b, `(selector) => {
				const lab = find(selector).getRootNode();
				return [...lab.querySelectorAll(selector)].map((each) => {
					const { y, right } = each.getBoundingClientRect();
					return right > innerWidth ? -1 : y;
				});
			}`, row)
			for _, top := range tops {
				if top != tops[0] || top < 0 {
					t.Errorf("%s of %s lie at %v, want one row inside of the page", row, fragment, tops)
					break
				}
			}
		}
		// WCAG 2.2, 2.5.8: 24 pixels at least; a row of eight leaves 32 on the narrowest.
		for _, size := range call[[][2]float64](b, `() => [...find("header").getRootNode().querySelectorAll("header button, header bd-choice")].map((each) => each.getBoundingClientRect()).filter(({ width }) => width > 0).map(({ width, height }) => [width, height])`) {
			if size[0] < 32 || size[1] < 32 {
				t.Errorf("a button of the header is %v x %v pixels, want 32 at least", size[0], size[1])
			}
		}
		if speed := call[float64](b, `() => { const select = find(".bar .speed").shadowRoot.querySelector("select"); return select.clientWidth; }`); speed < 104 {
			t.Errorf("the speed has %v pixels, want 104 for its words", speed)
		}
		for _, sheet := range []string{"Data", "Gallery", "Share"} {
			openSheet(b, sheet)
			if over := call[float64](b, `() => { const body = find("bd-sheet").shadowRoot.querySelector(".body"); return body.scrollWidth - body.clientWidth; }`); over > 0 {
				t.Errorf("the sheet %s is %v pixels wider than its place", sheet, over)
			}
			b.screenshot("narrow-" + sheet)
		}
	}
}

// TestSpeedIsReadOnAPhone: in each language the longest speed has room beside the arrow of its list.
func TestSpeedIsReadOnAPhone(t *testing.T) {
	seen := 0
	for _, width := range []int64{360, 390, 430} {
		for _, language := range []string{"en", "de", "es"} {
			v := phone
			v.width = width
			v.prelude = speaking(language)
			b := open(t, origin+"/#v=1&data=circle&layers=4&speed=1000", v)
			b.wait("the speed", `(language) => record.events.ready > 0 && document.documentElement.lang === language && find(".bar .speed").value === "1000"`, language)
			const arrow = 20
			lack := call[float64](b, `(arrow) => {
				const select = find(".bar .speed").shadowRoot.querySelector("select"), style = getComputedStyle(select), context = document.createElement("canvas").getContext("2d");
				context.font = style.fontSize + " " + style.fontFamily;
				const words = Math.max(...[...select.options].map(({ textContent }) => context.measureText(textContent).width));
				return words + arrow - (select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight));
			}`, arrow)
			if lack > 0 {
				t.Errorf("in %s at %d pixels the speed lacks %.1f pixels for its words", language, width, lack)
			}
			requireNoOverflow(b)
			b.screenshot("speed-" + language)
			seen++
		}
	}
	if seen != 9 {
		t.Errorf("%d phones were looked at, want 9", seen)
	}
}

// TestLabsAreReadOnTheNarrowestPhone: in each language speeds and numbers of the other labs have room beside their arrows
// and steppers.
func TestLabsAreReadOnTheNarrowestPhone(t *testing.T) {
	seen := 0
	for _, fragment := range []string{"curve", "curve&mode=series", "autoencoder&denoise=yes", "sequence"} {
		for _, language := range []string{"en", "de", "es"} {
			v := phone
			v.width, v.height = 360, 740
			v.prelude = speaking(language)
			b := open(t, origin+"/#v=1&lab="+fragment, v)
			b.wait("the lab "+fragment, `(language) => record.events.ready > 0 && document.documentElement.lang === language && find("[data-lab-element]")?.renderRoot?.querySelector("bd-number")`, language)
			const arrow = 20
			cut := call[[]string](b, `(arrow) => {
				const root = find("[data-lab-element]").renderRoot, context = document.createElement("canvas").getContext("2d");
				const lacks = (element, text, beside) => {
					const style = getComputedStyle(element);
					context.font = style.fontSize + " " + style.fontFamily;
					return context.measureText(text).width + beside > element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) + 0.5;
				};
				const numbers = [...root.querySelectorAll("bd-number")].map((each) => [each.label, each.shadowRoot.querySelector("input")]).filter(([, input]) => input.clientWidth > 0 && lacks(input, input.value, 0)).map(([label, input]) => label + " " + input.value);
				const speed = root.querySelector(".bar .speed")?.shadowRoot.querySelector("select");
				const speeds = speed === undefined ? [] : [...speed.options].map(({ textContent }) => textContent.trim()).filter((text) => lacks(speed, text, arrow));
				return [...numbers, ...speeds];
			}`, arrow)
			if len(cut) > 0 {
				t.Errorf("%s in %s at 360 pixels cuts off %q", fragment, language, cut)
			}
			requireNoOverflow(b)
			seen++
		}
	}
	if seen != 12 {
		t.Errorf("%d labs were looked at, want 12", seen)
	}
}

// TestSheetLeavesTheNetworkInSight: beside the widest sheet the last column with its heading can be seen; more columns
// than have room are told by a fade, up to the last of them.
func TestSheetLeavesTheNetworkInSight(t *testing.T) {
	for _, width := range []int64{1200, 1280, 1440} {
		b := empty(t, view{width: width, height: 800}, "&data=circle&layers=4,6")
		call[bool](b, `() => { find("bd-network").shadowRoot.querySelectorAll("button.opens")[2].id = "second"; return true; }`)
		b.click("#second")
		b.wait("the sheet of the second layer", `() => find("bd-sheet")?.label === "Layer 2" && find("bd-sheet").getAnimations().length === 0`)
		if over := call[float64](b, `() => find("bd-network").getBoundingClientRect().right - find("bd-sheet").getBoundingClientRect().left`); over > 0 {
			t.Errorf("at %d pixels the sheet covers %v of the network", width, over)
		}
		b.screenshot(fmt.Sprint("layer-sheet-", width))
	}
	b := empty(t, desktop, "&data=circle&layers=6,5,4")
	scroller := `const scroller = find("bd-network").shadowRoot.querySelector(".scroll");`
	if over := call[float64](b, `() => { `+scroller+` return scroller.scrollWidth - scroller.clientWidth; }`); over > 0 {
		t.Errorf("five columns are %v pixels wider than their panel", over)
	}
	if call[bool](b, `() => { `+scroller+` return scroller.matches(".more"); }`) {
		t.Error("five columns fade out, where there are no more")
	}
	b = empty(t, desktop, "&data=circle&layers=4,4,4,4,4")
	b.wait("a fade", `() => { `+scroller+` return getComputedStyle(scroller).maskImage.includes("gradient"); }`)
	b.screenshot("network-fades")
	call[bool](b, `() => { `+scroller+` scroller.scrollLeft = 1e4; return true; }`)
	b.wait("no fade at the end", `() => { `+scroller+` return scroller.scrollLeft > 20 && getComputedStyle(scroller).maskImage === "none"; }`)
}

// TestHeaderFitsInEveryWidth: from the narrowest phone to the widest screen every button is inside of the page, and the
// list of labs shows the name of the one that is open.
func TestHeaderFitsInEveryWidth(t *testing.T) {
	seen := 0
	for _, width := range []int64{360, 480, 599, 600, 768, 899, 900, 1024, 1280, 2560} {
		b := empty(t, view{width: width, height: 800}, "&data=circle")
		requireNoOverflow(b)
		over := call[[]string](b, `() => {
			const root = find("header").getRootNode();
			return [...root.querySelectorAll("header button, header bd-choice")].filter((each) => {
				const { width, left, right } = each.getBoundingClientRect();
				return width > 0 && (left < 0 || right > innerWidth || (each.localName === "bd-choice" && width < 72));
			}).map((each) => each.title || each.label || each.textContent);
		}`)
		if len(over) > 0 {
			t.Errorf("at %d pixels these do not fit: %q", width, over)
		}
		seen++
	}
	if seen != 10 {
		t.Errorf("%d widths were looked at, want 10", seen)
	}
}

// TestPlayBarStaysInReach: wherever a lab is scrolled to, on a phone and on a tablet, its play button can be pressed, and
// at the end the bar covers nothing: neither the last control nor one that has the focus.
func TestPlayBarStaysInReach(t *testing.T) {
	seen := 0
	tablet := view{width: 820, height: 700}
	for _, v := range []view{phone, tablet} {
		for _, fragment := range []string{"curve", "digits", "autoencoder", "sequence", "sequence&mode=strokes"} {
			v.prelude = recordPrelude
			b := open(t, origin+"/#v=1&lab="+fragment, v)
			b.wait("the lab "+fragment, `() => { const lab = find("[data-lab-element]"); return record.events.ready > 0 && lab?.renderRoot?.querySelector(".lab") && (lab.model?.pairs?.length ?? 1) > 0; }`)
			type state struct {
				Scrolls, Reached, Last bool
				Hidden                 []string
			}
			got := call[state](b, `async () => {
				const root = find("[data-lab-element]").renderRoot, lab = root.querySelector(".lab"), play = root.querySelector(".play"), bar = root.querySelector(".bar");
				const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
				const top = (element) => {
					const { x, y, width, height } = element.getBoundingClientRect();
					return element.getRootNode().elementFromPoint(x + width / 2, y + height / 2);
				};
				const most = lab.scrollHeight - lab.clientHeight;
				let reached = true;
				for (const share of [0, 0.25, 0.5, 0.75, 1]) {
					lab.scrollTop = share * most;
					await frame();
					const { top: above, bottom } = play.getBoundingClientRect();
					reached &&= above >= 0 && bottom <= innerHeight && play.contains(top(play));
				}
				const controls = [...lab.querySelectorAll("button, bd-choice, bd-number, input:not([hidden])")].filter((each) => !bar.contains(each) && each.getBoundingClientRect().height > 0);
				controls.sort((a, b) => a.getBoundingClientRect().bottom - b.getBoundingClientRect().bottom);
				const last = controls.at(-1), place = last.getBoundingClientRect(), over = bar.getBoundingClientRect();
				const under = place.bottom <= over.top + 0.5 || place.top >= over.bottom - 0.5;
				const hidden = [];
				lab.scrollTop = 0;
				for (const control of controls) {
					(control.shadowRoot?.querySelector("input, select, button") ?? control).focus();
					await frame();
					const { top: above, bottom } = control.getBoundingClientRect(), { top: from, bottom: to } = bar.getBoundingClientRect();
					if (bottom > from + 1 && above < to - 1 && bottom - above < 100) hidden.push(control.label ?? control.ariaLabel ?? control.textContent);
				}
				return { Scrolls: most > 20, Reached: reached, Last: under || most <= 20, Hidden: hidden };
			}`)
			if !got.Scrolls && v.phone || !got.Reached || !got.Last || len(got.Hidden) > 0 {
				t.Errorf("%s at %d pixels: scrolls %v, play in reach %v, last control free %v, under the bar with the focus %q; want none there and all else true", fragment, v.width, got.Scrolls, got.Reached, got.Last, got.Hidden)
			}
			b.screenshot("bar-" + strings.ReplaceAll(fragment, "&mode=", "-") + "-" + fmt.Sprint(v.width))
			seen++
		}
	}
	if seen != 10 {
		t.Errorf("%d labs were looked at, want 10", seen)
	}
}
