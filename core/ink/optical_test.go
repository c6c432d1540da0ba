//go:build !js && goexperiment.simd

package ink_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"

	"backdraw/core/data"
	"backdraw/core/hand"
	"backdraw/core/ink"
	"backdraw/core/random"
	"backdraw/core/spec"
	"backdraw/core/train"
)

const lab = "../../web/src/labs/digits/"

// optical reads the digits that the lab comes with.
func optical(t *testing.T) *data.Set {
	t.Helper()
	file, err := os.Open(lab + "optical-digits.csv.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	set := &data.Set{T: 1}
	coarse := make([]uint8, ink.CoarseSide*ink.CoarseSide)
	for lines := bufio.NewScanner(unpacked); lines.Scan(); set.N++ {
		numbers := strings.Split(lines.Text(), ",")
		for i := range coarse {
			v, err := strconv.ParseUint(numbers[i], 10, 8)
			if err != nil {
				t.Fatal(err)
			}
			coarse[i] = uint8(v)
		}
		picture := make([]float32, ink.Pixels)
		if err := ink.Refine(picture, coarse); err != nil {
			t.Fatal(err)
		}
		label, err := strconv.Atoi(numbers[len(coarse)])
		if err != nil {
			t.Fatal(err)
		}
		set.X, set.Labels = append(set.X, picture...), append(set.Labels, int32(label))
	}
	if set.N != 1797 {
		t.Fatalf("%d digits were read, want 1797", set.N)
	}
	return set
}

// TestDrawnDigitsAreRead: the lab's network, after the lab's number of epochs on the digits that
// the lab comes with, gets at least 9 of 10 right of each digit, drawn by 20 random hands.
func TestDrawnDigitsAreRead(t *testing.T) {
	var recipe struct {
		Epochs    int
		Seed      uint64
		Variation ink.Variation
		Layers    []json.RawMessage
		Optimizer json.RawMessage
		Average   float64 `json:"weightAverage"`
		Batch     int     `json:"batchSize"`
	}
	written, err := os.ReadFile(lab + "recipe.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(written, &recipe); err != nil {
		t.Fatal(err)
	}
	document, err := json.Marshal(map[string]any{
		"input": []int{1, ink.Side, ink.Side}, "loss": "cross-entropy", "seed": recipe.Seed, "optimizer": recipe.Optimizer,
		"layers":        append(recipe.Layers, json.RawMessage(`{"type": "dense", "units": 10}`)),
		"weightAverage": recipe.Average, "batchSize": recipe.Batch,
	})
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := spec.Parse(document)
	if err != nil {
		t.Fatal(err)
	}
	trainer, err := train.New(parsed)
	if err != nil {
		t.Fatal(err)
	}
	digits, drawn := optical(t), drawnDigits(t, 20)
	for epoch := range recipe.Epochs {
		x := make([]float32, len(digits.X))
		recipe.Variation.Vary(x, digits.X, uint64(epoch))
		if err := trainer.SetData(&data.Set{N: digits.N, T: 1, X: x, Labels: digits.Labels}, drawn); err != nil {
			t.Fatal(err)
		}
		if err := trainer.Train(trainer.StepsPerEpoch()); err != nil {
			t.Fatal(err)
		}
	}
	result, err := trainer.Evaluate(nil)
	if err != nil {
		t.Fatal(err)
	}
	right := 0
	for digit, row := range result.Confusion {
		right += row[digit]
		if row[digit] < 18 {
			t.Errorf("%d of 20 drawn %d are read as %d, want at least 18; read as 0 to 9: %v", row[digit], digit, digit, row)
		}
	}
	t.Logf("%d of %d right", right, drawn.N)
}

func drawnDigits(t *testing.T, hands int) *data.Set {
	t.Helper()
	source := &random.Source{State: 7}
	set := &data.Set{N: 10 * hands, T: 1}
	for digit := range 10 {
		for range hands {
			var drawing ink.Drawing
			for _, stroke := range hand.Random(source).Write(digit, source) {
				for _, p := range stroke {
					drawing.Points = append(drawing.Points, float32(p[0]), float32(p[1]), 0.5)
				}
				drawing.Ends = append(drawing.Ends, int32(len(drawing.Points)/3))
			}
			if err := drawing.Check(); err != nil {
				t.Fatal(err)
			}
			picture := make([]float32, ink.Pixels)
			drawing.Rasterize(picture)
			set.X, set.Labels = append(set.X, picture...), append(set.Labels, int32(digit))
		}
	}
	return set
}
