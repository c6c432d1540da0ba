package spec

// The names of the network spec, in the order in which errors list them.
var (
	layerTypes = []string{"dense", "conv2d", "depthwise-conv2d", "separable-conv2d", "conv2d-transpose", "upsample2d",
		"max-pool2d", "average-pool2d", "global-average-pool2d", "flatten", "reshape", "activation", "dropout",
		"gaussian-noise", "batch-norm", "layer-norm", "features", "normalize", "embedding", "rnn", "gru", "lstm", "residual"}
	activationNames = []string{"linear", "relu", "leaky-relu", "elu", "selu", "gelu", "gelu-tanh", "silu", "mish", "sigmoid",
		"hard-sigmoid", "tanh", "softplus", "softsign", "sin", "softmax"}
	recurrentActivations = []string{"tanh", "relu"}
	initNames            = []string{"glorot-uniform", "glorot-normal", "he-uniform", "he-normal", "lecun-uniform",
		"lecun-normal", "orthogonal", "uniform", "normal", "zeros"}
	featureNames   = []string{"x1", "x2", "x1^2", "x2^2", "x1*x2", "sin(x1)", "sin(x2)", "cos(x1)", "cos(x2)", "radius"}
	lossNames      = []string{"mse", "half-mse", "mae", "huber", "binary-cross-entropy", "cross-entropy", "hinge"}
	normalizers    = []string{"weights", "count"}
	optimizerTypes = []string{"sgd", "adagrad", "adadelta", "rmsprop", "adam", "adamw", "amsgrad", "radam", "nadam", "lion"}
	scheduleTypes  = []string{"constant", "step", "exponential", "inverse-time", "cosine", "cosine-restarts", "warmup",
		"one-cycle", "ema", "plateau"}
	anneals = []string{"cosine", "linear"}
)

// LayerTypes returns the names of all layers.
func LayerTypes() []string { return append([]string(nil), layerTypes...) }

// ActivationNames returns the names of all activations.
func ActivationNames() []string { return append([]string(nil), activationNames...) }

// InitNames returns the names of all initialisers.
func InitNames() []string { return append([]string(nil), initNames...) }

// FeatureNames returns the names of all features of two inputs.
func FeatureNames() []string { return append([]string(nil), featureNames...) }

// LossNames returns the names of all losses.
func LossNames() []string { return append([]string(nil), lossNames...) }

// OptimizerTypes returns the names of all optimizers.
func OptimizerTypes() []string { return append([]string(nil), optimizerTypes...) }

// ScheduleTypes returns the names of all learning-rate schedules.
func ScheduleTypes() []string { return append([]string(nil), scheduleTypes...) }
