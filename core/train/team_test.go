package train

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"backdraw/core/data"
	"backdraw/core/random"
	"backdraw/core/spec"
)

// A crew is a team in one thread, for tests.
type crew []*Trainer

func newCrew(t testing.TB, s *spec.Spec, set, test *data.Set, size int) crew {
	t.Helper()
	var c crew
	for rank := range size {
		member, err := New(s)
		if err != nil {
			t.Fatal(err)
		}
		if err := member.Join(rank, size); err != nil {
			t.Fatal(err)
		}
		if err := member.SetData(set, test); err != nil {
			t.Fatal(err)
		}
		c = append(c, member)
	}
	return c
}

// step runs one step of all members and carries their contributions.
func (c crew) step() error {
	for _, member := range c {
		before := member.progress()
		if err := member.ShareGradient(); err != nil {
			return err
		}
		if member.progress() != before {
			return fmt.Errorf("a share moved the order from %g to %g epochs", before, member.progress())
		}
	}
	var failed error
	for rank, from := range c {
		for _, to := range c {
			if to != from {
				source, err := from.Contribution(rank)
				if err != nil {
					return err
				}
				target, err := to.Contribution(rank)
				if err != nil {
					return err
				}
				copy(target, source)
			}
		}
	}
	for rank, member := range c {
		err := member.ApplyGradients()
		if rank > 0 && (err == nil) != (failed == nil) {
			return fmt.Errorf("member %d: %v, others: %v", rank, err, failed)
		}
		failed = err
	}
	return failed
}

func (c crew) train(t testing.TB, steps int) {
	t.Helper()
	for range steps {
		if err := c.step(); err != nil {
			t.Fatal(err)
		}
	}
}

// alike fails unless all members would save the same bytes.
func (c crew) alike(t testing.TB) {
	t.Helper()
	for rank, member := range c[1:] {
		if !slices.Equal(member.Save(), c[0].Save()) {
			t.Fatalf("member %d of %d is not what member 0 is", rank+1, len(c))
		}
	}
}

// apart returns the largest difference of two trainers' weights.
func apart(a, b *Trainer) (most float64) {
	for i, w := range a.w {
		most = max(most, math.Abs(float64(w)-float64(b.w[i])))
	}
	return most
}

func inputOf(width, n int, target func(i int) int32) *data.Set {
	s, source := &data.Set{N: n, T: 1}, random.Source{State: 5}
	for i := range n {
		label := target(i)
		s.Labels = append(s.Labels, label)
		for c := range width {
			s.X = append(s.X, float32(source.Normal())+float32(int(label)*c%3))
		}
	}
	return s
}

func sequencesOf(n, steps int) *data.Set {
	s := alphabet(n, steps)
	for i := range n {
		s.Lengths = append(s.Lengths, int32(1+(3*i)%steps))
	}
	return s
}

const denseLayers = `[{"type":"dense","units":9,"activation":"tanh"},{"type":"dropout","rate":0.3},{"type":"gaussian-noise","std":0.1},{"type":"dense","units":3}]`

// teamCases are networks and losses whose step divides in one way each.
var teamCases = []struct {
	name, spec string
	set        func() *data.Set
}{
	{"dropout and noise", `{"input":[4],"layers":` + denseLayers + `,"loss":"cross-entropy","batchSize":10}`,
		func() *data.Set { return inputOf(4, 43, func(i int) int32 { return int32(i % 3) }) }},
	{"weights of labels, one of them 0", `{"input":[4],"layers":` + denseLayers + `,"loss":{"type":"cross-entropy","classWeights":[0,1,5],"labelSmoothing":0.1},"batchSize":6,"shuffle":false}`,
		func() *data.Set { return inputOf(4, 40, func(i int) int32 { return int32(i / 3 % 3) }) }},
	{"batches of labels whose weight is 0", `{"input":[4],"layers":` + denseLayers + `,"loss":{"type":"cross-entropy","classWeights":[0,1,5],"labelSmoothing":0.1},"batchSize":3,"shuffle":false}`,
		func() *data.Set { return inputOf(4, 40, func(i int) int32 { return int32(i / 3 % 3) }) }},
	{"hinge of one against the rest", `{"input":[4],"layers":` + denseLayers + `,"loss":"hinge","batchSize":7}`,
		func() *data.Set { return inputOf(4, 23, func(i int) int32 { return int32(i % 3) }) }},
	{"half the square, batches of 2", `{"input":[2],"layers":[{"type":"dense","units":5,"activation":"tanh"},{"type":"dense","units":1}],"loss":"half-mse","batchSize":2}`,
		func() *data.Set { return spirals(21) }},
	{"all options of an update", `{"input":[2],"layers":[{"type":"dense","units":5,"activation":"tanh"},{"type":"dense","units":1}],"loss":"mse",
		"regularizer":{"l1":0.001,"l2":0.01},"clip":{"norm":0.5,"value":0.3},"weightAverage":0.9,"optimizer":{"type":"sgd","momentum":0.9},"schedule":{"type":"plateau","patience":0},"batchSize":8}`,
		func() *data.Set { return spirals(30) }},
	{"convolution", `{"input":[1,6,6],"layers":[{"type":"conv2d","filters":4,"kernel":3,"padding":"same","activation":"relu"},{"type":"max-pool2d","size":2},{"type":"flatten"},{"type":"dense","units":3}],"loss":"cross-entropy","batchSize":9}`,
		func() *data.Set { return inputOf(36, 31, func(i int) int32 { return int32(i % 3) }) }},
	{"sequences of unequal length", `{"input":["T"],"layers":[{"type":"embedding","vocabulary":7,"units":5},{"type":"lstm","units":6,"returnSequences":true,"truncate":2},{"type":"dense","units":7}],"loss":"cross-entropy","batchSize":5}`,
		func() *data.Set { return sequencesOf(17, 6) }},
	{"carried states", `{"input":["T"],"layers":[{"type":"embedding","vocabulary":7,"units":5},{"type":"lstm","units":6,"returnSequences":true,"stateful":true},{"type":"gru","units":4,"returnSequences":true,"stateful":true},{"type":"dense","units":7}],"loss":"cross-entropy","batchSize":5,"shuffle":false}`,
		func() *data.Set { return alphabet(20, 6) }},
}

