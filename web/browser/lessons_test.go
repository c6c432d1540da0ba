package browser

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFirstLessonShowsTheNumbersByHand: golden/by_hand's numbers stand on the screen before and after its step, which
// the lesson asks for and notices.
func TestFirstLessonShowsTheNumbersByHand(t *testing.T) {
	bytes, err := os.ReadFile(filepath.Join("..", "..", "core", "golden", "testdata", "by_hand.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Cases []struct{ Expect map[string]any }
	}
	if err := json.Unmarshal(bytes, &file); err != nil {
		t.Fatal(err)
	}
	golden := func(name string) (list []float64) {
		switch value := file.Cases[0].Expect[name].(type) {
		case float64:
			return []float64{value}
		case []any:
			for _, each := range value {
				list = append(list, each.(float64))
			}
		}
		return list
	}
	b := empty(t, desktop, "&data=spiral")
	b.click(`button.sheet[title="Lessons"]`)
	b.click(".lesson")
	b.wait("the network by hand", `() => find("bd-lens-picture")?.step.columns[1]?.nodes.length === 2 && find("bd-lens-picture").step.columns[1].w.value[0] === 0.5`)
	compared := 0
	compare := func(table, row string, column int, name string, at int) {
		t.Helper()
		want := golden(name)
		cells := numbers(b, table)[row]
		if at >= len(want) || column >= len(cells) {
			t.Fatalf("%s: row %q has cells %v, golden %v", name, row, cells, want)
		}
		compared++
		if math.Abs(cells[column]-want[at]) > 1e-6+1e-5*math.Abs(want[at]) {
			t.Errorf("%s[%d]: row %q says %v, want %v", name, at, row, cells[column], want[at])
		}
	}
	for i, unit := range []string{"Layer 1, unit 1", "Layer 1, unit 2"} {
		for column, name := range []string{"z1", "a1", "dL_da1", "delta1"} {
			compare(".units", unit, column, name, i)
		}
	}
	compare(".units", "Output, unit 1", 1, "a2", 0)
	compare(".units", "Output, unit 1", 2, "dL_da2", 0)
	compare(".units", "Input, unit x1", 2, "dL_dx", 0)
	for i, name := range []string{"layers[1].w[0]", "layers[1].w[1]"} {
		compare(".parameters", name, 1, "dL_dw1", i)
		compare(".parameters", name, 3, "w1_after", i)
	}
	for i, name := range []string{"layers[1].b[0]", "layers[1].b[1]"} {
		compare(".parameters", name, 1, "dL_db1", i)
		compare(".parameters", name, 3, "b1_after", i)
	}
	for i, name := range []string{"layers[2].w[0]", "layers[2].w[1]"} {
		compare(".parameters", name, 1, "dL_dw2", i)
		compare(".parameters", name, 3, "w2_after", i)
	}
	compare(".parameters", "layers[2].b[0]", 1, "dL_db2", 0)
	for range 6 {
		b.press("]")
	}
	if tex := call[string](b, `() => find("bd-points-lens").shadowRoot.querySelector(".formulas").textContent`); !strings.Contains(tex, "0.3584") || !strings.Contains(tex, "0.4778") {
		t.Errorf("the formulas say %q, want 0.3584 and 0.4778 among them", tex)
	}
	b.screenshot("lesson-by-hand")
	b.click(".onward")
	b.wait("the task, open", `() => find("bd-points-lessons").shadowRoot.querySelector(".task:not(.done)")`)
	b.click(".take")
	b.wait("the task, done", `() => find("bd-points-lessons").shadowRoot.querySelector(".task.done")`)
	b.wait("the table of the next step", `() => find("bd-lens-picture").step.columns[1].w.value[0] !== 0.5`)
	for i, unit := range []string{"Layer 1, unit 1", "Layer 1, unit 2"} {
		compare(".units", unit, 0, "z1_after", i)
		compare(".units", unit, 1, "a1_after", i)
	}
	compare(".units", "Output, unit 1", 1, "a2_after", 0)
	// The task names the loss before and after: the bar says the same.
	left := (golden("a2_after")[0] - 1) * (golden("a2_after")[0] - 1) / 2
	b.wait("the loss after the step in the bar", `(left) => { const bar = find("bd-readout"); return bar.shadowRoot.querySelectorAll("dd")[1].textContent === bar.messages.numbers.figure(left); }`, left)
	type said struct{ Bar, Task string }
	if got := call[said](b, `() => ({ Bar: find("bd-readout").shadowRoot.querySelectorAll("dd")[1].textContent, Task: find("bd-points-lessons").shadowRoot.querySelector(".task").textContent })`); !strings.Contains(got.Task, got.Bar) {
		t.Errorf("the bar says %q, the task %q", got.Bar, got.Task)
	}
	if compared != 29 {
		t.Errorf("compared %d numbers, want 29", compared)
	}
}

func TestLessonEndsInATaskThatIsChecked(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		t.Run(v.String(), func(t *testing.T) {
			b := empty(t, v, "&data=spiral")
			b.click(`button.sheet[title="Lessons"]`)
			b.click("li:nth-child(3) .lesson")
			b.click(".onward")
			b.click(".onward")
			b.wait("the task, open", `() => find("bd-points-lessons").shadowRoot.querySelector(".task:not(.done)") && find("bd-points-lab").store.values.rate === 0.00001`)
			if barred := call[bool](b, `() => find("bd-points-lessons").shadowRoot.querySelector(".onward").disabled`); !barred {
				t.Error("the lesson can be finished before its task is done")
			}
			b.screenshot("lesson-task-" + v.String())
			requireNoOverflow(b)
			call[bool](b, `() => { find("bd-points-lab").model.change({ rate: 0.1, speed: 0 }); return true; }`)
			b.press(" ")
			b.wait("the task, done", `() => find("bd-points-lessons").shadowRoot.querySelector(".task.done")`)
			b.click(".onward")
			b.wait("the list, with the lesson solved", `() => find("bd-points-lessons").shadowRoot.textContent.includes("(solved)")`)
		})
	}
}

