package browser

import (
	"strings"
	"testing"
)

// heldTraining keeps back what workers are asked to train until record.release is called.
const heldTraining = recordPrelude + `
record.waiting = [];
record.hold = false;
record.release = () => { record.hold = false; for (const go of record.waiting.splice(0)) go(); };
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...more) {
	if (record.hold && message?.name === "train") record.waiting.push(() => post.call(this, message, ...more));
	else post.call(this, message, ...more);
};`

// bits are the parameters of a network with their masks, bit by bit.
const bits = `const bits = async (trainer) => JSON.stringify(Object.entries(await trainer.getParameters()).map(([path, { data, mask, frozen }]) =>
	[path, [...new Uint32Array(data.buffer, data.byteOffset, data.length)], mask && [...mask], frozen && [...frozen]]));`

// TestRacersStartAlike: bit for bit at the weights that the lab's network began with, the hand's among them, whether the lab
// has trained since or not.
func TestRacersStartAlike(t *testing.T) {
	v := desktop
	v.prelude = heldTraining
	for _, c := range []struct {
		name, state string
		byHand      bool
		trained     bool
	}{
		{"the seed's", "", false, false},
		{"the seed's, after training", "", false, true},
		{"held and off", "&held=0.0.0=0.625,0.2.1x,1.0.3=-0.25", false, false},
		{"held and off, after training", "&held=0.0.0=0.625,0.2.1x,1.0.3=-0.25", false, true},
		{"set by hand", "", true, false},
		{"set by hand, after training", "", true, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := open(t, origin+"/#v=1&test=0&speed=0&data=circle&layers=4&optimizer=sgd&rate=0.1"+c.state, v)
			b.wait("the event ready", `() => record.events.ready > 0`)
			seed := call[string](b, `async () => { `+bits+` return bits(find("bd-points-lab").model.trainer); }`)
			if c.state != "" {
				b.wait("what is held", `async () => Object.values(await find("bd-points-lab").model.trainer.getParameters()).some(({ mask, frozen }) => mask && frozen)`)
				seed = call[string](b, `async () => { `+bits+` return bits(find("bd-points-lab").model.trainer); }`)
			}
			want := seed
			if c.byHand {
				want = call[string](b, `async () => {
					`+bits+`
					const { trainer } = find("bd-points-lab").model;
					await trainer.setParameters({ "layers[0].w": { value: [1, 2, 3, 4, 5, 6, 7, 8] } });
					return bits(trainer);
				}`)
				if want == seed {
					t.Fatal("the weights set by hand are the seed's")
				}
			}
			if c.trained {
				done := call[int](b, `() => record.events.done ?? 0`)
				b.press("e")
				b.wait("an epoch", `(done) => record.events.done > done`, done)
				if now := call[string](b, `async () => { `+bits+` return bits(find("bd-points-lab").model.trainer); }`); now == want {
					t.Fatal("an epoch changed no weight")
				}
			}
			b.press("l")
			b.wait("the lens", `() => find("bd-points-lens")?.shadowRoot?.querySelector('[data-view="race"]')`)
			b.click(`[data-view="race"]`)
			b.wait("the race", `() => find("bd-race")?.shadowRoot?.querySelector(".start")`)
			call[bool](b, `() => { record.hold = true; return true; }`)
			b.click(".start")
			b.wait("four racers about to train", `() => record.waiting.length === 4`)
			starts := call[[]string](b, `async () => { `+bits+` return Promise.all(find("bd-race").racers.map(({ trainer }) => bits(trainer))); }`)
			if len(starts) != 4 {
				t.Fatalf("%d racers, want 4", len(starts))
			}
			for i, start := range starts {
				if start != want {
					t.Errorf("racer %d starts at\n%s\nwant\n%s", i, start, want)
				}
			}
			call[bool](b, `() => { record.release(); return true; }`)
			b.wait("a race", `() => find("bd-race").racers.every(({ moment }) => moment?.epochs > 0)`)
		})
	}
}

// speak makes the page speak a language.
func speak(b *tab, lang string) {
	b.t.Helper()
	call[bool](b, `(lang) => { document.querySelector("back-draw").setAttribute("lang", lang); return true; }`, lang)
	b.wait("the language", `(lang) => document.querySelector("back-draw").shadowRoot.querySelector(".shell").lang === lang`, lang)
}

// TestRacerFailsInTheLanguage: a racer whose loss is no number any more says so in the language of the page.
func TestRacerFailsInTheLanguage(t *testing.T) {
	v := desktop
	v.prelude = recordPrelude
	for _, c := range []struct{ lang, want string }{{"en", "no longer a finite number"}, {"de", "keine endliche Zahl"}, {"es", "un número finito"}} {
		t.Run(c.lang, func(t *testing.T) {
			b := open(t, origin+"/#v=1&test=0&data=plane&layers=4&activation=relu&optimizer=sgd&rate=1000", v)
			b.wait("the event ready", `() => record.events.ready > 0`)
			speak(b, c.lang)
			b.press("l")
			b.wait("the lens", `() => find("bd-points-lens")?.shadowRoot?.querySelector('[data-view="race"]')`)
			b.click(`[data-view="race"]`)
			b.wait("the race", `() => find("bd-race")?.shadowRoot?.querySelector(".start")`)
			b.click(".start")
			b.wait("one that fails", `() => find("bd-race").shadowRoot.querySelector(".results .fault")`)
			if said := call[string](b, `() => find("bd-race").shadowRoot.querySelector(".results .fault").textContent`); !strings.Contains(said, c.want) {
				t.Errorf("it says %q, want %q", said, c.want)
			}
		})
	}
}

// TestBrokenSpecInTheLanguage: where JSON breaks off is said in the language of the page, not in the browser's own words.
func TestBrokenSpecInTheLanguage(t *testing.T) {
	v := desktop
	v.prelude = recordPrelude
	for _, c := range []struct{ lang, want string }{{"en", "line 1, column 3"}, {"de", "Zeile 1, Spalte 3"}, {"es", "línea 1, columna 3"}} {
		t.Run(c.lang, func(t *testing.T) {
			b := open(t, origin+"/#v=1&data=circle", v)
			b.wait("the event ready", `() => record.events.ready > 0`)
			speak(b, c.lang)
			call[bool](b, `() => { document.querySelector("back-draw").spec = "{ input }"; return true; }`)
			b.wait("the sentence", `(want) => [...document.querySelector("back-draw").shadowRoot.querySelectorAll(".fault")].some(({ textContent }) => textContent.includes(want))`, c.want)
		})
	}
}
