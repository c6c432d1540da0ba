package train

import (
	"fmt"
	"math"
	"testing"

	"backdraw/core/data"
)

// The tests of this file are small enough to be worked by hand: networks of one layer whose numbers are all written here.

// byHand returns a trainer of a spec with its parameters set, and examples in the order given.
func byHand(t *testing.T, document string, parameters map[string][]float32, training, test *data.Set) *Trainer {
	t.Helper()
	trainer, err := New(parse(t, "%s", document))
	if err != nil {
		t.Fatal(err)
	}
	if err := trainer.SetData(training, test); err != nil {
		t.Fatal(err)
	}
	changes := map[string]ParameterChange{}
	for path, value := range parameters {
		changes[path] = ParameterChange{Value: value}
	}
	if err := trainer.SetParameters(changes); err != nil {
		t.Fatal(err)
	}
	if err := trainer.Begin(true); err != nil {
		t.Fatal(err)
	}
	return trainer
}

// pairs are examples of one number and one target each.
func pairs(numbers ...float32) *data.Set {
	s := &data.Set{N: len(numbers) / 2, T: 1}
	for i := 0; i < len(numbers); i += 2 {
		s.X, s.Values = append(s.X, numbers[i]), append(s.Values, numbers[i+1])
	}
	return s
}

func expectNumbers(t *testing.T, what string, got []float32, want ...float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s has %d numbers, want %d", what, len(got), len(want))
	}
	for i, w := range want {
		if math.Abs(float64(got[i])-w) > 1e-6*max(1, math.Abs(w)) {
			t.Errorf("%s is %v, want %v", what, got, want)
			return
		}
	}
}

func expectNumber(t *testing.T, what string, got *float64, want float64) {
	t.Helper()
	if got == nil || math.Abs(*got-want) > 1e-6*max(1, math.Abs(want)) {
		shown := "missing"
		if got != nil {
			shown = fmt.Sprint(*got)
		}
		t.Errorf("%s is %s, want %v", what, shown, want)
	}
}

func parameter(t *testing.T, trainer *Trainer, path string) []float32 {
	t.Helper()
	for _, p := range trainer.Parameters() {
		if p.Path == path {
			return p.Data
		}
	}
	t.Fatalf("there is no %s", path)
	return nil
}

// scalar is y = w*x under the mean squared error, whose gradient is 2*x*(w*x - t).
const scalar = `{"input": [1], "layers": [{"type": "dense", "units": 1, "bias": false}], "shuffle": false, `

// TestPlateauFollowsTheTestLoss: w climbs from 1 towards the training target 2 and away from the test target 0, so that
// the training loss (1, 0.64) falls and the test loss (1.44, 1.8496) grows; the second epoch halves the rate by the
// test loss, not by the training loss.
//
//	w = 1 + 0.1*2 = 1.2,  + 0.1*1.6 = 1.36,  then + 0.05*1.28 = 1.424 or + 0.1*1.28 = 1.488
func TestPlateauFollowsTheTestLoss(t *testing.T) {
	cases := 0
	for _, c := range []struct {
		name     string
		learn    float32 // the training target
		test     *data.Set
		w, third float64
	}{
		{"the test loss grows", 2, pairs(1, 0), 1.36, 1.424},
		{"no test set", 2, nil, 1.36, 1.488},
		{"the test loss falls too", 2, pairs(1, 3), 1.36, 1.488},
	} {
		trainer := byHand(t, scalar+`"optimizer": {"type": "sgd", "learningRate": 0.1}, "schedule": {"type": "plateau", "patience": 0, "factor": 0.5}}`,
			map[string][]float32{"layers[0].w": {1}}, pairs(1, c.learn), c.test)
		trainSteps(t, trainer, 2)
		expectNumbers(t, c.name+": w after two steps", parameter(t, trainer, "layers[0].w"), c.w)
		trainSteps(t, trainer, 1)
		expectNumbers(t, c.name+": w after three steps", parameter(t, trainer, "layers[0].w"), c.third)
		cases++
	}
	if cases != 3 {
		t.Errorf("ran %d cases, want 3", cases)
	}
}

