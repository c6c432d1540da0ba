package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// words are what instructions are called in tests.
var words = map[string]opcode{
	"get": opLocalGet, "set": opLocalSet, "tee": opLocalTee, "const": opI64Const, "add": opI64Add, "wrap": opI32WrapI64,
	"extend": opI64ExtendU, "load": opI64Load, "loadf": opF32Load, "loadv": opV128Load, "loadsplat": opV128LoadSplat,
	"store": opI64Store, "splat": opF32x4Splat, "if": opIf, "end": opEnd, "call": opCall, "jumpif": opJumpIf, "return": opReturn,
	"i32const": opI32Const, "eqz": opI32Eqz, "shl": 0x74, "copy": opMemoryCopy, "fill": opMemoryFill,
	"lt": opF32x4Lt, "gt": opF32x4Gt, "eq": opF32x4Gt - 3, "choose": opV128Bitselect, "pmin": opF32x4Pmin, "pmax": opF32x4Pmax,
}

// wordOf returns the word of an instruction, or its number where it has none.
func wordOf(op opcode) string {
	for word, each := range words {
		if each == op {
			return word
		}
	}
	return fmt.Sprintf("%#x", op)
}

// text writes instructions for comparison: name, operand, and offset where there is one.
func text(code []instruction) string {
	var written []string
	for _, in := range code {
		word := wordOf(in.op)
		switch in.op {
		case opLocalGet, opLocalSet, opLocalTee, opI32Const, opI64Const, opCall, opJumpIf:
			word += fmt.Sprint(" ", in.immediate)
		case opI64Load, opF32Load, opV128Load, opV128LoadSplat, opI64Store:
			word += fmt.Sprint(" +", in.offset)
		}
		written = append(written, word)
	}
	return strings.Join(written, ", ")
}

// code makes instructions of such words.
func code(t *testing.T, text string) (code []instruction) {
	for _, word := range strings.Split(text, ", ") {
		name, operand, _ := strings.Cut(word, " ")
		op, known := words[name]
		if !known {
			t.Fatalf("%q is no instruction", word)
		}
		var n int64
		if operand != "" {
			if _, err := fmt.Sscan(strings.TrimPrefix(operand, "+"), &n); err != nil {
				t.Fatal(word, err)
			}
		}
		switch op {
		case opI32Const, opI64Const:
			code = append(code, instruction{op: op, immediate: n, bytes: appendSigned([]byte{byte(op)}, n)})
		case opI64Load, opF32Load, opV128Load, opV128LoadSplat, opI64Store:
			code = append(code, accessing(op, 0, uint64(n)))
		case opIf:
			code = append(code, instruction{op: op, bytes: []byte{byte(op), 0x40}})
		case opJumpIf:
			code = append(code, instruction{op: op, immediate: n})
		case opLocalGet, opLocalSet, opLocalTee, opCall:
			code = append(code, numbered(op, int(n)))
		default:
			code = append(code, plain(op))
		}
	}
	return code
}

