package browser

import (
	"math"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const canvas = "canvas.cursor"

// empty opens the page with nothing drawn and a network that learns quickly.
func empty(t testing.TB, v view, more string) *tab {
	t.Helper()
	v.prelude = recordPrelude
	b := open(t, origin+"/#v=1&test=0&speed=0"+more, v)
	b.wait("the event ready", `() => record.events.ready > 0`)
	return b
}

// drawing is where the drawing's coordinates x and y, from -6 to 6 and y up, are in the tab.
func drawing(b *tab) func(x, y float64) point {
	b.t.Helper()
	place := b.place(canvas)
	if math.Abs(place.Width-place.Height) > 1 || place.Width < 300 {
		b.t.Fatalf("the drawing is %v x %v pixels, want a large square", place.Width, place.Height)
	}
	return func(x, y float64) point { return place.at((x+6)/12, (6-y)/12) }
}

// line is the way of a stroke, in steps as a hand makes them.
func line(at func(x, y float64) point, x0, y0, x1, y1 float64) []point {
	const steps = 10
	points := make([]point, steps+1)
	for i := range points {
		share := float64(i) / steps
		points[i] = at(x0+share*(x1-x0), y0+share*(y1-y0))
	}
	return points
}

// points are what the last event data told: x, y and label of each training example.
func points(b *tab) (examples [][3]float64) {
	b.t.Helper()
	return call[[][3]float64](b, `() => {
		const { x, y } = record.details.data ?? { x: [], y: [] };
		return Array.from(y, (label, i) => [x[2 * i], x[2 * i + 1], label]);
	}`)
}

// probabilities are the network's answers at places of the drawing.
func probabilities(b *tab, places ...float64) []float64 {
	b.t.Helper()
	return call[[]float64](b, `async (places) => Array.from(await find("back-draw").trainer.predict(Float32Array.from(places)))`, places)
}

func trainUntil(b *tab, what, condition string) {
	b.t.Helper()
	done := call[int](b, `() => record.events.done ?? 0`)
	b.click("button.play")
	b.wait(what, condition)
	b.click("button.play")
	b.wait("training at rest", `(done) => record.events.done > done && !find("bd-points-lab").model.playing`, done)
}

func TestDrawnPointsAreLearnt(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		t.Run(v.String(), func(t *testing.T) {
			b := empty(t, v, "")
			at := drawing(b)
			b.stroke(line(at, -4, -3, -2, 4)...)
			b.click(`[aria-label="Class 2"]`)
			at = drawing(b)
			b.stroke(line(at, 2, -4, 4, 3)...)
			drawn := points(b)
			count := map[float64]int{}
			for _, p := range drawn {
				count[p[2]]++
				if (p[2] == 0) != (p[0] < 0) {
					t.Errorf("a point of class %v lies at x = %v: pointer and point differ", p[2], p[0])
				}
			}
			if count[0] < 10 || count[1] < 10 || len(count) != 2 {
				t.Fatalf("the strokes left %v points by class, want at least 10 of each of two", count)
			}
			trainUntil(b, "a loss below 0.002", `() => record.details.progress?.loss < 0.002`)
			b.screenshot("drawn-" + v.String())
			p := probabilities(b, -4, -3, -2, 4, 2, -4, 4, 3)
			if p[0] > 0.1 || p[1] > 0.1 || p[2] < 0.9 || p[3] < 0.9 {
				t.Errorf("class 2 has probability %.3f where class 1, then class 2 was drawn", p)
			}
		})
	}
}

func TestBoundaryIsPaintedUnderThePoints(t *testing.T) {
	b := empty(t, desktop, "&data=circle")
	trainUntil(b, "a loss below 0.02", `() => record.details.progress?.loss < 0.02`)
	b.wait("inside and outside of the circle in the colours of their classes", `() => {
		const field = find("canvas.field");
		const pixel = (x, y) => field.getContext("2d").getImageData((x + 6) / 12 * field.width, (6 - y) / 12 * field.height, 1, 1).data;
		const [inside, outside] = [pixel(0.1, 0.1), pixel(5.5, 5.5)];
		return inside[0] > inside[2] && outside[2] > outside[0];
	}`)
}

