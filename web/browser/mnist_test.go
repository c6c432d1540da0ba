package browser

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"backdraw/web"
)

const mnistChoice = `bd-choice[label="Digits to start from"]`

// chooseMnist opens the choice with the pointer and goes one entry on from the 1797 digits.
func chooseMnist(b *tab) {
	b.t.Helper()
	b.drag(b.place(mnistChoice).at(0.5, 0.8))
	b.press(kb.ArrowDown)
	b.press(kb.Enter)
}

// slowMnist serves the site. Of MNIST it sends half and, once rest is closed, the rest; or a fault while it is broken.
type slowMnist struct {
	url    string
	broken atomic.Bool
	asked  atomic.Int32
	rest   chan struct{}
}

// openBesideMnist opens a lab of that site, which begins with the digits that come with it: had is true of those.
func openBesideMnist(t *testing.T, lab, had string) (*tab, *slowMnist) {
	t.Helper()
	host := serveSlowMnist(t)
	b := open(t, host.url+"#v=1&lab="+lab, recorded)
	b.wait("the digits that come with the page", had)
	if n := host.asked.Load(); n != 0 {
		t.Errorf("MNIST was fetched %d times before it was chosen", n)
	}
	return b, host
}

func serveSlowMnist(t *testing.T) *slowMnist {
	t.Helper()
	host := &slowMnist{rest: make(chan struct{})}
	site, err := web.Handler(dist)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.StripPrefix("/some/deep/path", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.URL.Path, "mnist") {
			site.ServeHTTP(w, r)
			return
		}
		host.asked.Add(1)
		if host.broken.Load() {
			http.Error(w, "not now", http.StatusServiceUnavailable)
			return
		}
		file, err := fs.ReadFile(dist, strings.TrimPrefix(r.URL.Path, "/"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusNotFound)
			return
		}
		_, _ = w.Write(file[:len(file)/2])
		w.(http.Flusher).Flush()
		select {
		case <-host.rest:
		case <-r.Context().Done():
		}
		_, _ = w.Write(file[len(file)/2:])
	})))
	t.Cleanup(server.Close)
	host.url = server.URL + "/some/deep/path/"
	return host
}

// TestMnistOnRequest: not fetched before it is chosen; a failure is said and survived; what is on its way is said; and what
// was learnt reads its test images.
func TestMnistOnRequest(t *testing.T) {
	const had = `() => { const { train, test } = find("bd-digits-lab")?.model?.examples ?? {}; return train && train.y.length + test.y.length === 1797; }`
	b, host := openBesideMnist(t, "digits", had)

	host.broken.Store(true)
	b.allow("503")
	chooseMnist(b)
	b.wait("what failed", `() => find(".notice")?.textContent.includes("MNIST could not be loaded. Check the connection and choose it again")`)
	b.wait("the digits from before", `(selector) => find("bd-digits-lab").store.values.collection.base === "optical" && find(selector).shadowRoot.querySelector("select").value === "optical"`, mnistChoice)
	b.wait("their examples", had)

	host.broken.Store(false)
	chooseMnist(b)
	b.wait("half of it", `() => /^Loading MNIST, 2 MB: [45]0/.test(find(".origin").textContent)`)
	b.wait("the digits from before meanwhile", had)
	b.screenshot("digits-mnist-loading")
	close(host.rest)
	b.wait("12,000 digits", `() => { const { train, test } = find("bd-digits-lab").model.examples; return train.y.length === 10_000 && test.y.length === 2_000; }`)
	b.wait("whose they are", `() => find(".origin").textContent.includes("LeCun, C. Cortes and C. Burges, CC BY-SA 3.0")`)
	if n := host.asked.Load(); n != 2 {
		t.Errorf("MNIST was fetched %d times, want 2", n)
	}

	b.click("button.play")
	b.wait("more than 0.9 of the test images read", `() => record.details.progress?.testAccuracy > 0.9`)
	// What the page itself does while an epoch's examples are varied and trained on.
	call[bool](b, `() => {
		let last = performance.now();
		record.longest = 0;
		const look = (now) => {
			record.longest = Math.max(record.longest, now - last);
			last = now;
			requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
		return true;
	}`)
	b.wait("an epoch", `() => record.details.progress.epochs >= 1`)
	b.wait("another epoch", `() => record.details.progress.epochs >= 2`)
	t.Logf("longest frame: %.0f ms", call[float64](b, `() => record.longest`))
	b.screenshot("digits-mnist")
	b.click("button.play")
	b.wait("training at rest", `() => !find("bd-digits-lab").playing && record.events.done > 0`)
}

// TestOneFileSaysThatMnistNeedsTheSite: and goes on with the digits that it has.
func TestOneFileSaysThatMnistNeedsTheSite(t *testing.T) {
	path, err := filepath.Abs(filepath.Join("..", "..", "dist", "backdraw.html"))
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, "file://"+path+"#v=1&lab=digits", desktop)
	b.wait("the lab", `() => find("bd-digits-lab")?.model?.examples`)
	chooseMnist(b)
	b.wait("what to do", `() => find(".notice")?.textContent.includes("MNIST is not part of this one file. Open Backdraw’s site")`)
	b.wait("the digits from before", `(selector) => find("bd-digits-lab").store.values.collection.base === "optical" && find(selector).shadowRoot.querySelector("select").value === "optical"`, mnistChoice)
}
