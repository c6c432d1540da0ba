package browser

import (
	"testing"
)

// TestLensesOfTheLabsAreAccessible: with all that they show and their tables open, as axe-core sees them.
func TestLensesOfTheLabsAreAccessible(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		for _, lab := range []string{"digits", "strokes", "text"} {
			t.Run(lab+" "+v.String(), func(t *testing.T) {
				var b *tab
				if lab == "digits" {
					b = digitsLens(t, v)
					for range 10 {
						b.press("]")
					}
				} else {
					b = sequenceLens(t, v, lab, "&units=8&window=12")
				}
				call[bool](b, `() => { (find("bd-digits-lens") ?? find("bd-sequence-lens")).shadowRoot.querySelector("details.numbers").open = true; return true; }`)
				b.wait("the tables", `() => (find("bd-digits-lens") ?? find("bd-sequence-lens")).shadowRoot.querySelector("details.numbers tbody tr")`)
				requireAccessible(b)
			})
		}
	}
}
