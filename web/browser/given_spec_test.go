package browser

import "testing"

const oneOutput = `{"version":1,"input":[2],"layers":[{"type":"gaussian-noise","std":0.1},{"type":"dense","units":1}],"loss":"binary-cross-entropy","optimizer":{"type":"sgd","learningRate":0.1}}`

// TestSpecThatDoesNotFitThePoints: pasted over four classes it is refused; points that it cannot take are said, and trained on by
// nobody; what follows mends it.
func TestSpecThatDoesNotFitThePoints(t *testing.T) {
	b := empty(t, desktop, "&data=blobs&classes=4")
	b.wait("the data", `() => find("bd-points-lab").model?.isReady`)
	take := func() bool { return call[bool](b, `(text) => find("bd-points-lab").model.specs.take(text)`, oneOutput) }
	if take() {
		t.Error("a network of one output was taken for four classes")
	}
	openSheet(b, "Share")
	b.wait("why", `() => find("bd-copy-field.spec").fault.includes("does not fit the points")`)

	call[bool](b, `() => { find("bd-points-lab").model.change({ data: "circle" }); return true; }`)
	b.wait("two classes", `() => find("bd-points-lab").model.isReady && find("bd-points-lab").model.head.classes === 2`)
	if !take() {
		t.Fatal("a network of one output was refused for two classes")
	}
	trainUntil(b, "training", `() => record.details.progress?.steps > 5`)
	call[bool](b, `() => { find("back-draw").pause(); find("bd-points-lab").store.set({ sheet: "none" }); return true; }`)
	b.press("3")
	b.drag(drawing(b)(0, 0))
	const said = `() => find(".notice.fault")?.textContent.includes("does not fit the points")`
	b.wait("why", said)
	b.click(`.notice button`)
	b.wait("no notice", `() => !find(".notice")`)
	steps := call[float64](b, `() => record.details.progress.steps`)
	b.click("button.play")
	b.wait("why again", said)
	if after := call[float64](b, `() => record.details.progress.steps`); after != steps || call[bool](b, `() => find("bd-points-lab").model.playing`) {
		t.Errorf("it trained on for %v steps with points that are not there any more", after-steps)
	}
	call[bool](b, `() => { find("bd-points-lab").store.undo(); return true; }`)
	b.click("button.play")
	b.wait("training again", `(steps) => record.details.progress.steps > steps && !find(".notice.fault")`, steps)
}
