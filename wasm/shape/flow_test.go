package main

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// ending is how a section of a test's function ends.
type ending struct {
	jumpIf int // The section that it jumps to by a decision, or -1.
	last   int // Falls, jumps, returns, or calls what may give way.
	to     int // Of a jump.
}

const (
	falling = iota
	jumping
	returning
	calling
)

const testFunction = 7 // Its place among those that have a body.

// compiled returns the body that Go's compiler would make of sections; number k of PC_B leads to section k.
func compiled(sections []ending) []byte {
	body := []byte{0, byte(opGlobalGet), 0, byte(opLocalSet), sp}
	body = append(body, byte(opBlock), 0x40, byte(opLoop), 0x40)
	for range len(sections) + 1 {
		body = append(body, byte(opBlock), 0x40)
	}
	body = append(body, byte(opLocalGet), pcB, byte(opBrTable))
	body = binary.AppendUvarint(body, uint64(len(sections)))
	for k := range len(sections) + 1 {
		body = binary.AppendUvarint(body, uint64(k))
	}
	body = append(body, byte(opEnd))
	jump := func(k, to, inside int) {
		body = appendSigned(append(body, byte(opI32Const)), int64(to))
		body = append(body, byte(opLocalSet), pcB, byte(opBr))
		body = binary.AppendUvarint(body, uint64(len(sections)-k+inside))
	}
	for k, section := range sections {
		body = append(body, byte(opLocalGet), sp, byte(opI64Const))
		body = append(appendSigned(body, int64(100+k)), byte(opI64Store), 3, 0)
		if section.jumpIf >= 0 {
			body = append(body, byte(opGlobalGet), decision, byte(opIf), 0x40)
			jump(k, section.jumpIf, 1)
			body = append(body, byte(opEnd))
		}
		switch section.last {
		case jumping:
			jump(k, section.to, 0)
		case returning:
			body = append(body, byte(opI32Const), 0, byte(opReturn))
		case calling:
			body = append(body, byte(opLocalGet), sp, byte(opI64Const))
			body = appendSigned(body, (firstAddress+testFunction)<<16+int64(k+1))
			body = append(body, byte(opI64Store), 3, 0, byte(opI32Const), 0, byte(opCall), yielding, byte(opBrIf))
			body = binary.AppendUvarint(body, uint64(len(sections)-k+1))
		}
		body = append(body, byte(opEnd))
	}
	body = append(body, byte(opUnreachable))
	return append(body, byte(opEnd), byte(opUnreachable), byte(opEnd), byte(opI32Const), 1, byte(opEnd))
}

func rewritten(t interface{ Fatal(...any) }, body []byte) []byte {
	p := newProgram(0, map[int]string{testFunction: "test"}, options{})
	shaped, err := p.rewrite(body, testFunction)
	if err != nil {
		t.Fatal(err)
	}
	if p.shaped != 1 {
		t.Fatal("the function was left as it was")
	}
	return shaped
}

// traced runs a body, and returns all that it did.
func traced(body []byte, decisions []int64) string {
	h := &host{decisions: slices.Clone(decisions)}
	h.run(body, func(trace string) int64 {
		_, address, _ := cutLast(trace, "store ")
		number, _, _ := strings.Cut(address, " ")
		value, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			panic(err)
		}
		return value & 0xffff
	})
	return h.trace.String()
}

func cutLast(s, separator string) (before, after string, found bool) {
	if i := strings.LastIndex(s, separator); i >= 0 {
		return s[:i], s[i+len(separator):], true
	}
	return s, "", false
}

func TestRewrittenFlowIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.IntRange(1, 12).Draw(t, "sections")
		sections := make([]ending, count)
		for k := range sections {
			sections[k] = ending{
				jumpIf: rapid.IntRange(-1, count-1).Draw(t, "jumpIf"),
				last:   rapid.SampledFrom([]int{falling, falling, falling, jumping, returning, calling}).Draw(t, "last"),
				to:     rapid.IntRange(0, count-1).Draw(t, "to"),
			}
		}
		decisions := rapid.SliceOfN(rapid.SampledFrom([]int64{0, 1}), 60, 60).Draw(t, "decisions")
		body := compiled(sections)
		want, got := traced(body, decisions), traced(rewritten(t, body), decisions)
		// Without a decision in its way a loop has no end: what was done by then is what counts.
		if n := min(len(want), len(got)); want[:n] != got[:n] || n == 0 {
			t.Fatalf("%v\nwant %s\ngot  %s", sections, want, got)
		}
		if !strings.HasSuffix(want, "returns 0 ") && !strings.HasSuffix(want, "returns -1 ") {
			return
		}
		if want != got {
			t.Fatalf("%v\nwant %s\ngot  %s", sections, want, got)
		}
	})
}

