package train

import (
	"slices"
	"testing"
)

// TestTraceShowsStates traces an lstm that returns sequences: its states are its output, and at the
// last step their gradient is the output's.
func TestTraceShowsStates(t *testing.T) {
	trainer := newTrainer(t, writerSpec("lstm"), alphabet(6, 4))
	trace, err := trainer.Trace(alphabet(6, 4))
	if err != nil {
		t.Fatal(err)
	}
	l := trace.Layers[1]
	h, dh := l.States["h"], l.StateGradients["h"]
	if want := []int{6, 4, 12}; !slices.Equal(h.Shape, want) || !slices.Equal(l.Output.Shape, want) || !slices.Equal(dh.Shape, want) {
		t.Fatalf("shapes are %v, %v and %v, want %v", h.Shape, l.Output.Shape, dh.Shape, want)
	}
	if !slices.Equal(h.Data, l.Output.Data) {
		t.Error("the states are not the output")
	}
	for example := range 6 {
		at := (example*4 + 3) * 12
		if !slices.Equal(dh.Data[at:at+12], l.OutputGradient.Data[at:at+12]) {
			t.Errorf("the last state's gradient of example %d is not the output's", example)
		}
	}
	if c0 := l.States["c0"]; !slices.Equal(c0.Shape, []int{6, 1, 12}) {
		t.Errorf("c0 has shape %v, want [6 1 12]", c0.Shape)
	}
}

// A network is traced before it has any data.
func TestTraceWithoutData(t *testing.T) {
	trainer, err := New(playground())
	if err != nil {
		t.Fatal(err)
	}
	trace, err := trainer.Trace(spirals(10))
	if err != nil {
		t.Fatal(err)
	}
	if len(trace.Layers) != 3 {
		t.Errorf("the trace has %d layers, want 3", len(trace.Layers))
	}
}

// TestTraceIsTheNextStepOfEveryOptimizer takes steps with each optimizer, its weight decay coupled and
// decoupled, and wants float32(value + update) of the trace before each to be the weight after it.
func TestTraceIsTheNextStepOfEveryOptimizer(t *testing.T) {
	cases := 0
	for _, name := range optimizers {
		for _, decoupled := range []bool{false, true} {
			s := parse(t, `{"version":1,"input":[2],"layers":[{"type":"dense","units":40,"activation":"tanh"},{"type":"dense","units":20},{"type":"dense","units":1}],
				"optimizer":{"type":%q,"learningRate":0.1,"weightDecay":0.01,"decoupled":%v},"clip":{"norm":1},"batchSize":30,"shuffle":false}`, name, decoupled)
			trainer := newTrainer(t, s, spirals(30))
			for range 4 {
				trace, err := trainer.Trace(spirals(30))
				if err != nil {
					t.Fatal(err)
				}
				if err := trainer.Train(1); err != nil {
					t.Fatal(err)
				}
				for i, p := range trainer.Parameters() {
					traced := trace.Layers[i/2].Parameters[p.Path[len(p.Path)-1:]]
					for j, next := range p.Data {
						if got := float32(float64(traced.Value.Data[j]) + float64(traced.Update.Data[j])); got != next {
							t.Fatalf("%s, decoupled %v: %s[%d]: %g + %g is %g, the next step gives %g", name, decoupled, p.Path, j, traced.Value.Data[j], traced.Update.Data[j], got, next)
						}
					}
				}
				cases++
			}
		}
	}
	if cases != 80 {
		t.Errorf("compared %d steps, want 80", cases)
	}
}

func TestReportTellsARateOfZero(t *testing.T) {
	s := parse(t, `{"version":1,"input":[2],"layers":[{"type":"dense","units":1}],"optimizer":{"type":"sgd","learningRate":0.1},"schedule":{"type":"warmup","steps":3}}`)
	trainer := newTrainer(t, s, spirals(30))
	for step, want := range []float64{0, 0.1 / 3} {
		if err := trainer.Train(1); err != nil {
			t.Fatal(err)
		}
		if r, err := trainer.Report(false); err != nil || r.LearningRate-want > 1e-12 || want-r.LearningRate > 1e-12 {
			t.Errorf("step %d: the report says a rate of %g (%v), want %g", step, r.LearningRate, err, want)
		}
	}
}

func TestGradientCheckOfTruncatedLayers(t *testing.T) {
	for _, kind := range []string{"rnn", "gru", "lstm"} {
		s := writerSpec(kind)
		s.Layers[1].Truncate = 2
		c, err := newTrainer(t, s, alphabet(6, 5)).CheckGradients(alphabet(6, 5), MaxChecked)
		if err != nil || c.MaxRelativeError > 1e-5 {
			t.Errorf("%s: error %g (%v), want below 1e-5", kind, c.MaxRelativeError, err)
		}
	}
}

// TestTraceTellsTheRateOfTheNextStep: the one that the report then gives for it, whatever the schedule remembers.
func TestTraceTellsTheRateOfTheNextStep(t *testing.T) {
	schedules := []string{
		`{"type": "constant"}`, `{"type": "exponential", "factor": 0.5}`, `{"type": "ema", "target": 0.001}`, `{"type": "one-cycle", "steps": 5}`,
		`{"type": "warmup", "steps": 2, "then": {"type": "plateau", "patience": 0, "factor": 0.5}}`,
	}
	for _, schedule := range schedules {
		trainer := byHand(t, scalar+`"optimizer": {"type": "adam", "learningRate": 0.25}, "schedule": `+schedule+`}`, nil, pairs(1, 0), nil)
		rates := map[float64]bool{}
		for step := range 5 {
			trace, err := trainer.Trace(pairs(1, 0))
			if err != nil {
				t.Fatal(err)
			}
			if err := trainer.Train(1); err != nil {
				t.Fatal(err)
			}
			report, err := trainer.Report(false)
			if err != nil {
				t.Fatal(err)
			}
			if trace.LearningRate != report.LearningRate {
				t.Errorf("%s: before step %d the trace says rate %v, the step took %v", schedule, step, trace.LearningRate, report.LearningRate)
			}
			rates[report.LearningRate] = true
		}
		if constant := schedule == schedules[0]; constant != (len(rates) == 1) {
			t.Errorf("%s: the rates are %v", schedule, rates)
		}
	}
}
