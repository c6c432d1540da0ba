package metric

import "math"

// Regression is how far predictions y are from targets t: the means of (y-t)^2 and of |y-t|, and
//
//	R2 = 1 - sum (y-t)^2 / sum (t - mean t)^2
//
// the share of the targets' variance that is explained. Where the targets are all alike R2 is 1
// for predictions that are exact, else 0.
type Regression struct{ MeanSquared, MeanAbsolute, R2 float64 }

// Regress compares predictions with as many targets, at least one.
func Regress[F number](predicted, targets []F) Regression {
	n := float64(len(targets))
	mean := 0.0
	for _, t := range targets {
		mean += float64(t) / n
	}
	var squared, absolute, variation float64
	for i, t := range targets {
		d := float64(predicted[i]) - float64(t)
		squared += d * d
		absolute += math.Abs(d)
		variation += (float64(t) - mean) * (float64(t) - mean)
	}
	r := Regression{MeanSquared: squared / n, MeanAbsolute: absolute / n}
	switch {
	case variation > 0:
		r.R2 = 1 - squared/variation
	case squared == 0:
		r.R2 = 1
	}
	return r
}