// TestPlateauWithoutTestDataFollowsTheTrainingLoss: at rate 1.5 w jumps over the target and its loss grows fourfold an
// epoch, so that after two the rate is 0.75: w = 1, -2, 4, then 4 - 0.75*8 = -2.
func TestPlateauWithoutTestDataFollowsTheTrainingLoss(t *testing.T) {
	trainer := byHand(t, scalar+`"optimizer": {"type": "sgd", "learningRate": 1.5}, "schedule": {"type": "plateau", "patience": 0, "factor": 0.5}}`,
		map[string][]float32{"layers[0].w": {1}}, pairs(1, 0), nil)
	for step, want := range []float64{-2, 4, -2} {
		trainSteps(t, trainer, 1)
		expectNumbers(t, fmt.Sprint("w after step ", step+1), parameter(t, trainer, "layers[0].w"), want)
	}
}

// TestMasksComeBeforeTheAverage: two weights of 0, the first masked; both have the gradient 2*(0-1) = -2, so the step of
// rate 1/4 makes (1/2, 1/2), the mask (0, 1/2), and the average of d = 1/2, from 0, (0, 1/4). A prediction, an
// evaluation, a field and the test figures are of the average.
func TestMasksComeBeforeTheAverage(t *testing.T) {
	ones := &data.Set{N: 1, T: 1, X: []float32{1, 1}, Values: []float32{1}}
	trainer := byHand(t, `{"input": [2], "layers": [{"type": "dense", "units": 1, "bias": false}], "weightAverage": 0.5,
		"optimizer": {"type": "sgd", "learningRate": 0.25}}`, map[string][]float32{"layers[0].w": {0, 0}}, ones, ones)
	if err := trainer.SetParameters(map[string]ParameterChange{"layers[0].w": {Mask: []float32{0, 1}}}); err != nil {
		t.Fatal(err)
	}
	trainSteps(t, trainer, 1)
	expectNumbers(t, "w", parameter(t, trainer, "layers[0].w"), 0, 0.5)
	expectNumbers(t, "the average", trainer.average[:2], 0, 0.25)

	values, _, err := trainer.Predict(&data.Set{N: 2, T: 1, X: []float32{4, 0, 0, 4}}, PredictOptions{To: -1})
	if err != nil {
		t.Fatal(err)
	}
	expectNumbers(t, "the prediction", values, 0, 1)
	e, err := trainer.Evaluate(ones)
	if err != nil {
		t.Fatal(err)
	}
	expectNumber(t, "the loss of evaluate", &e.Loss, 0.5625)
	report, err := trainer.Report(true)
	if err != nil {
		t.Fatal(err)
	}
	expectNumber(t, "the test loss", report.TestLoss, 0.5625)
	field := make([]float32, 1)
	if err := trainer.Field(field, FieldOptions{XMin: 1, XMax: 3, YMin: 7, YMax: 9, Width: 1, Height: 1, Layer: -1, Unit: -1}); err != nil {
		t.Fatal(err)
	}
	expectNumbers(t, "the field at (2, 8)", field, 2)
}

// TestClippingInOrder: with w and b at 0, x = (3, 4) and the target -1, the gradient is d*x and d of d = 2: (6, 8) and
// (2), of norm sqrt(104). The norm's limit sqrt(26) makes (3, 4) and (1), the tensors' limit 5/2 makes (3/2, 2) and (1),
// that of values 7/4 (3/2, 7/4) and (1). Any other order comes to other numbers. The norm that is reported is the gradient's
// before all that.
func TestClippingInOrder(t *testing.T) {
	trainer := byHand(t, fmt.Sprintf(`{"input": [2], "layers": [{"type": "dense", "units": 1}], "clip": {"norm": %.17g, "tensorNorm": 2.5, "value": 1.75},
		"optimizer": {"type": "sgd", "learningRate": 1}}`, math.Sqrt(26)), map[string][]float32{"layers[0].w": {0, 0}, "layers[0].b": {0}},
		&data.Set{N: 1, T: 1, X: []float32{3, 4}, Values: []float32{-1}}, nil)
	trainSteps(t, trainer, 1)
	expectNumbers(t, "w", parameter(t, trainer, "layers[0].w"), -1.5, -1.75)
	expectNumbers(t, "b", parameter(t, trainer, "layers[0].b"), -1)
	report, err := trainer.Report(false)
	if err != nil {
		t.Fatal(err)
	}
	if len(report.GradientNorms) != 1 {
		t.Fatalf("gradient norms are %v, want one", report.GradientNorms)
	}
	expectNumber(t, "the layer's gradient norm", &report.GradientNorms[0], math.Sqrt(104))
}

