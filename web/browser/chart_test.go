package browser

import (
	"math"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// drawnChart is where the loss's chart is, once both are drawn: their script is loaded as they are first seen.
func drawnChart(b *tab) box {
	b.t.Helper()
	b.wait("both charts drawn", `() => ["bd-loss-chart:not(.accuracy)", "bd-loss-chart.accuracy"].every((each) => find(each).shadowRoot.querySelector(".u-over").getBoundingClientRect().width > 0)`)
	return b.place(chart)
}

func TestChartIsZoomedAndRead(t *testing.T) {
	b := empty(t, desktop, "&data=spiral&speed=100")
	trainUntil(b, "40 epochs", `() => record.details.progress?.epochs > 40`)
	wait := func(what, condition string) {
		b.t.Helper()
		b.wait(what, `() => { const chart = find("bd-loss-chart"); return `+condition+`; }`)
	}
	plot := drawnChart(b)
	b.hover(plot.at(0.6, 0.6))
	wait("an epoch under the pointer, on both charts", `chart.at > 5 && find("bd-loss-chart.accuracy").at === chart.at`)
	b.drag(plot.at(0.4, 0.6), plot.at(0.5, 0.6), plot.at(0.7, 0.6))
	wait("a part zoomed to, on both charts", `chart.zoom && chart.zoom[1] - chart.zoom[0] < 0.5 * chart.history.epochs.at(-1) && find("bd-loss-chart.accuracy").zoom === chart.zoom`)
	b.press(kb.Escape)
	call[bool](b, `() => { find("bd-loss-chart").shadowRoot.querySelector(".plot").focus(); return true; }`)
	b.press(kb.Escape)
	wait("all of it", `chart.zoom === undefined`)
	send(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseWheel, X: plot.at(0.6, 0.6).x, Y: plot.at(0.6, 0.6).y, DeltaX: 1, DeltaY: -120})
	wait("less by the wheel", `chart.zoom !== undefined`)
	b.press(kb.Escape)
	b.press("+")
	b.press("+")
	wait("less by the keyboard", `chart.zoom && Math.abs((chart.zoom[1] - chart.zoom[0]) / chart.history.epochs.at(-1) - 0.8 ** 2) < 0.01`)
	b.press("-")
	b.press("-")
	b.press("-")
	wait("all by the keyboard", `chart.zoom === undefined`)
	b.press(kb.ArrowLeft, chromedp.ModifierShift)
	b.click(".legend .toggle")
	wait("the learning rate", `chart.rate`)
	b.click(".choice button:nth-child(2)")
	wait("a logarithmic scale", `chart.logarithmic`)
	b.screenshot("result-loss")
}