func TestPointsAreAddedAndErasedWhileTraining(t *testing.T) {
	b := empty(t, desktop, "&data=gaussians&count=100")
	at := drawing(b)
	b.click("button.play")
	b.wait("training", `() => record.details.progress?.steps > 100`)
	before := len(points(b))
	b.press("3")
	b.drag(line(at, -5, 5, 0, 5)...)
	b.wait("a network with an output for each class, in training", `() => {
		const { trainer } = find("back-draw");
		return trainer?.spec.layers.at(-1).units === 3 && record.details.progress?.steps > 0;
	}`)
	drawn := points(b)
	if len(drawn) < before+8 || drawn[len(drawn)-1][2] != 2 {
		t.Errorf("after drawing there are %d points, the last %v; want at least %d, the last of class 2", len(drawn), drawn[len(drawn)-1], before+8)
	}
	b.press("x")
	b.drag(line(at, -6, -2, 6, -2)...)
	erased := points(b)
	if len(erased) >= len(drawn) {
		t.Errorf("the eraser left %d of %d points", len(erased), len(drawn))
	}
	for _, p := range erased {
		if math.Abs(p[1]+2) < 0.3 {
			t.Errorf("a point at %v, %v survived the eraser that went along y = -2", p[0], p[1])
		}
	}
	b.press("z", chromedp.ModifierCtrl)
	if undone := points(b); len(undone) != len(drawn) {
		t.Errorf("undo brought back %d of %d points", len(undone), len(drawn))
	}
	if playing := call[string](b, `() => find("button.play").textContent.trim()`); playing != "Pause" {
		t.Errorf("drawing ended training: the button says %q", playing)
	}
	if problems := call[int](b, `() => record.events.error ?? 0`); problems != 0 {
		t.Errorf("%d errors were told", problems)
	}
}

func TestKeyboardAlone(t *testing.T) {
	b := empty(t, desktop, "")
	for range 40 {
		if call[bool](b, `() => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement; return e?.matches("canvas.cursor") ?? false; }`) {
			break
		}
		b.press(kb.Tab)
	}
	b.press("2")
	b.press(kb.ArrowRight) // Shows the cursor in the middle.
	b.press(kb.ArrowRight)
	b.press(kb.ArrowUp, chromedp.ModifierShift)
	b.press(kb.Enter)
	b.press(kb.ArrowLeft, chromedp.ModifierShift)
	b.press(" ")
	drawn := points(b)
	if len(drawn) != 2 {
		t.Fatalf("keys put %d points, want 2", len(drawn))
	}
	for i, want := range [][3]float64{{0.25, 1, 1}, {-0.75, 1, 1}} {
		for j := range want {
			if math.Abs(drawn[i][j]-want[j]) > 0.01 {
				t.Errorf("point %d is %v, want %v", i, drawn[i], want)
			}
		}
	}
	b.press("x")
	b.press(kb.Enter)
	if left := points(b); len(left) != 1 {
		t.Errorf("the eraser by key left %d points, want 1", len(left))
	}
	b.press(kb.Escape)
	b.press(" ")
	b.wait("Space to play once the cursor is hidden", `() => record.details.progress?.steps > 0`)
	b.press(" ")
	b.wait("Space to pause", `() => record.events.done > 0`)
	b.press("?")
	b.wait("the list of keys", `() => find("dialog#keys").open`)
}

func TestResetGivesTheIdenticalLoss(t *testing.T) {
	b := empty(t, desktop, "&data=spiral")
	run := func() []float64 {
		var losses []float64
		for range 5 {
			done := call[int](b, `() => record.events.done ?? 0`)
			b.click(`[aria-label="One epoch"]`)
			b.wait("an epoch", `(done) => record.events.done > done`, done)
			losses = append(losses, call[float64](b, `() => record.details.done.loss`))
		}
		return losses
	}
	first := run()
	b.click(`[aria-label="Reset"]`)
	b.wait("no steps", `async () => (await find("back-draw").trainer.train({ steps: 1 })).steps === 1`)
	b.click(`[aria-label="Reset"]`)
	second := run()
	for i := range first {
		if first[i] != second[i] {
			t.Errorf("epoch %d: loss %v, after reset %v", i, first[i], second[i])
		}
	}
	if first[0] == first[4] {
		t.Error("five epochs did not change the loss")
	}
}

func TestLossThatIsNotFinite(t *testing.T) {
	b := empty(t, desktop, "&data=plane&activation=linear&optimizer=sgd&rate=1000&layers=8,8,8")
	b.click("button.play")
	b.wait("the sentence", `() => find(".notice.fault")`)
	sentence := call[string](b, `() => find(".notice.fault p").textContent`)
	if !strings.Contains(sentence, "finite") || !strings.Contains(sentence, "1000") || !strings.Contains(sentence, "lower") && !strings.Contains(sentence, "below") {
		t.Errorf("the page says %q, want why and what to try", sentence)
	}
	if code := call[string](b, `() => record.details.error.code`); code != "not-finite" {
		t.Errorf("the error told is %q", code)
	}
	if finite := call[bool](b, `async () => Object.values(await find("back-draw").trainer.getParameters()).every(({ data }) => data.every(Number.isFinite))`); !finite {
		t.Error("the weights kept are not finite")
	}
	b.screenshot("not-finite")
	call[bool](b, `() => { find("bd-points-lab").model.change({ optimizer: "adam", rate: 0.01 }); return true; }`)
	trainUntil(b, "training to go on with a lower rate", `() => record.details.progress.loss < 0.05`)
}

