//go:build site

package main

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// site is the site built with the program, which then needs no other file.
func site() (fs.FS, error) {
	return fs.Sub(dist, "dist")
}
