package browser

import "testing"

// TestPictureOfANetworkWithAllKindsOfLayers: each dense layer is a column, in a residual too, and + on a layer changes
// that layer and leaves the others what they have.
func TestPictureOfANetworkWithAllKindsOfLayers(t *testing.T) {
	b := empty(t, desktop, "&data=circle&fourier=2,0.5,1&normalize=0,0,3,3&layers=4,4,3&details=norm(batch)~activation(relu),residual,dropout(0.2)")
	b.click(`[aria-label="One epoch"]`)
	b.wait("an epoch", `() => record.events.done > 0`)
	const heads = `() => [...find("bd-network").shadowRoot.querySelectorAll(".head")].map((head) => head.querySelector(".subtitle").textContent.trim()).join("|")`
	want := "normalised|relu · batch norm|tanh · residual|tanh · dropout|"
	b.wait("the columns and what they have", `(want) => (`+heads+`)() === want`, want)
	b.wait("weights of the layer in the residual", `() => find("bd-network").columns[2].weights?.length === 16`)
	b.wait("maps of the Fourier features", `() => find("bd-network").columns[0].field?.channels === 4`)
	b.screenshot("network-kinds")
	b.click(`[aria-label="Add a unit to Layer 3"]`)
	b.wait("another unit in the third layer", `() => find("back-draw").spec.layers.some(({ type, units }) => type === "dense" && units === 4) && find("bd-network").columns[3].units.length === 4`)
	if got := call[string](b, heads); got != want {
		t.Errorf("after + the columns have %q, want %q", got, want)
	}
	if errors := call[int](b, `() => record.events.error ?? 0`); errors != 0 {
		t.Errorf("%d errors were told", errors)
	}
}

func TestUnitThatIsSwitchedOffIsMarked(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=3")
	b.wait("weights", `() => find("bd-network").columns[2]?.weights?.length === 3`)
	b.click(`button.unit[data-column="1"][data-unit="1"]`)
	b.wait("its card", `() => find("bd-network-card")`)
	b.click(`.actions button.switch`)
	b.wait("the unit marked as off, and its edge masked", `() => { const { units } = find("bd-network").columns[1], { mask } = find("bd-network").columns[2]; return units[1].off === true && !units[0].off && mask?.[1] === 0; }`)
	b.wait("its card to offer to switch it on", `() => find(".actions button.switch").textContent === "Switch this unit on"`)
	b.screenshot("unit-off")
	b.click(`.actions button.switch`)
	b.wait("the unit on again", `() => !find("bd-network").columns[1].units[1].off`)
}
