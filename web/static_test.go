package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

const (
	wasmName  = "backdraw-0123456789ab.wasm"
	chunkName = "backdraw-lens-A2B3C4D5.js"
	mnistName = "backdraw-mnist-0123456789ab.bin"
	policy    = "default-src 'none'; script-src 'self'"
)

func testHandler(t *testing.T) http.Handler {
	t.Helper()
	body := strings.Repeat("script ", 20)
	handler, err := Handler(fstest.MapFS{
		"index.html":     {Data: []byte(`<meta http-equiv="Content-Security-Policy" content="` + policy + `">`)},
		"backdraw.js":    {Data: []byte(body)},
		"backdraw.js.br": {Data: []byte("brotli")},
		"backdraw.js.gz": {Data: []byte("gzip form")},
		wasmName:         {Data: []byte("\x00asm")},
		chunkName:        {Data: []byte("chunk")},
		mnistName:        {Data: []byte("digits")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return handler
}

func get(handler http.Handler, method, path string, header map[string]string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	for name, value := range header {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w
}

func TestHeaders(t *testing.T) {
	handler := testHandler(t)
	for _, c := range []struct{ path, header, want string }{
		{"/", "Content-Type", "text/html; charset=utf-8"},
		{"/", "Content-Security-Policy", policy},
		{"/", "Cache-Control", "no-cache"},
		{"/index.html", "X-Content-Type-Options", "nosniff"},
		{"/" + wasmName, "Content-Type", "application/wasm"},
		{"/" + wasmName, "Cache-Control", "public, max-age=31536000, immutable"},
		{"/" + chunkName, "Cache-Control", "public, max-age=31536000, immutable"},
		{"/" + mnistName, "Content-Type", "application/octet-stream"},
		{"/" + mnistName, "Cache-Control", "public, max-age=31536000, immutable"},
		{"/" + wasmName, "Content-Length", "4"},
		{"/" + wasmName, "Vary", ""},
		{"/backdraw.js", "Access-Control-Allow-Origin", "*"},
		{"/backdraw.js", "Cross-Origin-Resource-Policy", "cross-origin"},
		{"/backdraw.js", "Content-Security-Policy", ""},
		{"/backdraw.js", "Vary", "Accept-Encoding"},
	} {
		w := get(handler, http.MethodGet, c.path, nil)
		if got := w.Header().Get(c.header); w.Code != http.StatusOK || got != c.want {
			t.Errorf("GET %s: status %d, %s is %q, want %q", c.path, w.Code, c.header, got, c.want)
		}
	}
}

func TestContentCoding(t *testing.T) {
	handler := testHandler(t)
	for _, c := range []struct{ accept, coding, body string }{
		{"", "", "script"},
		{"gzip, deflate, br", "br", "brotli"},
		{"GZIP", "gzip", "gzip form"},
		{"br;q=0, gzip;q=0.5", "gzip", "gzip form"},
		{"*", "br", "brotli"},
		{"*;q=0", "", "script"},
		{"br; q=0.000, identity", "", "script"},
		{"br;q=x", "", "script"},
	} {
		w := get(handler, http.MethodGet, "/backdraw.js", map[string]string{"Accept-Encoding": c.accept})
		if got := w.Header().Get("Content-Encoding"); got != c.coding || !strings.HasPrefix(w.Body.String(), c.body) {
			t.Errorf("Accept-Encoding %q: coding %q, body %q, want %q, %q...", c.accept, got, w.Body, c.coding, c.body)
		}
	}
}

func TestNotModified(t *testing.T) {
	handler := testHandler(t)
	brotli := map[string]string{"Accept-Encoding": "br"}
	etag := get(handler, http.MethodGet, "/backdraw.js", brotli).Header().Get("ETag")
	plain := get(handler, http.MethodGet, "/backdraw.js", nil).Header().Get("ETag")
	if etag == "" || etag == plain {
		t.Fatalf("ETags %q and %q of two codings should be set and differ", etag, plain)
	}
	for _, c := range []struct {
		ifNoneMatch string
		want        int
	}{
		{etag, http.StatusNotModified},
		{`"other", W/` + etag, http.StatusNotModified},
		{"*", http.StatusNotModified},
		{plain, http.StatusOK},
	} {
		w := get(handler, http.MethodGet, "/backdraw.js", map[string]string{"Accept-Encoding": "br", "If-None-Match": c.ifNoneMatch})
		if w.Code != c.want || (w.Body.Len() == 0) != (c.want == http.StatusNotModified) {
			t.Errorf("If-None-Match %q: status %d, %d bytes, want %d", c.ifNoneMatch, w.Code, w.Body.Len(), c.want)
		}
	}
}

func TestMethodsAndMissing(t *testing.T) {
	handler := testHandler(t)
	for _, c := range []struct {
		method, path string
		status       int
		empty        bool
	}{
		{http.MethodHead, "/", http.StatusOK, true},
		{http.MethodPost, "/", http.StatusMethodNotAllowed, false},
		{http.MethodGet, "/missing.js", http.StatusNotFound, false},
		{http.MethodGet, "/backdraw.js.br", http.StatusNotFound, false},
	} {
		w := get(handler, c.method, c.path, nil)
		if w.Code != c.status || (w.Body.Len() == 0) != c.empty {
			t.Errorf("%s %s: status %d, %d bytes, want %d", c.method, c.path, w.Code, w.Body.Len(), c.status)
		}
	}
}

func TestUnbuiltSiteSaysSo(t *testing.T) {
	handler, err := Handler(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	if w := get(handler, http.MethodGet, "/", nil); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "make run") {
		t.Errorf("GET / of an unbuilt site: status %d, %q", w.Code, w.Body)
	}
}