// loops counts the instructions of a kind.
func counted(t *testing.T, body []byte, op opcode) (count int) {
	_, code, err := readBody(body)
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range code {
		if in.op == op {
			count++
		}
	}
	return count
}

func TestLoopsBecomeLoops(t *testing.T) {
	none := -1
	for _, c := range []struct {
		name          string
		sections      []ending
		loops, tables int
	}{
		{"straight", []ending{{none, falling, 0}, {none, returning, 0}}, 0, 0},
		{"choice", []ending{{2, falling, 0}, {none, jumping, 3}, {none, falling, 0}, {none, returning, 0}}, 0, 0},
		{"loop tested at its end", []ending{{none, falling, 0}, {1, falling, 0}, {none, returning, 0}}, 1, 0},
		{"loop entered at its second section", []ending{{none, jumping, 2}, {none, falling, 0}, {1, returning, 0}}, 1, 0},
		{"loop in a loop", []ending{{none, falling, 0}, {none, falling, 0}, {2, falling, 0}, {1, returning, 0}}, 2, 0},
		{"loop of one section", []ending{{0, returning, 0}}, 1, 0},
		{"loop with two entrances", []ending{{2, falling, 0}, {none, falling, 0}, {1, returning, 0}}, 1, 1},
		{"call", []ending{{none, calling, 0}, {none, returning, 0}}, 0, 1},
		{"call in a loop", []ending{{none, falling, 0}, {none, calling, 0}, {1, returning, 0}}, 1, 1},
		{"loop in a loop with a call", []ending{{none, jumping, 4}, {none, calling, 0}, {none, falling, 0}, {2, falling, 0}, {1, returning, 0}}, 2, 1},
		{"loop after a call", []ending{{none, calling, 0}, {none, falling, 0}, {2, returning, 0}}, 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			body := rewritten(t, compiled(c.sections))
			if loops, tables := counted(t, body, opLoop), counted(t, body, opBrTable); loops != c.loops || tables != c.tables {
				t.Errorf("%d loops and %d tables, want %d and %d", loops, tables, c.loops, c.tables)
			}
		})
	}
}

// TestLoopsAreTestedAtTheirEnds counts how often the section that tests is there.
func TestLoopsAreTestedAtTheirEnds(t *testing.T) {
	none := -1
	for _, c := range []struct {
		name     string
		sections []ending
		test     int
		times    int
	}{
		{"tested first", []ending{{none, falling, 0}, {3, falling, 0}, {none, jumping, 1}, {none, returning, 0}}, 1, 2},
		{"tested last, entered there", []ending{{none, jumping, 2}, {none, falling, 0}, {1, falling, 0}, {none, returning, 0}}, 2, 2},
		{"tested last", []ending{{none, falling, 0}, {1, falling, 0}, {none, returning, 0}}, 1, 1},
		{"two ways on", []ending{{none, falling, 0}, {3, falling, 0}, {1, returning, 0}, {none, jumping, 1}}, 1, 1},
		{"the body is entered from elsewhere", []ending{{2, falling, 0}, {3, falling, 0}, {none, jumping, 1}, {none, returning, 0}}, 1, 1},
		{"entered after a call", []ending{{none, calling, 0}, {3, falling, 0}, {none, jumping, 1}, {none, returning, 0}}, 1, 1},
		{"in a loop that is tested", []ending{{none, falling, 0}, {5, falling, 0}, {4, falling, 0}, {none, jumping, 2}, {none, jumping, 1}, {none, returning, 0}}, 2, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, code, err := readBody(rewritten(t, compiled(c.sections)))
			if err != nil {
				t.Fatal(err)
			}
			times := 0
			for _, in := range code {
				if in.op == opI64Const && in.immediate == int64(100+c.test) {
					times++
				}
			}
			if times != c.times {
				t.Errorf("the test is there %d times, want %d", times, c.times)
			}
		})
	}
}

func TestOtherFormsAreLeft(t *testing.T) {
	good := compiled([]ending{{-1, falling, 0}, {0, returning, 0}})
	for name, change := range map[string]func([]byte) []byte{
		"PC_B is read by something else": func(b []byte) []byte {
			return slices.Insert(b, slices.Index(b, byte(opI64Store))-5, byte(opLocalGet), pcB, 0x1a)
		},
		"no table": func([]byte) []byte { return []byte{0, byte(opI32Const), 0, byte(opEnd)} },
		"another start": func(b []byte) []byte {
			return append([]byte{0, byte(opNop)}, b[1:]...)
		},
	} {
		p := newProgram(0, nil, options{})
		body := change(slices.Clone(good))
		got, err := p.rewrite(body, testFunction)
		if err != nil || p.left != 1 || fmt.Sprint(got) != fmt.Sprint(body) {
			t.Errorf("%s: %v, %d left; want it left as it is", name, err, p.left)
		}
	}
}
