package main

// Go's compiler folds the distance to a number into the instruction that loads or stores it for integers alone. For floats
// and vectors, and for arguments of calls, it adds first:
//
//	local.get p, i64.const 16, i64.add, local.set q ... local.get q, i32.wrap_i64, v128.load 0
//
// becomes local.get p, i32.wrap_i64, v128.load 16. As in the compiler's own rules, an object does not reach beyond the
// end of the memory: where the sum would wrap around, the load traps instead of reading the wrong place.

// furthest bounds the distances that are folded.
const furthest = 1 << 16

// sum is a local variable plus a constant.
type sum struct {
	local    int64
	constant int64
	stack    bool // of the stack's pointer, a number of 32 bits
}

// added recognises the sum at the begin of code, and returns how many instructions it takes.
func added(code []instruction) (s sum, length int) {
	if len(code) < 3 || code[0].op != opLocalGet {
		return sum{}, 0
	}
	s.local = code[0].immediate
	at := 1
	if code[1].op == opI64ExtendU {
		if s.local != sp || len(code) < 4 {
			return sum{}, 0
		}
		s.stack = true
		at = 2
	}
	if code[at].op != opI64Const || code[at+1].op != opI64Add || code[at].immediate < 0 || code[at].immediate > furthest {
		return sum{}, 0
	}
	s.constant = code[at].immediate
	return s, at + 2
}

// foldAddresses works on one section.
func foldAddresses(section []instruction) []instruction {
	sums := map[int64]sum{} // by the variable that holds it
	forget := func(local int64) {
		delete(sums, local)
		for held, s := range sums {
			if s.local == local {
				delete(sums, held)
			}
		}
	}
	var out []instruction
	// Constants to add to the offsets of stores that come later, by their place in section.
	later := map[int]int64{}
	for i := 0; i < len(section); i++ {
		in := section[i]
		s, length := added(section[i:])
		if length == 0 && in.op == opLocalGet {
			s, length = sums[in.immediate], 1
		}
		if wrap := i + length; s.constant != 0 && wrap < len(section) && section[wrap].op == opI32WrapI64 {
			if user := consumer(section, wrap+1); user > 0 && section[user].offset+uint64(s.constant)+uint64(later[user]) < furthest {
				later[user] += s.constant
				out = append(out, numbered(opLocalGet, int(s.local)))
				if !s.stack {
					out = append(out, section[wrap])
				}
				i = wrap
				continue
			}
		}
		if add := later[i]; add != 0 {
			in = accessing(in.op, in.immediate, in.offset+uint64(add))
		}
		switch in.op {
		case opLocalSet, opLocalTee:
			forget(in.immediate)
		case opBlock, opLoop, opIf, opElse, opEnd:
			clear(sums)
		}
		if in.op == opLocalSet {
			for _, back := range []int{3, 4} {
				if i < back {
					continue
				}
				if s, length := added(section[i-back:]); length == back && s.local != in.immediate {
					sums[in.immediate] = s
				}
			}
		}
		out = append(out, in)
	}
	return out
}

// consumer returns the place of the load or store that takes the address on top of the stack before section[from], or 0.
func consumer(section []instruction, from int) int {
	above := 0
	for i := from; i < len(section); i++ {
		op := section[i].op
		switch {
		case loads(op) && above == 0, stores(op) && op <= opV128Store && above == 1:
			return i
		}
		takes, gives, known := effect(op)
		if !known || takes > above { // than lie above the address: the address itself
			return 0
		}
		above += gives - takes
	}
	return 0
}

func loads(op opcode) bool {
	return op >= opI32Load && op < opI32Store || op >= simd && op < opV128Store || op == simd|92 || op == simd|93
}

func stores(op opcode) bool {
	return op >= opI32Store && op <= opI64Store32 || op == opV128Store || op >= simd|88 && op <= simd|91
}

// effect is how many numbers an instruction takes from the stack and gives to it, of those that only compute.
func effect(op opcode) (takes, gives int, known bool) {
	switch {
	case op == opNop:
		return 0, 0, true
	case op == opLocalGet, op == opGlobalGet, op >= opI32Const && op <= 0x44:
		return 0, 1, true
	case op == opLocalTee, loads(op):
		return 1, 1, true
	case op == opI32Eqz, op == 0x50, op >= 0x67 && op <= 0x69, op >= 0x79 && op <= 0x7b, op >= 0x8b && op <= 0x91,
		op >= 0x99 && op <= 0x9f, op >= 0xa7 && op <= 0xc4:
		return 1, 1, true
	case op > opI32Eqz && op <= 0xa6:
		return 2, 1, true
	}
	return 0, 0, false
}
