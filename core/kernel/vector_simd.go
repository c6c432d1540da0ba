//go:build goexperiment.simd

package kernel

import "simd"

// A simd.Float32s is as many numbers as one register of this machine holds: 4 in wasm, 8
// or 16 natively. The compiler copies every function that mentions one for each width; the
// program picks when it starts. It needs the import of simd in every such file, and a
// name for every parameter.

func broadcast(v float32) simd.Float32s { return simd.BroadcastFloat32s(v) }

// atLeast and atMost are the larger and the smaller, and NaN where x is NaN. Max and Min are
// not: on amd64 they return either operand if one is NaN, and in wasm take twice as long.
func atLeast(x, low simd.Float32s) simd.Float32s { return low.IfElse(x.Less(low), x) }

func atMost(x, high simd.Float32s) simd.Float32s { return high.IfElse(x.Greater(high), x) }

// vectorTable is compiled once for each width, and there the names of the loops mean the
// copies for that width: a call through the table goes straight to its loop, without the
// choice of a width (3.5 ns) that a call from ordinary code makes each time.
func vectorTable() *Table[float32] {
	return &Table[float32]{
		Name: "simd", Lanes: simd.Float32s{}.Len(),
		Affine:               vectorAffine,
		AddProduct:           vectorAddProduct,
		TransposedProduct:    vectorTransposedProduct,
		AddTransposedProduct: vectorAddTransposedProduct,
		AddOuter:             vectorAddOuter,
		AddGradients:         vectorAddGradients,
		AddRowSums:           vectorAddRowSums,
		Convolve:             vectorConvolve,
		ConvolveBackData:     vectorConvolveBackData,
		ConvolveBackWeights:  vectorConvolveBackWeights,
		MaxPool:              vectorMaxPool,
		MaxPoolBack:          vectorMaxPoolBack,
		SumPool:              vectorSumPool,
		SumPoolBack:          vectorSumPoolBack,
		Activations: [ActivationCount]Elementwise[float32]{
			Linear:      {vectorLinear, vectorLinearBackward},
			ReLU:        {vectorReLU, vectorReLUBackward},
			LeakyReLU:   {vectorLeakyReLU, vectorLeakyReLUBackward},
			ELU:         {vectorELU, vectorELUBackward},
			SELU:        {vectorSELU, vectorSELUBackward},
			GELU:        {vectorGELU, vectorGELUBackward},
			GELUTanh:    {vectorGELUTanh, vectorGELUTanhBackward},
			SiLU:        {vectorSiLU, vectorSiLUBackward},
			Mish:        {vectorMish, vectorMishBackward},
			Sigmoid:     {vectorSigmoid, vectorSigmoidBackward},
			HardSigmoid: {vectorHardSigmoid, vectorHardSigmoidBackward},
			Tanh:        {vectorTanh, vectorTanhBackward},
			Softplus:    {vectorSoftplus, vectorSoftplusBackward},
			Softsign:    {vectorSoftsign, vectorSoftsignBackward},
			Sin:         {vectorSin, vectorSinBackward},
		},
		Softmax:         vectorSoftmax,
		Add:             vectorAdd,
		Multiply:        vectorMultiply,
		Scale:           vectorScale,
		AddScale:        vectorAddScale,
		ScaleShift:      vectorScaleShift,
		Sum:             vectorSum,
		Squares:         vectorSquares,
		Finite:          vectorFinite,
		Select:          vectorSelect,
		ProductSum:      vectorProductSum,
		AddProducts:     vectorAddProducts,
		Interpolate:     vectorInterpolate,
		LSTMBackward:    vectorLSTMBackward,
		GRUBackward:     vectorGRUBackward,
		GradientDescent: vectorGradientDescent,
		AdamStep:        vectorAdamStep,
	}
}
