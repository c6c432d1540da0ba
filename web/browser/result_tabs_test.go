package browser

import "testing"

// TestTabsOfResultsNameTheirPanel: in the labs beside the points every tab controls one panel, which is named by the tab that is chosen.
func TestTabsOfResultsNameTheirPanel(t *testing.T) {
	tabs := 0
	for _, lab := range []string{"curve", "autoencoder", "digits", "sequence"} {
		b := open(t, origin+"/#v=1&lab="+lab, recorded)
		element := "bd-" + lab + "-lab"
		b.wait("the lab "+lab, `(element) => find(element)?.renderRoot.querySelector("[role=tab]")`, element)
		ids := call[[]string](b, `(element) => [...find(element).renderRoot.querySelectorAll("[role=tab]")].map(({ id }) => id)`, element)
		for _, id := range ids {
			b.click("#" + id)
			b.wait("the panel of "+id, `(element, id) => {
				const root = find(element).renderRoot, tab = root.querySelector("#" + id), panels = [...root.querySelectorAll("[role=tabpanel]")];
				return tab.getAttribute("aria-selected") === "true" && panels.length === 1 && panels[0].getAttribute("aria-labelledby") === id && panels[0].offsetHeight > 0
					&& [...root.querySelectorAll("[role=tab]")].every((each) => root.querySelector("#" + each.getAttribute("aria-controls")) === panels[0]);
			}`, element, id)
			tabs++
		}
		requireAccessible(b)
	}
	if tabs < 8 {
		t.Errorf("%d tabs were chosen, want those of four labs", tabs)
	}
}
