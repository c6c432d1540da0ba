package main

import (
	"encoding/binary"
	"fmt"
)

// opcode is WebAssembly's: one byte, or the number after a prefix byte with that prefix above it.
type opcode uint32

const (
	opUnreachable  opcode = 0x00
	opNop          opcode = 0x01
	opBlock        opcode = 0x02
	opLoop         opcode = 0x03
	opIf           opcode = 0x04
	opElse         opcode = 0x05
	opEnd          opcode = 0x0b
	opBr           opcode = 0x0c
	opBrIf         opcode = 0x0d
	opBrTable      opcode = 0x0e
	opReturn       opcode = 0x0f
	opCall         opcode = 0x10
	opCallIndirect opcode = 0x11
	opLocalGet     opcode = 0x20
	opLocalSet     opcode = 0x21
	opLocalTee     opcode = 0x22
	opGlobalGet    opcode = 0x23
	opGlobalSet    opcode = 0x24
	opI32Load      opcode = 0x28
	opI64Load      opcode = 0x29
	opF32Load      opcode = 0x2a
	opI32Store     opcode = 0x36
	opI64Store     opcode = 0x37
	opI64Store32   opcode = 0x3e
	opMemoryGrow   opcode = 0x40
	opI32Const     opcode = 0x41
	opI64Const     opcode = 0x42
	opI32Eqz       opcode = 0x45
	opI64Add       opcode = 0x7c
	opI32WrapI64   opcode = 0xa7
	opI64ExtendU   opcode = 0xad

	opMemoryCopy opcode = 0xfc<<16 | 10
	opMemoryFill opcode = 0xfc<<16 | 11

	simd            opcode = 0xfd << 16
	opV128Load             = simd
	opV128LoadSplat        = simd | 9 // v128.load32_splat
	opV128Store            = simd | 11
	opF32x4Splat           = simd | 19
	opF32x4Lt              = simd | 67
	opF32x4Gt              = simd | 68
	opV128Bitselect        = simd | 82
	opF32x4Pmin            = simd | 234
	opF32x4Pmax            = simd | 235

	// What Go's jumps become between reading and writing a function; immediate is the section that they go to.
	opJump     opcode = 1 << 24
	opJumpIf   opcode = 1<<24 + 1
	opUnwindIf opcode = 1<<24 + 2 // br_if to where a function says that its goroutine gives way
)

// instruction is one instruction of a body: its bytes, and those operands that are looked at.
type instruction struct {
	op opcode
	// Index, label, constant, or the alignment of an access to memory.
	immediate int64
	// Of an access to memory.
	offset uint64
	// As it is written, where nothing of it changed.
	bytes []byte
}

// reader reads the parts of a module; the first error stays.
type reader struct {
	bytes []byte
	err   error
}

func (r *reader) fail(format string, a ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, a...)
		r.bytes = nil
	}
}

func (r *reader) take(n uint64) []byte {
	if n > uint64(len(r.bytes)) {
		r.fail("the module ends in the middle")
		return make([]byte, min(n, 64))
	}
	taken := r.bytes[:n:n]
	r.bytes = r.bytes[n:]
	return taken
}

func (r *reader) unsigned() uint64 {
	value, n := binary.Uvarint(r.bytes)
	if n <= 0 {
		r.fail("a number has no end")
		return 0
	}
	r.take(uint64(n))
	return value
}

func (r *reader) signed() int64 {
	var value int64
	for shift := 0; shift < 64; shift += 7 {
		b := r.take(1)[0]
		value |= int64(b&0x7f) << shift
		if b < 0x80 {
			if b&0x40 != 0 && shift+7 < 64 {
				value |= -1 << (shift + 7)
			}
			return value
		}
	}
	r.fail("a number has no end")
	return 0
}

func (r *reader) instruction() instruction {
	whole := r.bytes
	in := instruction{op: opcode(r.take(1)[0])}
	if in.op == 0xfc || in.op == 0xfd {
		in.op = in.op<<16 | opcode(r.unsigned())
	}
	switch op := in.op; {
	case op == opBlock || op == opLoop || op == opIf || op == opI32Const || op == opI64Const:
		in.immediate = r.signed()
	case op == opBr || op == opBrIf || op == opCall || op >= opLocalGet && op <= opGlobalSet:
		in.immediate = int64(r.unsigned())
	case op == opBrTable:
		for n := r.unsigned() + 1; n > 0 && r.err == nil; n-- {
			r.unsigned()
		}
	case op == opCallIndirect:
		r.unsigned()
		r.unsigned()
	case op >= opI32Load && op <= opI64Store32 || op >= simd && op <= opV128Store || op == simd|92 || op == simd|93:
		in.immediate = int64(r.unsigned())
		in.offset = r.unsigned()
	case op >= simd|84 && op <= simd|91:
		in.immediate = int64(r.unsigned())
		in.offset = r.unsigned()
		r.take(1)
	case op == 0x3f || op == opMemoryGrow || op == opMemoryFill || op >= simd|21 && op <= simd|34:
		r.take(1)
	case op == opMemoryCopy:
		r.take(2)
	case op == 0x43:
		r.take(4)
	case op == 0x44:
		r.take(8)
	case op == simd|12 || op == simd|13:
		r.take(16)
	case op <= opNop || op == opElse || op == opEnd || op == opReturn || op == 0x1a || op == 0x1b ||
		op >= opI32Eqz && op <= 0xc4 || op >= 0xfc<<16 && op <= 0xfc<<16|7 || op >= simd|14 && op <= simd|255:
	default:
		r.fail("instruction %#x is not known", op)
	}
	in.bytes = whole[:len(whole)-len(r.bytes)]
	return in
}

func appendSigned(to []byte, value int64) []byte {
	for {
		b := byte(value & 0x7f)
		value >>= 7
		if value == 0 && b&0x40 == 0 || value == -1 && b&0x40 != 0 {
			return append(to, b)
		}
		to = append(to, b|0x80)
	}
}

// numbered is an instruction with an index or label.
func numbered(op opcode, n int) instruction {
	return instruction{op: op, immediate: int64(n), bytes: binary.AppendUvarint([]byte{byte(op)}, uint64(n))}
}

// accessing is an access to memory.
func accessing(op opcode, align int64, offset uint64) instruction {
	in := instruction{op: op, immediate: align, offset: offset}
	if op >= simd {
		in.bytes = binary.AppendUvarint([]byte{byte(op >> 16)}, uint64(op&0xffff))
	} else {
		in.bytes = []byte{byte(op)}
	}
	in.bytes = binary.AppendUvarint(in.bytes, uint64(align))
	in.bytes = binary.AppendUvarint(in.bytes, offset)
	return in
}

func plain(op opcode) instruction {
	if op >= simd {
		return instruction{op: op, bytes: binary.AppendUvarint([]byte{byte(op >> 16)}, uint64(op&0xffff))}
	}
	return instruction{op: op, bytes: []byte{byte(op)}}
}
