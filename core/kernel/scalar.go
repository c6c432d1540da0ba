package kernel

// Scalar returns the float32 loops in plain Go: the definition, with the loops that take the time
// in a network of layers written out by fours.
func Scalar() *Table[float32] { return &scalar }

var scalar = scalarTable()

func scalarTable() Table[float32] {
	t := *plain[float32]("scalar", 4)
	t.Affine = func(y, w, x, b []float32, s Product) {
		for m := range s.M {
			row := y[m*s.StrideY:][:s.N]
			var bias float32
			if b != nil {
				bias = b[m]
			}
			for n := range row {
				row[n] = bias
			}
		}
		scalarProduct(y, w, x, s, s.StrideW, 1)
	}
	t.AddProduct = func(y, w, x []float32, s Product) { scalarProduct(y, w, x, s, s.StrideW, 1) }
	t.TransposedProduct = func(y, v, x []float32, s Product) {
		for m := range s.M {
			clear(y[m*s.StrideY:][:s.N])
		}
		scalarProduct(y, v, x, s, 1, s.StrideW)
	}
	t.AddTransposedProduct = func(y, v, x []float32, s Product) { scalarProduct(y, v, x, s, 1, s.StrideW) }
	t.AddOuter = scalarAddOuter
	t.AddGradients = func(w, bias, y, x []float32, s Product, b Blocks) {
		scalarAddOuter(w, y, x, s, b)
		if bias != nil {
			t.AddRowSums(bias, y, s, b)
		}
	}
	return t
}

// scalarProduct adds to Y, four rows of X at a time. The weight of row m and step k stands at
// m*stepM + k*stepK.
func scalarProduct(y, w, x []float32, s Product, stepM, stepK int) {
	for m := range s.M {
		row := y[m*s.StrideY:][:s.N]
		k := 0
		for ; k+4 <= s.K; k += 4 {
			at := m*stepM + k*stepK
			w0, w1, w2, w3 := w[at], w[at+stepK], w[at+2*stepK], w[at+3*stepK]
			x0, x1 := x[k*s.StrideX:][:len(row)], x[(k+1)*s.StrideX:][:len(row)]
			x2, x3 := x[(k+2)*s.StrideX:][:len(row)], x[(k+3)*s.StrideX:][:len(row)]
			for n := range row {
				row[n] += (w0*x0[n] + w1*x1[n]) + (w2*x2[n] + w3*x3[n])
			}
		}
		for ; k < s.K; k++ {
			weight, from := w[m*stepM+k*stepK], x[k*s.StrideX:][:len(row)]
			for n := range row {
				row[n] += weight * from[n]
			}
		}
	}
}

// scalarAddOuter keeps four sums, as many as numbers are multiplied at a time.
func scalarAddOuter(w, y, x []float32, s Product, b Blocks) {
	for m := range s.M {
		for k := range s.K {
			var s0, s1, s2, s3 float32
			for i := range b.Count {
				yRow := y[m*s.StrideY+i*b.StepY:][:s.N]
				xRow := x[k*s.StrideX+i*b.StepX:][:s.N]
				for len(yRow) >= 4 && len(xRow) >= 4 {
					s0 += yRow[0] * xRow[0]
					s1 += yRow[1] * xRow[1]
					s2 += yRow[2] * xRow[2]
					s3 += yRow[3] * xRow[3]
					yRow, xRow = yRow[4:], xRow[4:]
				}
			}
			w[m*s.StrideW+k] += (s0 + s1) + (s2 + s3)
		}
	}
}
