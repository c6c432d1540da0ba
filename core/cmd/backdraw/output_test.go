//go:build !js

package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestOutput(t *testing.T) {
	folder := t.TempDir()
	real, link, fresh := filepath.Join(folder, "real"), filepath.Join(folder, "link"), filepath.Join(folder, "fresh")
	if err := os.WriteFile(real, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{link, fresh, os.DevNull} {
		o, err := newOutput("out", name, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(mustRead(t, real)); name == link && got != "before" {
			t.Errorf("to check changed the file to %q", got)
		}
		if _, err := os.Stat(fresh); name == fresh && err == nil {
			t.Error("to check made the file")
		}
		if err := o.write([]byte("after")); err != nil {
			t.Fatal(err)
		}
	}
	if string(mustRead(t, real)) != "after" || string(mustRead(t, fresh)) != "after" {
		t.Error("the files were not written")
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link became %v (%v)", info.Mode(), err)
	}
	if info, err := os.Stat(real); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file's mode became %v (%v)", info.Mode(), err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("%s became %v (%v)", os.DevNull, info.Mode(), err)
	}
	if names, err := os.ReadDir(folder); err != nil || len(names) != 3 {
		t.Errorf("the folder has %v (%v), want three", names, err)
	}
}
