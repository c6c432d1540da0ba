package main

// A comparison and a choice between what was compared are one instruction, which V8 makes one of the machine's, instead of four:
//
//	local.get low, local.get x, local.get x, local.get low, f32x4.lt, v128.bitselect      becomes      local.get x, local.get low, f32x4.pmax
//
// By their definitions, pmax(a, b) is b where a < b and otherwise a, pmin(a, b) is b where b < a and otherwise a, with NaN
// and both zeros as in a comparison. Go's package simd has neither: its Max and Min are others.

// extremes works on one section.
func extremes(section []instruction) []instruction {
	var out []instruction
	for i := 0; i < len(section); i++ {
		if op, a, b := extreme(section[i:]); op != 0 {
			out = append(out, numbered(opLocalGet, int(a)), numbered(opLocalGet, int(b)), plain(op))
			i += 5
			continue
		}
		out = append(out, section[i])
	}
	return out
}

// extreme returns what the six instructions at the begin of code are, or 0.
func extreme(code []instruction) (op opcode, a, b int64) {
	if len(code) < 6 || code[5].op != opV128Bitselect {
		return 0, 0, 0
	}
	for _, in := range code[:4] {
		if in.op != opLocalGet {
			return 0, 0, 0
		}
	}
	less, more := code[2].immediate, code[3].immediate
	switch code[4].op {
	case opF32x4Lt:
	case opF32x4Gt:
		less, more = more, less
	default:
		return 0, 0, 0
	}
	switch yes, no := code[0].immediate, code[1].immediate; {
	case yes == more && no == less:
		return opF32x4Pmax, less, more
	case yes == less && no == more:
		return opF32x4Pmin, more, less
	}
	return 0, 0, 0
}
