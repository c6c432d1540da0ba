package core

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestImports: core runs wherever Go does, so it stands on the standard library and itself.
func TestImports(t *testing.T) {
	files := 0
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		files++
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range parsed.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if !mayImport(path) {
				t.Errorf("%s imports %q, want the standard library or backdraw/core", name, path)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 5 {
		t.Errorf("%d files read, want all of core", files)
	}
}

func mayImport(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	if first == "backdraw" {
		return path == "backdraw/core" || strings.HasPrefix(path, "backdraw/core/")
	}
	return !strings.Contains(first, ".") && path != "C"
}

func TestMayImport(t *testing.T) {
	for path, want := range map[string]bool{
		"math":               true,
		"simd/archsimd":      true,
		"backdraw/core/nn":   true,
		"backdraw/web":       false,
		"backdraw/corer":     false,
		"example.com/module": false,
		"C":                  false,
	} {
		if got := mayImport(path); got != want {
			t.Errorf("mayImport(%q) = %v, want %v", path, got, want)
		}
	}
}