// TestSelectionEndsWhereTheChartDoes wherever the pointer lets go: right, left, below, above, and while the network trains.
func TestSelectionEndsWhereTheChartDoes(t *testing.T) {
	b := empty(t, desktop, "&data=spiral&speed=100")
	trainUntil(b, "40 epochs", `() => record.details.progress?.epochs > 40`)
	plot := drawnChart(b)
	over := call[box](b, `() => {
		const { x, y, width, height } = find("bd-loss-chart").shadowRoot.querySelector(".u-over").getBoundingClientRect();
		return { X: x, Y: y, Width: width, Height: height };
	}`)
	selected := func(what string, to point, want [2]float64) {
		t.Helper()
		from := over.at(0.5, 0.5)
		b.drag(from, point{(from.x + to.x) / 2, (from.y + to.y) / 2}, to)
		b.wait("a part "+what, `() => find("bd-loss-chart").zoom`)
		got := call[[2]float64](b, `() => { const { zoom, history } = find("bd-loss-chart"); return zoom.map((epoch) => epoch / history.epochs.at(-1)); }`)
		if math.Abs(got[0]-want[0]) > 0.02 || math.Abs(got[1]-want[1]) > 0.02 || got[0] < 0 || got[1] > 1 {
			t.Errorf("dragged from the middle to %s, %v of the epochs are shown, want %v", what, got, want)
		}
		b.wait("no epoch read", `() => find("bd-loss-chart").at === undefined`)
		call[bool](b, `() => { find("bd-loss-chart").shadowRoot.querySelector(".reset").click(); return true; }`)
		b.wait("all of it again, drawn", `async () => { await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))); return find("bd-loss-chart").zoom === undefined; }`)
	}
	below := plot.Y + plot.Height + 30
	cases := []struct {
		what string
		to   point
		want [2]float64
	}{
		{"the right", point{over.X + over.Width + 12, over.Y + 20}, [2]float64{0.5, 1}},
		{"the left, over the page", point{over.X - 90, over.Y + 20}, [2]float64{0, 0.5}},
		{"below, at three quarters", point{over.X + 0.75*over.Width, below}, [2]float64{0.5, 0.75}},
		{"below, at a quarter", point{over.X + 0.25*over.Width, below}, [2]float64{0.25, 0.5}},
		{"above, at three quarters", point{over.X + 0.75*over.Width, over.Y - 60}, [2]float64{0.5, 0.75}},
	}
	for _, c := range cases {
		selected(c.what, c.to, c.want)
	}
	if len(cases) != 5 {
		t.Errorf("%d places were tried, want 5", len(cases))
	}

	// While reports come in, what was selected does not move under the pointer.
	mouse := func(kind input.DispatchMouseEventType, p point, buttons int64) {
		send(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: p.x, Y: p.y, Button: input.MouseButtonLeft, Buttons: buttons, ClickCount: 1})
	}
	b.click("button.play")
	b.wait("training", `() => find("bd-points-lab").model.playing`)
	b.hover(over.at(0.5, 0.5))
	mouse(input.DispatchMouseEventTypeMousePressed, over.at(0.5, 0.5), 1)
	for _, x := range []float64{0.6, 0.7, 0.75} {
		mouse(input.DispatchMouseEventTypeMouseMoved, point{over.X + x*over.Width, below}, 1)
	}
	before := call[float64](b, `() => find("bd-points-lab").model.moment.epochs`)
	b.wait("more epochs", `(before) => find("bd-points-lab").model.moment.epochs > before * 1.3`, before)
	mouse(input.DispatchMouseEventTypeMouseReleased, point{over.X + 0.75*over.Width, below}, 0)
	b.wait("a part", `() => find("bd-loss-chart").zoom`)
	if zoom := call[[2]float64](b, `() => find("bd-loss-chart").zoom`); math.Abs(zoom[1]/zoom[0]-1.5) > 0.1 {
		t.Errorf("from the middle to three quarters %v was selected in training, want 3 : 2", zoom)
	}
}

// TestZoomGoesWithItsRun, also where the chart was hidden as the run was started anew.
func TestZoomGoesWithItsRun(t *testing.T) {
	b := empty(t, desktop, "&data=spiral&speed=100")
	trainUntil(b, "40 epochs", `() => record.details.progress?.epochs > 40`)
	for _, hidden := range []bool{false, true} {
		plot := drawnChart(b)
		b.drag(plot.at(0.5, 0.6), plot.at(0.6, 0.6), plot.at(0.8, 0.6))
		b.wait("a part zoomed to", `() => find("bd-loss-chart").zoom && find("bd-loss-chart.accuracy").zoom`)
		b.press("e")
		b.wait("the zoom after another epoch of the run", `() => find("bd-loss-chart").zoom && find("bd-points-lab").model.phase !== "training"`)
		if hidden {
			resultView(b, "classes")
		}
		b.click(`[aria-label="Reset"]`)
		b.wait("another run", `() => find("bd-points-lab").model.history.length === 0`)
		for range 2 {
			b.press("e")
		}
		b.wait("two epochs", `() => find("bd-points-lab").model.moment?.epochs === 2`)
		if hidden {
			resultView(b, "loss")
		}
		b.wait("all of it, on both charts", `() => { const [a, b] = [find("bd-loss-chart:not(.accuracy)"), find("bd-loss-chart.accuracy")]; return a && b && a.zoom === undefined && b.zoom === undefined && a.history?.length > 0; }`)
	}
}

