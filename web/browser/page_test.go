package browser

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
)

func TestPage(t *testing.T) {
	for _, v := range []view{desktop, phone} {
		for _, dark := range []bool{false, true} {
			v.dark, v.prelude = dark, recordPrelude
			t.Run(v.String(), func(t *testing.T) {
				b := open(t, origin+"/", v)
				b.wait("the event ready", `() => record.events.ready > 0`)
				b.screenshot("page-" + v.String())
				requireNoOverflow(b)
				requireAccessible(b)
				requireTraining(b)
				b.screenshot("page-" + v.String() + "-trained")
				requireAccessible(b)
			})
		}
	}
}

// requireNoOverflow: nothing makes the page scroll sideways.
func requireNoOverflow(b *tab) {
	b.t.Helper()
	if over := call[float64](b, `() => document.documentElement.scrollWidth - innerWidth`); over > 0 {
		b.t.Errorf("the page is %v pixels wider than the window", over)
	}
}

// requireAccessible: axe-core finds nothing serious or critical, and had rules to judge by.
func requireAccessible(b *tab) {
	b.t.Helper()
	axe, err := os.ReadFile(filepath.Join("..", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		b.t.Fatal("axe-core is not installed; run npm ci in web/: ", err)
	}
	call[bool](b, `() => { `+string(axe)+`; return true; }`)
	result := call[struct {
		Passes     int
		Violations []struct{ ID, Impact, Help, HTML string }
	}](b, `async () => {
		// A sheet that still fades in has too little contrast: it is judged as it stays.
		const roots = (root) => [root, ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ? roots(shadowRoot) : [])];
		const running = roots(document).flatMap((root) => root.getAnimations()).filter(({ effect }) => effect.getComputedTiming().endTime < Infinity);
		await Promise.all(running.map(({ finished }) => finished.catch(() => undefined)));
		const { passes, violations } = await axe.run();
		return { Passes: passes.length, Violations: violations.flatMap(({ id, impact, help, nodes }) =>
			nodes.map(({ html, failureSummary }) => ({ ID: id, Impact: impact, Help: help, HTML: html + " " + failureSummary }))) };
	}`)
	if result.Passes < 10 {
		b.t.Errorf("axe-core passed %d rules only: it did not see the page", result.Passes)
	}
	for _, violation := range result.Violations {
		if violation.Impact == "serious" || violation.Impact == "critical" {
			b.t.Errorf("axe-core: %s (%s), %s: %s", violation.ID, violation.Impact, violation.Help, violation.HTML)
		}
	}
}

func TestPageUnderASubPathOfAStaticHost(t *testing.T) {
	mux := http.NewServeMux()
	mux.Handle("/some/deep/path/", http.StripPrefix("/some/deep/path/", http.FileServerFS(dist)))
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	requireTraining(open(t, server.URL+"/some/deep/path/", recorded))
}

func TestOneFilePageRunsFromDisk(t *testing.T) {
	path, err := filepath.Abs(filepath.Join("..", "..", "dist", "backdraw.html"))
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, "file://"+path, recorded)
	requireTraining(b)
	if fetched := call[[]string](b, `() => performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => !name.startsWith("data:"))`); len(fetched) != 0 {
		t.Errorf("the one-file page fetched %q", fetched)
	}
}
