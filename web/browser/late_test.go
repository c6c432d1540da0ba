package browser

import (
	"hash/fnv"
	"net/http"
	"os"
	"strings"
	"time"
)

// lateIfAsked is late where BACKDRAW_LATE asks for it.
func lateIfAsked(handler http.Handler) http.Handler {
	if most, err := time.ParseDuration(os.Getenv("BACKDRAW_LATE")); err == nil && most > 0 {
		return late(handler, most, os.Getenv("BACKDRAW_LATE_SEED"))
	}
	return handler
}

// late answers as handler does, but each script up to most later: by its name, so that scripts come in another order than
// they were asked for, the same in every run with the same seed. BACKDRAW_LATE=300ms makes the browser tests run so, and
// BACKDRAW_LATE_SEED deals the delays anew.
func late(handler http.Handler, most time.Duration, seed string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".js") {
			hash := fnv.New64a()
			hash.Write([]byte(seed + r.URL.Path))
			time.Sleep(time.Duration(hash.Sum64() % uint64(most)))
		}
		handler.ServeHTTP(w, r)
	})
}
