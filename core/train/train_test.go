package train

import (
	"math"
	"slices"
	"testing"

	"backdraw/core/data"
	"backdraw/core/random"
	"backdraw/core/spec"
)

// spirals returns n points of two spirals in [-6,6] x [-6,6], targets -1 and 1.
func spirals(n int) *data.Set {
	s := &data.Set{N: n, T: 1}
	source := random.Source{State: 7}
	for i := range n {
		arm := i % 2
		r := float64(i/2) / float64(n/2)
		angle := 1.75*r*2*math.Pi + float64(arm)*math.Pi
		s.X = append(s.X, float32(5*r*math.Sin(angle)+0.1*source.Normal()), float32(5*r*math.Cos(angle)+0.1*source.Normal()))
		s.Values = append(s.Values, float32(1-2*arm))
	}
	return s
}

func dense(units int, activation string) spec.Layer {
	return spec.Layer{Path: "layers", Type: "dense", Units: units, Bias: true, Activation: spec.Activation{Name: activation}}
}

// playground is the network of workload W1: 2-8-8-1, tanh, batches of ten.
func playground() *spec.Spec {
	s := &spec.Spec{Version: 1, Seed: 1, Input: spec.Input{Dims: []int{2}},
		Layers:    []spec.Layer{dense(8, "tanh"), dense(8, "tanh"), dense(1, "tanh")},
		Loss:      spec.Loss{Name: "half-mse"},
		Optimizer: spec.Optimizer{Type: "sgd", LearningRate: 0.03}, Schedule: spec.Schedule{Type: "constant"},
		BatchSize: 10, Shuffle: true}
	for i := range s.Layers {
		s.Layers[i].Path = "layers[" + string(rune('0'+i)) + "]"
	}
	return s
}

func newTrainer(t testing.TB, s *spec.Spec, set *data.Set) *Trainer {
	t.Helper()
	trainer, err := New(s)
	if err != nil {
		t.Fatal(err)
	}
	if err := trainer.SetData(set, nil); err != nil {
		t.Fatal(err)
	}
	return trainer
}

func TestTrainingLearnsTwoSpirals(t *testing.T) {
	s := playground()
	s.Optimizer = spec.Optimizer{Type: "sgd", LearningRate: 0.01, Momentum: 0.9}
	s.Schedule = spec.Schedule{Type: "cosine", Steps: 800 * 50}
	s.Layers[2].Activation.Name = "linear"
	trainer := newTrainer(t, s, spirals(500))
	if err := trainer.Train(800 * trainer.StepsPerEpoch()); err != nil {
		t.Fatal(err)
	}
	e, err := trainer.Evaluate(spirals(500))
	if err != nil {
		t.Fatal(err)
	}
	if e.Accuracy == nil || *e.Accuracy < 0.97 {
		t.Errorf("accuracy is %v after 800 epochs, want 0.97", e)
	}
}

