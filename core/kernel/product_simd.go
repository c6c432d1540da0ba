//go:build goexperiment.simd

package kernel

import "simd"

func vectorAffine(y, w, x, b []float32, s Product) {
	blocks(y, w, x, b, s, s.StrideW, 1, false)
}

func vectorAddProduct(y, w, x []float32, s Product) {
	blocks(y, w, x, nil, s, s.StrideW, 1, true)
}

func vectorTransposedProduct(y, v, x []float32, s Product) {
	blocks(y, v, x, nil, s, 1, s.StrideW, false)
}

func vectorAddTransposedProduct(y, v, x []float32, s Product) {
	blocks(y, v, x, nil, s, 1, s.StrideW, true)
}

// blocks covers Y with blocks that fit the registers. The weight of row m and step k
// stands at m*stepM + k*stepK, so that W and its transpose are the same loop.
func blocks(y, w, x, b []float32, s Product, stepM, stepK int, add bool) {
	l := lanes()
	for n := 0; n < s.N; n += l {
		for m := 0; m < s.M; m++ {
			var bias float32
			if b != nil {
				bias = b[m]
			}
			block1x1(y[m*s.StrideY+n:], w[m*stepM:], x[n:], bias, s.K, stepK, s.StrideX, add)
		}
	}
}

func block1x1(y, w, x []float32, bias float32, k, stepK, strideX int, add bool) {
	sum := simd.BroadcastFloat32s(bias)
	if add {
		sum = sum.Add(load(y))
	}
	for i, j := 0, 0; k > 0; k-- {
		sum = madd(broadcast(w[j]), load(x[i:]), sum)
		i += strideX
		j += stepK
	}
	sum.Store(y)
}
