package data

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

func TestGenerate(t *testing.T) {
	cases := 0
	for _, s := range shapes {
		for classes := min(2, s.most); classes <= s.most; classes++ {
			cases++
			t.Run(fmt.Sprint(s.name, " ", classes), func(t *testing.T) {
				recipe := Recipe{Name: s.name, N: 403, Classes: classes, Noise: 0.1, Seed: 5}
				set, err := Generate(recipe)
				if err != nil {
					t.Fatal(err)
				}
				if set.N != 403 || set.T != 1 || len(set.X) != 806 || len(set.Labels)+len(set.Values) != 403 {
					t.Fatalf("got %d examples, %d numbers, %d labels, %d values", set.N, len(set.X), len(set.Labels), len(set.Values))
				}
				for i, v := range set.X {
					if !(v >= -Half && v <= Half) {
						t.Fatalf("x[%d] is %v", i, v)
					}
				}
				low, high := float32(math.Inf(1)), float32(math.Inf(-1))
				for _, v := range set.Values {
					low, high = min(low, v), max(high, v)
				}
				if s.value && (low < -1 || high > 1 || high-low < 1.5) {
					t.Errorf("values from %v to %v", low, high)
				}
				counts := make([]int, classes)
				for _, label := range set.Labels {
					counts[label]++
				}
				if !s.value && slices.Max(counts)-slices.Min(counts) > 1 {
					t.Errorf("classes have %v examples, want as many each", counts)
				}
				again, _ := Generate(recipe)
				recipe.Seed++
				other, _ := Generate(recipe)
				if !slices.Equal(set.X, again.X) || !slices.Equal(set.Labels, again.Labels) || slices.Equal(set.X, other.X) {
					t.Error("a set must follow from its recipe alone")
				}
			})
		}
	}
	if cases != 41 {
		t.Errorf("ran %d cases, want 41", cases)
	}
}

// Where there is no noise a point says which class it is of.
func TestGeneratedClassesAreWhereTheyShouldBe(t *testing.T) {
	rules := map[string]func(x, y float64) int32{
		"circle": func(x, y float64) int32 { return yes(math.Hypot(x, y) < 3) },
		"xor":    func(x, y float64) int32 { return yes(x*y > 0) },
		"rings":  func(x, y float64) int32 { return int32(math.Hypot(x, y) / 2.75) },
		"checkerboard": func(x, y float64) int32 {
			return int32(math.Floor((x+6)/3)+math.Floor((y+6)/3)) % 2
		},
		"spiral": func(x, y float64) int32 {
			r, angle := math.Hypot(x, y), math.Atan2(x, y)
			turns := (angle-3.5*math.Pi*r/5)/math.Pi + 8
			return int32(math.Round(turns)) % 2
		},
	}
	for name, rule := range rules {
		set, err := Generate(Recipe{Name: name, N: 200, Seed: 2})
		if err != nil {
			t.Fatal(err)
		}
		for i, label := range set.Labels {
			if x, y := float64(set.X[2*i]), float64(set.X[2*i+1]); rule(x, y) != label && math.Hypot(x, y) > 1e-6 {
				t.Fatalf("%s: (%v, %v) is of class %d", name, x, y, label)
			}
		}
	}
}

func yes(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

func TestGenerateBalanceAndLabelNoise(t *testing.T) {
	count := func(r Recipe) (zeros int) {
		set, err := Generate(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, label := range set.Labels {
			if label == 0 {
				zeros++
			}
		}
		return zeros
	}
	if got := count(Recipe{Name: "circle", N: 200, Balance: 0.2}); got != 40 {
		t.Errorf("a balance of 0.2 gave %d of 200, want 40", got)
	}
	if got := count(Recipe{Name: "blobs", N: 200, Classes: 4, Balance: 0.7}); got != 140 {
		t.Errorf("a balance of 0.7 gave %d of 200, want 140", got)
	}
	if got := count(Recipe{Name: "circle", N: 4000, Balance: 0.9999, LabelNoise: 0.25}); got < 2900 || got > 3100 {
		t.Errorf("label noise of 1/4 left %d of 4000, want about 3000", got)
	}
}

func TestLabelNoiseMovesNoPointAndGrows(t *testing.T) {
	recipe := Recipe{Name: "blobs", N: 2000, Classes: 5, Noise: 0.3, Seed: 9}
	clean, err := Generate(recipe)
	if err != nil {
		t.Fatal(err)
	}
	before := make([]bool, recipe.N)
	for _, share := range []float64{0.1, 0.3, 1} {
		recipe.LabelNoise = share
		noisy, err := Generate(recipe)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(noisy.X, clean.X) {
			t.Fatalf("label noise of %v moved points", share)
		}
		replaced := 0
		for i, label := range noisy.Labels {
			is := label != clean.Labels[i]
			if before[i] && !is {
				t.Fatalf("label noise of %v spares label %d, which less replaced", share, i)
			}
			if before[i] = is; is {
				replaced++
			}
		}
		if got := float64(replaced) / float64(recipe.N); math.Abs(got-share) > 0.03 {
			t.Errorf("label noise of %v replaced %v of the labels", share, got)
		}
	}
}

func TestGenerateRefuses(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		recipe Recipe
		want   string
	}{
		{Recipe{Name: "spirl", N: 9}, `data is "spirl", want one of circle, xor,`},
		{Recipe{Name: "circle"}, "n is 0, want 1 to 1000000"},
		{Recipe{Name: "circle", N: 9, Classes: 3}, "classes is 3, want 2 for circle"},
		{Recipe{Name: "spiral", N: 9, Classes: 9}, "classes is 9, want 2 to 8 for spiral"},
		{Recipe{Name: "spiral", N: 9, Classes: 1}, "classes is 1, want 2 to 8 for spiral"},
		{Recipe{Name: "circle", N: 9, Noise: nan}, "noise is NaN, want 0 to 6"},
		{Recipe{Name: "circle", N: 9, LabelNoise: 1.5}, "labelNoise is 1.5, want 0 to 1"},
		{Recipe{Name: "circle", N: 9, Balance: 1}, "balance is 1, want a share of class 0 from 0 to below 1"},
	} {
		if _, err := Generate(c.recipe); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}
