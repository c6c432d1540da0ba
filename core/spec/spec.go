// Package spec is the network spec: one JSON document that says what a network is and how it is
// trained. Parse checks every name and number and resolves every default; whether layers fit one
// another is the business of package nn.
package spec

// Spec is a whole document with its defaults resolved.
type Spec struct {
	Version       int
	Seed          uint64 // of all randomness
	Input         Input
	Layers        []Layer
	Loss          Loss
	Optimizer     Optimizer
	Schedule      Schedule
	Regularizer   Regularizer
	Clip          Clip
	WeightAverage float64 // d of the exponential moving average; 0: off
	BatchSize     int
	Shuffle       bool
}

// Input is the shape of one example: [F], [C,H,W], ["T",F] or ["T"]; or [T,F] of a fixed length.
type Input struct {
	Sequence bool  // it begins with "T"
	Dims     []int // without the "T"
}

// Layer is one layer; which fields count depends on Type.
type Layer struct {
	Path, Type string // Path as in layers[2] or layers[2].layers[0]

	Units, Filters, Groups, Multiplier, Factor, Vocabulary, Truncate int

	Kernel, Stride, Size, Crop, OutputPadding [2]int // height, width
	Padding                                   Padding

	Rate, Std, Momentum, Epsilon float64   // Std of gaussian-noise
	Mean, StandardDeviation      []float64 // of normalize
	Shape                        []int     // of reshape
	Features                     []string  // names of features
	Fourier                      *Fourier

	Activation Activation // its Name is empty where the type takes none
	Init       Init       // its Name is empty for the layer's default
	Bias       bool
	Frozen     bool

	ReturnSequences, Bidirectional, Stateful bool

	Layers []Layer // of residual
}

// Padding says how a convolution pads: Mode is valid, same or explicit, and Pads, of the last,
// top, bottom, left, right.
type Padding struct {
	Mode string
	Pads [4]int
}

// Fourier asks for Count pairs of random Fourier features.
type Fourier struct {
	Count int
	Scale float64
	Seed  uint64
}

// Activation is an activation by name; Alpha is the parameter of leaky-relu and elu.
type Activation struct {
	Name  string
	Alpha float64
}

// Init is an initialiser by name.
type Init struct{ Name string }

// Loss is a loss by name with its parameters.
type Loss struct {
	Name           string
	Delta          float64   // huber
	PosWeight      float64   // binary-cross-entropy
	LabelSmoothing float64   // cross-entropy
	ClassWeights   []float64 // cross-entropy; nil: all 1
	Normalizer     string    // cross-entropy: weights or count
}

// Optimizer is an optimizer by name with its parameters.
type Optimizer struct {
	Type string

	LearningRate, Momentum, InitialAccumulator, Epsilon, Rho, Beta1, Beta2, MomentumDecay, WeightDecay float64

	Nesterov, Centered, Decoupled bool
}

// Schedule is a learning-rate schedule by name with its parameters.
type Schedule struct {
	Type string

	Every, Steps, Patience, Cooldown int

	Factor, Decay, Minimum, Multiplier, Start, Rise, StartDivisor, FinalDivisor, Beta, Target, Threshold float64

	Anneal string    // cosine or linear
	Then   *Schedule // after a warm-up
}

// Regularizer adds L1*sum|w| + L2/2*sum w^2 over weights (not biases) to the loss.
type Regularizer struct{ L1, L2 float64 }

// Clip bounds the gradient: its norm over all tensors, each tensor's norm, each value. 0: off.
type Clip struct{ Norm, TensorNorm, Value float64 }