// TestRegularizerThenClipThenDecay: at the target the data have no gradient; l2 = 1 makes 4 of w = 4, l1 = 1/2 another
// 1/2, the clip 1 of both, coupled decay 1/2 adds 2, and the rate 1/10 takes 0.3 away. The bias, 0 and of no gradient, has no regularizer.
func TestRegularizerThenClipThenDecay(t *testing.T) {
	trainer := byHand(t, `{"input": [1], "layers": [{"type": "dense", "units": 1}], "regularizer": {"l1": 0.5, "l2": 1}, "clip": {"norm": 1},
		"optimizer": {"type": "sgd", "learningRate": 0.1, "weightDecay": 0.5}}`,
		map[string][]float32{"layers[0].w": {4}, "layers[0].b": {2}}, pairs(1, 6), nil)
	trainSteps(t, trainer, 1)
	expectNumbers(t, "w", parameter(t, trainer, "layers[0].w"), 3.7)
	expectNumbers(t, "b", parameter(t, trainer, "layers[0].b"), 1.9) // decay is on all parameters
	report, err := trainer.Report(false)
	if err != nil {
		t.Fatal(err)
	}
	expectNumber(t, "the loss", &report.Loss, 0) // without the regularizer
}

// TestConfusionIsActualByPredicted: logits (-x, x) say class 1 of x > 0.
func TestConfusionIsActualByPredicted(t *testing.T) {
	set := &data.Set{N: 4, T: 1, X: []float32{1, 1, 1, -1}, Labels: []int32{0, 0, 1, 1}}
	trainer := byHand(t, `{"input": [1], "layers": [{"type": "dense", "units": 2, "bias": false}], "loss": "cross-entropy"}`,
		map[string][]float32{"layers[0].w": {-1, 1}}, set, nil)
	e, err := trainer.Evaluate(set)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(e.Confusion), "[[0 2] [1 1]]"; got != want {
		t.Errorf("confusion is %s, want %s", got, want)
	}
	expectNumber(t, "accuracy", e.Accuracy, 0.25)
	if e.R2 != nil {
		t.Errorf("r2 is %v, want none of classes", *e.R2)
	}

	binary := byHand(t, scalar+`"loss": "binary-cross-entropy"}`, map[string][]float32{"layers[0].w": {1}}, pairs(1, 0, 2, 0, 3, 1, -1, 1), nil)
	if e, err = binary.Evaluate(binary.train); err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(e.Confusion), "[[0 2] [1 1]]"; got != want {
		t.Errorf("confusion of one output is %s, want %s", got, want)
	}
}

// TestR2 is the mean over outputs. Of y = (x, 2x) at x = 1, 2, 4, with targets 2, 2, 5 of mean 3 and 2, 4, 9 of mean 5:
//
//	1 - (1 + 0 + 1) / (1 + 1 + 4) = 2/3    1 - (0 + 0 + 1) / (9 + 1 + 16) = 25/26
func TestR2(t *testing.T) {
	set := &data.Set{N: 3, T: 1, X: []float32{1, 2, 4}, Values: []float32{2, 2, 2, 4, 5, 9}}
	trainer := byHand(t, `{"input": [1], "layers": [{"type": "dense", "units": 2, "bias": false}]}`, map[string][]float32{"layers[0].w": {1, 2}}, set, nil)
	e, err := trainer.Evaluate(set)
	if err != nil {
		t.Fatal(err)
	}
	expectNumber(t, "r2", e.R2, (2./3+25./26)/2)
	expectNumber(t, "loss", &e.Loss, 3./6)
	if e.Accuracy != nil || e.Confusion != nil {
		t.Errorf("accuracy %v and confusion %v of numbers, want none", e.Accuracy, e.Confusion)
	}
}

