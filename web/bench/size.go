package main

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// A fileSize is a file of dist/ in bytes, as it is and as it travels; 0 where the build makes no compressed form.
type fileSize struct {
	name              string
	raw, gzip, brotli int64
}

// sizes reads what the build left in dist.
func sizes(dist string) ([]fileSize, error) {
	var all []fileSize
	site := os.DirFS(dist)
	size := func(name string) int64 {
		info, err := fs.Stat(site, name)
		if err != nil {
			return 0
		}
		return info.Size()
	}
	err := fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz") {
			return err
		}
		all = append(all, fileSize{name, size(name), size(name + ".gz"), size(name + ".br")})
		return nil
	})
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("%s is empty", dist)
	}
	if err != nil {
		return nil, fmt.Errorf("the built product cannot be read, run make dist first: %w", err)
	}
	return all, nil
}

func sizeTable(files []fileSize) string {
	var b strings.Builder
	b.WriteString("| file of dist/, bytes | as it is | gzip | brotli |\n|---|--:|--:|--:|\n")
	number := func(n int64) string {
		if n == 0 {
			return ""
		}
		return thousands(int(n))
	}
	for _, f := range files {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", f.name, number(f.raw), number(f.gzip), number(f.brotli))
	}
	return b.String()
}