// TestEveryLessonsTaskComesTrue: what a person would do, does it; what the page begins with, does not.
func TestEveryLessonsTaskComesTrue(t *testing.T) {
	lessons := []struct {
		number    int
		name, act string
	}{
		{0, "by hand", `find("bd-points-lens").shadowRoot.querySelector(".take").click()`},
		{1, "gradient", `model.change({ speed: 0 }), model.play()`},
		{2, "learning rate", `model.change({ rate: 0.1, speed: 0 }), model.play()`},
		{3, "vanishing", `model.change({ activation: "tanh", speed: 0 }), model.play()`},
		{4, "dead relus", `model.change({ activation: "leaky-relu", rate: 0.1, speed: 0 }), model.play()`},
		{5, "optimizers", `model.change({ optimizer: "adam", rate: 0.01, speed: 0 }), model.play()`},
		{6, "overfitting by L2", `model.change({ l2: 0.03, speed: 0 }), model.play()`},
		// At full speed the first report after epoch 200 is of epoch 500 or later, when four units have begun to overfit too.
		{6, "overfitting by units", `model.change({ layers: [4], speed: 100 }), model.play()`},
		{7, "convolution", trainFigure("bd-convolution", "separable")},
		{8, "memory", trainFigure("bd-memory", "lstm")},
	}
	numbers := map[int]bool{}
	for _, c := range lessons {
		numbers[c.number] = true
		t.Run(c.name, func(t *testing.T) {
			b := empty(t, desktop, "&data=none")
			b.click(`button.sheet[title="Lessons"]`)
			b.wait("the lessons", `() => find("bd-points-lessons")?.shadowRoot?.querySelector(".lesson")`)
			call[bool](b, `(i) => { find("bd-points-lessons").shadowRoot.querySelectorAll(".lesson")[i].click(); return true; }`, c.number)
			b.wait("its last page", `() => { const root = find("bd-points-lessons").shadowRoot; if (root.querySelector(".task")) return true; root.querySelector(".onward").click(); return false; }`)
			b.wait("its network", `() => { const { phase, isReady, trainer, spec } = find("bd-points-lab").model; return isReady && phase === "resting" && JSON.stringify(trainer.spec.layers) === JSON.stringify(spec.layers); }`)
			if done := call[bool](b, `() => find("bd-points-lessons").shadowRoot.querySelector(".task.done") !== null`); done {
				t.Fatal("the task is done before anything was")
			}
			if c.number == 0 {
				b.wait("the lens", `() => find("bd-points-lens")?.shadowRoot?.querySelector(".take:not(:disabled)")`)
			}
			call[bool](b, `() => { const { model } = find("bd-points-lab"); `+c.act+`; return true; }`)
			b.wait("the task, done", `() => find("bd-points-lessons").shadowRoot.querySelector(".task.done")`)
		})
	}
	if len(numbers) != 9 {
		t.Errorf("%d lessons were played, want 9", len(numbers))
	}
}

