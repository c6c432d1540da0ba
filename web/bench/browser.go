package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// benchPage starts build/bench.wasm, which gives the page benchRound.
const benchPage = `<!doctype html><html lang="en"><title>Benchmarks</title><link rel="icon" href="data:,"><script src="/wasm_exec.js"></script>
<script>
	const go = new Go();
	const ready = WebAssembly.instantiateStreaming(fetch("/repository/build/bench.wasm"), go.importObject).then(({ instance }) => {
		const ended = go.run(instance);
		return Promise.race([
			new Promise((resolve) => setTimeout(resolve)),
			ended.then(() => { throw new Error("bench.wasm ended"); }),
		]);
	});
</script></html>`

const emptyPage = `<!doctype html><html lang="en"><title>Empty</title><link rel="icon" href="data:,"></html>`

// A tab is the one tab of a Chromium with a profile of its own, and the server that it reads from: the repository at
// /repository/, /bench.html, and an empty page at /.
type tab struct {
	version string
	ctx     context.Context
	origin  string
	closers []func()
}

func startBrowser(ctx context.Context, root string) (b *tab, err error) {
	b = &tab{}
	defer func() {
		if err != nil {
			b.stop()
		}
	}()
	if err := b.serve(root); err != nil {
		return nil, err
	}
	program, err := findChromium()
	if err != nil {
		return nil, err
	}
	profile, err := os.MkdirTemp("", "backdraw-bench-")
	if err != nil {
		return nil, err
	}
	b.closers = append(b.closers, func() { _ = os.RemoveAll(profile) })
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.UserDataDir(profile),
		chromedp.Flag("headless", "new"), chromedp.Flag("no-sandbox", true), chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	allocator, stopAllocator := chromedp.NewExecAllocator(ctx, options...)
	b.closers = append(b.closers, stopAllocator)
	window, closeWindow := chromedp.NewContext(allocator)
	b.closers = append(b.closers, closeWindow)
	b.ctx = window
	found, err := chromedp.Run(window, func(ctx context.Context, target *chromedp.Target) (browser.GetVersionResult, error) {
		return cdp.Call(ctx, target, browser.GetVersion, cdp.Empty{})
	})
	if err != nil {
		return nil, fmt.Errorf("%s did not start: %w", program, err)
	}
	b.version = found.Product
	return b, nil
}

func (b *tab) serve(root string) error {
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return fmt.Errorf("go env GOROOT: %w", err)
	}
	text := func(content string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write([]byte(content))
		}
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/{$}", text(emptyPage))
	mux.HandleFunc("/bench.html", text(benchPage))
	mux.HandleFunc("/wasm_exec.js", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, filepath.Join(strings.TrimSpace(string(goroot)), "lib", "wasm", "wasm_exec.js"))
	})
	files := http.StripPrefix("/repository", http.FileServer(http.Dir(root)))
	mux.HandleFunc("/repository/", func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".mjs") {
			w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		}
		files.ServeHTTP(w, r)
	})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cross-Origin-Opener-Policy", "same-origin") // isolated: threads may share memory
		w.Header().Set("Cross-Origin-Embedder-Policy", "require-corp")
		mux.ServeHTTP(w, r)
	}))
	b.origin, b.closers = server.URL, append(b.closers, server.Close)
	return nil
}

// stop ends everything in the reverse order of its start.
func (b *tab) stop() {
	for i := len(b.closers) - 1; i >= 0; i-- {
		b.closers[i]()
	}
}

func (b *tab) open(path string) error { return chromedp.Do(b.ctx, chromedp.Navigate(b.origin+path)) }

// evaluate returns what a JavaScript expression, or the promise that it is, comes to.
func evaluate[T any](b *tab, expression string) (T, error) {
	value, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		return value, fmt.Errorf("in Chromium, %s: %w", expression, err)
	}
	return value, nil
}

func findChromium() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if program, err := exec.LookPath(name); err == nil {
			return program, nil
		}
	}
	return "", errors.New("the benchmarks need Chromium in PATH (Debian: apt-get install chromium)")
}
