// Package web serves Backdraw over HTTP: the built site, and what the native host answers beside it.
package web

import (
	"embed"
	"io/fs"
	"net/http"
)

//go:embed fallback
var fallback embed.FS

// Handler serves site, the content of dist/. A site without index.html is replaced by a page that says how to build it.
func Handler(site fs.FS) (http.Handler, error) {
	if _, err := fs.Stat(site, "index.html"); err != nil {
		if site, err = fs.Sub(fallback, "fallback"); err != nil {
			return nil, err
		}
	}
	pages, err := newStatic(site)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/", pages)
	return mux, nil
}
