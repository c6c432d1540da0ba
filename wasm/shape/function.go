package main

import "slices"

// function is the body of a Go function as the compiler writes it:
//
//	global.get SP, local.set SP
//	block                        ;; left where the goroutine gives way: the function returns 1
//	  loop                       ;; to which every jump goes, with the target's number in PC_B
//	    block ... block
//	      local.get PC_B, br_table
//	    end, section 0
//	    ...
//	    end, section n
//	  end
//	  unreachable
//	end
//	i32.const 1
//
// A section begins where something jumps to, or where a call returns to: what was called may give way, and then the
// function is called again with the number of the section in PC_B.
type function struct {
	locals []byte
	// Before the first block.
	head []instruction
	// Whether it can give way.
	unwinds bool
	// The section for each number that PC_B can have.
	table []int
	// The numbers which callers put there.
	entries  map[int]bool
	sections [][]instruction
}

const pcB, sp = 0, 1 // Locals.

func readBody(bytes []byte) (locals []byte, code []instruction, err error) {
	r := &reader{bytes: bytes}
	for n := r.unsigned(); n > 0 && r.err == nil; n-- {
		r.unsigned()
		r.take(1)
	}
	locals = bytes[:len(bytes)-len(r.bytes)]
	for len(r.bytes) > 0 {
		code = append(code, r.instruction())
	}
	return locals, code, r.err
}

// parse returns nil where a body is of another form. pcF is the upper part of the addresses in this function.
func (p *program) parse(locals []byte, code []instruction, pcF int64) *function {
	f := &function{locals: locals, entries: map[int]bool{0: true}}
	at := 0
	next := func(op opcode) bool {
		if at < len(code) && code[at].op == op {
			at++
			return true
		}
		return false
	}
	if !next(opGlobalGet) || !next(opLocalSet) || code[1].immediate != sp {
		return nil
	}
	f.head = code[:2]
	blocks := 0
	looped := false
	for at < len(code) {
		if next(opBlock) {
			blocks++
		} else if !looped && blocks <= 1 && next(opLoop) {
			looped = true
			f.unwinds = blocks == 1
			blocks = 0
		} else {
			break
		}
	}
	if blocks == 0 || !next(opLocalGet) || code[at-1].immediate != pcB || !next(opBrTable) || !next(opEnd) {
		return nil
	}
	table := &reader{bytes: code[at-2].bytes[1:]}
	for n := table.unsigned() + 1; n > 0; n-- {
		f.table = append(f.table, int(table.unsigned()))
	}
	if !looped {
		// Without a loop the outermost block cannot be told from one of a section, but by the end: a function that can give way returns 1.
		f.unwinds = len(code) >= 3 && code[len(code)-2].op == opI32Const && code[len(code)-3].op == opEnd
		if f.unwinds {
			blocks--
		}
	}
	f.sections = make([][]instruction, 0, blocks)
	for k := range blocks {
		section, length, ok := p.section(f, code[at:], blocks-1-k, looped, pcF)
		if !ok {
			return nil
		}
		f.sections = append(f.sections, section)
		at += length
	}
	// What ends the function.
	rest := code[at:]
	if looped || f.unwinds || len(rest) > 0 {
		want := []opcode{opUnreachable, opEnd}
		if f.unwinds {
			want = []opcode{opUnreachable, opEnd, opI32Const, opEnd}
		}
		if !slices.EqualFunc(rest, want, func(in instruction, op opcode) bool { return in.op == op }) {
			return nil
		}
	}
	for _, number := range f.table {
		if number >= blocks {
			return nil
		}
	}
	if last := &f.sections[blocks-1]; falls(*last) {
		*last = append(*last, plain(opUnreachable))
	}
	return f
}

// section reads up to the end of the block around a section; outer is how many blocks of sections enclose it still. Jumps
// become opJump, opJumpIf and opUnwindIf.
func (p *program) section(f *function, code []instruction, outer int, looped bool, pcF int64) (section []instruction, length int, ok bool) {
	depth := 0
	for i := 0; i < len(code); i++ {
		in := code[i]
		switch in.op {
		case opBlock, opLoop, opIf:
			depth++
		case opEnd:
			if depth == 0 {
				return section, i + 1, true
			}
			depth--
			// if, jump, end
			if n := len(section); n >= 2 && section[n-1].op == opJump && section[n-2].op == opIf {
				section = append(section[:n-2], instruction{op: opJumpIf, immediate: section[n-1].immediate})
				continue
			}
		case opLocalGet, opLocalSet, opLocalTee:
			if in.immediate == pcB {
				// A call through a pointer, which turns two values of the stack around by way of PC_B.
				if in.op == opLocalSet && i+3 < len(code) && code[i+1].op == opI32Const && code[i+2].op == opLocalGet && code[i+3].op == opCallIndirect {
					section = append(section, code[i:i+4]...)
					i += 3
					continue
				}
				return nil, 0, false
			}
		case opI32Const:
			if i+2 < len(code) && code[i+1].op == opLocalSet && code[i+1].immediate == pcB && code[i+2].op == opBr {
				if !looped || int(code[i+2].immediate) != depth+outer || int(in.immediate) >= len(f.table) {
					return nil, 0, false
				}
				section = append(section, instruction{op: opJump, immediate: in.immediate})
				i += 2
				continue
			}
		case opBr, opBrIf:
			label := int(in.immediate)
			unwind := depth + outer
			if looped {
				unwind++
			}
			switch {
			case label < depth:
			case in.op == opBrIf && f.unwinds && label == unwind:
				in = instruction{op: opUnwindIf}
			default:
				return nil, 0, false
			}
		case opUnreachable:
			// The end of the last section, where there is no loop around.
			if depth == 0 && outer == 0 && !looped && len(code)-i <= 4 {
				return section, i, true
			}
		case opBrTable:
			return nil, 0, false
		case opI64Const:
			p.address(f, code[i:], pcF)
		case opCall:
			if int(in.immediate) == p.deferreturn {
				// The runtime goes on one before where that call returns to.
				for k := i; k >= 0; k-- {
					if code[k].op == opI64Const && code[k].immediate>>16 == pcF {
						f.entries[int(code[k].immediate&0xffff)-1] = true
						break
					}
				}
			}
		}
		section = append(section, in)
	}
	return nil, 0, false
}

// address notes the address that a call returns to, which stands before the call as a constant.
func (p *program) address(f *function, code []instruction, pcF int64) {
	if code[0].immediate>>16 != pcF {
		return
	}
	if len(code) > 3 && code[1].op == opI64Store && code[2].op == opI32Const && code[3].op == opCall && int(code[3].immediate) == p.sigpanic {
		return
	}
	f.entries[int(code[0].immediate&0xffff)] = true
}