// TestTeamTrainsAsOneWould holds teams of every size, short batches and empty shares among them, against training
// alone: equal but for rounding in every number of a file, and alike to the bit among themselves.
func TestTeamTrainsAsOneWould(t *testing.T) {
	cases := 0
	for _, c := range teamCases {
		for _, size := range []int{2, 3, 4, 16} {
			t.Run(fmt.Sprintf("%s, %d", c.name, size), func(t *testing.T) {
				s, set := parse(t, "%s", c.spec), c.set()
				alone, team := newTrainer(t, s, set), newCrew(t, s, set, set, size)
				if err := alone.SetData(set, set); err != nil {
					t.Fatal(err)
				}
				for steps := range 3 * alone.StepsPerEpoch() {
					if err := alone.Train(1); err != nil {
						t.Fatal(err)
					}
					team.train(t, 1)
					if d := apart(alone, team[0]); !(d < 3e-6*float64(steps+2)) {
						t.Fatalf("after %d steps a weight is %g from that of training alone", steps+1, d)
					}
				}
				team.alike(t)
				for i, v := range alone.carriedRows() {
					if d := math.Abs(float64(v - team[0].carriedRows()[i])); d > 1e-5 {
						t.Fatalf("carried number %d is %g off", i, d)
					}
				}
				want, _ := alone.Report(true)
				got, _ := team[0].Report(true)
				if got.Steps != want.Steps || got.Examples != want.Examples || got.Epochs != want.Epochs || got.LearningRate != want.LearningRate ||
					math.Abs(got.Loss-want.Loss) > 1e-5 || math.Abs(*got.TestLoss-*want.TestLoss) > 1e-5 || want.Accuracy != nil && *got.Accuracy != *want.Accuracy {
					t.Errorf("the report is %+v, want %+v", got, want)
				}
			})
			cases++
		}
	}
	if cases != 36 {
		t.Errorf("ran %d cases, want 36", cases)
	}
}

// TestTeamGoesOnWithEveryOptimizer interrupts a team in the middle of an epoch: what was saved, loaded by
// every member, trains on bit for bit.
func TestTeamGoesOnWithEveryOptimizer(t *testing.T) {
	set := spirals(23)
	for _, name := range optimizers {
		t.Run(name, func(t *testing.T) {
			s := parse(t, `{"input":[2],"layers":[{"type":"dense","units":9,"activation":"tanh"},{"type":"batch-norm"},{"type":"dropout","rate":0.3},{"type":"dense","units":1}],
				"optimizer":{"type":%q},"weightAverage":0.9,"batchSize":5}`, name)
			whole, half := newCrew(t, s, set, nil, 2), newCrew(t, s, set, nil, 2)
			whole.train(t, 12)
			half.train(t, 12)
			for rank, member := range half {
				loaded, err := Load(member.Save())
				if err != nil {
					t.Fatal(err)
				}
				if err := loaded.Adopt(member); err != nil {
					t.Fatal(err)
				}
				half[rank] = loaded
			}
			whole.train(t, 20)
			half.train(t, 20)
			whole.alike(t)
			half.alike(t)
			if !slices.Equal(whole[0].Save(), half[0].Save()) {
				t.Error("the loaded team went elsewhere")
			}
		})
	}
}

