package browser

import (
	"strings"
	"testing"
)

// TestLensNamesItsNumbers: over each column stands which number is which, and none runs into the next.
func TestLensNamesItsNumbers(t *testing.T) {
	for _, c := range []struct {
		view    view
		forward string
		back    string
	}{{desktop, "z a ∂L/∂z", "z a ∂L/∂z"}, {phone, "a", "∂L/∂z"}} {
		t.Run(c.view.String(), func(t *testing.T) {
			b := empty(t, c.view, "&data=circle&layers=4,3")
			b.click("button.sheet.lens")
			b.wait("the lens with its numbers, as wide as it is", `() => find("bd-lens-picture")?.step?.columns.length === 4 && Math.abs(find("bd-lens-picture").shadowRoot.querySelector("svg").viewBox.baseVal.width - find("bd-lens-picture").clientWidth) < 1`)
			names := func() string {
				return strings.Join(call[[]string](b, `() => { const { step, shadowRoot } = find("bd-lens-picture"); const all = [...shadowRoot.querySelectorAll(".names")].map(({ textContent }) => textContent); return all.slice(0, all.length / (step.columns.length - 1)); }`), " ")
			}
			if got := names(); got != c.forward {
				t.Errorf("on the way forward the numbers are called %q, want %q", got, c.forward)
			}
			for range 8 {
				b.press("]")
			}
			b.wait("the way back", `() => find("bd-lens-picture").stage.kind === "update"`)
			if got := names(); got != c.back {
				t.Errorf("on the way back the numbers are called %q, want %q", got, c.back)
			}
			// Small negative numbers are the longest.
			call[bool](b, `async () => {
				const picture = find("bd-lens-picture");
				picture.step = { ...picture.step, columns: picture.step.columns.map((column) => ({ ...column, nodes: column.nodes.map((node) => ({ ...node, z: -0.00234, a: -0.00234, dz: -0.00234 })) })) };
				await picture.updateComplete;
				return true;
			}`)
			close := call[[]string](b, `() => {
				const wrong = [];
				for (const shown of find("bd-lens-picture").shadowRoot.querySelectorAll(".shown")) {
					const boxes = [...shown.querySelectorAll(".number")].map((text) => text.getBoundingClientRect());
					boxes.forEach((box, i) => { if (i > 0 && box.left < boxes[i - 1].right + 1) wrong.push(boxes.map(({ left, right }) => left.toFixed(1) + "–" + right.toFixed(1)).join(", ")); });
				}
				return wrong;
			}`)
			if len(close) > 0 {
				t.Errorf("numbers run into each other: %v", close)
			}
			b.screenshot("lens-names-" + c.view.String())
		})
	}
}

// TestLensNamesTheTarget: of several classes by the name that the page gives it, of two as the number in the formulas.
func TestLensNamesTheTarget(t *testing.T) {
	for _, c := range []struct{ fragment, want string }{
		{"&data=blobs&classes=4", `target Class [1-4]$`},
		{"&data=blobs&classes=4&classNames=ash,birch,cedar,date", `target (ash|birch|cedar|date)$`},
		{"&data=circle", `target [01](\.00)?$`},
	} {
		b := empty(t, desktop, c.fragment)
		b.press("l")
		b.wait("an example with "+c.want, `(want) => new RegExp(want).test([...find("bd-points-lens")?.shadowRoot?.querySelector(".who p")?.childNodes ?? []].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data.trim()).join(""))`, c.want)
	}
}
