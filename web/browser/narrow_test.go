package browser

import "testing"

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
		for _, sheet := range []string{"Data", "Gallery", "Share"} {
			openSheet(b, sheet)
			if over := call[float64](b, `() => { const body = find("bd-sheet").shadowRoot.querySelector(".body"); return body.scrollWidth - body.clientWidth; }`); over > 0 {
				t.Errorf("the sheet %s is %v pixels wider than its place", sheet, over)
			}
			b.screenshot("narrow-" + sheet)
		}
	}
}
