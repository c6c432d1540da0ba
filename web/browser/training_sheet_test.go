package browser

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const sheetControl = `const control = (kind, label) => [...find("bd-points-lab").shadowRoot.querySelectorAll("bd-sheet " + kind)].find((each) => each.label.startsWith(label));`

// choose picks an option of a list in the open sheet with the keyboard: the option's first letters are typed.
func choose(b *tab, label, option string) {
	b.t.Helper()
	b.wait("the focus on "+label, `(label, option) => { `+sheetControl+`
		const { shadowRoot } = control("bd-choice", label), select = shadowRoot.querySelector("select");
		select.focus();
		return shadowRoot.activeElement === select && [...select.options].some(({ textContent }) => textContent.trim().startsWith(option));
	}`, label, option)
	const chosen = `(label, option) => { ` + sheetControl + ` const select = control("bd-choice", label).shadowRoot.querySelector("select"); return select.selectedOptions[0].textContent.trim().startsWith(option); }`
	for range 3 {
		b.press(option)
		if call[bool](b, chosen, label, option) {
			break
		}
		time.Sleep(1200 * time.Millisecond) // Letters more than a second apart, as on a slow machine, are no one name.
	}
	b.wait(label+" to be "+option, chosen, label, option)
}

// fill types a number into a field of the open sheet.
func fill(b *tab, label, number string) {
	b.t.Helper()
	b.wait("the focus on "+label, `(label) => { `+sheetControl+` const { shadowRoot } = control("bd-number", label); shadowRoot.querySelector("input").focus(); return shadowRoot.activeElement?.matches("input"); }`, label)
	b.press(number)
	b.press(kb.Enter)
}

func TestTrainingSheetChangesARunningNetwork(t *testing.T) {
	b := empty(t, desktop, "&data=circle")
	b.click("button.play")
	b.wait("training", `() => record.details.progress?.steps > 50`)
	b.click(`button.sheet[title="Training"]`)
	b.wait("the sheet at rest", `() => find("bd-sheet")?.getAnimations().length === 0`)
	b.screenshot("training-sheet")
	choose(b, "Optimizer", "RMSProp")
	fill(b, "Rho", "0.9")
	choose(b, "Schedule", "Cosine")
	fill(b, "Steps", "100000")
	fill(b, "Gradient norm", "5")
	fill(b, "L1", "0.0001")
	fill(b, "Weight average", "0.5")
	for _, want := range []string{`"type":"rmsprop"`, `"rho":0.9`, `"type":"cosine","steps":100000`, `"norm":5`, `"l1":0.0001`, `"weightAverage":0.5`} {
		b.wait(want+" in the trainer's spec", `(want) => JSON.stringify(find("back-draw").trainer.spec).includes(want)`, want)
	}
	if ready := call[int](b, `() => record.events.ready`); ready != 1 {
		t.Errorf("changes of how it learns began %d networks, want the first to go on", ready)
	}
	fill(b, "Rho", "0.99")
	b.wait("a number back at its default to reach the trainer", `() => !JSON.stringify(find("back-draw").trainer.spec).includes('"rho":0.9,')`)
	choose(b, "Loss", "Hinge")
	b.wait("another network for another loss", `() => record.events.ready === 2 && JSON.stringify(find("back-draw").trainer.spec).includes("hinge")`)
	call[bool](b, `() => { record.details.progress = undefined; return true; }`) // That of the network before is none of it.
	b.wait("it to train", `() => record.details.progress?.steps > 50`)
	if errors := call[int](b, `() => record.events.error ?? 0`); errors != 0 {
		t.Errorf("%d errors were told", errors)
	}
	if maths := call[int](b, `() => find("bd-points-lab").shadowRoot.querySelectorAll("bd-sheet math").length`); maths < 4 {
		t.Errorf("the sheet has %d formulas, want at least 4", maths)
	}
	b.screenshot("training-sheet-changed")
}

// TestEveryOptimizerLossAndScheduleTrains: each choice that the sheet offers makes a spec that the engine takes.
func TestEveryOptimizerLossAndScheduleTrains(t *testing.T) {
	b := empty(t, desktop, "&data=circle")
	b.click(`button.sheet[title="Training"]`)
	b.wait("the sheet", `() => find("bd-sheet bd-choice")`)
	count := 0
	for _, label := range []string{"Loss", "Optimizer", "Schedule", "Initialiser"} {
		options := call[[]string](b, `(label) => { `+sheetControl+` return control("bd-choice", label).options.map(({ value }) => value); }`, label)
		for _, option := range options {
			call[bool](b, `(label, option) => { `+sheetControl+` const list = control("bd-choice", label), select = list.shadowRoot.querySelector("select"); select.value = option; select.dispatchEvent(new Event("change")); return true; }`, label, option)
			done := call[int](b, `() => record.events.done ?? 0`)
			b.click(`[aria-label="One step"]`)
			b.wait(label+" "+option+" to take a step", `(done) => record.events.done > done`, done)
			count++
		}
	}
	if count < 8+12+10+11 {
		t.Errorf("%d choices were tried", count)
	}
	if said := call[string](b, `() => JSON.stringify(record.details.error?.message ?? "")`); said != `""` {
		t.Errorf("the engine refused: %s", said)
	}
}

