package spec

import (
	"math"

	"backdraw/core/fault"
)

// This file lists the fields of what trains a network.

func (l *Loss) visit(f *form) {
	switch l.Name {
	case "huber":
		f.number("delta", &l.Delta, positive, 1)
	case "binary-cross-entropy":
		f.number("posWeight", &l.PosWeight, notNegative, 1)
	case "cross-entropy":
		f.number("labelSmoothing", &l.LabelSmoothing, zeroToOne, 0)
		f.numbers("classWeights", &l.ClassWeights, notNegative, MaxWidth, false)
		f.choice("normalizer", &l.Normalizer, "weights", normalizers)
		if f.reading && len(l.ClassWeights) > 0 && sum(l.ClassWeights) == 0 {
			f.fail(fault.New(fault.InvalidSpec, f.at("classWeights"), "%s are all 0, want at least one above", f.at("classWeights")))
		}
	}
}

func sum(all []float64) (total float64) {
	for _, x := range all {
		total += x
	}
	return total
}

func (o *Optimizer) visit(f *form) {
	rate := func(byDefault float64) { f.number("learningRate", &o.LearningRate, notNegative, byDefault) }
	betas := func(second float64) {
		f.number("beta1", &o.Beta1, share, 0.9)
		f.number("beta2", &o.Beta2, share, second)
	}
	epsilon := func(byDefault float64) { f.number("epsilon", &o.Epsilon, epsilons, byDefault) }
	switch o.Type {
	case "sgd":
		rate(0.03)
		f.number("momentum", &o.Momentum, zeroToOne, 0)
		f.flag("nesterov", &o.Nesterov, false)
	case "adagrad":
		rate(0.01)
		f.number("initialAccumulator", &o.InitialAccumulator, notNegative, 0)
		epsilon(1e-10)
	case "adadelta":
		rate(1)
		f.number("rho", &o.Rho, share, 0.9)
		epsilon(1e-6)
	case "rmsprop":
		rate(0.01)
		f.number("rho", &o.Rho, share, 0.99)
		f.number("momentum", &o.Momentum, zeroToOne, 0)
		f.flag("centered", &o.Centered, false)
		epsilon(1e-8)
	case "adam", "adamw", "amsgrad", "radam":
		rate(0.001)
		betas(0.999)
		epsilon(1e-8)
	case "nadam":
		rate(0.002)
		betas(0.999)
		epsilon(1e-8)
		f.number("momentumDecay", &o.MomentumDecay, notNegative, 0.004)
	case "lion":
		rate(0.0001)
		betas(0.99)
	}
	decay := 0.0
	if o.Type == "adamw" {
		decay = 0.01
	}
	f.number("weightDecay", &o.WeightDecay, notNegative, decay)
	f.flag("decoupled", &o.Decoupled, o.Type == "adamw" || o.Type == "lion")
}

func (s *Schedule) visit(f *form) {
	steps := func() { f.integer("steps", &s.Steps, span{1, 1 << 53}, required) }
	minimum := func() { f.number("minimum", &s.Minimum, notNegative, 0) }
	switch s.Type {
	case "step":
		f.integer("every", &s.Every, span{1, 1 << 53}, required)
		f.number("factor", &s.Factor, notNegative, math.NaN())
	case "exponential":
		f.number("factor", &s.Factor, notNegative, math.NaN())
	case "inverse-time":
		f.number("decay", &s.Decay, notNegative, math.NaN())
	case "cosine":
		steps()
		minimum()
	case "cosine-restarts":
		steps()
		f.number("multiplier", &s.Multiplier, interval{low: 1, high: largest}, 1)
		minimum()
	case "warmup":
		steps()
		f.number("start", &s.Start, notNegative, 0)
		if f.reading {
			s.Then = &Schedule{}
		}
		if s.Then != nil {
			f.named("then", &s.Then.Type, "constant", scheduleTypes, s.Then.visit)
		}
	case "one-cycle":
		steps()
		f.number("rise", &s.Rise, zeroToOne, 0.3)
		f.number("startDivisor", &s.StartDivisor, positive, 25)
		f.number("finalDivisor", &s.FinalDivisor, positive, 1e4)
		f.choice("anneal", &s.Anneal, "cosine", anneals)
	case "ema":
		f.number("beta", &s.Beta, zeroToOne, 0.9)
		f.number("target", &s.Target, notNegative, math.NaN())
	case "plateau":
		f.integer("patience", &s.Patience, span{0, 1 << 53}, 10)
		f.number("factor", &s.Factor, share, 0.1)
		f.number("threshold", &s.Threshold, notNegative, 1e-4)
		f.integer("cooldown", &s.Cooldown, span{0, 1 << 53}, 0)
		minimum()
	}
}

func (r *Regularizer) visit(f *form) {
	f.number("l1", &r.L1, notNegative, 0)
	f.number("l2", &r.L2, notNegative, 0)
}

func (c *Clip) visit(f *form) {
	f.number("norm", &c.Norm, notNegative, 0)
	f.number("tensorNorm", &c.TensorNorm, notNegative, 0)
	f.number("value", &c.Value, notNegative, 0)
}
