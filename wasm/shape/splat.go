package main

// Go loads a number into a variable and spreads it from there. Where nothing else wants the number, one instruction does both:
//
//	local.get p, i32.wrap_i64, f32.load 4, local.set x ... local.get x, f32x4.splat
//
// becomes local.get p, i32.wrap_i64, v128.load32_splat 4, in the place of the second, if nothing between writes to memory or to p.

// foldSplats works on one section; dead tells whether no one reads a variable behind section[i].
func foldSplats(section []instruction, dead func(i int, local int64) bool) []instruction {
	gone := map[int]bool{}
	instead := map[int][]instruction{}
	for i, in := range section {
		if in.op != opF32x4Splat || i == 0 {
			continue
		}
		switch before := section[i-1]; {
		case before.op == opF32Load:
			gone[i-1] = true
			instead[i] = []instruction{accessing(opV128LoadSplat, 0, before.offset)}
		case before.op == opLocalTee && i > 1 && section[i-2].op == opF32Load && dead(i, before.immediate):
			gone[i-2], gone[i-1] = true, true
			instead[i] = []instruction{accessing(opV128LoadSplat, 0, section[i-2].offset)}
		case before.op == opLocalGet && dead(i, before.immediate):
			if at := loaded(section[:i-1], before.immediate); at > 0 {
				for k := range 4 {
					gone[at-k] = true
				}
				gone[i-1] = true
				instead[i] = []instruction{section[at-3], section[at-2], accessing(opV128LoadSplat, 0, section[at-1].offset)}
			}
		}
	}
	if len(instead) == 0 {
		return section
	}
	var out []instruction
	for i, in := range section {
		if with := instead[i]; with != nil {
			out = append(out, with...)
		} else if !gone[i] {
			out = append(out, in)
		}
	}
	return out
}

// loaded returns the place of the last instruction of those that load a variable, or 0 where what lies between could change
// what they load, or reads the variable.
func loaded(section []instruction, local int64) int {
	written := map[int64]bool{}
	for i := len(section) - 1; i >= 3; i-- {
		in := section[i]
		if in.op == opLocalSet && in.immediate == local {
			if section[i-1].op == opF32Load && section[i-2].op == opI32WrapI64 && section[i-3].op == opLocalGet && !written[section[i-3].immediate] {
				return i
			}
			return 0
		}
		switch {
		case in.op == opLocalGet && in.immediate == local:
			return 0
		case in.op == opLocalSet || in.op == opLocalTee:
			written[in.immediate] = true
			if in.immediate == local {
				return 0
			}
		default:
			if _, _, known := effect(in.op); !known && (in.op < simd || in.op >= opJump) || stores(in.op) {
				return 0
			}
		}
	}
	return 0
}