// TestTeamNormalisesByShare compares with two trainers that have a share each as their whole batch.
func TestTeamNormalisesByShare(t *testing.T) {
	spec := `{"input":[4],"layers":[{"type":"batch-norm","momentum":0.3},{"type":"dense","units":3}],"loss":"cross-entropy","batchSize":%d,"shuffle":false}`
	set := inputOf(4, 9, func(i int) int32 { return int32(i % 3) })
	team := newCrew(t, parse(t, spec, 9), set, nil, 2)
	part := func(from, to int) *Trainer {
		share := &data.Set{N: to - from, T: 1, X: set.X[4*from : 4*to], Labels: set.Labels[from:to]}
		alone := newTrainer(t, parse(t, spec, to-from), share)
		if err := alone.Train(1); err != nil {
			t.Fatal(err)
		}
		return alone
	}
	first, second := part(0, 4), part(4, 9)
	before := slices.Clone(team[0].w)
	team.train(t, 1)
	team.alike(t)
	for i, got := range team[0].state {
		if want := 4.0/9*float64(first.state[i]) + 5.0/9*float64(second.state[i]); math.Abs(float64(got)-want) > 1e-6 {
			t.Errorf("running statistic %d is %g, want %g, the mean of the shares'", i, got, want)
		}
	}
	for i, got := range team[0].w {
		update := 4.0/9*float64(first.w[i]-before[i]) + 5.0/9*float64(second.w[i]-before[i])
		if math.Abs(float64(got-before[i])-update) > 1e-6 {
			t.Errorf("update %d is %g, want %g, the mean of the shares'", i, got-before[i], update)
		}
	}
}

func TestTraceIsTheTeamsNextStep(t *testing.T) {
	compared := 0
	for _, c := range teamCases {
		s, set := parse(t, "%s", c.spec), c.set()
		s.Shuffle, s.BatchSize = false, set.N
		team := newCrew(t, s, set, nil, 3)
		team.train(t, 2)
		before := team[0].Save()
		trace, err := team[0].Trace(set)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(team[0].Save(), before) {
			t.Errorf("%s: a trace changed the trainer", c.name)
		}
		team.train(t, 1)
		for _, p := range team[0].Parameters() {
			var layer int
			var name string
			if _, err := fmt.Sscanf(p.Path, "layers[%d].%s", &layer, &name); err != nil {
				t.Fatal(err)
			}
			traced := trace.Layers[layer].Parameters[name]
			for i, next := range p.Data {
				if got := float32(float64(traced.Value.Data[i]) + float64(traced.Update.Data[i])); got != next {
					t.Fatalf("%s: %s[%d]: value+update is %g, the next step gives %g", c.name, p.Path, i, got, next)
				}
				compared++
			}
		}
	}
	if compared < 1000 {
		t.Errorf("compared %d parameters, want those of all networks", compared)
	}
}

func TestTeamStopsTogetherWhereTrainingDiverges(t *testing.T) {
	s := playground()
	s.Layers[2].Activation.Name = "linear"
	s.Optimizer.LearningRate = 1e6
	team := newCrew(t, s, spirals(100), nil, 3)
	for steps := 0; ; steps++ {
		if err := team.step(); err != nil {
			break
		}
		if steps == 1000 {
			t.Fatal("a learning rate of a million trained on")
		}
	}
	team.alike(t)
	if !team[0].kernel.Finite(team[0].w) {
		t.Error("weights are not finite")
	}
	for _, member := range team {
		if err := member.Update([]byte(`{"optimizer":{"learningRate":0.001}}`)); err != nil {
			t.Fatal(err)
		}
	}
	team.train(t, 5)
	team.alike(t)
}

func TestTeamStepAllocatesNothing(t *testing.T) {
	team := newCrew(t, playground(), spirals(95), nil, 2)
	team.train(t, 20)
	if n := testing.AllocsPerRun(100, func() { team.train(t, 1) }); n != 0 {
		t.Errorf("a step allocates %g times, want 0", n)
	}
}

func TestTeamRefusesWhatItCannotDo(t *testing.T) {
	trainer := newTrainer(t, playground(), spirals(10))
	if err := trainer.ShareGradient(); err == nil {
		t.Error("a trainer in no team began a share")
	}
	for _, c := range [][2]int{{0, 1}, {0, 17}, {-1, 2}, {2, 2}} {
		if err := trainer.Join(c[0], c[1]); err == nil {
			t.Errorf("a trainer joined as member %d of %d", c[0], c[1])
		}
	}
	if err := trainer.Join(1, 2); err != nil {
		t.Fatal(err)
	}
	if err := trainer.Train(1); err == nil {
		t.Error("a member trained alone")
	}
}

func TestTeamTellsOfWeightsThatItsLastStepLeft(t *testing.T) {
	team := newCrew(t, playground(), spirals(100), nil, 2)
	team.train(t, 3)
	for rank, member := range team {
		if err := member.CheckFinite(); err != nil {
			t.Fatalf("member %d: %v after three steps", rank, err)
		}
		member.w[1] = float32(math.Inf(1))
		if err := member.CheckFinite(); err == nil {
			t.Errorf("member %d took an infinite weight", rank)
		}
		if !member.kernel.Finite(member.w) {
			t.Errorf("the weights of member %d are not back at finite ones", rank)
		}
	}
	team.alike(t)
	team.train(t, 3)
	team.alike(t)
}