// TestEpochReadByKeysStays while the network trains, on both charts, by keys and by a finger, with the cursor where it is.
func TestEpochReadByKeysStays(t *testing.T) {
	tablet := desktop
	tablet.phone = true
	read := 0
	for _, v := range []view{desktop, tablet} {
		b := empty(t, v, "&data=spiral&speed=100")
		trainUntil(b, "40 epochs", `() => record.details.progress?.epochs > 40`)
		plot := drawnChart(b)
		if v.phone {
			b.touch(plot.at(0.5, 0.6), plot.at(0.45, 0.6))
		} else {
			call[bool](b, `() => { find("bd-loss-chart").shadowRoot.querySelector(".plot").focus(); return true; }`)
			b.press(kb.Home)
			for range 10 {
				b.press(kb.ArrowRight)
			}
		}
		b.wait("an epoch read", `() => find("bd-loss-chart").at > 5 && find("bd-loss-chart.accuracy").at === find("bd-loss-chart").at`)
		at := call[float64](b, `() => find("bd-loss-chart").at`)
		before := call[float64](b, `() => find("bd-points-lab").model.moment.epochs`)
		call[bool](b, `() => { find("bd-points-lab").model.play(); return true; }`)
		b.wait("half as many epochs more, drawn", `(before) => find("bd-loss-chart").shadowRoot.querySelector(".plot").ariaValueMax > 1.5 * before`, before)
		if now := call[[2]float64](b, `() => [find("bd-loss-chart").at, find("bd-loss-chart.accuracy").at]`); now != [2]float64{at, at} {
			t.Errorf("%v: epoch %v was read, and after training the charts read %v", v, at, now)
		}
		b.click("button.play")
		b.wait("rest", `() => !find("bd-points-lab").model.playing`)
		for _, name := range []string{":not(.accuracy)", ".accuracy"} {
			b.wait("the cursor of "+name+" at its epoch", `(name, at) => {
				const chart = find("bd-loss-chart" + name), over = chart.shadowRoot.querySelector(".u-over").getBoundingClientRect(), cursor = chart.shadowRoot.querySelector(".u-cursor-x").getBoundingClientRect();
				return Math.abs((cursor.right - over.left) / over.width - at / chart.history.epochs.at(-1)) < 0.01;
			}`, name, at)
			read++
		}
	}
	if read != 4 {
		t.Errorf("%d charts were read, want 4", read)
	}
}

// TestLoneValueIsDrawn as a dot, with and without a run before behind it.
func TestLoneValueIsDrawn(t *testing.T) {
	b := empty(t, desktop, "&data=circle&test=0.3&speed=100")
	const dots = `() => {
		const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
		const canvas = find("bd-loss-chart").shadowRoot.querySelector("canvas");
		if (!canvas?.width || find("bd-loss-chart").history?.length !== 1) return false;
		const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
		return ["training", "test"].every((name) => {
			probe.fillStyle = getComputedStyle(find("bd-loss-chart")).getPropertyValue("--back-draw-" + name).trim();
			probe.fillRect(0, 0, 1, 1);
			const colour = [...probe.getImageData(0, 0, 1, 1).data];
			let count = 0;
			for (let i = 0; i < data.length; i += 4) if (colour.every((part, k) => Math.abs(data[i + k] - part) < 3)) count++;
			return count >= 4;
		});
	}`
	b.press(".")
	b.wait("a dot of the first run", dots)
	trainUntil(b, "30 epochs", `() => record.details.progress?.epochs > 30`)
	b.click(`[aria-label="Reset"]`)
	b.wait("the run before alone", `() => find("bd-points-lab").model.history.length === 0 && find("bd-loss-chart").previous?.length > 2`)
	b.press(".")
	b.wait("a dot beside the run before", dots)
}

