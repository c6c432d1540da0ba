package browser

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// traceEvent is one line of Chromium's trace; times are in microseconds.
type traceEvent struct {
	Name  string  `json:"name"`
	Phase string  `json:"ph"`
	Time  float64 `json:"ts"`
	// Used is the processor's time of the thread, which other programs do not lengthen.
	Used float64 `json:"tdur"`
	Pid  int     `json:"pid"`
	ID   struct {
		Local string `json:"local"`
	} `json:"id2"`
	Args struct {
		Frame struct {
			State string `json:"state"`
		} `json:"frame_reporter"`
		Latency struct {
			Type string `json:"event_type"`
		} `json:"event_latency"`
	} `json:"args"`
}

// trace records what the browser's own tracing tells of frames and input while act runs, in the order of time.
func (b *tab) trace(act func()) []traceEvent {
	b.t.Helper()
	var events []traceEvent
	var problem error
	complete := make(chan struct{})
	listening, stop := context.WithCancel(b.ctx)
	defer stop()
	if err := chromedp.Listen(listening, func(event any) {
		switch event := event.(type) {
		case *tracing.EventDataCollected:
			for _, value := range event.Value {
				var read traceEvent
				if err := json.Unmarshal(value, &read); err != nil {
					problem = err
				}
				events = append(events, read)
			}
		case *tracing.EventTracingComplete:
			close(complete)
		}
	}); err != nil {
		b.t.Fatal(err)
	}
	send(b, tracing.Start, tracing.StartParams{
		TransferMode: tracing.StartTransferModeReportEvents,
		TraceConfig: &tracing.TraceConfig{
			RecordMode:         tracing.TraceConfigRecordModeRecordAsMuchAsPossible,
			IncludedCategories: []string{"benchmark", "input", "devtools.timeline"},
			ExcludedCategories: []string{"*"},
		},
	})
	act()
	send(b, tracing.End, struct{}{})
	select {
	case <-complete:
	case <-time.After(patience):
		b.t.Fatal("the browser's tracing never ended")
	}
	if problem != nil {
		b.t.Fatal(problem)
	}
	slices.SortStableFunc(events, func(a, b traceEvent) int { return int(a.Time - b.Time) })
	return events
}

// pageOf is the process whose page runs animation frames.
func pageOf(events []traceEvent) int {
	frames := map[int]int{}
	page := 0
	for _, event := range events {
		if event.Name == "FireAnimationFrame" {
			frames[event.Pid]++
			if frames[event.Pid] > frames[page] {
				page = event.Pid
			}
		}
	}
	return page
}

// presented gives the times at which the page's frames came to the screen, in milliseconds.
func presented(events []traceEvent) (times []float64) {
	page := pageOf(events)
	open := map[string]bool{}
	for _, event := range events {
		if event.Name != "PipelineReporter" || event.Pid != page {
			continue
		}
		if event.Phase == "b" {
			open[event.ID.Local] = strings.HasPrefix(event.Args.Frame.State, "STATE_PRESENTED")
			continue
		}
		if open[event.ID.Local] {
			times = append(times, event.Time/1000)
		}
		delete(open, event.ID.Local)
	}
	// One that waited for its main thread and one that did not may come at once.
	return slices.Compact(times)
}

// frameWork gives the processor's time that the page's main thread took for each of its frames, in milliseconds.
func frameWork(events []traceEvent) (milliseconds []float64) {
	page := pageOf(events)
	for _, event := range events {
		if event.Name == "ProxyMain::BeginMainFrame" && event.Phase == "X" && event.Pid == page {
			milliseconds = append(milliseconds, event.Used/1000)
		}
	}
	return milliseconds
}

// handedOver gives the times at which the page's main thread handed over frames, in the order of time, and for each when it
// came to the screen, in milliseconds.
func handedOver(events []traceEvent) (handed, shown []float64) {
	type frame struct {
		presented bool
		handed    float64
	}
	page := pageOf(events)
	open := map[string]*frame{}
	for _, event := range events {
		if event.Pid != page {
			continue
		}
		if event.Name == "PipelineReporter" && event.Phase == "b" {
			open[event.ID.Local] = &frame{presented: strings.HasPrefix(event.Args.Frame.State, "STATE_PRESENTED")}
			continue
		}
		of := open[event.ID.Local]
		switch {
		case of == nil:
		case event.Name == "Commit" && event.Phase == "b":
			of.handed = event.Time / 1000
		case event.Name == "PipelineReporter" && event.Phase == "e":
			if of.presented && of.handed > 0 {
				handed, shown = append(handed, of.handed), append(shown, event.Time/1000)
			}
			delete(open, event.ID.Local)
		}
	}
	return handed, shown
}

