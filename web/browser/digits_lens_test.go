package browser

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"backdraw/core/hand"
	"backdraw/core/random"
)

// drawnDigit is a digit by some hand; the same seed gives the same.
func drawnDigit(digit int, seed uint64) []hand.Stroke {
	source := &random.Source{State: seed}
	return hand.Random(source).Write(digit, source)
}

// digitsLens opens the lens on a three that is drawn there.
func digitsLens(t *testing.T, v view) *tab {
	t.Helper()
	b := digitsLab(t, v)
	write(b, drawnDigit(3, 3))
	b.wait("the drawing", `() => find("bd-digits-lab").model.drawing && find("bd-digits-lab").model.guess`)
	b.click("button.sheet.lens")
	b.wait("the lens with its numbers", `() => find("bd-digits-lens")?.shadowRoot?.querySelector("bd-maps")`)
	return b
}

func TestDigitsLensCostsNothingWhileClosed(t *testing.T) {
	v := desktop
	v.prelude = countCalls
	b := open(t, origin+"/#v=1&lab=digits", v)
	b.wait("the event ready of the digits lab", `() => record.events.ready > 0 && find("bd-digits-lab")?.model?.examples`)
	// What the network sees is a picture of its own, which asks for traces.
	b.click("#tab-loss")
	write(b, drawnDigit(3, 3))
	b.click("button.play")
	b.wait("training", `() => record.details.progress?.steps > 20 && record.calls.predict > 3`)
	scripts := `() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js")).length`
	if traces := call[int](b, `() => record.calls.trace ?? 0`); traces != 0 {
		t.Errorf("a closed lens asked for %d traces", traces)
	}
	before := call[int](b, scripts)
	b.press("l")
	b.wait("traces", `() => record.calls.trace > 1 && find("bd-digits-lens")?.step`)
	if after := call[int](b, scripts); after <= before {
		t.Errorf("%d scripts were loaded before the lens was opened, %d after: it is no chunk of its own", before, after)
	}
	// Open, it is drawn as often as it is traced, not as often as the lab is.
	type counts struct{ Updates, Traces, Progress int }
	count := `() => ({ Updates: record.updates, Traces: record.calls.trace, Progress: record.events.progress })`
	first := call[counts](b, `() => { record.updates = 0; find("bd-digits-lens").updated = () => { record.updates++; }; return (`+count+`)(); }`)
	b.wait("much progress", `(from) => record.events.progress > from + 60`, first.Progress)
	then := call[counts](b, count)
	if drawn, traced := then.Updates, then.Traces-first.Traces; drawn > 3*traced+5 || traced < 1 {
		t.Errorf("in %d reports the lens was traced %d times and drawn %d times", then.Progress-first.Progress, traced, drawn)
	}
	b.press("l")
	b.wait("no lens", `() => !find("bd-digits-lens")`)
	traces, steps := call[int](b, `() => record.calls.trace`), call[float64](b, `() => record.details.progress.steps`)
	b.wait("training to go on", `(steps) => record.details.progress.steps > steps + 20`, steps)
	if now := call[int](b, `() => record.calls.trace`); now > traces {
		t.Errorf("after it was closed the lens asked for %d traces more", now-traces)
	}
}

// TestDigitsLensGoesThroughTheNetwork: forward layer by layer, loss, back and update, by keys, on what was just drawn.
func TestDigitsLensGoesThroughTheNetwork(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		for _, dark := range []bool{false, true} {
			v.dark = dark
			t.Run(v.String(), func(t *testing.T) {
				b := digitsLens(t, v)
				stage := `() => find("bd-digits-lens").shadowRoot.querySelector(".stage b").textContent`
				var stages []string
				for range 18 {
					stages = append(stages, call[string](b, stage))
					b.press("]")
				}
				for i, part := range []string{"1 of 18: Forward: 1. Convolution", "2 of 18: Forward: 2. Max pooling", "9 of 18: Loss", "10 of 18: Backward: 9. Dense", "17 of 18: Backward: 1. Convolution", "18 of 18: Update"} {
					if at := []int{0, 1, 8, 9, 16, 17}[i]; stages[at] != part {
						t.Errorf("stage %d is %q, want %q", at+1, stages[at], part)
					}
				}
				maps := call[[]int](b, `() => [...find("bd-digits-lens").shadowRoot.querySelectorAll("bd-maps")].map((each) => each.shadowRoot.querySelectorAll("canvas").length)`)
				if want := "[1 8 8 24 24 48 48 1 1]"; fmt.Sprint(maps) != want {
					t.Errorf("the layers have %v maps, want %s", maps, want)
				}
				if painted := until(b, func(layers int) bool { return layers == len(maps) }, `() => [...find("bd-digits-lens").shadowRoot.querySelectorAll("bd-maps")].filter((each) => [...each.shadowRoot.querySelectorAll("canvas")].some((canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((part) => part > 0))).length`); painted != len(maps) {
					t.Errorf("%d of %d layers are painted", painted, len(maps))
				}
				if formulas := call[int](b, `() => find("bd-digits-lens").shadowRoot.querySelectorAll(".formula:has(math)").length`); formulas < 5 {
					t.Errorf("at the end the chosen pixel has %d formulas, want at least 5", formulas)
				}
				b.screenshot("digits-lens-" + v.String())
				b.press("[")
				if back := call[string](b, stage); !strings.HasPrefix(back, "17 of 18") {
					t.Errorf("a step back leads to %s", back)
				}
				requireNoOverflow(b)
			})
		}
	}
}

