package golden

import "backdraw/core/kernel"

// penalty is a regulariser of a net: l1*sum|w| + l2/2*sum(w^2) over weights.
type penalty struct{ L1, L2 float64 }

// applyPenalty adds the gradient of the penalty on a network's weights and returns the penalty.
func applyPenalty[F kernel.Float](s *segment[F], p penalty) (sum float64) {
	for _, param := range s.network.Params {
		if !param.Penalised {
			continue
		}
		w, d := s.numbers.W[param.Offset:][:param.Size()], s.numbers.DW[param.Offset:][:param.Size()]
		for i, v := range w {
			sign := F(0)
			switch {
			case v > 0:
				sign = 1
			case v < 0:
				sign = -1
			}
			sum += p.L1*float64(sign*v) + p.L2/2*float64(v)*float64(v)
			d[i] += F(p.L1)*sign + F(p.L2)*v
		}
	}
	return sum
}
