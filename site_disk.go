//go:build !site

package main

import (
	"io/fs"
	"os"
)

// site is dist/ in the current folder, so that the module builds before the page does.
func site() (fs.FS, error) {
	return os.DirFS("dist"), nil
}
