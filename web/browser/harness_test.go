package browser

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"backdraw/web"
)

var (
	// dist is the built product.
	dist fs.FS
	// origin serves dist as the native host does, as "http://127.0.0.1:PORT".
	origin string
	// chromium is the context of the one browser; every tab is a child of it.
	chromium context.Context
)

func TestMain(m *testing.M) {
	code, err := runWithBrowser(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func runWithBrowser(m *testing.M) (code int, err error) {
	dist = os.DirFS(filepath.Join("..", "..", "dist"))
	if _, err := fs.Stat(dist, "index.html"); err != nil {
		return 1, errors.New("the browser tests need the built product: run make dist first, or make test-browser")
	}
	handler, err := web.Handler(dist)
	if err != nil {
		return 1, err
	}
	server := httptest.NewServer(lateIfAsked(handler))
	defer server.Close()
	origin = server.URL

	program, err := findChromium()
	if err != nil {
		return 1, err
	}
	profile, err := os.MkdirTemp("", "backdraw-chromium-")
	if err != nil {
		return 1, err
	}
	defer os.RemoveAll(profile)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program),
		chromedp.UserDataDir(profile),
		chromedp.Flag("headless", "new"),
		chromedp.Flag("no-sandbox", true),
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", false),
	)
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	defer stopAllocator()
	browser, stop := chromedp.NewContext(allocator)
	defer stop()
	started := make(chan error, 1)
	go func() { started <- chromedp.Do(browser) }()
	select {
	case err := <-started:
		if err != nil {
			return 1, fmt.Errorf("%s did not start: %w", program, err)
		}
	case <-time.After(2 * time.Minute):
		return 1, fmt.Errorf("%s did not start within two minutes", program)
	}
	chromium = browser
	code = m.Run()
	if err := chromedp.Cancel(browser); err != nil && code == 0 {
		return 1, fmt.Errorf("the browser did not end well: %w", err)
	}
	return code, nil
}

func findChromium() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if program, err := exec.LookPath(name); err == nil {
			return program, nil
		}
	}
	return "", errors.New("the browser tests need Chromium in PATH (Debian: apt-get install chromium)")
}
