package browser

import (
	"testing"
)

const strict = "default-src 'none'; img-src data:; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'"

// embedded opens a page of someone else with one element.
func embedded(t testing.TB, attributes string) *tab {
	t.Helper()
	b := open(t, foreign(t, strict, `<script type="module" src="vendor/backdraw.js"></script><back-draw `+attributes+`></back-draw>`), recorded)
	b.wait("the event ready", `() => record.events.ready > 0`)
	return b
}

// requireVisible waits for what is to take room, which parts that are loaded later do, and then looks at what is to take none.
func requireVisible(b *tab, wanted map[string]bool) {
	b.t.Helper()
	for selector, want := range wanted {
		if want {
			b.wait(selector+" visible", `(selector) => find(selector).getBoundingClientRect().width > 0`, selector)
		}
	}
	for selector, want := range wanted {
		if !want && visible(b, selector) {
			b.t.Errorf("%s is visible, want it hidden", selector)
		}
	}
}

// visible is whether an element is there and takes room.
func visible(b *tab, selector string) bool {
	b.t.Helper()
	return call[bool](b, `(selector) => (find(selector)?.getBoundingClientRect().width ?? 0) > 0`, selector)
}

func TestEmbedAttributes(t *testing.T) {
	b := embedded(t, `data="moons" layers="5,4" activation="relu" seed="9" height="420" controls="play,reset,loss" theme="dark"`)
	if height := b.place("back-draw").Height; height != 420 {
		t.Errorf("the element is %v pixels high, want 420", height)
	}
	requireVisible(b, map[string]bool{
		"button.play": true, `[aria-label="Reset"]`: true, "bd-loss-chart": true,
		`[aria-label="One step"]`: false, ".tools": false, "bd-network": false, ".data": false, "header": false,
	})
	spec := call[string](b, `() => JSON.stringify([find("back-draw").spec.layers, find("back-draw").spec.seed, find("back-draw").trainer.spec.loss])`)
	if want := `[[{"type":"dense","units":5,"activation":"relu"},{"type":"dense","units":4,"activation":"relu"},{"type":"dense","units":1}],9,"binary-cross-entropy"]`; spec != want {
		t.Errorf("the spec is %s, want %s", spec, want)
	}
	if scheme := call[string](b, `() => getComputedStyle(find("back-draw")).colorScheme`); scheme != "dark" {
		t.Errorf("the theme is %q, want dark", scheme)
	}
	b.screenshot("embed")
}

func TestSmallEmbedShowsTheNecessary(t *testing.T) {
	b := embedded(t, `data="spiral"`)
	requireVisible(b, map[string]bool{
		"canvas.cursor": true, "button.play": true, `[aria-label="Reset"]`: true, "bd-loss-chart": true,
		"bd-network": false, ".data": false,
	})
}

func TestMembersAndEvents(t *testing.T) {
	b := embedded(t, `data="circle" height="420"`)
	call[bool](b, `() => { find("back-draw").step(); return true; }`)
	b.wait("the event done", `() => record.events.done === 1`)
	if steps := call[int](b, `() => record.details.done.steps`); steps != 1 {
		t.Errorf("step() took %d steps", steps)
	}
	loss := call[float64](b, `() => record.details.done.loss`)
	call[bool](b, `() => { const element = find("back-draw"); element.reset(); element.step(); return true; }`)
	b.wait("the step again", `() => record.events.done === 2`)
	if again := call[float64](b, `() => record.details.done.loss`); again != loss {
		t.Errorf("after reset() the first step's loss is %v, was %v", again, loss)
	}
	call[bool](b, `() => { find("back-draw").spec = { input: [2], layers: [{ type: "dense", units: 6, activation: "sin" }, { type: "dropout", rate: 0.1 }, { type: "dense", units: 1 }], loss: "binary-cross-entropy", optimizer: { type: "rmsprop" } }; return true; }`)
	b.wait("the network assigned", `() => find("back-draw").trainer?.spec.layers[1].type === "dropout"`)
	call[bool](b, `() => { find("back-draw").setAttribute("data", "rings"); find("back-draw").setAttribute("layers", "3"); return true; }`)
	b.wait("the network of the attribute", `() => find("back-draw").trainer?.spec.layers.length === 2 && find("back-draw").trainer.spec.layers[0].units === 3`)
	call[bool](b, `() => { find("back-draw").setAttribute("activation", "rleu"); return true; }`)
	b.wait("the event error", `() => record.details.error?.path === "activation" && record.details.error.message.includes("relu")`)
}