// trainFigure takes an option of a figure's first list, and trains its network once that is there.
func trainFigure(figure, option string) string {
	return `
		const wait = () => {
			const root = find("` + figure + `")?.shadowRoot;
			const button = root?.querySelector(".train:not(:disabled)"), select = root?.querySelector("select");
			if (!button) return setTimeout(wait, 50);
			if (select.value !== "` + option + `") {
				select.value = "` + option + `";
				select.dispatchEvent(new Event("change"));
				return setTimeout(wait, 1500);
			}
			button.click();
		};
		wait()`
}

// TestFiguresOfLessons: both pictures show a network at work, on desktop and phone; with the page they end their workers.
func TestFiguresOfLessons(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		for _, c := range []struct{ name, seen string }{
			{"memory", `() => { const { unrolled } = find("bd-memory"); return find("bd-memory").shadowRoot.querySelectorAll("tbody tr").length === 20 && unrolled.gradients.length === 20 && unrolled.gradients[19] > 0; }`},
			{"convolution", `() => { const { seen } = find("bd-convolution"); return seen.kernels.length === 8 && seen.maps[1].length === 16 && seen.gradient.some((slope) => slope !== 0); }`},
		} {
			v.dark = c.name == "memory" == v.phone
			t.Run(c.name+" "+v.String(), func(t *testing.T) {
				w := v
				w.prelude = liveWorkers
				b := open(t, origin+"/#v=1&data=none", w)
				b.wait("the event ready", `() => record.events.ready > 0`)
				b.click(`button.sheet[title="Lessons"]`)
				b.wait("the lessons", `() => find("bd-points-lessons")?.shadowRoot?.querySelector(".lesson")`)
				call[bool](b, `(name) => { find("bd-points-lessons").shadowRoot.querySelectorAll(".lesson")[name === "memory" ? 8 : 7].click(); return true; }`, c.name)
				b.wait("a network", `(name) => find("bd-" + name)?.shadowRoot?.querySelector(".train:not(:disabled)")`, c.name)
				b.wait("two workers", `() => record.alive === 2`)
				call[bool](b, `(name) => { find("bd-" + name).shadowRoot.querySelector(".train").click(); return true; }`, c.name)
				b.wait("an epoch", `(name) => /Epoch [1-9]/.test(find("bd-" + name).shadowRoot.querySelector(".state").textContent)`, c.name)
				b.wait("what it sees", c.seen)
				call[bool](b, `(name) => { find("bd-" + name).scrollIntoView(); return true; }`, c.name)
				b.screenshot("figure-" + c.name + "-" + v.String())
				requireNoOverflow(b)
				b.click(".list")
				b.wait("the lab's own worker alone", `() => record.alive === 1`)
			})
		}
	}
}

// TestTruncationStopsTheGradient: cut by hand, no gradient reaches what lies before the last cut.
func TestTruncationStopsTheGradient(t *testing.T) {
	b := empty(t, desktop, "&data=none")
	b.click(`button.sheet[title="Lessons"]`)
	b.wait("the lessons", `() => find("bd-points-lessons")?.shadowRoot?.querySelector(".lesson")`)
	call[bool](b, `() => { find("bd-points-lessons").shadowRoot.querySelectorAll(".lesson")[8].click(); return true; }`)
	b.wait("a whole gradient", `() => find("bd-memory")?.unrolled?.gradients.every((norm) => norm > 0)`)
	call[bool](b, `() => { const select = find("bd-memory").shadowRoot.querySelectorAll("select")[1]; select.value = "5"; select.dispatchEvent(new Event("change")); return true; }`)
	b.wait("none before the last five steps, and some in them", `() => find("bd-memory").unrolled.gradients.every((norm, t) => (norm > 0) === (t >= 15))`)
}

