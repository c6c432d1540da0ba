package train

import (
	"slices"
	"testing"

	"backdraw/core/data"
	"backdraw/core/spec"
)

// alphabet returns streams of 0 1 2 ... 6 0 1 ..., each from its own place, and the next ids.
func alphabet(n, steps int) *data.Set {
	s := &data.Set{N: n, T: steps}
	for i := range n {
		for k := range steps {
			s.IDs = append(s.IDs, int32((i+k)%7))
			s.Labels = append(s.Labels, int32((i+k+1)%7))
		}
	}
	return s
}

func writerSpec(kind string) *spec.Spec {
	s := playground()
	s.Input = spec.Input{Sequence: true}
	s.Layers = []spec.Layer{
		{Path: "layers[0]", Type: "embedding", Vocabulary: 7, Units: 5},
		{Path: "layers[1]", Type: kind, Units: 12, Bias: true, ReturnSequences: true},
		{Path: "layers[2]", Type: "dense", Units: 7, Bias: true},
	}
	s.Loss = spec.Loss{Name: "cross-entropy", Normalizer: "weights"}
	s.Optimizer = spec.Optimizer{Type: "sgd", LearningRate: 0.3, Momentum: 0.9}
	return s
}

func TestGenerateGoesOnWithWhatWasLearnt(t *testing.T) {
	for _, kind := range []string{"rnn", "gru", "lstm"} {
		trainer := newTrainer(t, writerSpec(kind), alphabet(20, 9))
		if err := trainer.Train(200); err != nil {
			t.Fatal(err)
		}
		got, err := trainer.Generate([]int32{2, 3}, 10, 0, 1)
		if err != nil {
			t.Fatal(err)
		}
		if want := []int32{4, 5, 6, 0, 1, 2, 3, 4, 5, 6}; !slices.Equal(got, want) {
			t.Errorf("%s wrote %v after 2 3, want %v", kind, got, want)
		}
	}
}

func TestGenerateAtATemperatureFollowsItsSeed(t *testing.T) {
	trainer := newTrainer(t, writerSpec("gru"), alphabet(20, 9))
	write := func(seed uint64) []int32 {
		got, err := trainer.Generate([]int32{0}, 50, 1, seed)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	if !slices.Equal(write(1), write(1)) {
		t.Error("one seed wrote two texts")
	}
	if slices.Equal(write(1), write(2)) {
		t.Error("two seeds wrote one text")
	}
}

func TestGenerateRefuses(t *testing.T) {
	trainer := newTrainer(t, writerSpec("rnn"), alphabet(20, 9))
	for name, call := range map[string]func() error{
		"an empty prompt":   func() error { _, err := trainer.Generate(nil, 5, 1, 1); return err },
		"an unknown id":     func() error { _, err := trainer.Generate([]int32{7}, 5, 1, 1); return err },
		"a negative length": func() error { _, err := trainer.Generate([]int32{1}, -1, 1, 1); return err },
		"a negative heat":   func() error { _, err := trainer.Generate([]int32{1}, 5, -1, 1); return err },
		"a network of numbers": func() error {
			_, err := newTrainer(t, playground(), spirals(10)).Generate([]int32{1}, 5, 1, 1)
			return err
		},
	} {
		if call() == nil {
			t.Errorf("%s was taken", name)
		}
	}
}
