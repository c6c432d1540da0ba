package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// An output is a file that a command writes once it is done, which may take hours; that it can be
// written is known before. A name that is empty is standard output.
type output struct {
	flag, name string
	out        io.Writer
}

// newOutput checks that the file, named by a flag, can be written, and leaves it as it is.
func newOutput(flag, name string, out io.Writer) (output, error) {
	o := output{flag, name, out}
	if name == "" {
		return o, nil
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f, err := os.CreateTemp(filepath.Dir(name), ".backdraw-*")
		if err != nil {
			return o, o.refused(err)
		}
		return o, errors.Join(f.Close(), os.Remove(f.Name()))
	case err != nil:
		return o, o.refused(err)
	case info.IsDir():
		return o, fmt.Errorf("-%s is %s, a folder, want a file", flag, name)
	}
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return o, o.refused(err)
	}
	return o, f.Close()
}

// apart refuses to write over a file that is read.
func (o output) apart(read ...string) error {
	to, err := os.Stat(o.name)
	if o.name == "" || err != nil || !to.Mode().IsRegular() {
		return nil
	}
	for _, name := range read {
		if info, err := os.Stat(name); err == nil && os.SameFile(to, info) {
			return fmt.Errorf("-%s is %s, which is read too, want another file", o.flag, o.name)
		}
	}
	return nil
}

func (o output) refused(err error) error {
	return fmt.Errorf("-%s is %s, want a file that can be written: %w", o.flag, o.name, err)
}

// write replaces the file as a whole: whoever reads it, or a machine that stops, finds the bytes
// before or these. A device is written as it is.
func (o output) write(bytes []byte) error {
	if o.name == "" {
		_, err := o.out.Write(bytes)
		return err
	}
	name, mode := o.name, fs.FileMode(0o644)
	if info, err := os.Stat(name); err == nil {
		if !info.Mode().IsRegular() {
			return os.WriteFile(name, bytes, 0)
		}
		mode = info.Mode().Perm()
		if name, err = filepath.EvalSymlinks(name); err != nil {
			return err
		}
	}
	part := fmt.Sprintf("%s.%d.part", name, os.Getpid())
	if err := os.WriteFile(part, bytes, mode); err != nil {
		// A folder that takes no new file may hold one that can be written.
		return os.WriteFile(name, bytes, mode)
	}
	if err := os.Rename(part, name); err != nil {
		return errors.Join(err, os.Remove(part))
	}
	return nil
}
