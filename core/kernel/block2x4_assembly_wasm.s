//go:build goexperiment.simd && assembly

#include "go_asm.h"
#include "textflag.h"

// block2x4 computes two rows of four vectors, as block2x4_simd.go does it in Go, and gives the same
// bits. In Go's own code each load of a vector takes three instructions of the machine instead of
// one, for the compiler keeps the distance to a vector out of the load (its rules fold it
// for integers only), and every loop passes a br_table: 42 instructions for each k, of which
// 16 multiply or add. Here they are 29, and the products make 36 to 39 GFLOP/s instead of 28.
//
// The loop is not unrolled: of four steps V8 before 13 forms all loads first, and spills
// (25 GFLOP/s); later ones gain nothing by it.

// SPLAT loads one number into all lanes. Go 1.27's assembler writes v128.load32_splat without its
// two operands, alignment and offset. They are two bytes of zero, the code of Unreachable. (f32.load
// and f32x4.splat instead: 36 GFLOP/s instead of 39.)
#define SPLAT(p, v) Get p; I32WrapI64; V128Load32Splat; Unreachable; Unreachable; Set v
#define LOAD(p, offset, v) Get p; I32WrapI64; V128Load offset; Set v
// The first operand of V128Store stands for nothing: the assembler takes the second.
#define STORE(p, offset, v) Get p; I32WrapI64; Get v; V128Store $0, offset
#define COPY(v, to) Get v; Set to
#define MADD(x, y, sum) Get x; Get y; F32x4Mul; Get sum; F32x4Add; Set sum
#define FORWARD(p, step) Get p; Get step; I64Add; Set p

// func block2x4(y, w, b, x unsafe.Pointer, s *strip)
//
// R0 and R1 point at the rows of Y, R2 and R3 at their weights, R4 at X, whose last row is at R5;
// V0 to V3 and V4 to V7 are the sums.
TEXT ·block2x4(SB), NOSPLIT, $0-40
	MOVD y+0(FP), R0
	MOVD w+8(FP), R2
	MOVD x+24(FP), R4
	MOVD s+32(FP), R8
	MOVD strip_nextY(R8), R1
	FORWARD(R1, R0)
	MOVD strip_nextW(R8), R3
	FORWARD(R3, R2)
	MOVD strip_lastX(R8), R5
	FORWARD(R5, R4)
	MOVD strip_stepK(R8), R6
	MOVD strip_strideX(R8), R7
	Get R8
	I32WrapI64
	I64Load8U $strip_add
	I64Eqz
	If
		MOVD b+16(FP), R9
		SPLAT(R9, V0)
		COPY(V0, V1)
		COPY(V0, V2)
		COPY(V0, V3)
		MOVD strip_nextB(R8), R10
		FORWARD(R9, R10)
		SPLAT(R9, V4)
		COPY(V4, V5)
		COPY(V4, V6)
		COPY(V4, V7)
	Else
		LOAD(R0, $0, V0)
		LOAD(R0, $16, V1)
		LOAD(R0, $32, V2)
		LOAD(R0, $48, V3)
		LOAD(R1, $0, V4)
		LOAD(R1, $16, V5)
		LOAD(R1, $32, V6)
		LOAD(R1, $48, V7)
	End
	Block
	Loop
		SPLAT(R2, V8)
		SPLAT(R3, V9)
		LOAD(R4, $0, V10)
		MADD(V8, V10, V0)
		MADD(V9, V10, V4)
		LOAD(R4, $16, V10)
		MADD(V8, V10, V1)
		MADD(V9, V10, V5)
		LOAD(R4, $32, V10)
		MADD(V8, V10, V2)
		MADD(V9, V10, V6)
		LOAD(R4, $48, V10)
		MADD(V8, V10, V3)
		MADD(V9, V10, V7)
		Get R4
		Get R5
		I64Eq
		BrIf $1
		FORWARD(R4, R7)
		FORWARD(R2, R6)
		FORWARD(R3, R6)
		Br $0
	End
	End
	STORE(R0, $0, V0)
	STORE(R0, $16, V1)
	STORE(R0, $32, V2)
	STORE(R0, $48, V3)
	STORE(R1, $0, V4)
	STORE(R1, $16, V5)
	STORE(R1, $32, V6)
	STORE(R1, $48, V7)
	RET