// TestDigitsLensIsTheStepThatTrainingTakes: its loss, the shares of the classes and a pixel's sum against a reference in
// float64, and every weight after the step, bit for bit.
func TestDigitsLensIsTheStepThatTrainingTakes(t *testing.T) {
	b := digitsLens(t, desktop)
	for range 9 {
		b.press("]")
	}
	b.wait("the shares of the classes", `() => find("bd-digits-lens").shadowRoot.querySelector("table.classes tbody td:nth-of-type(4)")`)
	type classes struct {
		Loss, Traced float64
		Rows         [][]float64
		Target       int
	}
	read := call[classes](b, `async () => {
		const { shadowRoot, step } = find("bd-digits-lens");
		const { trainer, drawing } = find("bd-digits-lab").model;
		const { layers: [{ input }], loss } = await trainer.trace({ x: step.layers[0].a.data, y: Int32Array.of(step.target) });
		const number = (cell) => Number(cell.textContent.replace("−", "-").replace(/·10(.*)/, (_, power) => "e" + [...power].map((sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(sign) === 0 ? "-" : "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(sign) - 1).join("")));
		return { Loss: step.loss, Traced: loss, Target: step.target, Rows: [...shadowRoot.querySelectorAll("table.classes tbody tr")].map((row) => [...row.querySelectorAll("td")].map(number)) };
	}`)
	if len(read.Rows) != 10 {
		t.Fatalf("%d classes are listed, want 10", len(read.Rows))
	}
	if read.Loss != read.Traced {
		t.Errorf("the lens says a loss of %v, the trainer %v", read.Loss, read.Traced)
	}
	var powers, shares float64
	for _, row := range read.Rows {
		powers += math.Exp(row[0])
	}
	for i, row := range read.Rows {
		p, y := math.Exp(row[0])/powers, 0.0
		if i == read.Target {
			y = 1
			if loss := -math.Log(p); math.Abs(loss-read.Loss) > 2e-3*loss {
				t.Errorf("minus the logarithm of the target's probability is %v, the loss %v", loss, read.Loss)
			}
		}
		if row[2] != y || math.Abs(row[1]-p) > 2e-3*p+1e-6 || math.Abs(row[3]-(p-y)) > 2e-3*math.Abs(p-y)+1e-6 {
			t.Errorf("class %d: p %v, y %v, share %v; want %v, %v, %v", i, row[1], row[2], row[3], p, y, p-y)
		}
		shares += row[3]
	}
	if math.Abs(shares) > 1e-3 {
		t.Errorf("the shares of the classes add up to %v, want 0", shares)
	}

	// A pixel of the second convolution, by a click on one of its maps.
	b.click(`[data-layer="3"] bd-maps`)
	for range 9 {
		b.press("]")
	}
	b.press("[")
	b.wait("a pixel of the second convolution", `() => { const { node, step } = find("bd-digits-lens"); return step.layers[node.layer].type === "conv2d"; }`)
	type pixel struct{ Shown, Want, Worst float64 }
	p := call[pixel](b, `async () => {
		const { step: { layers }, node } = find("bd-digits-lens");
		const { input, z, parameters: { w, b }, a } = layers[node.layer];
		const [filters, channels, high, wide] = w.shape;
		let worst = 0, at;
		const sum = (index) => {
			const [f, y, x] = [Math.floor(index / (a.height * a.width)), Math.floor(index / a.width) % a.height, index % a.width];
			let total = b.value[f];
			for (let c = 0; c < channels; c++) for (let i = 0; i < high; i++) for (let j = 0; j < wide; j++) {
				const [row, column] = [y + i - (high - 1) / 2, x + j - (wide - 1) / 2];
				if (row >= 0 && column >= 0 && row < input.height && column < input.width) total += w.value[((f * channels + c) * high + i) * wide + j] * input.data[(c * input.height + row) * input.width + column];
			}
			return total;
		};
		for (let i = 0; i < z.data.length; i++) worst = Math.max(worst, Math.abs(sum(i) - z.data[i]));
		return { Shown: z.data[node.index], Want: sum(node.index), Worst: worst };
	}`)
	if math.Abs(p.Shown-p.Want) > 1e-4 || p.Worst > 1e-4 {
		t.Errorf("the pixel's sum is %v, a float64 reference says %v; the worst of all is %v off", p.Shown, p.Want, p.Worst)
	}

	b.click("details.numbers summary")
	b.wait("the weights of the filter", `() => find("bd-digits-lens").shadowRoot.querySelector("table.parameters tbody tr")`)
	type weight struct {
		Name                string
		Value, Update, Next float64
	}
	weights := call[[]weight](b, `() => [...find("bd-digits-lens").shadowRoot.querySelectorAll("table.parameters tbody tr")].map((row) => {
		const [value, , update, next] = [...row.querySelectorAll("td")].map((cell) => Number(cell.textContent.replace("−", "-")));
		return { Name: row.querySelector("th").textContent, Value: value, Update: update, Next: next };
	})`)
	after := call[map[string][]float64](b, `async () => {
		const { step } = find("bd-digits-lens");
		const { trainer } = find("bd-digits-lab").model;
		await trainer.setData({ x: step.layers[0].a.data, y: Int32Array.of(step.target) });
		await trainer.train({ steps: 1 });
		return Object.fromEntries(Object.entries(await trainer.getParameters()).map(([path, { data }]) => [path, [...data]]));
	}`)
	moved := 0
	for _, w := range weights {
		open := strings.LastIndex(w.Name, "[")
		var at int
		if _, err := fmt.Sscanf(w.Name[open:], "[%d]", &at); err != nil {
			t.Fatal(err)
		}
		if sum := float32(float64(float32(w.Value)) + float64(float32(w.Update))); sum != float32(w.Next) || sum != float32(after[w.Name[:open]][at]) {
			t.Errorf("%s: %v + %v is %v, the table says %v, training gave %v", w.Name, w.Value, w.Update, sum, w.Next, after[w.Name[:open]][at])
		}
		if w.Next != w.Value {
			moved++
		}
	}
	if len(weights) < 26 || moved == 0 {
		t.Errorf("%d weights are listed and %d of them move, want all of a filter", len(weights), moved)
	}
}

