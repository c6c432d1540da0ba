package browser

import (
	"flag"
	"fmt"
	"math"
	"os"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"
)

var feelTime = flag.Duration("feel", 0, "measure the page's feel for so long in each row and print the table; without it, briefly and in silence")

// feel is what the browser's tracing told while something was done.
type feel struct {
	what                  string
	frames                float64
	interval, work, paint []float64
}

func (f feel) row() string {
	paint := "|  |  |  "
	if len(f.paint) > 0 {
		paint = fmt.Sprintf("| %.1f | %.1f | %d ", quantile(f.paint, 0.5), quantile(f.paint, 0.95), len(f.paint))
	}
	return fmt.Sprintf("| %s | %.1f | %.1f | %.1f | %.1f | %.1f %s|", f.what, f.frames, quantile(f.interval, 0.5), quantile(f.interval, 0.95), quantile(f.work, 0.5), quantile(f.work, 0.95), paint)
}

// tableOf is a table of so many points in eight classes.
func tableOf(count int) string {
	var table strings.Builder
	table.WriteString("x,y,class\n")
	for i := range count {
		across, up := i*7919%1201, i*104729%1201
		fmt.Fprintf(&table, "%.2f,%.2f,%d\n", float64(across)/100-6, float64(up)/100-6, across/301*2+up/601)
	}
	return table.String()
}

// measureFeel measures how the page's frames come while act goes on.
func measureFeel(b *tab, what string, act func()) feel {
	b.t.Helper()
	events := b.trace(act)
	times := presented(events)
	f := feel{what: what, interval: intervals(times), work: frameWork(events), paint: pointerToPaint(events)}
	if len(times) > 1 {
		f.frames = float64(len(times)-1) / (times[len(times)-1] - times[0]) * 1000
	}
	return f
}

// movesPerSecond is not the screen's 60: each event would come in the same phase of a frame as the one before it, another
// one in each run, and wait as long for the frame.
const movesPerSecond = 58

// moves leads the pointer along the way, again and again, for so long.
func (b *tab) moves(span time.Duration, buttons int64, way []point) {
	b.t.Helper()
	kind := input.MouseButtonNone
	if buttons == 1 {
		kind = input.MouseButtonLeft
	}
	start := time.Now()
	for i := 0; time.Since(start) < span; i++ {
		p := way[i%len(way)]
		send(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{
			Type: input.DispatchMouseEventTypeMouseMoved, X: p.x, Y: p.y, Button: kind, Buttons: buttons,
		})
		time.Sleep(time.Until(start.Add(time.Duration(i+1) * time.Second / movesPerSecond)))
	}
}

