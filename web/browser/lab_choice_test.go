package browser

import "testing"

// showLab goes to another lab by the header: by its tab or, on a narrow page, by the list.
func (b *tab) showLab(name string) {
	b.t.Helper()
	if visible(b, `[data-lab="`+name+`"]`) {
		b.click(`[data-lab="` + name + `"]`)
		return
	}
	call[bool](b, `(name) => {
		const list = find(".labs bd-choice").shadowRoot.querySelector("select");
		if (list.getBoundingClientRect().width === 0) throw new Error("neither tab nor list of the labs is to be seen");
		list.value = name;
		list.dispatchEvent(new Event("change"));
		return true;
	}`, name)
}

// TestHeaderHasRoomForItsLabs: in the language of the longest words nothing of the header is cut off.
func TestHeaderHasRoomForItsLabs(t *testing.T) {
	widths := []int64{1280, 1279, 1100, 1000, 920}
	for _, width := range widths {
		b := open(t, origin+"/", view{width: width, height: 800, prelude: `localStorage.setItem("backdraw", JSON.stringify({ v: 1, fields: { lang: "de" } }));`})
		b.wait("the header in German", `() => find(".head [data-lab='points']")?.textContent === "Punkte"`)
		if over := call[float64](b, `() => Math.max(...[...find(".head").children].map((each) => each.getBoundingClientRect().right)) - innerWidth`); over > 0 {
			t.Errorf("at %d pixels the header is %v too wide", width, over)
		}
		if width == 1280 && !visible(b, `[data-lab="sequence"]`) {
			t.Error("at 1280 pixels the labs are not tabs")
		}
	}
}
