//go:build goexperiment.simd && assembly

#include "go_asm.h"
#include "textflag.h"

// outer3x2 adds to the weights of three rows of Y and two of X, as outer3x2_simd.go does it in Go, and gives
// the same bits. Here two steps share the five addresses, a load takes its distance along (see
// block2x4_assembly_wasm.s), and the sums across need no calls.

// AT and BEYOND load the vector of a row at R5, and the one after it.
#define AT(base, v) Get base; Get R5; I64Add; I32WrapI64; V128Load $0; Set v
#define BEYOND(base, v) Get base; Get R5; I64Add; I32WrapI64; V128Load $16; Set v
#define MADD(x, y, sum) Get x; Get y; F32x4Mul; Get sum; F32x4Add; Set sum
#define FORWARD(p, step) Get p; Get step; I64Add; Set p
#define STEP(LOAD) \
	LOAD(R3, V6); \
	LOAD(R4, V7); \
	LOAD(R0, V8); \
	MADD(V8, V6, V0); \
	MADD(V8, V7, V1); \
	LOAD(R1, V8); \
	MADD(V8, V6, V2); \
	MADD(V8, V7, V3); \
	LOAD(R2, V8); \
	MADD(V8, V6, V4); \
	MADD(V8, V7, V5)

// ADDSUM adds the lanes of a vector, halves first, to the number at p. The assembler takes a lane
// for the second operand; the first stands for nothing.
#define ADDSUM(p, v) \
	Get p; \
	I32WrapI64; \
	Get p; \
	I32WrapI64; \
	F32Load $0; \
	Get v; \
	F32x4ExtractLane $0, $0; \
	Get v; \
	F32x4ExtractLane $0, $2; \
	F32Add; \
	Get v; \
	F32x4ExtractLane $0, $1; \
	Get v; \
	F32x4ExtractLane $0, $3; \
	F32Add; \
	F32Add; \
	F32Add; \
	F32Store $0

// ADDROW adds both sums of a row to the weights from R9 on, the second where R10 says that it is there.
#define ADDROW(first, second) \
	ADDSUM(R9, first); \
	Get R10; \
	I64Const $2; \
	I64Eq; \
	If; \
		Get R9; \
		Get R11; \
		I64Add; \
		Set R12; \
		ADDSUM(R12, second); \
	End

// func outer3x2(w, y, x unsafe.Pointer, s *outer)
//
// R0, R1, R2 point at a stretch of the rows of Y, R3 and R4 of X, and R5 goes along them; R8 counts
// the stretches; V0 to V5 are the sums.
TEXT ·outer3x2(SB), NOSPLIT, $0-32
	MOVD y+8(FP), R0
	MOVD x+16(FP), R3
	MOVD s+24(FP), R13
	MOVD outer_nextY1(R13), R1
	FORWARD(R1, R0)
	MOVD outer_nextY2(R13), R2
	FORWARD(R2, R0)
	MOVD outer_nextX(R13), R4
	FORWARD(R4, R3)
	MOVD outer_last(R13), R6
	Get R6
	I64Const $16
	I64Sub
	Set R7
	MOVD outer_count(R13), R8
	Loop
		I64Const $0
		Set R5
		Block
		Loop
			STEP(AT)
			Get R5
			Get R6
			I64Eq
			BrIf $1
			STEP(BEYOND)
			Get R5
			Get R7
			I64Eq
			BrIf $1
			Get R5
			I64Const $32
			I64Add
			Set R5
			Br $0
		End
		End
		Get R8
		I64Const $1
		I64Sub
		Tee R8
		I64Eqz
		I32Eqz
		If
			MOVD outer_stepY(R13), R9
			FORWARD(R0, R9)
			FORWARD(R1, R9)
			FORWARD(R2, R9)
			MOVD outer_stepX(R13), R9
			FORWARD(R3, R9)
			FORWARD(R4, R9)
			Br $1
		End
	End
	MOVD w+0(FP), R9
	MOVD outer_columns(R13), R10
	MOVD outer_stepW(R13), R11
	MOVD outer_strideW(R13), R14
	MOVD outer_rows(R13), R8
	ADDROW(V0, V1)
	Get R8
	I64Const $1
	I64GtS
	If
		FORWARD(R9, R14)
		ADDROW(V2, V3)
	End
	Get R8
	I64Const $2
	I64GtS
	If
		FORWARD(R9, R14)
		ADDROW(V4, V5)
	End
	RET
