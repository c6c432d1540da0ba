package optim

import (
	"math"
	"slices"
	"testing"

	"backdraw/core/spec"
)

func rates(s Schedule, base float64, n int) []float64 {
	all := make([]float64, n)
	for t := range all {
		all[t] = s.Rate(base, uint64(t))
	}
	return all
}

func TestFormulas(t *testing.T) {
	tests := []struct {
		name string
		s    spec.Schedule
		want []float64
	}{
		{"constant", spec.Schedule{Type: "constant"}, []float64{1, 1, 1}},
		{"step", spec.Schedule{Type: "step", Every: 2, Factor: 0.5}, []float64{1, 1, 0.5, 0.5, 0.25}},
		{"exponential", spec.Schedule{Type: "exponential", Factor: 0.5}, []float64{1, 0.5, 0.25}},
		{"inverse-time", spec.Schedule{Type: "inverse-time", Decay: 0.5}, []float64{1, 1 / 1.5, 0.5}},
		{"cosine holds its minimum", spec.Schedule{Type: "cosine", Steps: 2, Minimum: 0.1}, []float64{1, 0.55, 0.1, 0.1, 0.1}},
		{"restarts", spec.Schedule{Type: "cosine-restarts", Steps: 2, Multiplier: 1}, []float64{1, 0.5, 1, 0.5, 1}},
		{"longer cycles", spec.Schedule{Type: "cosine-restarts", Steps: 1, Multiplier: 2}, []float64{1, 1, 0.5, 1, (1 + math.Sqrt2/2) / 2, 0.5, (1 - math.Sqrt2/2) / 2, 1}},
		{"cycles of broken length", spec.Schedule{Type: "cosine-restarts", Steps: 2, Multiplier: 1.5}, []float64{1, 0.5, 1, 0.75, 0.25, 1}},
		{"warmup", spec.Schedule{Type: "warmup", Steps: 2, Start: 0.5}, []float64{0.5, 0.75, 1, 1}},
		{"warmup then", spec.Schedule{Type: "warmup", Steps: 2, Then: &spec.Schedule{Type: "exponential", Factor: 0.5}}, []float64{0, 0.5, 1, 0.5, 0.25}},
		{"one-cycle", spec.Schedule{Type: "one-cycle", Steps: 6, Rise: 0.5, StartDivisor: 2, FinalDivisor: 5, Anneal: "linear"}, []float64{0.5, 0.75, 1, 0.7, 0.4, 0.1, 0.1}},
		{"one-cycle of one step", spec.Schedule{Type: "one-cycle", Steps: 1, Rise: 0.3, StartDivisor: 25, FinalDivisor: 1e4, Anneal: "cosine"}, []float64{4e-6, 4e-6}},
		{"one-cycle from the top", spec.Schedule{Type: "one-cycle", Steps: 4, Rise: 0.25, StartDivisor: 2, FinalDivisor: 1, Anneal: "linear"}, []float64{1, 5. / 6, 4. / 6, 0.5, 0.5}},
		{"one-cycle that only rises", spec.Schedule{Type: "one-cycle", Steps: 3, Rise: 1, StartDivisor: 2, FinalDivisor: 1, Anneal: "linear"}, []float64{0.5, 0.75, 1, 0.5}},
		{"ema", spec.Schedule{Type: "ema", Beta: 0.5, Target: 0}, []float64{1, 0.5, 0.25}},
	}
	for _, test := range tests {
		for i, got := range rates(NewSchedule(test.s), 1, len(test.want)) {
			if math.Abs(got-test.want[i]) > 1e-12 {
				t.Errorf("%s: rate %d is %v, want %v", test.name, i, got, test.want[i])
			}
		}
	}
}

// TestCycleOverLongRuns: restarts fall on whole steps for whole multipliers, however late.
func TestCycleOverLongRuns(t *testing.T) {
	for _, growth := range []float64{1, 2, 3, 1e6, 1 + 1e-9, 1 + 3e-16, 1.37} {
		begin, length := 0.0, 5.0
		for range 12 {
			if begin >= 1<<53 { // more steps than can be counted
				break
			}
			if p := cycle(begin, 5, growth); growth == math.Trunc(growth) && p != 0 || p < 0 || p >= 1 {
				t.Errorf("multiplier %v: at %v a cycle that begins has passed %v", growth, begin, p)
			}
			if p := cycle(begin+length/2, 5, growth); math.Abs(p-0.5) > 1e-6 {
				t.Errorf("multiplier %v: half a cycle from %v is %v", growth, begin, p)
			}
			begin += length
			length *= growth
		}
	}
}