// TestPlayTakesBackWhatWasSaid: the sentence about a run that stopped goes with the next, by button as by key.
func TestPlayTakesBackWhatWasSaid(t *testing.T) {
	for _, play := range []func(b *tab){func(b *tab) { b.click("button.play") }, func(b *tab) { b.press(" ") }} {
		b := empty(t, desktop, "&data=plane&activation=linear&optimizer=sgd&rate=1000&layers=8,8,8")
		b.wait("the data", `() => find("bd-points-lab").model?.isReady`)
		play(b)
		b.wait("why it stopped", `() => find(".notice.fault")`)
		call[bool](b, `() => { find("bd-points-lab").model.change({ rate: 0.001 }); return true; }`)
		play(b)
		b.wait("training without that sentence", `() => find("bd-points-lab").model.playing && !find(".notice.fault")`)
	}
}

// TestEpochsThatWereAskedForAreReached: also where an epoch ends with a short batch, and training is paced.
func TestEpochsThatWereAskedForAreReached(t *testing.T) {
	for _, speed := range []string{"3", "30", "0"} {
		b := empty(t, desktop, "&data=spiral&count=302&batch=10&untilEpochs=2&speed="+speed)
		b.wait("the data", `() => find("bd-points-lab").model?.isReady`)
		b.click("button.play")
		b.wait("rest at speed "+speed, `() => !find("bd-points-lab").model.playing && record.details.progress?.epochs > 1`)
		if epochs := call[float64](b, `() => record.details.progress.epochs`); epochs != 2 {
			t.Errorf("at speed %s it rests after %v epochs, want 2", speed, epochs)
		}
	}
}

func TestKilledWorkerIsSurvived(t *testing.T) {
	v := desktop
	v.prelude = recordPrelude + `
		const workers = [];
		globalThis.killWorkers = () => { const n = workers.length; for (const worker of workers.splice(0)) { worker.terminate(); worker.dispatchEvent(new ErrorEvent("error", { message: "killed by the test" })); } return n; };
		globalThis.Worker = class extends Worker { constructor(...a) { super(...a); workers.push(this); } };`
	b := open(t, origin+"/#v=1&data=spiral&speed=0", v)
	b.wait("the event ready", `() => record.events.ready > 0`)
	b.click("button.play")
	b.wait("training for a while", `() => record.details.progress?.epochs > 20`)
	if killed := call[int](b, `() => killWorkers()`); killed == 0 {
		t.Fatal("there was no worker to kill")
	}
	b.wait("the sentence", `() => find(".notice.fault")?.textContent.includes("worker")`)
	steps := call[float64](b, `() => record.details.progress.steps`)
	b.wait("training to go on", `(steps) => record.details.progress.steps > steps + 1000`, steps)
	if code := call[string](b, `() => record.details.error.code`); code != "worker-lost" {
		t.Errorf("the error told is %q, want worker-lost", code)
	}
}

// TestPointIsPaintedInTheFrameOfItsEvent: a callback asked for after the page had the event runs in the event's frame,
// after the page's own callbacks. By then the point has to be there, also while training runs at full speed.
func TestPointIsPaintedInTheFrameOfItsEvent(t *testing.T) {
	b := empty(t, desktop, "&data=spiral")
	b.click("button.play")
	b.wait("training", `() => record.details.progress?.steps > 100`)
	call[bool](b, `() => {
		const points = find("canvas.points");
		const opaque = ({ clientX, clientY }) => {
			const box = points.getBoundingClientRect();
			const scale = points.width / box.width;
			return points.getContext("2d").getImageData((clientX - box.x) * scale, (clientY - box.y) * scale, 1, 1).data[3];
		};
		record.painted = [];
		addEventListener("pointerdown", (event) => {
			const before = opaque(event);
			requestAnimationFrame(() => record.painted.push([before, opaque(event)]));
		});
		return true;
	}`)
	at := drawing(b)
	for i := range 5 {
		b.drag(at(-5.5+float64(i), 5.6))
		b.wait("the frame", `(n) => record.painted.length > n`, i)
	}
	for i, painted := range call[[][2]int](b, `() => record.painted`) {
		if painted[0] != 0 || painted[1] == 0 {
			t.Errorf("point %d: opacity %d before and %d in the frame of the event, want 0 and more", i, painted[0], painted[1])
		}
	}
}

func TestUnitsShowTheirMaps(t *testing.T) {
	b := empty(t, desktop, "&data=circle&layers=3")
	// At rest a field comes that is finer than the first.
	b.wait("the output", `async () => {
		const before = find("canvas.field").toDataURL();
		await new Promise((resolve) => setTimeout(resolve, 1000));
		record.output = find("canvas.field").toDataURL();
		return record.output === before && find("canvas.field").getContext("2d").getImageData(0, 0, 1, 1).data[3] > 0;
	}`)
	place := b.place(`button.unit[data-column="1"][data-unit="0"]`)
	b.hover(place.at(0.5, 0.5))
	b.wait("the unit's map on the drawing", `() => find("canvas.field").toDataURL() !== record.output`)
	b.hover(point{600, 20})
	b.wait("the output again", `() => find("canvas.field").toDataURL() === record.output`)
}