func TestRefusedSpecLeavesTheNetworkBeforeIt(t *testing.T) {
	b := embedded(t, `data="circle" height="420"`)
	before := call[string](b, `() => JSON.stringify(find("back-draw").spec.layers)`)
	call[bool](b, `() => { find("back-draw").setAttribute("spec", '{"version":1,"input":[2],"layers":[{"type":"dense","units":2,"activation":"rleu"},{"type":"dense","units":1}]}'); return true; }`)
	b.wait("the event error", `() => record.details.error?.path === "layers[0].activation"`)
	told := call[int](b, `() => { const told = record.events.data; find("back-draw").setAttribute("data", "xor"); return told; }`)
	b.wait("the other points", `(told) => record.events.data > told`, told)
	call[bool](b, `() => { find("back-draw").reset(); find("back-draw").step(); return true; }`)
	b.wait("a step of the network before", `() => record.events.done > 0 && record.details.done.steps === 1`)
	if after := call[string](b, `() => JSON.stringify(find("back-draw").spec.layers)`); after != before {
		t.Errorf("after a refused spec the spec's layers are %s, want those of the running network, %s", after, before)
	}
}

func TestLockedEmbedKeepsItsPoints(t *testing.T) {
	b := embedded(t, `data="xor" height="600" locked`)
	before := call[int](b, `() => record.events.data`)
	at := drawing(b)
	b.drag(line(at, -3, 0, 3, 0)...)
	b.click("button.play")
	b.wait("training", `() => record.details.progress?.steps > 0`)
	if after := call[int](b, `() => record.events.data`); after != before {
		t.Errorf("drawing on a locked element changed its points")
	}
	if disabled := call[bool](b, `() => [...find("bd-points-lab").shadowRoot.querySelectorAll("bd-number, .fields bd-choice")].every((control) => control.disabled)`); !disabled {
		t.Error("a locked element has settings that can be changed")
	}
}

func TestOffScreenItWaits(t *testing.T) {
	b := open(t, foreign(t, strict, `<script type="module" src="vendor/backdraw.js"></script><back-draw data="circle" height="420" play></back-draw><div></div>`), recorded)
	call[bool](b, `() => { document.querySelector("div").style.height = "3000px"; return true; }`)
	b.wait("the attribute play to play", `() => record.details.progress?.steps > 0`)
	call[bool](b, `() => { scrollTo(0, 2500); return true; }`)
	b.wait("no more progress", `async () => {
		const { steps } = record.details.progress;
		await new Promise((resolve) => setTimeout(resolve, 400));
		return record.details.progress.steps === steps;
	}`)
	steps := call[int](b, `() => record.details.progress.steps`)
	call[bool](b, `() => { scrollTo(0, 0); return true; }`)
	b.wait("more progress", `(steps) => record.details.progress.steps > steps`, steps)
}

func TestAttributeFaultGoesWhenItIsPutRight(t *testing.T) {
	b := embedded(t, `data="moons"`)
	alerts := func(value string) int {
		return call[int](b, `async (value) => {
			find("back-draw").setAttribute("data", value);
			await find("back-draw").updateComplete;
			return find("back-draw").shadowRoot.querySelectorAll(".fault").length;
		}`, value)
	}
	for _, step := range []struct {
		value string
		want  int
	}{{"nope", 1}, {"neither", 1}, {"xor", 0}} {
		if got := alerts(step.value); got != step.want {
			t.Errorf("after data=%q there are %d alerts, want %d", step.value, got, step.want)
		}
	}
}
