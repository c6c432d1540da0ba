package browser

import (
	"math"
	"testing"
)

// TestSprayPutsPointsAround its way, by pointer and by finger; a stroke is one step to undo and to redo.
func TestSprayPutsPointsAround(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		t.Run(v.String(), func(t *testing.T) {
			b := empty(t, v, "&data=none")
			b.click(`[aria-label^="Spray"]`)
			at := drawing(b)
			b.stroke(line(at, -3, 0, 3, 0)...)
			b.wait("sprayed points", `() => record.details.data?.y.length > 15`)
			beside := 0
			drawn := points(b)
			for _, p := range drawn {
				if math.Abs(p[0]) > 4 || math.Abs(p[1]) > 1 {
					t.Errorf("a point at %v, %v lies farther from the way than the spray reaches", p[0], p[1])
				}
				if math.Abs(p[1]) > 0.2 {
					beside++
				}
			}
			if beside < len(drawn)/4 {
				t.Errorf("%d of %d points lie beside the way, want a quarter at least", beside, len(drawn))
			}
			b.click(`[aria-label^="Undo"]`)
			b.wait("no points", `() => record.details.data.y.length === 0`)
			b.click(`[aria-label^="Redo"]`)
			b.wait("all points again", `count => record.details.data.y.length === count`, len(drawn))
		})
	}
}
