package browser

import "testing"

// drawnSets is how many of the eleven data sets have a picture with something on it, and no two the same.
const drawnSets = `(selector) => {
	const pictures = [...find(selector)?.shadowRoot?.querySelectorAll("[data-set]:not([data-set=none]) canvas") ?? []].filter(({ width }) => width > 1)
		.map((canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data).filter((data) => data.some((byte) => byte > 0)).map((data) => data.join());
	return new Set(pictures).size;
}`

// TestDataSetsByPictures: the sheet of the data shows all of them, and a click or a finger takes one, from 360 pixels on.
func TestDataSetsByPictures(t *testing.T) {
	small := view{width: 360, height: 740, scale: 2, phone: true}
	for _, v := range []view{desktop, small} {
		t.Run(v.String(), func(t *testing.T) {
			b := empty(t, v, "&count=40")
			const pictures = ".data-sheet bd-data-pictures"
			tap := func(selector string) {
				at := b.place(selector).at(0.5, 0.5)
				if v.phone {
					b.touch(at)
				} else {
					b.drag(at)
				}
			}
			tap(`button.sheet[title="Data"]`)
			b.wait("the pictures", `(selector) => (`+drawnSets+`)(selector) === 11`, pictures)
			b.screenshot("data-pictures-" + v.String())
			for _, name := range []string{"moons", "swiss-roll", "none"} {
				tap(`[title=""][data-set="` + name + `"]`)
				b.wait("the set "+name, `(name) => find("bd-points-lab").store.values.data === name && find(".data-sheet bd-data-pictures").shadowRoot.querySelector("[aria-checked=true]").dataset.set === name`, name)
			}
			wide := call[[]float64](b, `() => [...find(".data-sheet bd-data-pictures").shadowRoot.querySelectorAll("button")].map((each) => each.getBoundingClientRect()).filter(({ left, right, width, height }) => left < 0 || right > innerWidth || width < 44 || height < 44).map(({ width }) => width)`)
			if len(wide) > 0 {
				t.Errorf("%d pictures are beside the page or less than 44 pixels wide or high", len(wide))
			}
		})
	}
}

// TestPicturesBesideTheDrawing: a page that is high enough has them there, too; on another none is made.
func TestPicturesBesideTheDrawing(t *testing.T) {
	b := empty(t, view{width: 1440, height: 1000}, "")
	const pictures = "section.data bd-data-pictures"
	b.wait("the pictures", `(selector) => (`+drawnSets+`)(selector) === 11`, pictures)
	b.screenshot("data-pictures-beside")
	b.click(`[data-set="xor"]:not([title=""])`)
	b.wait("the set", `() => find("bd-points-lab").store.values.data === "xor" && find("bd-points-lab").model.points.x.length > 0`)

	low := empty(t, desktop, "")
	if n := call[int](low, drawnSets, pictures); n != 0 {
		t.Errorf("where there is no room for pictures %d were made", n)
	}
}

// TestOtherPointsBesideTheDataSet: another seed is a press away from the data set, on a desktop and on a phone.
func TestOtherPointsBesideTheDataSet(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		t.Run(v.String(), func(t *testing.T) {
			b := empty(t, v, "&data=xor&count=40")
			if v.phone {
				b.touch(b.place("#tab-settings").at(0.5, 0.5))
			}
			first := call[float64](b, `() => find("bd-points-lab").model.points.x[0]`)
			at := b.place("section.data .again").at(0.5, 0.5)
			if v.phone {
				b.touch(at)
			} else {
				b.drag(at)
			}
			b.wait("other points of the same set", `(first) => { const { model, store } = find("bd-points-lab"); return store.values.data === "xor" && model.points.x.length === 40 && model.points.x[0] !== first; }`, first)
			b.screenshot("other-points-" + v.String())
		})
	}
}
