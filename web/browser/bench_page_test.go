package browser

import (
	"strings"
	"testing"
)

// rowOf is a script for the texts of a workload's row: name, title, median, range, loss, accuracy, memory.
const rowOf = `(name) => {
	const rows = Array.from(find("bd-bench").shadowRoot.querySelectorAll("tbody tr"));
	return Array.from(rows.find((row) => row.cells[0].textContent === name).cells, (cell) => cell.innerText.trim());
}`

func TestBenchmarksRunInAPage(t *testing.T) {
	for _, v := range []view{desktop, {width: 390, height: 844, scale: 3, phone: true, dark: true}} {
		t.Run(v.String(), func(t *testing.T) {
			b := open(t, origin+"/bench/", v)
			b.wait("the table of workloads", `() => find("bd-bench")?.shadowRoot.querySelectorAll("tbody tr").length === 8`)
			b.click(`[aria-label="Run W2"]`)
			b.wait("a figure of W2", `(name) => (`+rowOf+`)(name)[2].endsWith(" ms")`, "W2")
			row := call[[]string](b, rowOf, "W2")
			if len(row) != 8 || row[3] == "" || row[6] == "" {
				t.Errorf("the row of W2 is %q, want a range and a memory", row)
			}
			call[bool](b, `() => {
				const workers = find("bd-bench").shadowRoot.querySelector("select");
				workers.value = "2";
				return workers.dispatchEvent(new Event("change"));
			}`)
			b.click(`[aria-label="Run W5r"]`)
			b.wait("a figure of W5r", `(name) => (`+rowOf+`)(name)[2].endsWith(" characters/s")`, "W5r")
			if row := call[[]string](b, rowOf, "W5r"); !strings.Contains(row[1], "2 workers") || row[4] == "" || row[6] != "" {
				t.Errorf("the row of W5r is %q, want it in 2 workers, with a loss and without a memory", row)
			}
			requireNoOverflow(b)
			requireAccessible(b)
			b.screenshot("bench-" + v.String())
		})
	}
}

func TestBenchmarksCanBeStopped(t *testing.T) {
	b := open(t, origin+"/bench/", desktop)
	state := `() => find("bd-bench").shadowRoot.querySelector("button.main").innerText`
	b.click("button.main")
	b.wait("a run", `() => (`+state+`)() === "Stop"`)
	b.click("button.main")
	b.wait("an end of it", `() => (`+state+`)() === "Run all"`)
	if frames := call[int](b, `() => find("bd-bench").shadowRoot.querySelectorAll("iframe").length`); frames != 0 {
		t.Errorf("%d frames are left", frames)
	}
}
