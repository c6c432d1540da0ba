package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience bounds every wait for the page; it is no expectation of speed.
const patience = 2 * time.Minute

// view is how a tab looks at a page. The zero view is a light desktop of 1280 x 800.
type view struct {
	width, height int64
	scale         float64
	dark, phone   bool
	// prelude is a script that runs in each document before the page's own.
	prelude string
}

var (
	desktop = view{width: 1280, height: 800}
	phone   = view{width: 390, height: 844, scale: 3, phone: true}
)

// String names the view in subtests and screenshots.
func (v view) String() string {
	name := "desktop"
	if v.phone {
		name = "phone"
	}
	if v.dark {
		return name + "-dark"
	}
	return name + "-light"
}

// tab is a page in a browser profile of its own. A test fails on what the page reports as an error, unless allowed.
type tab struct {
	t     testing.TB
	ctx   context.Context
	phone bool

	mutex    sync.Mutex
	problems []string
	allowed  []string
}

// open loads url and waits for its load event.
func open(t testing.TB, url string, v view) *tab {
	t.Helper()
	return openIn(t, chromium, url, v, chromedp.WithNewBrowserContext())
}

// beside opens another tab of the same browser profile.
func (b *tab) beside(url string, v view) *tab {
	b.t.Helper()
	return openIn(b.t, b.ctx, url, v)
}

func openIn(t testing.TB, parent context.Context, url string, v view, options ...chromedp.ContextOption) *tab {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(parent, options...)
	b := &tab{t: t, ctx: ctx, phone: v.phone}
	t.Cleanup(func() {
		closeTab()
		b.mutex.Lock()
		defer b.mutex.Unlock()
		for _, problem := range b.problems {
			t.Errorf("%s reported: %s", url, problem)
		}
	})
	if err := chromedp.Listen(ctx, b.collect); err != nil {
		t.Fatal(err)
	}
	if v.width == 0 {
		v.width, v.height = desktop.width, desktop.height
	}
	if v.scale == 0 {
		v.scale = 1
	}
	viewport := []chromedp.EmulateViewportOption{chromedp.EmulateScale(v.scale)}
	if v.phone {
		viewport = append(viewport, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	scheme := "light"
	if v.dark {
		scheme = "dark"
	}
	b.do(chromedp.EmulateViewport(v.width, v.height, viewport...))
	send(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
	if slowness > 0 {
		send(b, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slowness})
	}
	if script := latePage(); script != "" {
		send(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	}
	if v.prelude != "" {
		send(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: v.prelude})
	}
	b.do(chromedp.Navigate(url))
	return b
}

func (b *tab) collect(event any) {
	var problem string
	switch event := event.(type) {
	case *runtime.EventExceptionThrown:
		problem = event.ExceptionDetails.Text
		if event.ExceptionDetails.Exception != nil {
			problem += " " + event.ExceptionDetails.Exception.Description
		}
	case *runtime.EventConsoleAPICalled:
		if event.Type != runtime.ConsoleAPICalledTypeError {
			return
		}
		for _, argument := range event.Args {
			problem += " " + string(argument.Value) + argument.Description
		}
	case *log.EventEntryAdded:
		if event.Entry.Level != log.EntryLevelError {
			return
		}
		problem = event.Entry.Text + " " + event.Entry.URL
	default:
		return
	}
	b.mutex.Lock()
	defer b.mutex.Unlock()
	for _, part := range b.allowed {
		if strings.Contains(problem, part) {
			return
		}
	}
	b.problems = append(b.problems, problem)
}

// allow lets the page report errors that contain part, for tests that provoke them.
func (b *tab) allow(part string) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.allowed = append(b.allowed, part)
}

func (b *tab) hasProblems() bool {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return len(b.problems) > 0
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	idleAWhile()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// send calls one command of the DevTools protocol.
func send[P, R any](b *tab, command cdp.Command[P, R], parameters P) R {
	b.t.Helper()
	idleAWhile()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	result, err := chromedp.Run(ctx, func(ctx context.Context, target *chromedp.Target) (R, error) {
		return cdp.Call(ctx, target, command, parameters)
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return result
}

// call evaluates function, the source of a JavaScript function that may be async, with args and returns its result.
// Inside, find(selector) is the first element that matches in the document or in any open shadow root, or null.
func call[T any](b *tab, function string, args ...any) T {
	b.t.Helper()
	idleAWhile()
	var result T
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	result, err := chromedp.Run(ctx, chromedp.Evaluate[T](script(function, args), chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", function, err)
	}
	return result
}

const findScript = `const find = (selector, root = document) => {
	const here = root.querySelector(selector);
	if (here) return here;
	for (const element of root.querySelectorAll("*")) {
		const inside = element.shadowRoot && find(selector, element.shadowRoot);
		if (inside) return inside;
	}
	return null;
};`

// setNames is the list of drawn sets, as the page shows it.
const setNamesScript = ` const setNames = () => find(".sets bd-choice")?.options.map(({ label }) => label).join();`

func script(function string, args []any) string {
	encoded := make([]string, len(args))
	for i, argument := range args {
		bytes, err := json.Marshal(argument)
		if err != nil {
			panic(err)
		}
		encoded[i] = string(bytes)
	}
	return fmt.Sprintf("(() => { %s%s return (%s)(%s); })()", findScript, setNamesScript, function, strings.Join(encoded, ", "))
}

// notYet gives what function still lacks, or "" as it gives a true value. A part that is not there yet, as the shadow root
// of an element whose script is on its way, is a TypeError and a reason to look again; any other exception is the page's own.
const notYet = `async (...args) => {
	try {
		return (await (%s)(...args)) ? "" : "it did not hold";
	} catch (fault) {
		if (!(fault instanceof TypeError)) throw fault;
		return fault.message;
	}
}`

// wait returns when function, called again and again, gives a true value. A page that reports a problem fails at once.
func (b *tab) wait(what, function string, args ...any) {
	b.t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		lack := call[string](b, fmt.Sprintf(notYet, function), args...)
		if lack == "" {
			return
		}
		if time.Now().After(deadline) || b.hasProblems() {
			b.t.Fatalf("the page never got to: %s (waited at most %v): %s", what, patience, lack)
		}
	}
}

// until calls function again and again until what it gives is right, and returns that; or what it gave last, for the test to say.
func until[T any](b *tab, right func(T) bool, function string, args ...any) T {
	b.t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		got := call[T](b, function, args...)
		if right(got) || time.Now().After(deadline) || b.hasProblems() {
			return got
		}
	}
}

// screenshot keeps what the tab shows, where BACKDRAW_SCREENSHOTS names a folder.
func (b *tab) screenshot(name string) {
	b.t.Helper()
	folder := os.Getenv("BACKDRAW_SCREENSHOTS")
	if folder == "" {
		return
	}
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.MkdirAll(folder, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, name+".png"), png, 0o644)
	}
	if err != nil {
		b.t.Fatal(err)
	}
}
