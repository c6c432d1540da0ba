package browser

import "testing"

// TestClearedDataSetComesBackLearnt: undo brings back the points of a data set with what the network had learnt of them, also
// beside drawn ones; other points after Clear are another beginning.
func TestClearedDataSetComesBackLearnt(t *testing.T) {
	sets := 0
	for _, c := range []struct {
		data  string
		drawn bool
	}{{"gaussians&classes=3", false}, {"gaussians&classes=3", true}, {"plane", false}, {"plane", true}} {
		b := empty(t, desktop, "&layers=3&count=60&data="+c.data)
		at := drawing(b)
		b.wait("the set", `() => find("bd-points-lab").model.points.x.length === 60`)
		if c.drawn {
			b.drag(line(at, -5, 5, 0, 5)...)
			b.wait("points beside it", `() => find("bd-points-lab").model.points.x.length > 60`)
		}
		b.press("e")
		b.wait("an epoch", `() => record.details.done?.epochs === 1`)
		before := points(b)
		length := call[int](b, `() => find("bd-points-lab").model.history.length`)
		weights := call[[]float64](b, weightsNow)
		for range 2 {
			b.click(`[aria-label="Clear all points"]`)
			b.wait("no points", `() => find("bd-points-lab").model.points.x.length === 0`)
			b.click(`[aria-label="Undo"]`)
			same(b, "the points again", before)
			b.wait("what is learnt of them", `async (weights, length) => {
				const { model } = find("bd-points-lab"), now = Object.values(await model.trainer.getParameters()).flatMap(({ data }) => [...data]);
				return model.moment?.epochs === 1 && model.history.length === length && now.length === weights.length && now.every((each, i) => each === weights[i]);
			}`, weights, length)
		}
		b.press("e")
		b.wait("the second epoch", `() => record.details.done?.epochs === 2`)
		b.click(`[aria-label="Clear all points"]`)
		b.wait("no points", `() => find("bd-points-lab").model.points.x.length === 0`)
		b.drag(line(at, -5, 4, 0, 4)...)
		b.wait("the beginning, for other points", `() => { const { model } = find("bd-points-lab"); return model.points.x.length > 0 && model.moment === undefined && model.history.length === 0 && model.phase === "resting"; }`)
		b.press("e")
		b.wait("their first epoch", `() => record.details.done?.epochs === 1`)
		sets++
	}
	if sets != 4 {
		t.Errorf("%d sets were cleared", sets)
	}
}
