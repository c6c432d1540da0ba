package browser

import (
	"fmt"
	"testing"
)

// labEmbed opens a page of someone else with one element that shows a lab.
func labEmbed(t *testing.T, lab, attributes string) *tab {
	t.Helper()
	return embedded(t, `lab="`+lab+`" height="600" `+attributes)
}

// TestControlsOfLabs: an element shows what its attribute names and nothing else, in every lab, and all without it.
func TestControlsOfLabs(t *testing.T) {
	seen := 0
	for _, lab := range []string{"curve", "autoencoder", "sequence"} {
		for controls, want := range map[string]map[string]bool{
			"":           {"button.play": true, `[aria-label="One step"]`: true, `[aria-label="Reset"]`: true, "bd-readout": true, ".settings": true, ".result": true, "bd-number": true, "[role=tab]": true},
			"play,reset": {"button.play": true, `[aria-label="One step"]`: false, `[aria-label="Reset"]`: true, "bd-readout": false, ".settings": false, ".result": false, "bd-number": false, ".side": false, ".top": false, ".tools": false},
			"loss":       {"button.play": false, "bd-readout": true, "bd-loss-chart": true, "[role=tab]": false, ".settings": false},
			"network":    {".bar": false, ".settings": true, "bd-loss-chart": false, `bd-number[label="Learning rate"]`: false, `bd-number[label="Seed"]`: true},
			"settings":   {".bar": false, `bd-number[label="Learning rate"]`: true, `bd-number[label="Seed"]`: false},
		} {
			b := labEmbed(t, lab, `controls="`+controls+`"`)
			const seenIn = `(lab, selector) => [...find("bd-" + lab + "-lab").renderRoot.querySelectorAll(selector)].some((each) => each.getBoundingClientRect().width > 0)`
			for selector, wanted := range want {
				if wanted {
					b.wait(fmt.Sprintf("%s with controls=%q: %s", lab, controls, selector), seenIn, lab, selector)
				}
			}
			for selector, wanted := range want {
				if !wanted && call[bool](b, seenIn, lab, selector) {
					t.Errorf("%s with controls=%q: %s is visible, want it hidden", lab, controls, selector)
				}
			}
			b.screenshot(fmt.Sprint("controls-", lab, "-", len(controls)))
			seen++
		}
	}
	if seen != 15 {
		t.Errorf("%d elements were looked at, want 15", seen)
	}
}

// TestLockedLabs: nothing of a locked element can be changed, and it can be trained; a list locks what it names.
func TestLockedLabs(t *testing.T) {
	const disabled = `(lab) => [...find("bd-" + lab + "-lab").renderRoot.querySelectorAll(".settings bd-number, .settings bd-choice, .settings input, .top bd-segments")].map((each) => (each.label ?? "") + "=" + each.disabled).join()`
	seen := 0
	for _, c := range []struct{ lab, locked, want string }{
		{"curve", "locked", "What is learnt=true,Hidden layers=true,Units 1=true,Units 2=true,Activation=true,Optimizer=true,Learning rate=true,Batch size=true,Networks=true,Seed=true"},
		{"curve", `locked="network"`, "What is learnt=false,Hidden layers=true,Units 1=true,Units 2=true,Activation=true,Optimizer=false,Learning rate=false,Batch size=false,Networks=true,Seed=true"},
		{"autoencoder", "locked", "Shown in the plane=false,Digits=true,Drawn set=true,Form=true,Units=true,Seed=true,=true,Learning rate=true"},
		{"autoencoder", `locked="data settings"`, "Shown in the plane=false,Digits=true,Drawn set=true,Form=false,Units=false,Seed=false,=false,Learning rate=true"},
		{"sequence", "locked", "What is learnt=true,Cell=true,Units=true,Window=true,Seed=true,Optimizer=true,Learning rate=true,Batch size=true"},
	} {
		b := labEmbed(t, c.lab, c.locked)
		if got := call[string](b, disabled, c.lab); got != c.want {
			t.Errorf("%s with %s: disabled are %s, want %s", c.lab, c.locked, got, c.want)
		}
		switch c.lab {
		case "curve":
			before := drawn(b)
			drawCurve(b, b.drag, -5.5, -5, sine)
			if after, changed := drawn(b), c.locked != "locked"; (after != before) != changed {
				t.Errorf("curve with %s: a stroke left %d of %d columns", c.locked, after, before)
			}
		case "sequence":
			if !call[bool](b, `() => find("textarea").readOnly && [...find("bd-sequence-lab").renderRoot.querySelectorAll(".learnt button.plain")].every((button) => button.disabled)`) {
				t.Error("a locked element has a text that can be changed")
			}
		}
		b.click("button.play")
		b.wait("training all the same", `() => record.details.progress?.steps > 0`)
		seen++
	}
	if seen != 5 {
		t.Errorf("%d elements were looked at, want 5", seen)
	}
}
