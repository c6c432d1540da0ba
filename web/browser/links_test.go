package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// painted is the share of the first points told by the event data where the canvas of the points is opaque.
const painted = `() => {
		const canvas = find("canvas.points");
		const { x, y } = record.details.data;
		const at = (share, size) => Math.floor(share / 12 * size);
		const seen = Array.from(y, (_, i) => canvas.getContext("2d").getImageData(at(x[2 * i] + 6, canvas.width), at(6 - x[2 * i + 1], canvas.height), 1, 1).data[3] > 0);
		return seen.length === 0 ? 0 : seen.filter(Boolean).length / seen.length;
	}`

func whole(share float64) bool { return share == 1 }

func TestSessionOutlivesAReload(t *testing.T) {
	b := empty(t, desktop, "")
	at := drawing(b)
	b.press("5")
	b.drag(line(at, -3, 0, 3, 0)...)
	drawn := points(b)
	call[bool](b, `() => { find("bd-points-lab").model.change({ layers: [5, 3], rate: 0.03 }); return true; }`)
	b.wait("the address without the link that was changed", `() => location.hash === ""`)
	b.do(chromedp.Reload())
	b.wait("the event ready", `() => record.events.ready > 0`)
	if share := until(b, whole, painted); share != 1 {
		t.Errorf("after a reload %v of the points are seen, want all", share)
	}
	again := points(b)
	if len(again) != len(drawn) || len(again) == 0 {
		t.Fatalf("after a reload there are %d points, before there were %d", len(again), len(drawn))
	}
	for i := range drawn {
		if drawn[i] != again[i] {
			t.Errorf("point %d is %v, was %v", i, again[i], drawn[i])
		}
	}
	if spec := call[string](b, `() => JSON.stringify([find("back-draw").spec.layers.map(({ units }) => units), find("back-draw").spec.optimizer.learningRate])`); spec != "[[5,3,5],0.03]" {
		t.Errorf("after a reload layers and rate are %s, want [[5,3,5],0.03]", spec)
	}
}

func TestPermalink(t *testing.T) {
	b := empty(t, desktop, "&data=xor&layers=3&optimizer=momentum&seed=7")
	at := drawing(b)
	b.drag(line(at, -3, 0, 3, 0)...)
	drawn := points(b)
	b.click(`button.sheet[title="Share"]`)
	b.wait("the link", `() => find("bd-copy-field.link")?.value.includes("#v=1")`)
	link := call[string](b, `() => find("bd-copy-field.link").value`)
	b.screenshot("share")

	other := open(t, link, recorded)
	other.wait("the event ready", `() => record.events.ready > 0`)
	linked := points(other)
	if len(linked) != len(drawn) || linked[len(linked)-1] != drawn[len(drawn)-1] {
		t.Errorf("the link brought %d points, the last %v; want %d, %v", len(linked), linked[len(linked)-1], len(drawn), drawn[len(drawn)-1])
	}
	const spec = `() => JSON.stringify(find("back-draw").spec)`
	if got, want := call[string](other, spec), call[string](b, spec); got != want {
		t.Errorf("the link brought the network %s, want %s", got, want)
	}
}

func TestLinkToDrawnPointsShowsThem(t *testing.T) {
	b := empty(t, desktop, "")
	at := drawing(b)
	b.drag(line(at, -3, 0, 3, 0)...)
	b.click(`button.sheet[title="Share"]`)
	b.wait("the link", `() => find("bd-copy-field.link")?.value.includes("points=")`)
	other := open(t, call[string](b, `() => find("bd-copy-field.link").value`), recorded)
	other.wait("the event ready", `() => record.events.ready > 0`)
	if share := until(other, whole, painted); share != 1 {
		t.Errorf("%v of the points linked to are seen, want all", share)
	}
}

// TestLinkIsThereTheNextTime: also where nothing was changed after it was opened.
func TestLinkIsThereTheNextTime(t *testing.T) {
	b := open(t, origin+"/#v=1&data=moons&layers=5,3", recorded)
	b.wait("it kept", `() => localStorage.getItem("backdraw")?.includes("moons")`)
	b.do(chromedp.Navigate("about:blank"), chromedp.Navigate(origin+"/"))
	b.wait("the link's work", `() => { const { data, layers } = find("bd-points-lab")?.store?.values ?? {}; return location.hash === "" && data === "moons" && layers.join() === "5,3"; }`)
}

func TestBrokenLinkLosesNothing(t *testing.T) {
	b := empty(t, desktop, "")
	at := drawing(b)
	b.drag(line(at, -3, 0, 3, 0)...)
	drawn := len(points(b))
	b.wait("the session kept", `(n) => localStorage.getItem("backdraw")?.includes("points") && location.hash === ""`, drawn)
	for _, c := range []struct{ link, say string }{
		{"#v=1&rate=fast", "rate"},
		{"#v=1&lab=digit", "lab is “digit”"},
		{"#v=9&rate=1", "version"},
		{"#v=1&points=AQAA", "points"},
		{"#v=1&data=checkerboard&spec=%7B%22version%22%3A1%2C%22input%22", "spec"},
		{"#v=1&spec=null", "spec"},
		{"#v=1&spec=%7B%22version%22%3A1%7D", "spec"},
	} {
		call[bool](b, `(link) => { location.hash = link; return true; }`, c.link)
		b.wait("a sentence on "+c.say, `(say) => [...find("back-draw").shadowRoot.querySelectorAll(".fault")].at(-1)?.textContent.includes(say)`, c.say)
		if left := len(points(b)); left != drawn {
			t.Errorf("%s left %d of %d points", c.link, left, drawn)
		}
	}
	b.do(chromedp.Reload())
	b.wait("the page as it was", `(n) => find("bd-points-lab")?.model?.points.x.length === n && find("button.play")`, drawn)

	call[bool](b, `() => { location.hash = "#v=1&rate=fast"; return true; }`)
	b.wait("a sentence again", `() => find("back-draw").shadowRoot.querySelector(".fault")`)
	call[bool](b, `() => { location.hash = "#v=1&rate=0.1"; return true; }`)
	b.wait("no sentence once a good link is opened", `() => find("bd-points-lab").store.values.rate === 0.1 && !find("back-draw").shadowRoot.querySelector(".fault:not(.offer)")`)
}