// TestMovingRate: a new target is approached from where the rate is, a new base taken at once.
func TestMovingRate(t *testing.T) {
	s := NewSchedule(spec.Schedule{Type: "ema", Beta: 0.5, Target: 0})
	s.Rate(1, 0)
	if a, b := s.Rate(1, 1), s.Rate(1, 1); a != 0.5 || b != 0.5 {
		t.Errorf("asked twice for update 1 it says %v, %v, want 0.5 twice", a, b)
	}
	s.Configure(spec.Schedule{Type: "ema", Beta: 0.5, Target: 1})
	if r := s.Rate(1, 2); r != 0.75 {
		t.Errorf("after a new target it says %v, want 0.75", r)
	}
	if r := s.Rate(1, 4); r != 0.9375 {
		t.Errorf("two updates later it says %v, want 0.9375", r)
	}
	if r := s.Rate(2, 5); r != 2 {
		t.Errorf("after a new base it says %v, want 2", r)
	}
	s.Reset()
	if r := s.Rate(1, 0); r != 1 {
		t.Errorf("after Reset it says %v, want 1", r)
	}
}

func TestPlateau(t *testing.T) {
	s := NewSchedule(spec.Schedule{Type: "plateau", Patience: 1, Factor: 0.5, Threshold: 0.1, Cooldown: 1, Minimum: 0.2})
	if !s.WantsMetric() {
		t.Error("it wants no metric")
	}
	steps := []struct{ metric, want float64 }{
		{1, 1}, {0.95, 1}, {0.95, 0.5}, // 0.95 is not a tenth better than 1
		{2, 0.5}, {2, 0.5}, {2, 0.25}, // one epoch of cooling
		{0.5, 0.25}, {0.5, 0.25}, {math.NaN(), 0.2}, {3, 0.2}, {3, 0.2}, {3, 0.2},
	}
	for i, step := range steps {
		s.Rate(1, uint64(i))
		s.Observe(step.metric)
		if got := s.Rate(1, uint64(i)); got != step.want {
			t.Errorf("after metric %d, %v, the rate is %v, want %v", i, step.metric, got, step.want)
		}
	}
	if got := s.Rate(3, 99); got != 3 {
		t.Errorf("after a new base it is %v, want 3", got)
	}
	low := NewSchedule(spec.Schedule{Type: "plateau", Factor: 0.5, Minimum: 0.2})
	low.Rate(0.1, 0)
	low.Observe(1)
	low.Observe(1)
	if got := low.Rate(0.1, 1); got != 0.1 {
		t.Errorf("a rate below the minimum becomes %v, want 0.1", got)
	}
}

// TestPlateauWaitsForWarmup: what the loss does in the warm-up counts for nothing.
func TestPlateauWaitsForWarmup(t *testing.T) {
	s := NewSchedule(spec.Schedule{Type: "warmup", Steps: 2, Then: &spec.Schedule{Type: "plateau", Factor: 0.5}})
	var got []float64
	for at := range uint64(6) {
		got = append(got, s.Rate(1, at))
		s.Observe(1)
	}
	if want := []float64{0, 0.5, 1, 1, 0.5, 0.25}; !s.WantsMetric() || !slices.Equal(got, want) {
		t.Errorf("rates %v, want %v", got, want)
	}
}

// TestSavedScheduleGoesOn: counters are all there is.
func TestSavedScheduleGoesOn(t *testing.T) {
	plateau := spec.Schedule{Type: "plateau", Patience: 1, Factor: 0.5, Cooldown: 2, Threshold: 0.01}
	ema := spec.Schedule{Type: "ema", Beta: 0.7, Target: 0.1}
	for _, s := range []spec.Schedule{{Type: "constant"}, {Type: "cosine", Steps: 20}, plateau, ema,
		{Type: "warmup", Steps: 4, Then: &plateau}, {Type: "warmup", Steps: 14, Then: &ema},
		{Type: "warmup", Steps: 3, Then: &spec.Schedule{Type: "warmup", Steps: 4, Then: &plateau}}} {
		metric := func(t int) float64 { return 2 + math.Sin(float64(t)) }
		whole, part := NewSchedule(s), NewSchedule(s)
		for at := range 30 {
			if at == 11 {
				counters := part.AppendCounters(nil)
				part = NewSchedule(s)
				if !part.SetCounters(counters) {
					t.Fatalf("%+v refuses its own counters %v", s, counters)
				}
				if part.SetCounters(append(slices.Clone(counters), 1)) || len(counters) > 0 && part.SetCounters(nil) {
					t.Errorf("%+v takes counters of another number", s)
				}
			}
			a, b := whole.Rate(1, uint64(at)), part.Rate(1, uint64(at))
			if a != b {
				t.Errorf("%+v: rate %d is %v, after a save %v", s, at, a, b)
			}
			whole.Observe(metric(at))
			part.Observe(metric(at))
		}
		first := rates(NewSchedule(s), 1, 30)
		whole.Reset()
		if got := rates(whole, 1, 30); !slices.Equal(got, first) {
			t.Errorf("%+v: after Reset the rates are %v, want %v", s, got, first)
		}
	}
}

func TestRateAllocatesNothing(t *testing.T) {
	s := NewSchedule(spec.Schedule{Type: "warmup", Steps: 4, Then: &spec.Schedule{Type: "cosine-restarts", Steps: 3, Multiplier: 2}})
	at := uint64(0)
	if n := testing.AllocsPerRun(20, func() { s.Rate(1, at); at++ }); n != 0 {
		t.Errorf("a rate allocates %v times", n)
	}
}