// TestR2OfTargetsThatAreAlike is 1 for what is exact, else 0.
func TestR2OfTargetsThatAreAlike(t *testing.T) {
	trainer := byHand(t, scalar+`"loss": "mse"}`, map[string][]float32{"layers[0].w": {1}}, pairs(3, 3, 2, 4), nil)
	for _, c := range []struct {
		set  *data.Set
		want float64
	}{{pairs(3, 3, 3, 3), 1}, {pairs(3, 3, 2, 3), 0}} {
		e, err := trainer.Evaluate(c.set)
		if err != nil {
			t.Fatal(err)
		}
		expectNumber(t, "r2", e.R2, c.want)
	}
}

// TestFieldOfOneUnit: y = (x1, 10*x2) over cells at x1 = 0.5, 1.5 and x2 = 3.5, 2.5, row 0 above.
func TestFieldOfOneUnit(t *testing.T) {
	set := &data.Set{N: 1, T: 1, X: []float32{1, 1}, Values: []float32{1, 1}}
	trainer := byHand(t, `{"input": [2], "layers": [{"type": "dense", "units": 2, "bias": false}]}`, map[string][]float32{"layers[0].w": {1, 0, 0, 10}}, set, nil)
	cases := 0
	for unit, want := range map[int][]float64{0: {0.5, 1.5, 0.5, 1.5}, 1: {35, 35, 25, 25}, -1: {0.5, 35, 1.5, 35, 0.5, 25, 1.5, 25}} {
		o := FieldOptions{XMin: 0, XMax: 2, YMin: 2, YMax: 4, Width: 2, Height: 2, Layer: -1, Unit: unit}
		channels, err := trainer.FieldChannels(o)
		if err != nil || channels != len(want)/4 {
			t.Fatalf("unit %d has %d channels (%v), want %d", unit, channels, err, len(want)/4)
		}
		values := make([]float32, 4*channels)
		if err := trainer.Field(values, o); err != nil {
			t.Fatal(err)
		}
		expectNumbers(t, fmt.Sprint("unit ", unit), values, want...)
		cases++
	}
	if cases != 3 {
		t.Errorf("ran %d units, want 3", cases)
	}
}

// TestThresholds: what is on the threshold is not above it.
func TestThresholds(t *testing.T) {
	cases := 0
	for _, c := range []struct {
		name, loss string
		set        *data.Set // of outputs and targets
		accuracy   float64
	}{
		{"0 and 1, at 1/2", "mse", pairs(0.4, 0, 0.5, 0, 0.6, 1, 0.2, 1), 0.75},
		{"-1 and 1, at 0", "mse", pairs(-0.1, -1, 0, -1, 0.1, 1, 0.4, -1), 0.75},
		{"logits, at 0", "binary-cross-entropy", pairs(-0.1, 0, 0, 0, 0.1, 1, 0.4, 0), 0.75},
		{"logits, targets at 1/2", "binary-cross-entropy", pairs(-0.1, 0.5, -0.1, 0.4, 0.1, 0.6, 0.4, 0.5), 0.75},
		{"margins, at 0", "hinge", pairs(-0.1, -1, 0, -1, 0.1, 1, 0.4, -1), 0.75},
	} {
		trainer := byHand(t, scalar+`"loss": "`+c.loss+`", "batchSize": 4}`, map[string][]float32{"layers[0].w": {1}}, c.set, c.set)
		e, err := trainer.Evaluate(c.set)
		if err != nil {
			t.Fatal(err)
		}
		expectNumber(t, c.name+": accuracy", e.Accuracy, c.accuracy)
		trainSteps(t, trainer, 1)
		report, err := trainer.Report(false)
		if err != nil {
			t.Fatal(err)
		}
		expectNumber(t, c.name+": accuracy of training", report.Accuracy, c.accuracy)
		cases++
	}
	if cases != 5 {
		t.Errorf("ran %d cases, want 5", cases)
	}
}