// TestChartIsPinched: two fingers that part show fewer epochs, the one between them stays where it was, and two that meet
// show all again; one finger reads and zooms nothing. Shift and an arrow move what is shown by a tenth of it.
func TestChartIsPinched(t *testing.T) {
	tablet := desktop
	tablet.phone = true
	b := empty(t, tablet, "&data=spiral&speed=100")
	trainUntil(b, "40 epochs", `() => record.details.progress?.epochs > 40`)
	wait := func(what, condition string) {
		b.t.Helper()
		b.wait(what, `() => { const chart = find("bd-loss-chart"); return `+condition+`; }`)
	}
	plot := drawnChart(b)
	b.touch(plot.at(0.5, 0.6), plot.at(0.6, 0.6), plot.at(0.7, 0.6))
	wait("an epoch under the finger, and all of them shown", `chart.at > 5 && chart.zoom === undefined`)
	b.pinch(plot.at(0.6, 0.6), 40, 160)
	b.wait("a part zoomed to", `() => find("bd-loss-chart").zoom?.length === 2`)
	zoom := call[[]float64](b, `() => find("bd-loss-chart").zoom`)
	all := call[float64](b, `() => find("bd-loss-chart").history.epochs.at(-1)`)
	if share := (zoom[1] - zoom[0]) / all; math.Abs(share-0.25) > 0.02 {
		t.Errorf("fingers four times as far apart show %v of all epochs, want a quarter", share)
	}
	wait("the other chart with it", `find("bd-loss-chart.accuracy").zoom === chart.zoom`)
	b.screenshot("result-pinched")

	call[bool](b, `() => { find("bd-loss-chart").shadowRoot.querySelector(".plot").focus(); return true; }`)
	for _, c := range []struct {
		key  string
		sign float64
	}{{kb.ArrowLeft, -1}, {kb.ArrowRight, 1}, {kb.ArrowDown, -1}, {kb.ArrowUp, 1}} {
		b.press(c.key, chromedp.ModifierShift)
		now := call[[]float64](b, `() => find("bd-loss-chart").zoom`)
		length := zoom[1] - zoom[0]
		if moved := (now[0] - zoom[0]) / length; math.Abs(moved-c.sign*0.1) > 1e-6 || math.Abs(now[1]-now[0]-length) > 1e-6 {
			t.Errorf("Shift and %q moved %v to %v, want a tenth of it times %v", c.key, zoom, now, c.sign)
		}
		zoom = now
	}
	for range 40 {
		b.press(kb.ArrowLeft, chromedp.ModifierShift)
	}
	wait("the first epochs, and no others", `chart.zoom[0] === 0`)

	b.pinch(plot.at(0.6, 0.6), 160, 20)
	wait("all by two fingers that meet", `chart.zoom === undefined`)
}

// TestDashesFollowTheScreen that a chart is moved to: they are as long there, in CSS pixels, as in the legend.
func TestDashesFollowTheScreen(t *testing.T) {
	v := desktop
	v.prelude = recordPrelude + `;
		const set = CanvasRenderingContext2D.prototype.setLineDash;
		CanvasRenderingContext2D.prototype.setLineDash = function (dash) {
			if (this.canvas.closest?.(".uplot") && dash.length > 0) record.dash = [this.canvas.width / this.canvas.clientWidth, ...dash];
			return set.call(this, dash);
		};`
	b := open(t, origin+"/#v=1&data=circle&speed=100", v)
	b.wait("the network", `() => record.events.ready > 0`)
	trainUntil(b, "5 epochs", `() => record.details.progress?.epochs > 5`)
	screens := 0
	for _, scale := range []float64{1, 2, 1.5} {
		b.do(chromedp.EmulateViewport(desktop.width, desktop.height, chromedp.EmulateScale(scale)))
		b.wait("the dashes of the test line", `(scale) => devicePixelRatio === scale && JSON.stringify(record.dash?.map((length) => Math.round(100 * length) / 100)) === JSON.stringify([scale, 7 * scale, 3 * scale])`, scale)
		screens++
	}
	if screens != 3 {
		t.Errorf("%d screens were looked at", screens)
	}
}

