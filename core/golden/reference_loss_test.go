package golden

// loss returns the loss of a prediction.
func (r *reference) loss(l lossSpec, y complexTensor, target Tensor) complex128 {
	last := 1
	if len(y.shape) > 0 {
		last = y.shape[len(y.shape)-1]
	}
	counts := func(i int) bool {
		if !l.Masked {
			return true
		}
		perExample := len(y.data) / y.shape[0]
		return i%perExample/(perExample/y.shape[1]) < int(r.lengths[i/perExample])
	}
	var sum, count complex128
	abs := func(v complex128) complex128 {
		if real(v) < 0 {
			return -v
		}
		return v
	}
	switch l.Type {
	case "softmax_ce", "softmax_ce_onehot", "hinge_ovr":
		for row := 0; row < len(y.data); row += last {
			if !counts(row) {
				continue
			}
			logits := y.data[row : row+last]
			weights := func(int) complex128 { return 1 }
			if l.ClassWeights != nil {
				weights = func(c int) complex128 { return complex(l.ClassWeights[c], 0) }
			}
			if l.Type == "softmax_ce_onehot" {
				for c, v := range logits {
					sum -= complex(target.Data[row+c], 0) * (v - logSumExp(logits))
				}
				count++
				continue
			}
			label := int(target.Data[row/last])
			if l.Type == "hinge_ovr" {
				for c, v := range logits {
					s := complex128(-1)
					if c == label {
						s = 1
					}
					if margin := 1 - s*v; real(margin) > 0 {
						sum += margin
					}
				}
				count++
				continue
			}
			if l.Normaliser == "count" {
				count++
			} else {
				count += weights(label)
			}
			for c, v := range logits {
				share := complex(l.Smoothing/float64(last), 0)
				if c == label {
					share += complex(1-l.Smoothing, 0)
				}
				if share != 0 {
					sum -= weights(c) * share * (v - logSumExp(logits))
				}
			}
		}
		return sum / count
	}
	for i, v := range y.data {
		if !counts(i) {
			continue
		}
		t := complex(target.Data[i], 0)
		count++
		switch d := v - t; l.Type {
		case "mse":
			sum += d * d
		case "mae":
			sum += abs(d)
		case "huber":
			if delta := complex(l.Delta, 0); real(abs(d)) <= l.Delta {
				sum += d * d / 2
			} else {
				sum += delta * (abs(d) - delta/2)
			}
		case "half_squared":
			sum += d * d / 2
		case "bce_logits":
			weight := complex128(1)
			if l.PosWeight != nil {
				weight = complex(*l.PosWeight, 0)
			}
			sum += weight*t*logSumExp([]complex128{0, -v}) + (1-t)*logSumExp([]complex128{0, v})
		case "hinge_binary":
			if margin := 1 - t*v; real(margin) > 0 {
				sum += margin
			}
		case "weighted_sum":
			sum += t * v
		}
	}
	switch l.Type {
	case "weighted_sum":
		return sum
	case "half_squared":
		return sum / complex(float64(y.shape[0]), 0)
	}
	return sum / count
}