// TestDigitsLensByKeyboard: arrow keys go from map to map and from pixel to pixel.
func TestDigitsLensByKeyboard(t *testing.T) {
	b := digitsLens(t, desktop)
	focus := func(within, inner string) {
		t.Helper()
		if !call[bool](b, `(within, inner) => {
			const found = find("bd-digits-lens").shadowRoot.querySelector(within)?.shadowRoot.querySelector(inner);
			found?.focus();
			return !!found;
		}`, within, inner) {
			t.Fatalf("there is no %s in %s", inner, within)
		}
	}
	node := func() []int {
		return call[[]int](b, `() => { const { node: { layer, index } } = find("bd-digits-lens"); return [layer, index]; }`)
	}
	focus(`[data-layer="1"] bd-maps`, `button[aria-pressed="true"]`)
	was := node()
	b.press(kb.ArrowRight)
	b.wait("the next map", `(was) => find("bd-digits-lens").node.index === (was + 784) % (8 * 784)`, was[1])
	focus("bd-pixels", ".frame[tabindex]")
	was = node()
	b.press(kb.ArrowDown)
	b.press(kb.ArrowLeft)
	b.wait("the pixel below and to the left", `(was) => find("bd-digits-lens").node.index === was + 28 - 1`, was[1])
}

func TestDigitsLensChecksAndCounts(t *testing.T) {
	b := digitsLens(t, desktop)
	b.click(`[data-view="count"]`)
	b.wait("the multiplications", `() => find("bd-digits-lens").shadowRoot.querySelector("table.counts tbody tr")`)
	rows := call[[]string](b, `() => [...find("bd-digits-lens").shadowRoot.querySelectorAll("table.counts tbody tr")].map((row) => row.textContent.replace(/\s+/g, " ").trim())`)
	const conv1, conv2, conv3, dense = 28 * 28 * 25 * 8, 14 * 14 * 8 * 25 * 24, 7 * 7 * 24 * 9 * 48, 48 * 3 * 3 * 10
	const sep1, sep2, sep3 = 28*28*25 + 28*28*8, 14*14*8*25 + 14*14*8*24, 7*7*24*9 + 7*7*24*48
	plain := strings.ReplaceAll(strings.Join(rows, "; "), ",", "")
	for _, count := range []int{conv1, conv2, conv3, dense, sep1, sep2, sep3, conv1 + conv2 + conv3 + dense, sep1 + sep2 + sep3 + dense} {
		if !strings.Contains(plain, fmt.Sprint(count)) {
			t.Errorf("the table has no %d: %s", count, plain)
		}
	}
	// What the sentence says of the network is what the row of the whole network says.
	together := call[[]float64](b, `() => [...find("bd-digits-lens").shadowRoot.querySelectorAll("table.counts tbody tr:last-child td")].map((cell) => Number(cell.textContent.replaceAll(",", "")))`)
	share := fmt.Sprintf("%.1f%%", 100*together[2]/together[1])
	if sentence := call[string](b, `() => [...find("bd-digits-lens").shadowRoot.querySelectorAll("p")].at(-1).textContent`); !strings.Contains(sentence, share) {
		t.Errorf("under a table whose last row says %s is said %q", share, sentence)
	}
	b.screenshot("digits-lens-count")
	b.click(`[data-view="check"]`)
	b.click(".run")
	b.wait("the check", `() => find("bd-digits-lens").shadowRoot.querySelector(".checked")`)
	// Before any step the biases are 0, and on empty paper every relu stands at its kink: those are named, and the others agree.
	type found struct {
		Worst         float64
		Kinks, Listed int
		Said          string
	}
	got := call[found](b, `() => {
		const { check, shadowRoot: root } = find("bd-digits-lens");
		return { Worst: check.maxRelativeError, Kinks: check.kinks, Listed: root.querySelectorAll("table.kinked tbody tr").length, Said: root.querySelector(".kinks")?.textContent ?? "" };
	}`)
	if got.Worst > 1e-4 || got.Kinks == 0 || got.Listed != got.Kinks || !strings.Contains(got.Said, "kink of relu") || !strings.HasPrefix(got.Said, fmt.Sprint(got.Kinks, " of ")) {
		t.Errorf("the worst relative error is %v, %d lie at a kink and %d are listed; said is %q", got.Worst, got.Kinks, got.Listed, got.Said)
	}
	// Some of the parameters were looked at, and no word says that it were all.
	said := call[struct {
		Checked, Parameters                    float64
		Sentence, Caption, Region, All, Before string
	}](b, `() => {
		const { shadowRoot: root, check: { checked, parameters } } = find("bd-digits-lens");
		const text = (selector) => root.querySelector(selector)?.textContent ?? "";
		return { Checked: checked, Parameters: parameters, Sentence: text(".checked"), Caption: text("caption"), Region: root.querySelector(".scroll").getAttribute("aria-label"), All: text(".run-all"), Before: text(".before") };
	}`)
	if said.Parameters != 19778 || said.Checked > 200 {
		t.Errorf("%v of %v parameters were checked, want some 120 of 19778", said.Checked, said.Parameters)
	}
	// Those at a kink have a table of their own.
	for i, text := range []string{said.Sentence, said.Caption, said.Region} {
		count := said.Checked
		if i > 0 {
			count -= float64(got.Kinks)
		}
		if of := fmt.Sprintf("%v of 19,778 parameters", count); !strings.Contains(text, of) {
			t.Errorf("of a sample is said %q, want %q in it", text, of)
		}
	}
	if !strings.HasPrefix(said.All, "Check all 19,778 ") || said.Before != "" {
		t.Errorf("the button for all is %q; of weights that are those of now is said %q", said.All, said.Before)
	}
	b.press("e")
	b.wait("an epoch", `() => record.events.done > 0`)
	b.wait("that the check was of other weights", `() => find("bd-digits-lens").shadowRoot.querySelector(".before")?.textContent.includes("epoch 0:")`)
	b.click(".run")
	b.wait("another check", `() => { const root = find("bd-digits-lens").shadowRoot; return root.querySelector(".checked") && !root.querySelector(".before"); }`)
	if worst := call[float64](b, `() => find("bd-digits-lens").check.maxRelativeError`); !(worst < 1e-3) {
		t.Errorf("the worst relative error is %v after an epoch, want below 0.001", worst)
	}
	b.screenshot("digits-lens-check")
}

