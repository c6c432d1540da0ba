package golden

import (
	"testing"

	"backdraw/core/optim"
	"backdraw/core/spec"
)

// scheduleSpec is a schedule as the set writes it.
type scheduleSpec struct {
	Type          string   `json:"type"`
	Rate          float64  `json:"lr"`
	MaxRate       *float64 `json:"max_lr"`
	StepSize      int      `json:"step_size"`
	Gamma         float64  `json:"gamma"`
	Steps         int      `json:"steps"`
	Horizon       int      `json:"t_max"`
	FirstCycle    int      `json:"t_0"`
	Growth        float64  `json:"t_mult"`
	Minimum       float64  `json:"eta_min"`
	StartFactor   float64  `json:"start_factor"`
	TotalSteps    int      `json:"total_steps"`
	Rise          float64  `json:"pct_start"`
	Divisor       float64  `json:"div_factor"`
	FinalDivisor  float64  `json:"final_div_factor"`
	Anneal        string   `json:"anneal"`
	Decay         float64  `json:"decay"`
	Beta          float64  `json:"beta"`
	Target        float64  `json:"target"`
	Mode          string   `json:"mode"`
	Factor        float64  `json:"factor"`
	Patience      int      `json:"patience"`
	Threshold     float64  `json:"threshold"`
	ThresholdMode string   `json:"threshold_mode"`
	Cooldown      int      `json:"cooldown"`
	MinRate       float64  `json:"min_lr"`
}

// inSpec returns the schedule as the network spec writes it, and the rate that it begins from.
func (s scheduleSpec) inSpec(t *testing.T) (out spec.Schedule, base float64) {
	t.Helper()
	base = s.Rate
	switch s.Type {
	case "constant":
		out = spec.Schedule{Type: "constant"}
	case "step":
		out = spec.Schedule{Type: "step", Every: s.StepSize, Factor: s.Gamma}
	case "exponential":
		out = spec.Schedule{Type: "exponential", Factor: s.Gamma}
	case "cosine":
		out = spec.Schedule{Type: "cosine", Steps: s.Horizon, Minimum: s.Minimum}
	case "cosine_restarts":
		out = spec.Schedule{Type: "cosine-restarts", Steps: s.FirstCycle, Multiplier: s.Growth, Minimum: s.Minimum}
	case "linear_warmup":
		out = spec.Schedule{Type: "warmup", Steps: s.Steps, Start: s.StartFactor}
	case "one_cycle":
		out = spec.Schedule{Type: "one-cycle", Steps: s.TotalSteps, Rise: s.Rise, StartDivisor: s.Divisor, FinalDivisor: s.FinalDivisor,
			Anneal: map[string]string{"cos": "cosine", "linear": "linear"}[s.Anneal]}
		if out.Anneal == "" || s.MaxRate == nil {
			t.Fatalf("anneal is %q, want cos or linear, and max_lr given", s.Anneal)
		}
		base = *s.MaxRate
	case "inverse_time":
		out = spec.Schedule{Type: "inverse-time", Decay: s.Decay}
	case "ema":
		out = spec.Schedule{Type: "ema", Beta: s.Beta, Target: s.Target}
	case "plateau":
		if s.ThresholdMode != "rel" && s.ThresholdMode != "" {
			t.Fatalf("threshold_mode is %q, want rel", s.ThresholdMode)
		}
		if s.Mode != "min" && s.Mode != "max" && s.Mode != "" {
			t.Fatalf("mode is %q, want min or max", s.Mode)
		}
		out = spec.Schedule{Type: "plateau", Patience: s.Patience, Factor: s.Factor, Threshold: s.Threshold, Cooldown: s.Cooldown, Minimum: s.MinRate}
	default:
		t.Fatalf("schedule %q is not known", s.Type)
	}
	return out, base
}

// schedule does not depend on the engine.
func (e engine[F]) schedule(t *testing.T, c *Case) {
	var body struct {
		Schedule scheduleSpec
		Metrics  []float64
		Expect   struct {
			Rate []float64 `json:"lr"`
		}
	}
	if err := c.Decode(&body); err != nil {
		t.Fatal(err)
	}
	document, base := body.Schedule.inSpec(t)
	s := optim.NewSchedule(document)
	if p, ok := s.(*optim.Plateau); ok {
		p.Rising = body.Schedule.Mode == "max"
	}
	if len(body.Expect.Rate) == 0 || body.Metrics != nil && len(body.Metrics) != len(body.Expect.Rate) {
		t.Fatalf("the case has %d rates and %d metrics", len(body.Expect.Rate), len(body.Metrics))
	}
	var got []float64
	for i := range body.Expect.Rate {
		got = append(got, s.Rate(base, uint64(i)))
	}
	if body.Metrics != nil {
		got = got[:0]
		for i, m := range body.Metrics {
			s.Observe(m)
			got = append(got, s.Rate(base, uint64(i)))
		}
	}
	compareAll(t, "lr", got, body.Expect.Rate, c.Tolerance)
}
