// Package kernel holds the loops over numbers: everything that takes time in training.
//
// A Table is one complete set of them. There are three: Reference, in float64, which says
// what each loop computes and is the oracle of the tests and of gradient checking; Scalar,
// in float32, plain Go; and Fast, in float32, package simd where the build has it and
// Scalar where it has not. All obey one contract, the comments of Table's fields.
//
// A loop knows slices and sizes, never layers. It panics where a slice is too short, as
// any Go loop does: sizes are checked where a network is built.
package kernel

// Float is the type of the numbers in a network.
type Float interface{ float32 | float64 }

// Product gives the sizes of a matrix product over rows of N numbers (see package core):
// Y is M rows, X is K rows, W holds M*K weights. The strides are distances in numbers
// between rows. N, StrideY and StrideX are multiples of Table.Lanes.
type Product struct {
	M, K, N                   int
	StrideY, StrideW, StrideX int
}

// Dense returns the sizes of a product whose matrices are stored without gaps.
func Dense(m, k, n int) Product {
	return Product{M: m, K: k, N: n, StrideY: n, StrideW: k, StrideX: n}
}

// Blocks repeats a sum over Count stretches of rows: stretch i begins i*StepY numbers
// further on in Y and i*StepX in X. One stretch is Blocks{Count: 1}.
type Blocks struct{ Count, StepY, StepX int }

// Adam holds the scalars of one Adam update at step t = 1, 2, ...:
// Correct1 is 1/(1-Beta1^t), Correct2 is 1/(1-Beta2^t). Decay is added to the gradient as
// Decay*w, or, if Decoupled, w is first multiplied by 1-Rate*Decay.
type Adam[F Float] struct {
	Rate, Beta1, Beta2, Epsilon, Correct1, Correct2, Decay F
	Decoupled                                              bool
}

// Momentum holds the scalars of one update by gradient descent with momentum Mu.
type Momentum[F Float] struct {
	Rate, Mu, Decay     F
	Nesterov, Decoupled bool
}

// An Elementwise function and its derivative. Alpha is the parameter of leaky ReLU and ELU.
type Elementwise[F Float] struct {
	// Forward writes y = f(x). y may be x.
	Forward func(y, x []F, alpha F)
	// Backward writes dx = f'(x)*dy, given y = f(x). dx may be dy. For Tanh and ReLU, whose slope
	// follows from y, x may be y: who needs only that need not keep x.
	Backward func(dx, x, y, dy []F, alpha F)
}

// Table is one set of loops. The length of every slice of rows is a multiple of Lanes.
// Slices do not overlap unless the comment allows it.
type Table[F Float] struct {
	Name  string
	Lanes int // numbers in a vector; a power of two

	// Affine writes Y = W·X + b, that is y[m,n] = b[m] + sum over k of w[m,k]*x[k,n].
	// A nil b counts as zeros.
	Affine func(y, w, x, b []F, s Product)
	// AddProduct adds: Y += W·X.
	AddProduct func(y, w, x []F, s Product)
	// TransposedProduct writes Y = Vᵀ·X for a V of K rows of M numbers, StrideW apart:
	// y[m,n] = sum over k of v[k,m]*x[k,n].
	TransposedProduct func(y, v, x []F, s Product)
	// AddTransposedProduct adds: Y += Vᵀ·X.
	AddTransposedProduct func(y, v, x []F, s Product)
	// AddOuter adds a weight gradient: W += Y·Xᵀ summed over the stretches,
	// w[m,k] += sum over i, n of y[m, i*StepY+n]*x[k, i*StepX+n].
	AddOuter func(w, y, x []F, s Product, b Blocks)
	// AddGradients is AddOuter and, unless bias is nil, AddRowSums of Y into it.
	AddGradients func(w, bias, y, x []F, s Product, b Blocks)
	// AddRowSums adds a bias gradient: b[m] += sum over i, n of y[m, i*StepY+n].
	AddRowSums func(b, y []F, s Product, bl Blocks)

	// Convolve writes Y = W*X + b (see Conv); a nil b counts as zeros. It may use scratch,
	// Conv.Scratch numbers, as it likes.
	Convolve func(y, w, x, b []F, c Conv, scratch []F)
	// ConvolveBackData writes dX, the gradient by the images: the transpose of Convolve.
	ConvolveBackData func(dx, w, dy []F, c Conv, scratch []F)
	// ConvolveBackWeights adds the gradient by the weights to dW.
	ConvolveBackWeights func(dw, x, dy []F, c Conv)

	// MaxPool writes to Y the largest number of each window of X (see Pool).
	MaxPool func(y, x []F, p Pool)
	// MaxPoolBack writes dX, given Y = MaxPool(X): the first pixel of a window, row by row, that
	// equals the largest takes the window's whole gradient.
	MaxPoolBack func(dx, x, y, dy []F, p Pool)
	// SumPool writes to Y scale times the sum of each window of X.
	SumPool func(y, x []F, scale F, p Pool)
	// SumPoolBack writes dX, the transpose of SumPool: scale times the sum of dY over the
	// windows that a pixel lies in.
	SumPoolBack func(dx, dy []F, scale F, p Pool)

	// Activations are indexed by Activation.
	Activations [ActivationCount]Elementwise[F]
	// Softmax writes y[c,n] = exp(x[c,n]) / sum over c of exp(x[c,n]) for C rows of N, stable
	// for every finite x, and, unless logSum is nil, logSum[n] = log of that sum. y may be x.
	Softmax func(y, logSum, x []F, c, n int)

	Add        func(y, a, b []F)      // y = a + b; y may be a or b
	Multiply   func(y, a, b []F)      // y = a * b; y may be a or b
	Scale      func(y, a []F, s F)    // y = s*a; y may be a
	AddScale   func(y, a []F, s F)    // y += s*a
	ScaleShift func(y, a []F, s, t F) // y = s*a + t; y may be a
	Sum        func(a []F) F          // in float64 for Reference, in any fixed order otherwise
	Squares    func(a []F) F          // sum of squares, likewise
	Finite     func(a []F) bool       // no NaN, no infinity
	Select     func(y, a, b, m []F)   // y = a where m is not 0, else b; y may be a or b

	// The arithmetic of recurrent cells, between products and activations.
	ProductSum   func(y, a, b, c, d []F) // y = a*b + c*d; y may be any of them
	AddProducts  func(y, a, b []F)       // y += a*b
	Interpolate  func(y, a, b, s []F)    // y = a + s*(b-a)
	LSTMBackward func(s LSTM[F])
	GRUBackward  func(s GRU[F])

	// The updates of parameters w by gradient g, all of one length, a multiple of 16. What is
	// subtracted from w is rounded first, so that an update is a number of its own: a trace shows it.
	// GradientDescent: g += Decay*w; v = Mu*v + g; w -= Rate*v, with Nesterov w -= Rate*(g + Mu*v).
	// v is nil where Mu is 0. Decoupled: w *= 1-Rate*Decay first instead.
	GradientDescent func(w, g, v []F, s Momentum[F])
	// AdamStep: m = Beta1*m + (1-Beta1)*g; v = Beta2*v + (1-Beta2)*g*g;
	// w -= Rate*m*Correct1 / (sqrt(v*Correct2) + Epsilon). Kingma and Ba 2014.
	AdamStep func(w, g, m, v []F, s Adam[F])
}