// TestLongCheckIsStopped: it tells how far it is, the page goes on meanwhile, and after Stop all is as it was before.
func TestLongCheckIsStopped(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		t.Run(v.String(), func(t *testing.T) {
			b := digitsLens(t, v)
			b.click(`[data-view="check"]`)
			b.click(".run")
			b.wait("the check", `() => find("bd-digits-lens").shadowRoot.querySelector(".checked")`)
			before := call[string](b, `() => find("bd-digits-lens").shadowRoot.querySelector(".checked").textContent`)
			b.click(".run-all")
			far := `() => find("bd-digits-lens").shadowRoot.querySelector("progress")?.value ?? 0`
			b.wait("progress", `() => find("bd-digits-lens").shadowRoot.querySelector("progress")?.value > 0`)
			first := call[float64](b, far)
			b.wait("more progress", `(first) => find("bd-digits-lens").shadowRoot.querySelector("progress")?.value > first`, first)
			if text := call[string](b, `() => find("bd-digits-lens").shadowRoot.querySelector(".far").textContent`); !strings.HasSuffix(text, " of 19,778") {
				t.Errorf("on the way is said %q, want how many of 19,778", text)
			}
			// What else the network is asked for is answered meanwhile.
			call[int](b, `async () => (await find("bd-digits-lab").model.guessOf(find("bd-digits-lab").model.drawing)).length`)
			if busy := call[bool](b, `() => find("bd-digits-lens").shadowRoot.querySelector("progress") !== null`); !busy {
				t.Error("the guess was answered after the check only")
			}
			b.screenshot("check-under-way-" + v.String())
			requireNoOverflow(b)
			b.click(".stop")
			b.wait("the check before", `(before) => find("bd-digits-lens").shadowRoot.querySelector(".checked")?.textContent === before`, before)
			// The worker is free: training goes on at once.
			b.press(".")
			b.wait("a step", `() => record.events.done > 0`)
		})
	}
}

