package browser

import (
	"fmt"
	"strings"
	"testing"
)

const chart = "bd-loss-chart:not(.accuracy)"

// resultView opens one of the views of the result column by its segment.
func resultView(b *tab, name string) {
	b.t.Helper()
	b.click(fmt.Sprintf("[role=radio][data-value=%s]", name))
	b.wait("the view "+name, `(name) => find("bd-result").shadowRoot.querySelector(".view").dataset.view === name`, name)
}

func TestClearedPointsLeaveNoConfusion(t *testing.T) {
	b := empty(t, desktop, "&data=moons")
	resultView(b, "classes")
	b.wait("a confusion matrix", `() => find("bd-confusion")?.matrix.flat().some((count) => count > 0)`)
	b.click(`[aria-label="Clear all points"]`)
	b.wait("no confusion matrix", `() => !find("bd-confusion")`)
}

func TestConfusionKeepsUpWithTraining(t *testing.T) {
	b := empty(t, desktop, "&data=circle")
	resultView(b, "classes")
	b.click("button.play")
	// At full speed training has no end that an evaluation could wait for.
	b.wait("every point right while training goes on", `() => {
		const matrix = find("bd-confusion")?.matrix;
		return matrix && find("bd-points-lab").model.playing && matrix[0][0] + matrix[1][1] === 300;
	}`)
}

func TestEightClassesAndCalibrationFitTheColumn(t *testing.T) {
	b := empty(t, desktop, "&data=blobs&classes=8&noise=0.7")
	resultView(b, "classes")
	b.click("button.play")
	b.wait("eight classes", `() => find("bd-confusion").shadowRoot.querySelectorAll("tbody tr").length === 8 && find("bd-calibration").bins.length === 10 && find("bd-calibration").hasUpdated`)
	over := call[[]float64](b, `async () => {
		await new Promise((resolve) => setTimeout(resolve, 300));
		const view = find("bd-result").shadowRoot.querySelector(".view"), table = find("bd-confusion");
		return [view.scrollWidth - view.clientWidth, table.scrollWidth - table.clientWidth, view.scrollHeight - view.clientHeight];
	}`)
	for i, pixels := range over {
		if pixels > 0 {
			t.Errorf("of column's width, table's width and column's height number %d is %v pixels too small", i, pixels)
		}
	}
	error := call[float64](b, `() => find("bd-calibration").error`)
	if !(error >= 0 && error <= 1) {
		t.Errorf("the expected calibration error is %v, want a share", error)
	}
	counted := call[float64](b, `() => find("bd-calibration").bins.reduce((sum, { count }) => sum + count, 0)`)
	if counted != 300 {
		t.Errorf("the bins have %v answers, want one for each of 300 points", counted)
	}
	for _, want := range []string{"Precision", "Recall", "F1"} {
		if text := call[string](b, `() => find("bd-confusion").shadowRoot.textContent`); !strings.Contains(text, want) {
			t.Errorf("the table does not name %s", want)
		}
	}
	b.screenshot("result-classes")
}

func TestPredictedAgainstTarget(t *testing.T) {
	b := empty(t, desktop, "&data=plane")
	b.wait("a segment for values", `() => find("bd-segments").shadowRoot.querySelector("[data-value=classes]").textContent === "Values"`)
	resultView(b, "classes")
	b.click("button.play")
	b.wait("r² above 0.9", `() => Number(find("bd-result").shadowRoot.querySelector("dd")?.textContent) > 0.9`)
	if pairs := call[int](b, `() => find("bd-scatter").pairs.target.length`); pairs != 300 {
		t.Errorf("%d pairs are plotted, want 300", pairs)
	}
	b.screenshot("result-values")
}

// TestLayersCostNothingWhileClosed counts the calls that reach the worker.
func TestLayersCostNothingWhileClosed(t *testing.T) {
	v := desktop
	v.prelude = recordPrelude + `
		const post = Worker.prototype.postMessage;
		globalThis.traces = 0;
		Worker.prototype.postMessage = function (message, ...more) { if (message?.name === "trace") traces++; return post.call(this, message, ...more); };`
	b := open(t, origin+"/#v=1&data=spiral&test=0", v)
	b.wait("the event ready", `() => record.events.ready > 0`)
	b.click("button.play")
	b.wait("training", `() => record.details.progress?.epochs > 20`)
	if traces := call[int](b, `() => traces`); traces != 0 {
		t.Errorf("with the layers closed %d traces were asked for", traces)
	}
	resultView(b, "layers")
	b.wait("three layers with figures", `() => {
		const layers = find("bd-layer-histograms")?.layers ?? [];
		return layers.length === 3 && layers.every(({ gradientNorm, updateRatio, weights }) => gradientNorm > 0 && updateRatio > 0 && weights.counts.length > 10);
	}`)
	rate := call[float64](b, `async () => { const before = traces, began = performance.now(); await new Promise((resolve) => setTimeout(resolve, 2000)); return (traces - before) / (performance.now() - began) * 1000; }`)
	if rate > 4.5 {
		t.Errorf("%v traces a second were asked for, want a few", rate)
	}
	b.screenshot("result-layers")
	resultView(b, "loss")
	b.wait("no more traces, once closed again", `async () => { const before = traces; await new Promise((resolve) => setTimeout(resolve, 1400)); return traces === before; }`)
}

func TestPhoneShowsTheNetworkAboveTheFold(t *testing.T) {
	b := empty(t, phone, "&data=spiral")
	unit := call[box](b, `() => {
		const { x, y, width, height } = find("bd-network").shadowRoot.querySelector("button.unit").getBoundingClientRect();
		return { X: x, Y: y, Width: width, Height: height };
	}`)
	if unit.Y+unit.Height > 844 {
		t.Errorf("the first unit ends at %v of a phone's 844 pixels", unit.Y+unit.Height)
	}
}

func TestSmallEmbedIsADrawing(t *testing.T) {
	b := open(t, foreign(t, strict, `<script type="module" src="vendor/backdraw.js"></script><back-draw data="spiral" height="420" controls="play,reset,loss"></back-draw>`),
		view{width: 390, height: 700, prelude: recordPrelude})
	b.wait("the event ready", `() => record.events.ready > 0`)
	if drawing := b.place(canvas); drawing.Width < 280 {
		t.Errorf("the drawing is %v pixels wide of 390 x 420, want most of it", drawing.Width)
	}
	if label := call[string](b, `() => find("bd-readout").shadowRoot.textContent`); !strings.Contains(label, "Accuracy, ") {
		t.Errorf("the figures %q do not say of which set the accuracy is", label)
	}
}
