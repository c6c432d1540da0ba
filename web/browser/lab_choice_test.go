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

// TestHeaderHasRoomForItsLabs: in the languages of longer words nothing of the header is cut off.
func TestHeaderHasRoomForItsLabs(t *testing.T) {
	for language, points := range map[string]string{"de": "Punkte", "es": "Puntos"} {
		for _, width := range []int64{1280, 1279, 1100, 1000, 920} {
			b := open(t, origin+"/", view{width: width, height: 800, prelude: `localStorage.setItem("backdraw", JSON.stringify({ v: 1, fields: { lang: "` + language + `" } }));`})
			b.wait("the header in "+language, `(points) => find(".head [data-lab='points']")?.textContent === points`, points)
			if over := call[float64](b, `() => Math.max(...[...find(".head").children].map((each) => each.getBoundingClientRect().right)) - innerWidth`); over > 0 {
				t.Errorf("in %s at %d pixels the header is %v too wide", language, width, over)
			}
			if width == 1280 && !visible(b, `[data-lab="sequence"]`) {
				t.Errorf("in %s at 1280 pixels the labs are not tabs", language)
			}
		}
	}
}