// TestLessonGoesOnAfterItsSheetWasClosed: on a phone the sheet lies over the controls that a task asks for, so it is closed for
// them; nothing is set up anew, and the task comes true.
func TestLessonGoesOnAfterItsSheetWasClosed(t *testing.T) {
	b := empty(t, phone, "&data=spiral")
	openLesson := func() {
		t.Helper()
		call[bool](b, `() => { find("bd-points-lab").store.set({ sheet: "lessons" }); return true; }`)
		b.wait("the lessons", `() => find("bd-points-lessons")?.shadowRoot`)
	}
	openLesson()
	b.wait("the list", `() => find("bd-points-lessons").shadowRoot.querySelectorAll(".lesson").length === 9`)
	call[bool](b, `() => { find("bd-points-lessons").shadowRoot.querySelectorAll(".lesson")[4].click(); return true; }`)
	b.wait("its last page", `() => { const root = find("bd-points-lessons").shadowRoot; if (root.querySelector(".task")) return true; root.querySelector(".onward")?.click(); return false; }`)
	page := call[string](b, `() => find("bd-points-lessons").shadowRoot.querySelector("h3").textContent`)
	b.wait("what it sets up", `() => find("bd-points-lab").store.values.activation === "relu"`)
	call[bool](b, `() => { find("bd-points-lab").store.set({ sheet: "none" }); return true; }`)
	b.wait("the sheet closed", `() => !find("bd-points-lessons")`)
	call[bool](b, `() => { const { model } = find("bd-points-lab"); model.change({ activation: "leaky-relu", rate: 0.1, speed: 0 }); model.play(); return true; }`)
	b.wait("training", `() => record.details.progress?.steps > 50`)
	openLesson()
	b.wait("the task done", `(page) => { const root = find("bd-points-lessons").shadowRoot; return root.querySelector("h3")?.textContent === page && root.querySelector(".task.done"); }`, page)
	if activation := call[string](b, `() => find("bd-points-lab").store.values.activation`); activation != "leaky-relu" {
		t.Errorf("the activation is %s: the lesson was set up anew", activation)
	}
}

// TestLessonLiesOverTheLensOnAPhone: both as wide as the screen and under the bar, the lesson in front; they stood side by side, each too
// narrow to be read. Closed, it leaves the lens that it opened.
func TestLessonLiesOverTheLensOnAPhone(t *testing.T) {
	for _, v := range []view{phone, {width: 360, height: 740, scale: 3, phone: true, dark: true}} {
		b := empty(t, v, "&data=spiral")
		b.click(`button.sheet[title="Lessons"]`)
		b.click(".lesson")
		b.wait("the network by hand in the lens", `() => find("bd-lens-picture")?.step.columns[1]?.nodes.length === 2`)
		for _, sheet := range []string{"bd-sheet.lens", "bd-sheet:not(.lens)", "div.bar"} {
			if at := b.place(sheet); at.Width < float64(v.width)-4 {
				t.Errorf("%s is %v pixels wide in a window of %d", sheet, at.Width, v.width)
			}
		}
		if front := call[bool](b, `() => { const title = find("bd-points-lessons").shadowRoot.querySelector("h3"), { left, top, height } = title.getBoundingClientRect(); return title.getRootNode().elementFromPoint(left + 4, top + height / 2) === title; }`); !front {
			t.Error("the lesson is covered")
		}
		b.screenshot(fmt.Sprint("lesson-over-lens-", v.width))
		b.click(`button.sheet[title="Lessons"]`)
		b.wait("no lesson", `() => !find("bd-points-lessons")`)
		b.click(".take")
		b.wait("a step", `() => record.events.done > 0`)
		requireNoOverflow(b)
	}
}