// TestNoFactorOfAPlateauIsRefused: what the field offers trains; what no field offers is refused where it comes from.
func TestNoFactorOfAPlateauIsRefused(t *testing.T) {
	b := empty(t, desktop, "&data=circle")
	b.click(`button.sheet[title="Training"]`)
	b.wait("the sheet", `() => find("bd-sheet bd-choice")`)
	choose(b, "Schedule", "On a plateau")
	b.wait("the field", `() => { `+sheetControl+` return control("bd-number", "Factor"); }`)
	call[bool](b, `() => { `+sheetControl+` control("bd-number", "Factor").shadowRoot.querySelector("input").focus(); return true; }`)
	for range 10 {
		b.press(kb.ArrowUp)
	}
	b.wait("the greatest factor in the trainer", `() => find("back-draw").trainer.spec.schedule?.factor === 0.999`)
	b.click(`[aria-label="One epoch"]`)
	b.wait("an epoch", `() => record.details.done?.epochs >= 1`)
	if said := call[string](b, `() => find(".notice")?.textContent ?? ""`); said != "" {
		t.Errorf("after an epoch: %s", said)
	}

	link := open(t, origin+"/#v=1&data=circle&schedule=plateau&scheduling=factor(1)", recorded)
	link.wait("a sentence on the link", `() => [...find("back-draw").shadowRoot.querySelectorAll("*")].some((each) => each.children.length === 0 && each.textContent.includes("scheduling") && each.textContent.includes("0.9999"))`)
	link.wait("a network", `() => record.events.ready > 0 && find("bd-points-lab").model.trained`)
	kept := open(t, origin+"/", recorded)
	kept.wait("the lab", `() => find("bd-points-lab")?.model?.trainer`)
	call[bool](kept, `() => {
		const kept = JSON.stringify({ v: 1, fields: { data: "circle", schedule: "plateau", scheduling: "factor(1)" } });
		addEventListener("pagehide", () => { for (const storage of [sessionStorage, localStorage]) storage.setItem("backdraw", kept); });
		return true;
	}`)
	kept.do(chromedp.Reload())
	kept.wait("a network of the kept state", `() => record.events.ready > 0 && find("bd-points-lab")?.model?.trained?.schedule?.type === "plateau"`)
}

func TestScheduleIsDrawnAsItIs(t *testing.T) {
	for _, rows := range []string{
		"schedule=step&scheduling=every(7),factor(0.5)", "schedule=exponential&scheduling=factor(0.97)", "schedule=inverse-time&scheduling=decay(0.1)",
		"schedule=cosine&scheduling=steps(30)", "schedule=cosine-restarts&scheduling=steps(9),multiplier(2)", "schedule=warmup&scheduling=steps(10),start(0.1)&follower=cosine&following=steps(20)",
		"schedule=one-cycle&scheduling=steps(40)", "schedule=ema&scheduling=target(0.001)",
	} {
		b := empty(t, desktop, "&data=circle&rate=0.02&"+rows)
		b.click(`button.sheet[title="Training"]`)
		b.wait("the curve", `() => find(".preview polyline")`)
		got := call[[]float64](b, `async () => {
			const { trainer } = find("back-draw");
			const rates = [];
			for (let i = 0; i < 40; i++) rates.push((await trainer.train({ steps: 1 })).learningRate);
			return rates;
		}`)
		name := call[string](b, `() => find(".preview svg").getAttribute("aria-label")`)
		drawn := call[[]float64](b, `() => {
			const steps = Number(find(".preview figcaption span:last-child").textContent.replace(/[^0-9]/g, ""));
			const most = Number(find(".preview figcaption span").textContent.split("–")[1].replace(",", ""));
			const at = find(".preview polyline").getAttribute("points").split(" ").map((pair) => pair.split(",").map(Number));
			return at.flatMap(([x, y]) => [x / 280 * steps, (70 - y) / 68 * most]);
		}`)
		checked := 0
		for i := 0; i < len(drawn); i += 2 {
			step := int(drawn[i] + 0.5)
			if step >= len(got) {
				break
			}
			// The curve is drawn to a tenth of a pixel; a place between two steps is either's.
			if abs := got[step] - drawn[i+1]; (abs > 0.0008 || abs < -0.0008) && (step == 0 || (got[step-1]-drawn[i+1])*(got[min(step+1, 39)]-drawn[i+1]) > 0) {
				t.Errorf("%s: step %d is drawn at %.5f, trained with %.5f (%s)", rows, step, drawn[i+1], got[step], name)
			}
			checked++
		}
		if checked < 2 {
			t.Errorf("%s: %d places of the curve were compared", rows, checked)
		}
	}
}

func TestTrainingStopsWhereItIsTold(t *testing.T) {
	for _, c := range []struct{ rows, say string }{
		{"untilEpochs=7", "7 epochs"},
		{"untilLoss=0.2", "loss is"},
		{"untilStale=5&rate=0", "no better loss"},
	} {
		b := empty(t, desktop, "&data=circle&"+c.rows)
		b.click("button.play")
		b.wait("the sentence, which goes by itself", `() => (record.said ??= find(".notice p")?.textContent)`)
		b.wait("the end", `() => record.events.done > 0`)
		if said := call[string](b, `() => record.said`); !strings.Contains(said, c.say) {
			t.Errorf("%s: the page says %q, want %q", c.rows, said, c.say)
		}
		if epochs := call[float64](b, `() => record.details.progress.epochs`); c.rows == "untilEpochs=7" && epochs != 7 {
			t.Errorf("it stopped after %v epochs, want 7", epochs)
		}
	}
}