// TestPreviousRunIsAGhost behind the lines of this run, named and numbered in the legend, told to a reader and in the table.
func TestPreviousRunIsAGhost(t *testing.T) {
	v := recorded
	v.scale = 2
	b := open(t, origin+"/#v=1&data=circle&speed=100&untilEpochs=40", v) // After many more the losses have another form.
	b.click("button.play")
	b.wait("40 epochs, and rest", `() => record.details.done?.epochs === 40 && !find("bd-points-lab").model.playing`)
	const told = `find("bd-loss-chart").shadowRoot`
	drawnChart(b)
	if text := call[string](b, `() => `+told+`.querySelector(".legend").textContent`); strings.Contains(text, "Previous") {
		t.Error("a first run has a previous one: " + text)
	}
	b.click(`[aria-label="Reset"]`)
	b.wait("the run before in the legend, training and test", `() => /Previous run\s+0\.\d+\s+Previous run,\s+Test\s+0\.\d+/.test(`+told+`.querySelector(".legend").textContent)`)
	b.wait("its moments in the table", `() => {
		const rows = [...`+told+`.querySelectorAll("tbody tr")].map((row) => [...row.children].map(({ textContent }) => textContent.trim()));
		return rows.length > 2 && rows.every((row) => row.length === 6 && row[1] === "" && Number(row[4]) > 0 && Number(row[5]) > 0);
	}`)
	b.wait("its values read aloud", `() => /Previous run, Training 0\.\d+, Previous run, Test 0\.\d+/.test(`+told+`.querySelector(".plot").ariaValueText)`)
	// Where both runs are the same, this one's line is what is seen.
	seen := call[[2]int](b, `async () => {
		const chart = document.createElement("bd-loss-chart");
		chart.history = chart.previous = find("bd-loss-chart").previous;
		chart.style.cssText = "position: fixed; inset: 0 auto auto 0; width: 640px; height: 400px; z-index: 9";
		find("bd-loss-chart").parentNode.append(chart);
		const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
		const colours = ["training", "previous"].map((name) => {
			probe.fillStyle = getComputedStyle(find("bd-loss-chart")).getPropertyValue("--back-draw-" + name).trim();
			probe.fillRect(0, 0, 1, 1);
			return [...probe.getImageData(0, 0, 1, 1).data];
		});
		let counts = [0, 0];
		for (let frame = 0; frame < 600 && counts[0] === 0; frame++) {
			await new Promise(requestAnimationFrame);
			const canvas = chart.shadowRoot.querySelector("canvas");
			if (!canvas?.width) continue;
			const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
			counts = colours.map((colour) => { let count = 0; for (let i = 0; i < data.length; i += 4) if (colour.every((part, k) => Math.abs(data[i + k] - part) < 3)) count++; return count; });
		}
		chart.remove();
		return counts;
	}`)
	if seen[0] < 200 || seen[1] > seen[0]/4 {
		t.Errorf("where a run is the same as the one before, %d pixels have its own colour and %d the ghost's; want its own alone", seen[0], seen[1])
	}
	b.screenshot("ghost")

	call[bool](b, `() => { find("bd-points-lab").store.set({ loss: "mse" }); return true; }`)
	b.wait("the run before by its accuracy alone, as its loss was another", `() => {
		const charts = find("bd-result").renderRoot.querySelectorAll("bd-loss-chart");
		return find("back-draw").trainer.spec.loss === "mse" && charts[0].previous === undefined && charts[1].previous?.length > 2;
	}`)
}

// TestPreviousRunIsOfTheSameLoss by all its numbers, as they were when it ended: they reach a network that goes on.
func TestPreviousRunIsOfTheSameLoss(t *testing.T) {
	b := open(t, origin+"/#v=1&data=circle&speed=100&loss=binary-cross-entropy", recorded)
	trainUntil(b, "some reports", `() => find("bd-points-lab").model.history.length > 4`)
	// What lies behind the loss and the accuracy once that is wanted; the run before is there by its accuracy in any case.
	wanted := func(what string, state map[string]any, want bool) {
		t.Helper()
		call[bool](b, `(state) => { find("bd-points-lab").store.set(state); return true; }`, state)
		b.wait(what, `(want) => {
			const charts = find("bd-result").renderRoot.querySelectorAll("bd-loss-chart");
			return (charts[0].previous !== undefined) === want && charts[1].previous !== undefined;
		}`, want)
	}
	plain := map[string]any{"lossNumbers": map[string]float64{}}
	weighted := map[string]any{"lossNumbers": map[string]float64{"posWeight": 10}}
	b.click(`[aria-label="Reset"]`)
	wanted("the run before behind one of the same loss", plain, true)
	wanted("not behind one that weighs classes", weighted, false)
	wanted("behind it again", plain, true)

	b.click("button.play")
	b.wait("some reports", `() => find("bd-points-lab").model.history.length > 4`)
	wanted("not behind it once that weighs classes", weighted, false)
	reports := call[int](b, `() => find("bd-points-lab").model.history.length`)
	b.wait("some more that do", `(reports) => find("bd-points-lab").model.history.length > reports + 4`, reports)
	b.click(`[aria-label="Reset"]`)
	wanted("a run that ended with weights behind one with them", weighted, true)
	wanted("and not behind one without", plain, false)

	// The last figures of a run that is not paced come after another is wanted.
	call[bool](b, `() => { find("bd-points-lab").store.set({ speed: 0 }); return true; }`)
	b.click("button.play")
	b.wait("some without", `() => find("bd-points-lab").model.history.length > 4`)
	wanted("a run of another loss", map[string]any{"loss": "mse"}, false)
	b.wait("its network", `() => find("back-draw").trainer.spec.loss === "mse" && find("bd-points-lab").model.history.length > 4`)
	wanted("still none behind it", plain, false)
}