// TestDigitsLensTakesExamplesAndBatches: of one's own first, and the mean over a batch.
func TestDigitsLensTakesExamplesAndBatches(t *testing.T) {
	b := digitsLens(t, desktop)
	b.press("3")
	b.wait("the drawing as an example", `() => find("bd-digits-lab").store.values.collection.examples.length === 1`)
	b.wait("its picture", `() => find("bd-digits-lens").shadowRoot.querySelector(".yours button")`)
	b.click(".yours button")
	b.wait("the example with its class", `() => { const { step } = find("bd-digits-lens"); return step?.examples === 1 && step.target === 3; }`)
	b.click(".who .batch")
	b.wait("a batch", `() => find("bd-digits-lens").step?.examples === 32`)
	// The mean of the examples' own losses is the batch's, and the sums of the shares are 0.
	type sums struct{ Loss, Mean, Shares float64 }
	s := call[sums](b, `async () => {
		const { step, chosen } = find("bd-digits-lens");
		const { model: { examples: { train: { x, y } }, trainer, store } } = find("bd-digits-lab");
		const own = store.values.collection.examples.length;
		const from = chosen.at - own;
		const { loss } = await trainer.trace({ x: x.slice(from * 784, (from + 32) * 784), y: y.slice(from, from + 32) });
		return { Loss: step.loss, Mean: loss, Shares: step.layers.at(-1).dz.data.reduce((sum, value) => sum + value, 0) };
	}`)
	if s.Loss != s.Mean || math.Abs(s.Shares) > 1e-5 {
		t.Errorf("the batch's loss is %v, the trainer says %v; the shares of the classes add up to %v, want 0", s.Loss, s.Mean, s.Shares)
	}
	b.click(`[aria-label="Clear the drawing"]`)
	write(b, drawnDigit(7, 5))
	b.wait("the new drawing at once", `() => { const lens = find("bd-digits-lens"); return lens.step?.examples === 1 && lens.chosen.kind === "drawing"; }`)
}
