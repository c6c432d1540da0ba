package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// contentTypes does not depend on the machine's tables: a wasm served as anything else is not compiled while it streams.
var contentTypes = map[string]string{
	".bin":  "application/octet-stream",
	".css":  "text/css; charset=utf-8",
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json",
	".map":  "application/json",
	".svg":  "image/svg+xml",
	".ts":   "text/plain; charset=utf-8",
	".wasm": "application/wasm",
}

var (
	// As web/build.mjs names files, and as esbuild names the chunks of backdraw.js.
	contentHashed = regexp.MustCompile(`-(?:[0-9a-f]{12}|[0-9A-Z]{8})\.\w+$`)
	metaPolicy    = regexp.MustCompile(`http-equiv="Content-Security-Policy" content="([^"]*)"`)
)

// static serves files held in memory. A file name.br or name.gz is the compressed form of name.
type static struct {
	files map[string]*file
}

type file struct {
	header   http.Header
	encoded  map[string]representation // by content coding; "identity" is always there
	encoding []string                  // the codings, smallest first
}

type representation struct {
	body []byte
	etag string
}

func newStatic(site fs.FS) (*static, error) {
	s := &static{files: map[string]*file{}}
	err := fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if extension := path.Ext(name); extension == ".br" || extension == ".gz" {
			return nil
		}
		f, err := newFile(site, name)
		if err != nil {
			return err
		}
		s.files["/"+name] = f
		if path.Base(name) == "index.html" {
			s.files["/"+strings.TrimSuffix(name, "index.html")] = f
		}
		return nil
	})
	return s, err
}

func newFile(site fs.FS, name string) (*file, error) {
	body, err := fs.ReadFile(site, name)
	if err != nil {
		return nil, err
	}
	f := &file{header: header(name, body), encoded: map[string]representation{}}
	for _, coding := range []struct{ name, suffix string }{{"br", ".br"}, {"gzip", ".gz"}} {
		compressed, err := fs.ReadFile(site, name+coding.suffix)
		if err == nil && len(compressed) < len(body) {
			f.encoded[coding.name] = represent(compressed)
			f.encoding = append(f.encoding, coding.name)
		}
	}
	f.encoded["identity"] = represent(body)
	f.encoding = append(f.encoding, "identity")
	if len(f.encoding) > 1 {
		f.header.Set("Vary", "Accept-Encoding")
	}
	return f, nil
}

func represent(body []byte) representation {
	sum := sha256.Sum256(body)
	return representation{body: body, etag: `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`}
}

// header is what every answer with the file carries. The script and the wasm may be used by any page, whatever
// isolation that page asks for; a page's own policy is repeated as a header.
func header(name string, body []byte) http.Header {
	h := http.Header{}
	extension := path.Ext(name)
	contentType := contentTypes[extension]
	if contentType == "" {
		contentType = mime.TypeByExtension(extension)
	}
	if contentType == "" {
		contentType = "application/octet-stream"
	}
	h.Set("Content-Type", contentType)
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	if contentHashed.MatchString(name) {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		h.Set("Cache-Control", "no-cache")
	}
	if extension == ".html" {
		if policy := metaPolicy.FindSubmatch(body); policy != nil {
			h.Set("Content-Security-Policy", html.UnescapeString(string(policy[1])))
		}
	}
	return h
}

func (s *static) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD are answered here", http.StatusMethodNotAllowed)
		return
	}
	f := s.files[r.URL.Path]
	if f == nil {
		http.Error(w, "nothing is at this address", http.StatusNotFound)
		return
	}
	for name, values := range f.header {
		h[name] = values
	}
	coding := f.negotiate(r.Header.Get("Accept-Encoding"))
	answer := f.encoded[coding]
	h.Set("ETag", answer.etag)
	if matches(r.Header.Get("If-None-Match"), answer.etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if coding != "identity" {
		h.Set("Content-Encoding", coding)
	}
	h.Set("Content-Length", strconv.Itoa(len(answer.body)))
	if r.Method == http.MethodGet {
		_, _ = bytes.NewReader(answer.body).WriteTo(w)
	}
}

// negotiate returns the first coding the file has that an Accept-Encoding header allows (RFC 9110, section 12.5.3).
func (f *file) negotiate(accept string) string {
	for _, coding := range f.encoding {
		if accepts(accept, coding) {
			return coding
		}
	}
	return "identity"
}

func accepts(accept, coding string) bool {
	wildcard := false
	for item := range strings.SplitSeq(accept, ",") {
		name, parameters, _ := strings.Cut(item, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		weight, isWeight := strings.CutPrefix(strings.ReplaceAll(parameters, " ", ""), "q=")
		allowed := true
		if isWeight {
			value, err := strconv.ParseFloat(weight, 64)
			allowed = err == nil && value > 0
		}
		switch name {
		case coding:
			return allowed
		case "*":
			wildcard = allowed
		}
	}
	return wildcard
}

func matches(ifNoneMatch, etag string) bool {
	for candidate := range strings.SplitSeq(ifNoneMatch, ",") {
		candidate = strings.TrimPrefix(strings.TrimSpace(candidate), "W/")
		if candidate == "*" || candidate == etag {
			return true
		}
	}
	return false
}
