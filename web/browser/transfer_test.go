package browser

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"path"
	"regexp"
	"sync"
	"testing"
	"time"

	"backdraw/web"
)

// transferLimit is what the page may load before its first training step, bodies in brotli.
const transferLimit = 1_200_000

// transfers counts what a server sends.
type transfers struct {
	handler http.Handler
	mutex   sync.Mutex
	bytes   int
	codings map[string]string // by path
}

type countingWriter struct {
	http.ResponseWriter
	transfers *transfers
}

func (w countingWriter) Write(body []byte) (int, error) {
	n, err := w.ResponseWriter.Write(body)
	w.transfers.mutex.Lock()
	defer w.transfers.mutex.Unlock()
	w.transfers.bytes += n
	return n, err
}

func (c *transfers) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.handler.ServeHTTP(countingWriter{w, c}, r)
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.codings[r.URL.Path] = w.Header().Get("Content-Encoding")
}

// programs is how many wasm files were sent.
func (c *transfers) programs() int {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return programsIn(c.codings)
}

func programsIn(sent map[string]string) (count int) {
	for name := range sent {
		if path.Ext(name) == ".wasm" {
			count++
		}
	}
	return count
}

func serveCounted(t testing.TB) (*transfers, string) {
	t.Helper()
	handler, err := web.Handler(dist)
	if err != nil {
		t.Fatal(err)
	}
	counted := &transfers{handler: handler, codings: map[string]string{}}
	server := httptest.NewServer(counted)
	t.Cleanup(server.Close)
	return counted, server.URL + "/"
}

func TestPageLoadsFewBytes(t *testing.T) {
	counted, url := serveCounted(t)
	requireTraining(open(t, url, recorded))
	for deadline := time.Now().Add(patience); counted.programs() < 2 && time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		// The second part comes behind the first step.
	}
	counted.mutex.Lock()
	defer counted.mutex.Unlock()
	if counted.bytes > transferLimit {
		t.Errorf("the page loaded %d bytes, want at most %d", counted.bytes, transferLimit)
	}
	for name, coding := range counted.codings {
		if coding != "br" {
			t.Errorf("%s came in content coding %q, want br", name, coding)
		}
	}
	if wasm := programsIn(counted.codings); wasm != 2 {
		t.Errorf("the page loaded %d wasm files, want the two parts of one program, in %v", wasm, counted.codings)
	}
}

var absoluteAddress = regexp.MustCompile(`https?://[\w.-]+`)

// TestDistNamesNoHost: what an embedder copies has no address of any host in it, so it works offline. XML namespaces are
// names, not addresses, and Lit's messages name its documentation.
func TestDistNamesNoHost(t *testing.T) {
	names := map[string]bool{"http://www.w3.org": true, "https://lit.dev": true}
	scanned := 0
	err := fs.WalkDir(dist, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || (path.Ext(name) != ".js" && path.Ext(name) != ".html" && path.Ext(name) != ".ts") {
			return err
		}
		scanned++
		text, err := fs.ReadFile(dist, name)
		for _, address := range absoluteAddress.FindAllString(string(text), -1) {
			if !names[address] {
				t.Errorf("%s names %s", name, address)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if scanned < 5 {
		t.Errorf("%d files scanned, want the page, the one-file page, the script, the worker and the types", scanned)
	}
}

// BenchmarkFirstStep is the time from navigation to the first report of training, over loopback, in a new profile.
func BenchmarkFirstStep(b *testing.B) {
	var milliseconds float64
	counted, url := serveCounted(b)
	for b.Loop() {
		page := open(b, url, view{prelude: recordPrelude + `addEventListener("ready", ({ target }) => target.step());`})
		page.wait("a progress report", `() => record.firstProgress > 0`)
		milliseconds += call[float64](page, `() => record.firstProgress`)
	}
	b.ReportMetric(milliseconds/float64(b.N), "ms/first-step")
	b.ReportMetric(float64(counted.bytes)/float64(b.N), "B/load")
}