func TestSameSpecSameBits(t *testing.T) {
	a, b := newTrainer(t, playground(), spirals(95)), newTrainer(t, playground(), spirals(95))
	for range 40 {
		if err := a.Train(10); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Train(400); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(a.w, b.w) {
		t.Error("two runs of one spec differ")
	}
	first := slices.Clone(a.w)
	if err := a.Reset(nil); err != nil {
		t.Fatal(err)
	}
	if slices.Equal(first, a.w) {
		t.Error("Reset kept the weights")
	}
	if err := a.Train(400); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(first, a.w) {
		t.Error("after Reset the same run differs")
	}
}

func TestStepAllocatesNothing(t *testing.T) {
	trainer := newTrainer(t, playground(), spirals(95))
	if err := trainer.Train(1); err != nil {
		t.Fatal(err)
	}
	if n := testing.AllocsPerRun(300, func() {
		if err := trainer.Train(1); err != nil {
			t.Fatal(err)
		}
	}); n != 0 {
		t.Errorf("a step allocates %g times, want 0", n)
	}
}

func TestNotFiniteKeepsTheLastFiniteWeights(t *testing.T) {
	s := playground()
	s.Layers[2].Activation.Name = "linear"
	s.Optimizer.LearningRate = 1e6
	trainer := newTrainer(t, s, spirals(100))
	err := trainer.Train(1000)
	if err == nil {
		t.Fatal("a learning rate of a million trained on")
	}
	if !trainer.kernel.Finite(trainer.w) {
		t.Error("weights are not finite")
	}
}

func TestGradientCheck(t *testing.T) {
	trainer := newTrainer(t, playground(), spirals(30))
	c, err := trainer.CheckGradients(spirals(30), MaxChecked)
	if err != nil {
		t.Fatal(err)
	}
	if c.Checked != trainer.ParameterCount() || c.MaxRelativeError > 1e-6 {
		t.Errorf("checked %d with error %g, want %d below 1e-6", c.Checked, c.MaxRelativeError, trainer.ParameterCount())
	}
}

func TestTraceIsTheNextStep(t *testing.T) {
	s := playground()
	s.Shuffle, s.BatchSize = false, 30
	s.Optimizer = spec.Optimizer{Type: "sgd", LearningRate: 0.03, Momentum: 0.9}
	trainer := newTrainer(t, s, spirals(30))
	if err := trainer.Train(5); err != nil {
		t.Fatal(err)
	}
	before := slices.Clone(trainer.w)
	trace, err := trainer.Trace(spirals(30))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(before, trainer.w) {
		t.Fatal("a trace changed the weights")
	}
	if err := trainer.Train(1); err != nil {
		t.Fatal(err)
	}
	compared := 0
	for i, p := range trainer.Parameters() {
		traced := trace.Layers[i/2].Parameters[p.Path[len(p.Path)-1:]]
		for j, next := range p.Data {
			if got := float32(float64(traced.Value.Data[j]) + float64(traced.Update.Data[j])); got != next {
				t.Errorf("%s[%d]: value+update is %g, the next step gives %g", p.Path, j, got, next)
			}
			compared++
		}
	}
	if compared != trainer.ParameterCount() {
		t.Errorf("compared %d of %d parameters", compared, trainer.ParameterCount())
	}
}

func TestFieldIsPredict(t *testing.T) {
	trainer := newTrainer(t, playground(), spirals(100))
	if err := trainer.Train(100); err != nil {
		t.Fatal(err)
	}
	o := FieldOptions{XMin: -6, YMin: -6, XMax: 6, YMax: 6, Width: 31, Height: 17, Layer: -1, Unit: -1}
	got := make([]float32, o.Width*o.Height)
	if err := trainer.Field(got, o); err != nil {
		t.Fatal(err)
	}
	in := &data.Set{N: len(got), T: 1}
	for row := range o.Height {
		for column := range o.Width {
			in.X = append(in.X, float32(-6+(float64(column)+0.5)*12/31), float32(6-(float64(row)+0.5)*12/17))
		}
	}
	want, _, err := trainer.Predict(in, PredictOptions{To: -1})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got, want) {
		t.Error("a field is not what predict gives at the cells' centres")
	}
}

func BenchmarkPlayground(b *testing.B) {
	trainer := newTrainer(b, playground(), spirals(500))
	b.ResetTimer()
	for range b.N {
		if err := trainer.Train(50); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*500/b.Elapsed().Seconds(), "examples/s")
}

func BenchmarkField(b *testing.B) {
	trainer := newTrainer(b, playground(), spirals(500))
	o := FieldOptions{XMin: -6, YMin: -6, XMax: 6, YMax: 6, Width: 100, Height: 100, Layer: -1, Unit: -1}
	dst := make([]float32, 10000)
	for range b.N {
		if err := trainer.Field(dst, o); err != nil {
			b.Fatal(err)
		}
	}
}