// pointerToPaint gives the times from pointer events to the frames that show what they did, in milliseconds. The browser
// counts no frame to an event if one was asked for already, nor if its page leaves what it did to another: the next that the
// main thread hands over shows it then.
func pointerToPaint(events []traceEvent) (milliseconds []float64) {
	type pending struct {
		from  float64
		shown bool
	}
	page := pageOf(events)
	handed, shown := handedOver(events)
	open := map[string]*pending{}
	for _, event := range events {
		if event.Pid != page || event.ID.Local == "" {
			continue
		}
		switch {
		case event.Name == "EventLatency" && event.Phase == "b":
			if kind := event.Args.Latency.Type; strings.HasPrefix(kind, "MOUSE_") || strings.HasPrefix(kind, "TOUCH_") {
				open[event.ID.Local] = &pending{from: event.Time / 1000}
			}
		case event.Name == "SubmitCompositorFrameToPresentationCompositorFrame" && event.Phase == "b":
			if waiting := open[event.ID.Local]; waiting != nil {
				waiting.shown = true
			}
		case event.Name == "EventLatency" && event.Phase == "e":
			waiting, now := open[event.ID.Local], event.Time/1000
			delete(open, event.ID.Local)
			if waiting == nil {
				continue
			}
			if next, _ := slices.BinarySearch(handed, now); !waiting.shown && next < len(handed) {
				now = shown[next]
			} else if !waiting.shown {
				continue
			}
			milliseconds = append(milliseconds, now-waiting.from)
		}
	}
	return milliseconds
}

// quantile is the value that a share q of values, which it sorts, does not exceed; 0 of none.
func quantile(values []float64, q float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))]
}

// intervals are the differences of neighbours.
func intervals(times []float64) []float64 {
	between := make([]float64, 0, len(times))
	for i := 1; i < len(times); i++ {
		between = append(between, times[i]-times[i-1])
	}
	return between
}

func TestFramesAndLatencyOfATrace(t *testing.T) {
	event := func(name, phase, id string, milliseconds float64, more string) traceEvent {
		var e traceEvent
		if err := json.Unmarshal([]byte(more), &e.Args); err != nil {
			t.Fatal(err)
		}
		e.Name, e.Phase, e.Time, e.Pid, e.ID.Local = name, phase, milliseconds*1000, 7, id
		return e
	}
	const shown, dropped = `{"frame_reporter":{"state":"STATE_PRESENTED_ALL"}}`, `{"frame_reporter":{"state":"STATE_DROPPED"}}`
	const moved = `{"event_latency":{"event_type":"MOUSE_MOVED_EVENT"}}`
	events := []traceEvent{
		event("FireAnimationFrame", "X", "", 0, "{}"),
		event("PipelineReporter", "b", "0x1", 0, shown),
		event("EventLatency", "b", "0x9", 1, moved),
		{Name: "ProxyMain::BeginMainFrame", Phase: "X", Pid: 7, Time: 1000, Used: 8000},
		event("PipelineReporter", "b", "0x2", 2, dropped),
		event("SubmitCompositorFrameToPresentationCompositorFrame", "b", "0x9", 9, "{}"),
		event("Commit", "b", "0x1", 8, "{}"),
		event("PipelineReporter", "e", "0x1", 16, "{}"),
		event("PipelineReporter", "e", "0x2", 20, "{}"),
		event("EventLatency", "e", "0x9", 21, "{}"),
		event("EventLatency", "b", "0x9", 22, moved), // The same number again, for an event without a frame of its own.
		event("EventLatency", "e", "0x9", 23, "{}"),
		event("PipelineReporter", "b", "0x1", 24, shown),
		event("Commit", "b", "0x1", 30, "{}"),
		event("EventLatency", "b", "0x9", 31, moved), // After the last frame that is handed over.
		event("EventLatency", "e", "0x9", 32, "{}"),
		event("PipelineReporter", "e", "0x1", 49, "{}"),
	}
	if got := presented(events); !slices.Equal(got, []float64{16, 49}) {
		t.Errorf("frames were presented at %v, want 16 and 49", got)
	}
	if got := frameWork(events); !slices.Equal(got, []float64{8}) {
		t.Errorf("the main thread worked %v, want 8 once", got)
	}
	if got := pointerToPaint(events); !slices.Equal(got, []float64{20, 27}) {
		t.Errorf("pointer to paint took %v, want 20 and 27", got)
	}
	if got := quantile([]float64{5, 1, 4, 2, 3}, 0.5); got != 3 {
		t.Errorf("the median is %v, want 3", got)
	}
}