// TestLengthsInEveryFigure: of sequences (1, 1) and (1, -1) the first has one valid step. Logits (-x, x) say class 1 at the
// first steps, of which the second example's is wrong, and class 0 at the last one: two of three are right. Past a length
// nothing counts, neither the right answer nor the wrong one.
func TestLengthsInEveryFigure(t *testing.T) {
	for _, past := range []int32{0, 1} {
		set := &data.Set{N: 2, T: 2, X: []float32{1, 1, 1, -1}, Lengths: []int32{1, 2}, Labels: []int32{1, past, 0, 0}}
		trainer := byHand(t, `{"input": ["T",1], "layers": [{"type": "dense", "units": 2, "bias": false}], "loss": "cross-entropy"}`,
			map[string][]float32{"layers[0].w": {-1, 1}}, set, set)
		e, err := trainer.Evaluate(set)
		if err != nil {
			t.Fatal(err)
		}
		right, wrong := math.Log(1+math.Exp(-2)), math.Log(1+math.Exp(2))
		expectNumber(t, "the loss", &e.Loss, (2*right+wrong)/3)
		expectNumber(t, "accuracy", e.Accuracy, 2./3)
		if got, want := fmt.Sprint(e.Confusion), "[[1 1] [0 1]]"; got != want {
			t.Errorf("confusion is %s, want %s", got, want)
		}
		trainSteps(t, trainer, 1)
		report, err := trainer.Report(false)
		if err != nil {
			t.Fatal(err)
		}
		expectNumber(t, "accuracy of training", report.Accuracy, 2./3)
		expectNumber(t, "the training loss", &report.Loss, (2*right+wrong)/3)
	}
	// y = x at the valid steps 1, 1, -1 of targets 1, 2, 0: mean 1, 1 - (0+1+1)/(0+1+1) = 0. The step past the length would make it less.
	set := &data.Set{N: 2, T: 2, X: []float32{1, 1, 1, -1}, Lengths: []int32{1, 2}, Values: []float32{1, 7, 2, 0}}
	trainer := byHand(t, `{"input": ["T",1], "layers": [{"type": "dense", "units": 1, "bias": false}]}`, map[string][]float32{"layers[0].w": {1}}, set, nil)
	e, err := trainer.Evaluate(set)
	if err != nil {
		t.Fatal(err)
	}
	expectNumber(t, "r2", e.R2, 0)
	expectNumber(t, "the loss of numbers", &e.Loss, 2./3)
}

// TestReportIsOfTheLastEpochAtMost: x = 1 and the target 0 halve w at rate 1/4 in every step, so the losses w^2 are 64, 16, 4, 1, ...
// An epoch is two steps: after three the report is the mean of the last two. A batch of two counts twice one of one.
func TestReportIsOfTheLastEpochAtMost(t *testing.T) {
	const rate = `"optimizer": {"type": "sgd", "learningRate": 0.25}, "batchSize": `
	loss := func(trainer *Trainer) *float64 {
		report, err := trainer.Report(false)
		if err != nil {
			t.Fatal(err)
		}
		return &report.Loss
	}
	trainer := byHand(t, scalar+rate+`1}`, map[string][]float32{"layers[0].w": {8}}, pairs(1, 0, 1, 0), nil)
	for steps, want := range []float64{64, 40, 10, 2.5} {
		trainSteps(t, trainer, 1)
		expectNumber(t, fmt.Sprint("the loss after steps ", steps+1), loss(trainer), want)
	}
	if err := trainer.Begin(false); err != nil {
		t.Fatal(err)
	}
	trainSteps(t, trainer, 1)
	expectNumber(t, "the loss of the next call", loss(trainer), 0.25)

	uneven := byHand(t, scalar+rate+`2}`, map[string][]float32{"layers[0].w": {8}}, pairs(1, 0, 1, 0, 1, 0), nil)
	trainSteps(t, uneven, 2)
	expectNumber(t, "the loss of batches of two and of one", loss(uneven), (2*64+16)/3.)
	trainSteps(t, uneven, 1)
	expectNumber(t, "the loss of batches of one and of two", loss(uneven), (16+2*4)/3.)
}
