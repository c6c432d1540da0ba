package bench

import (
	"time"

	"backdraw/core/kernel"
)

// A Suite is every case, ready to run, and how often each must run to be timed.
type Suite struct {
	Cases []Case
	runs  []int
}

// New prepares every case: it draws data and first weights. The cases and their work are the
// same on every machine, whatever the lanes of its kernels: who prints the figures takes both from their own.
func New() (*Suite, error) {
	k := kernel.Fast()
	cases := append(peakCases(), kernelCases(k)...)
	for _, build := range []func(*kernel.Table[float32]) ([]Case, error){recurrentCases, stepCases, layerCases, growthCases} {
		more, err := build(k)
		if err != nil {
			return nil, err
		}
		cases = append(cases, more...)
	}
	return &Suite{Cases: cases, runs: make([]int, len(cases))}, nil
}

// Round measures every case once, for at least least each, and returns its seconds a run. The first round finds out how many
// runs that takes; these serve as warm-up, in which a browser's compiler changes over to its fast tier.
func (s *Suite) Round(least time.Duration) []float64 {
	seconds := make([]float64, len(s.Cases))
	for i := range s.Cases {
		seconds[i] = s.measure(i, least)
	}
	return seconds
}

func (s *Suite) measure(i int, least time.Duration) float64 {
	run, runs := s.Cases[i].Run, max(s.runs[i], 1)
	if s.runs[i] == 0 {
		for began := time.Now(); time.Since(began) < least; {
			run()
		}
	}
	for {
		began := time.Now()
		for range runs {
			run()
		}
		took := time.Since(began)
		if took >= least {
			s.runs[i] = runs
			return took.Seconds() / float64(runs)
		}
		// A clock of a tenth of a millisecond may say 0; a factor of at most 8 forgives one wrong sample.
		wanted := float64(runs) * 1.2 * float64(least) / float64(max(took, least/8))
		runs = max(runs+1, int(wanted))
	}
}