// TestFeelIsMeasured: frames a second and pointer to paint while a 2-32-32-8 network trains on 5,000 points at full
// speed. It asserts that there are figures, not what they are: those are for make bench-feel.
func TestFeelIsMeasured(t *testing.T) {
	span := *feelTime
	if span == 0 {
		span = time.Second
	}
	before := loadAverage()
	var rows []feel

	b := empty(t, desktop, "&data=none&layers=32,32")
	b.click(canvas)
	// The stroke adds what is missing: one point for each move of the pointer, about.
	const few = 5000 - 11*movesPerSecond
	b.paste(tableOf(few))
	b.wait("the points", `count => record.details.data?.y.length === count`, few)
	b.wait("the sheet of the table", `() => find("bd-sheet")?.getAnimations().length === 0`)
	b.press(kb.Escape)
	b.wait("the sheet gone", `() => !find("bd-sheet")`)
	b.wait("a network of 8 outputs", `() => find("back-draw").trainer?.spec.layers[2]?.units === 8`)
	b.click("button.play")
	b.wait("training", `() => record.details.progress?.steps > 1000`)

	b.press("b")
	at := drawing(b)
	var stroke []point
	for i := range 10 * movesPerSecond {
		// As far as a brush's points lie apart, to and fro.
		along := math.Mod(0.4*float64(i), 22)
		stroke = append(stroke, at(math.Abs(along-11)-5.5, -5.5+11*float64(i)/(10*movesPerSecond)))
	}
	rows = append(rows, measureFeel(b, "drawing points", func() {
		press := input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMousePressed, X: stroke[0].x, Y: stroke[0].y, Button: input.MouseButtonLeft, Buttons: 1, ClickCount: 1}
		send(b, input.DispatchMouseEvent, press)
		b.moves(min(span, 10*time.Second), 1, stroke)
		press.Type, press.Buttons = input.DispatchMouseEventTypeMouseReleased, 0
		send(b, input.DispatchMouseEvent, press)
	}))
	if drawn := call[int](b, `() => record.details.data.y.length`); drawn <= few {
		t.Fatalf("there are %d points after the stroke, want more than %d", drawn, few)
	}

	steps := call[int](b, `() => record.details.progress.steps`)
	started := time.Now()
	rows = append(rows, measureFeel(b, "watching", func() { time.Sleep(span) }))

	b.press("l")
	b.wait("the lens with its numbers", `() => find("bd-lens-picture")`)
	lens := measureFeel(b, "watching, with See backpropagation open", func() { time.Sleep(span) })
	b.press("l")
	b.wait("no lens", `() => !find("bd-points-lens")`)

	var units []point
	for unit := range 16 {
		units = append(units, b.place(fmt.Sprintf(`button.unit[data-column="1"][data-unit="%d"]`, unit)).at(0.5, 0.5))
	}
	for _, unit := range units {
		if !call[bool](b, `(x, y) => find("bd-network").renderRoot.elementFromPoint(x, y)?.matches("button.unit")`, unit.x, unit.y) {
			t.Fatalf("something lies over the unit at %v", unit)
		}
	}
	rows = append(rows, measureFeel(b, "pointer over the units", func() { b.moves(span, 0, units) }))
	speed := float64(call[int](b, `() => record.details.progress.steps`)-steps) / time.Since(started).Seconds()

	b.click("button.play")
	b.wait("rest", `() => !find("bd-points-lab").model.playing`)
	rows = append(rows, measureFeel(b, "pointer over the units, at rest", func() { b.moves(span, 0, units) }))

	// What this Chromium can do on this machine at all: a page with nothing but a small canvas that changes.
	blank := open(t, "about:blank", desktop)
	call[bool](blank, `() => {
		document.body.innerHTML = "<canvas width=64 height=64></canvas>";
		const context = document.querySelector("canvas").getContext("2d");
		const paint = (time) => { context.fillStyle = "hsl(" + time + " 50% 50%)"; context.fillRect(0, 0, 64, 64); };
		const paintAgain = (time) => { paint(time); requestAnimationFrame(paintAgain); };
		addEventListener("keydown", () => { requestAnimationFrame(paintAgain); }, { once: true });
		addEventListener("pointermove", () => { requestAnimationFrame(paint); });
		return true;
	}`)
	rows = append(rows, measureFeel(blank, "pointer over a page with one small canvas", func() { blank.moves(span, 0, units) }))
	blank.press("a")
	rows = append(rows, measureFeel(blank, "that canvas alone, again and again", func() { time.Sleep(span) }))
	call[bool](blank, `() => { new Worker(URL.createObjectURL(new Blob(["for (;;);"]))); return true; }`)
	rows = append(rows, measureFeel(blank, "the same beside a worker that counts without end", func() { time.Sleep(span) }))

	rows = append(rows, lens)
	for _, row := range rows {
		if row.frames == 0 {
			t.Errorf("%s: no frames were measured", row.what)
		}
		if strings.Contains(row.what, "point") && len(row.paint) == 0 {
			t.Errorf("%s: no pointer event came to a frame", row.what)
		}
	}
	if *feelTime > 0 {
		printFeel(b, rows, span, speed, before)
	}
}

func printFeel(b *tab, rows []feel, span time.Duration, speed float64, before string) {
	product := send(b, cdpbrowser.GetVersion, cdp.Empty{}).Product
	fmt.Printf("%s, %s, %d cores; %s, headless, without a GPU; load average before and after %s, %s; %v a row; %.0f steps a second of batches of 10 meanwhile.\n\n",
		time.Now().Format(time.DateOnly), processor(), runtime.NumCPU(), product, before, loadAverage(), span, speed)
	fmt.Println("| 2-32-32-8 on 5,000 points, full speed | frames a second | ms between, median | 95 % | main thread, ms of processor a frame, median | 95 % | pointer to paint, ms, median | 95 % | events |")
	fmt.Println("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
	for _, row := range rows {
		fmt.Println(row.row())
	}
}

func processor() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	if found := regexp.MustCompile(`model name\s*:\s*(.+)`).FindSubmatch(text); found != nil {
		return string(found[1])
	}
	return runtime.GOARCH
}

// loadAverage is that of the last minute, where the system tells.
func loadAverage() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	first, _, _ := strings.Cut(string(text), " ")
	return first
}
