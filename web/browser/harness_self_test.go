package browser

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

const eventsPage = `<main><button>here</button></main>`

const eventsPrelude = `
globalThis.seen = [];
for (const type of ["pointerdown", "pointermove", "pointerup", "keydown"]) {
	addEventListener(type, (event) => {
		const last = seen.at(-1);
		const entry = event.key ? type + " " + (event.ctrlKey ? "Ctrl+" : "") + event.key : type + " " + event.pointerType + " " + event.buttons;
		if (entry !== last) seen.push(entry);
	});
}`

// TestInputArrivesAsAPersonsWould: the other tests stand on these events.
func TestInputArrivesAsAPersonsWould(t *testing.T) {
	for _, c := range []struct {
		name string
		act  func(b *tab)
		want []string
	}{
		{"drag", func(b *tab) { b.drag(point{200, 200}, point{240, 220}, point{260, 260}) },
			[]string{"pointermove mouse 0", "pointerdown mouse 1", "pointermove mouse 1", "pointerup mouse 0"}},
		{"hover", func(b *tab) { b.hover(point{200, 200}) }, []string{"pointermove mouse 0"}},
		{"click", func(b *tab) { b.click("button") }, []string{"pointermove mouse 0", "pointerdown mouse 1", "pointerup mouse 0"}},
		{"touch", func(b *tab) { b.touch(point{200, 200}) }, []string{"pointerdown touch 1", "pointerup touch 0"}},
		{"press", func(b *tab) { b.press("z", chromedp.ModifierCtrl) }, []string{"keydown Ctrl+z"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := open(t, foreign(t, "default-src 'none'; img-src data:", eventsPage), view{prelude: eventsPrelude})
			c.act(b)
			b.wait("the last event", `(last) => seen.includes(last)`, c.want[len(c.want)-1])
			if got := call[[]string](b, `() => seen`); !slices.Equal(got, c.want) {
				t.Errorf("the page saw %q, want %q", got, c.want)
			}
		})
	}
}

// TestWaitLooksAgainForAPart: an element is there before its shadow root, where its script is loaded when needed.
func TestWaitLooksAgainForAPart(t *testing.T) {
	b := open(t, foreign(t, "default-src 'none'; img-src data:", eventsPage), view{})
	call[bool](b, `() => {
		globalThis.looks = 0;
		setTimeout(() => { find("main").attachShadow({ mode: "open" }).innerHTML = "<b>in</b>"; }, 200);
		return true;
	}`)
	b.wait("the part", `() => { looks++; return find("main").shadowRoot.querySelector("b") !== null; }`)
	if looks := call[int](b, `() => looks`); looks < 2 {
		t.Errorf("the part was there at look %d, want later ones", looks)
	}
}

// TestProblemsAreCollected: what goes wrong in a page is seen, each kind.
func TestProblemsAreCollected(t *testing.T) {
	b := open(t, foreign(t, "default-src 'none'; img-src data:", ""), view{prelude: `
		globalThis.later = () => console.error("allowed");
		setTimeout(() => { throw new Error("thrown"); });
		Promise.reject(new Error("rejected"));
		console.error("printed", new Error("with its cause"));
		console.log("harmless");
		addEventListener("load", () => document.head.append(Object.assign(document.createElement("script"), { src: "/refused.js" })));`})
	want := []string{"thrown", "rejected", "printed", "with its cause", "refused.js"}
	b.allow("allowed")
	call[bool](b, `() => { later(); return true; }`)
	collected := func() string {
		b.mutex.Lock()
		defer b.mutex.Unlock()
		return strings.Join(b.problems, "\n")
	}
	lacks := func(all string) bool {
		return slices.ContainsFunc(want, func(part string) bool { return !strings.Contains(all, part) })
	}
	for deadline := time.Now().Add(patience); lacks(collected()) && time.Now().Before(deadline); {
		time.Sleep(20 * time.Millisecond)
	}
	all := collected()
	for _, part := range want {
		if !strings.Contains(all, part) {
			t.Errorf("no problem with %q was collected, only:\n%s", part, all)
		}
	}
	for _, part := range []string{"harmless", "allowed"} {
		if strings.Contains(all, part) {
			t.Errorf("%q was taken for a problem:\n%s", part, all)
		}
	}
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.problems = nil
}
