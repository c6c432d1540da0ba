package kernel

// Activation names an elementwise activation function.
type Activation int

// The elementwise activations, with the names of the network spec.
const (
	Linear      Activation = iota // x
	ReLU                          // max(x, 0); derivative 0 at 0
	LeakyReLU                     // x > 0 ? x : alpha*x
	ELU                           // x > 0 ? x : alpha*(exp(x)-1). Clevert 2015
	SELU                          // 1.0507009873554805 * ELU with alpha 1.6732632423543772. Klambauer 2017
	GELU                          // x * (1 + erf(x/sqrt 2)) / 2. Hendrycks 2016
	GELUTanh                      // x * (1 + tanh(sqrt(2/pi) * (x + 0.044715*x^3))) / 2
	SiLU                          // x * sigmoid(x)
	Mish                          // x * tanh(softplus(x)). Misra 2019
	Sigmoid                       // 1 / (1 + exp(-x))
	HardSigmoid                   // clip(x/6 + 1/2, 0, 1)
	Tanh                          // tanh(x)
	Softplus                      // log(1 + exp(x))
	Softsign                      // x / (1 + |x|)
	Sin                           // sin(x)
	ActivationCount
)

var activationNames = [ActivationCount]string{"linear", "relu", "leaky-relu", "elu", "selu", "gelu", "gelu-tanh",
	"silu", "mish", "sigmoid", "hard-sigmoid", "tanh", "softplus", "softsign", "sin"}

// String returns the name that the network spec uses.
func (a Activation) String() string { return activationNames[a] }

// ActivationNamed returns the activation of that name; ok says whether there is one.
func ActivationNamed(name string) (a Activation, ok bool) {
	for i, n := range activationNames {
		if n == name {
			return Activation(i), true
		}
	}
	return Linear, false
}