func TestAddressesAreFolded(t *testing.T) {
	same := ""
	for _, c := range []struct{ name, from, want string }{
		{"by way of a variable", "get 2, const 16, add, set 3, get 3, wrap, loadv +0", "get 2, const 16, add, set 3, get 2, wrap, loadv +16"},
		{"onto an offset", "get 2, const 16, add, set 3, get 3, wrap, loadv +8", "get 2, const 16, add, set 3, get 2, wrap, loadv +24"},
		{"on the stack", "get 2, const 16, add, wrap, load +0", "get 2, wrap, load +16"},
		{"of the stack's pointer", "get 1, extend, const 8, add, wrap, load +0", "get 1, load +8"},
		{"of a store", "get 1, extend, const 8, add, wrap, get 4, store +0", "get 1, get 4, store +8"},
		{"of a store of what is loaded", "get 1, extend, const 8, add, wrap, get 2, const 4, add, wrap, load +0, store +0", "get 1, get 2, wrap, load +4, store +8"},
		{"two of one", "get 2, const 16, add, set 3, get 3, wrap, load +0, set 4, get 3, wrap, load +8",
			"get 2, const 16, add, set 3, get 2, wrap, load +16, set 4, get 2, wrap, load +24"},
		{"the sum was written since", "get 2, const 16, add, set 3, get 5, set 3, get 3, wrap, load +0", same},
		{"the variable was written since", "get 2, const 16, add, set 3, get 5, set 2, get 3, wrap, load +0", same},
		{"the variable was written since, and kept", "get 2, const 16, add, set 3, get 5, tee 2, set 6, get 3, wrap, load +0", same},
		{"a variable to itself", "get 2, const 16, add, set 2, get 2, wrap, load +0", same},
		{"backwards", "get 2, const -16, add, set 3, get 3, wrap, load +0", same},
		{"far", "get 2, const 65537, add, set 3, get 3, wrap, load +0", same},
		{"after a choice", "get 2, const 16, add, set 3, get 4, if, end, get 3, wrap, load +0", same},
		{"an address that is no address", "get 2, const 16, add, wrap, set 3", same},
		{"an address that is reckoned with", "get 2, const 16, add, wrap, i32const 2, shl, load +0", same},
		{"an address of which another is made", "get 2, const 16, add, wrap, eqz, load +0", same},
		{"an address that is kept as well", "get 2, const 16, add, wrap, tee 3, load +0", same},
		{"below what is reckoned", "get 2, const 16, add, wrap, get 4, eqz, i32const 2, shl, tee 5, store +0", "get 2, wrap, get 4, eqz, i32const 2, shl, tee 5, store +16"},
		{"past a call", "get 2, const 16, add, wrap, call 9, load +0", same},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := c.want
			if want == same {
				want = c.from
			}
			if got := text(foldAddresses(code(t, c.from))); got != want {
				t.Errorf("%s\nbecame %s\nwant   %s", c.from, got, want)
			}
		})
	}
}

func TestSplatsAreFolded(t *testing.T) {
	same := ""
	for _, c := range []struct{ name, from, want string }{
		{"at once", "get 2, wrap, loadf +4, splat", "get 2, wrap, loadsplat +4"},
		{"by way of a variable", "get 2, wrap, loadf +4, set 3, get 3, splat", "get 2, wrap, loadsplat +4"},
		{"kept, not read again", "get 2, wrap, loadf +4, tee 3, splat", "get 2, wrap, loadsplat +4"},
		{"kept, read again", "get 2, wrap, loadf +4, tee 3, splat, set 9, get 3", same},
		{"two", "get 2, wrap, loadf +0, set 3, get 4, wrap, loadf +0, set 5, get 3, splat, set 6, get 5, splat",
			"get 2, wrap, loadsplat +0, set 6, get 4, wrap, loadsplat +0"},
		{"read again", "get 2, wrap, loadf +4, set 3, get 3, splat, set 9, get 3", same},
		{"read between", "get 2, wrap, loadf +4, set 3, get 3, set 9, get 3, splat", same},
		{"written between", "get 2, wrap, loadf +4, set 3, get 5, set 2, get 3, splat", same},
		{"a store between", "get 2, wrap, loadf +4, set 3, get 1, get 4, store +0, get 3, splat", same},
		{"a call between", "get 2, wrap, loadf +4, set 3, call 9, get 3, splat", same},
		{"a jump between", "get 2, wrap, loadf +4, set 3, get 1, jumpif 0, get 3, splat", same},
		{"of something else", "get 2, set 3, get 3, splat", same},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := c.want
			if want == same {
				want = c.from
			}
			section := code(t, c.from)
			dead := func(i int, local int64) bool {
				return !slices.ContainsFunc(section[i+1:], func(in instruction) bool { return in.op == opLocalGet && in.immediate == local })
			}
			if got := text(foldSplats(section, dead)); got != want {
				t.Errorf("%s\nbecame %s\nwant   %s", c.from, got, want)
			}
		})
	}
}

func TestSumsThatNobodyReadsAreLeftOut(t *testing.T) {
	f := &function{table: []int{0, 1}, entries: map[int]bool{0: true}, sections: [][]instruction{
		code(t, "get 2, const 16, add, set 3, get 2, const 32, add, set 4, get 3, wrap, load +0, set 5, get 5, jumpif 1, return"),
		code(t, "get 4, return"),
	}}
	f.shorten()
	want := "get 2, const 32, add, set 4, get 2, wrap, load +16, set 5, get 5, jumpif 1, return"
	if got := text(f.sections[0]); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}
